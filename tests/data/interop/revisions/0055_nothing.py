"""nothing

Revision ID: 0055
Revises: 0054
Create Date: 2026-11-21 10:55:00.000000

"""
from alembic import op
import sqlalchemy as sa


# revision identifiers, used by Alembic.
revision = '0055'
down_revision = '0054'
branch_labels = None
depends_on = None


def upgrade():
    pass


def downgrade():
    pass
