"""batch rename column

Revision ID: 0036
Revises: 0035
Create Date: 2026-11-21 10:36:00.000000

"""
from alembic import op
import sqlalchemy as sa


# revision identifiers, used by Alembic.
revision = '0036'
down_revision = '0035'
branch_labels = None
depends_on = None


def upgrade():
    with op.batch_alter_table('account') as batch_op:
        batch_op.alter_column('about', new_column_name='biography', existing_type=sa.VARCHAR(length=200))


def downgrade():
    with op.batch_alter_table('account') as batch_op:
        batch_op.alter_column('biography', new_column_name='about', existing_type=sa.VARCHAR(length=200))
