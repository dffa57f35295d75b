"""execute expression

Revision ID: 0027
Revises: 0026
Create Date: 2026-11-21 10:27:00.000000

"""
from alembic import op
import sqlalchemy as sa


# revision identifiers, used by Alembic.
revision = '0027'
down_revision = '0026'
branch_labels = None
depends_on = None


def upgrade():
    account = sa.table('account', sa.column('id', sa.Integer), sa.column('name', sa.String), sa.column('role', sa.String))
    op.execute(account.update().where(account.c.name == op.inline_literal("Bob")).values(role=op.inline_literal("ADMIN")))


def downgrade():
    op.execute("UPDATE account SET role = 'USER'")
