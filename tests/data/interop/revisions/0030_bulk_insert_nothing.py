"""bulk insert nothing

Revision ID: 0030
Revises: 0029
Create Date: 2026-11-21 10:30:00.000000

"""
from alembic import op
import sqlalchemy as sa


# revision identifiers, used by Alembic.
revision = '0030'
down_revision = '0029'
branch_labels = None
depends_on = None


def upgrade():
    op.bulk_insert(sa.table('country', sa.column('code', sa.String)), [])


def downgrade():
    pass
