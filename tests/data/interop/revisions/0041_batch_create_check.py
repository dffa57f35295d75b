"""batch create check

Revision ID: 0041
Revises: 0040
Create Date: 2026-11-21 10:41:00.000000

"""
from alembic import op
import sqlalchemy as sa


# revision identifiers, used by Alembic.
revision = '0041'
down_revision = '0040'
branch_labels = None
depends_on = None


def upgrade():
    with op.batch_alter_table('account') as batch_op:
        batch_op.create_check_constraint('ck_account_name', "name <> ''")


def downgrade():
    with op.batch_alter_table('account') as batch_op:
        batch_op.drop_constraint('ck_account_name', type_='check')
