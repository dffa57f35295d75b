"""batch partial reordering

Revision ID: 0045
Revises: 0044
Create Date: 2026-11-21 10:45:00.000000

"""
from alembic import op
import sqlalchemy as sa


# revision identifiers, used by Alembic.
revision = '0045'
down_revision = '0044'
branch_labels = None
depends_on = None


def upgrade():
    with op.batch_alter_table('country', partial_reordering=[('large', 'name'), ('flag', 'code')], recreate='always') as batch_op:
        batch_op.alter_column('name', existing_type=sa.VARCHAR(length=60), nullable=True)


def downgrade():
    with op.batch_alter_table('country', partial_reordering=[('code', 'capital', 'name', 'flag', 'large')], recreate='always') as batch_op:
        batch_op.alter_column('name', existing_type=sa.VARCHAR(length=60), nullable=False)
