"""first goods

Revision ID: 27d1e98b04ac
Revises: 1a6c0f3b52d7
Create Date: 2026-01-13 16:40:51.009312

"""
from alembic import op
import sqlalchemy as sa


# revision identifiers, used by Alembic.
revision = '27d1e98b04ac'
down_revision = '1a6c0f3b52d7'
branch_labels = None
depends_on = None


def upgrade() -> None:
    product = sa.table('product',
        sa.column('sku', sa.String),
        sa.column('title', sa.String),
        sa.column('price', sa.Integer)
    )
    op.bulk_insert(product, [
        {'sku': 'KET-1', 'title': 'Copper kettle', 'price': 4900},
        {'sku': 'FLA-2', 'title': 'Round flask', 'price': 1250},
        {'sku': 'TON-3', 'title': 'Fire tongs', 'price': 1800},
        {'sku': 'BEL-4', 'title': 'Bellows', 'price': 3600},
    ])


def downgrade() -> None:
    op.execute("DELETE FROM product WHERE sku IN ('KET-1', 'FLA-2', 'TON-3', 'BEL-4')")
