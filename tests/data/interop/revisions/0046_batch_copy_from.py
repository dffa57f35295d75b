"""batch copy from

Revision ID: 0046
Revises: 0045
Create Date: 2026-11-21 10:46:00.000000

"""
from alembic import op
import sqlalchemy as sa


# revision identifiers, used by Alembic.
revision = '0046'
down_revision = '0045'
branch_labels = None
depends_on = None

remark = sa.Table(
    'remark', sa.MetaData(),
    sa.Column('id', sa.Integer(), primary_key=True),
    sa.Column('text', sa.Text(), nullable=True),
)


def upgrade():
    with op.batch_alter_table('remark', copy_from=remark) as batch_op:
        batch_op.alter_column('text', existing_type=sa.Text(), nullable=False, server_default='-')


def downgrade():
    with op.batch_alter_table('remark') as batch_op:
        batch_op.alter_column('text', existing_type=sa.Text(), nullable=True, server_default=None)
