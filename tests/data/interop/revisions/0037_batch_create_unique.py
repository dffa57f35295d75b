"""batch create unique

Revision ID: 0037
Revises: 0036
Create Date: 2026-11-21 10:37:00.000000

"""
from alembic import op
import sqlalchemy as sa


# revision identifiers, used by Alembic.
revision = '0037'
down_revision = '0036'
branch_labels = None
depends_on = None


def upgrade():
    with op.batch_alter_table('account') as batch_op:
        batch_op.create_unique_constraint('uq_account_phone', ['phone'])


def downgrade():
    with op.batch_alter_table('account') as batch_op:
        batch_op.drop_constraint('uq_account_phone', type_='unique')
