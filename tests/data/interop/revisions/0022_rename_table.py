"""rename table

Revision ID: 0022
Revises: 0021
Create Date: 2026-11-21 10:22:00.000000

"""
from alembic import op
import sqlalchemy as sa


# revision identifiers, used by Alembic.
revision = '0022'
down_revision = '0021'
branch_labels = None
depends_on = None


def upgrade():
    op.rename_table('noted', 'remark')


def downgrade():
    op.rename_table('remark', 'noted')
