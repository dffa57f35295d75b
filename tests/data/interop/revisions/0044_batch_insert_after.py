"""batch insert after

Revision ID: 0044
Revises: 0043
Create Date: 2026-11-21 10:44:00.000000

"""
from alembic import op
import sqlalchemy as sa


# revision identifiers, used by Alembic.
revision = '0044'
down_revision = '0043'
branch_labels = None
depends_on = None


def upgrade():
    with op.batch_alter_table('country', recreate='always') as batch_op:
        batch_op.add_column(sa.Column('capital', sa.String(length=60), nullable=True), insert_after='code')
        batch_op.add_column(sa.Column('flag', sa.String(length=8), nullable=True), insert_before='large')


def downgrade():
    with op.batch_alter_table('country') as batch_op:
        batch_op.drop_column('flag')
        batch_op.drop_column('capital')
