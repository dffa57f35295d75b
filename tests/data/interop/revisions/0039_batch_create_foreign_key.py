"""batch create foreign key

Revision ID: 0039
Revises: 0038
Create Date: 2026-11-21 10:39:00.000000

"""
from alembic import op
import sqlalchemy as sa


# revision identifiers, used by Alembic.
revision = '0039'
down_revision = '0038'
branch_labels = None
depends_on = None


def upgrade():
    with op.batch_alter_table('ticket', table_kwargs={'sqlite_autoincrement': True}) as batch_op:
        batch_op.add_column(sa.Column('account_id', sa.Integer(), nullable=True))
        batch_op.create_foreign_key('fk_ticket_account', 'account', ['account_id'], ['id'], ondelete='CASCADE')


def downgrade():
    with op.batch_alter_table('ticket', table_kwargs={'sqlite_autoincrement': True}) as batch_op:
        batch_op.drop_constraint('fk_ticket_account', type_='foreignkey')
        batch_op.drop_column('account_id')
