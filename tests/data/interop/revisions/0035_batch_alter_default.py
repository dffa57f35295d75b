"""batch alter default

Revision ID: 0035
Revises: 0034
Create Date: 2026-11-21 10:35:00.000000

"""
from alembic import op
import sqlalchemy as sa


# revision identifiers, used by Alembic.
revision = '0035'
down_revision = '0034'
branch_labels = None
depends_on = None


def upgrade():
    with op.batch_alter_table('account') as batch_op:
        batch_op.alter_column('role', existing_type=sa.VARCHAR(length=20), server_default='GUEST',
                              existing_server_default=sa.text("'USER'"))
        batch_op.alter_column('phone', existing_type=sa.VARCHAR(length=30), server_default=sa.text("'none'"))


def downgrade():
    with op.batch_alter_table('account') as batch_op:
        batch_op.alter_column('phone', existing_type=sa.VARCHAR(length=30), server_default=None)
        batch_op.alter_column('role', existing_type=sa.VARCHAR(length=20), server_default='USER')
