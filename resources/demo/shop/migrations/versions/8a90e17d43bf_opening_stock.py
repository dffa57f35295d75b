"""opening stock

Revision ID: 8a90e17d43bf
Revises: 7d95c3a1e06b
Create Date: 2026-02-19 12:06:58.314220

"""
from alembic import op
import sqlalchemy as sa


# revision identifiers, used by Alembic.
revision = '8a90e17d43bf'
down_revision = '7d95c3a1e06b'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("INSERT INTO stock (product_id, place, pieces) SELECT id, 'cellar', 12 FROM product")


def downgrade() -> None:
    raise NotImplementedError('the counted stock cannot be told from the opening stock any more')
