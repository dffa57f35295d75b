"""batch self reference

Revision ID: 0040
Revises: 0039
Create Date: 2026-11-21 10:40:00.000000

"""
from alembic import op
import sqlalchemy as sa


# revision identifiers, used by Alembic.
revision = '0040'
down_revision = '0039'
branch_labels = None
depends_on = None


def upgrade():
    with op.batch_alter_table('account') as batch_op:
        batch_op.add_column(sa.Column('chief_id', sa.Integer(), nullable=True))
        batch_op.create_foreign_key('fk_account_chief', 'account', ['chief_id'], ['id'], deferrable=True, initially='DEFERRED')


def downgrade():
    with op.batch_alter_table('account') as batch_op:
        batch_op.drop_constraint('fk_account_chief', type_='foreignkey')
        batch_op.drop_column('chief_id')
