"""merge addresses and stock

Revision ID: 8b3f71d05c2e
Revises: 6e02b7f4c318, 8a90e17d43bf
Create Date: 2026-02-24 09:48:12.735916

"""
from alembic import op
import sqlalchemy as sa


# revision identifiers, used by Alembic.
revision = '8b3f71d05c2e'
down_revision = ('6e02b7f4c318', '8a90e17d43bf')
branch_labels = None
depends_on = None


def upgrade() -> None:
    pass


def downgrade() -> None:
    pass
