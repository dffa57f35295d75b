"""batch alter type

Revision ID: 0034
Revises: 0033
Create Date: 2026-11-21 10:34:00.000000

"""
from alembic import op
import sqlalchemy as sa


# revision identifiers, used by Alembic.
revision = '0034'
down_revision = '0033'
branch_labels = None
depends_on = None


def upgrade():
    with op.batch_alter_table('account') as batch_op:
        batch_op.alter_column('name', existing_type=sa.VARCHAR(length=50), type_=sa.String(length=80), existing_nullable=False)
        batch_op.alter_column('score', existing_type=sa.INTEGER(), type_=sa.String(length=10), existing_nullable=False)


def downgrade():
    with op.batch_alter_table('account') as batch_op:
        batch_op.alter_column('score', existing_type=sa.VARCHAR(length=10), type_=sa.Integer(), existing_nullable=False)
        batch_op.alter_column('name', existing_type=sa.VARCHAR(length=80), type_=sa.String(length=50), existing_nullable=False)
