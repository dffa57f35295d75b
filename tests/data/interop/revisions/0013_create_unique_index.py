"""create unique index

Revision ID: 0013
Revises: 0012
Create Date: 2026-11-21 10:13:00.000000

"""
from alembic import op
import sqlalchemy as sa


# revision identifiers, used by Alembic.
revision = '0013'
down_revision = '0012'
branch_labels = None
depends_on = None


def upgrade():
    op.create_index('ux_account_description', 'account', ['description', 'name'], unique=True)


def downgrade():
    op.drop_index('ux_account_description', 'account')
