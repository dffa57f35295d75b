"""bulk insert

Revision ID: 0028
Revises: 0027
Create Date: 2026-11-21 10:28:00.000000

"""
from alembic import op
import sqlalchemy as sa


# revision identifiers, used by Alembic.
revision = '0028'
down_revision = '0027'
branch_labels = None
depends_on = None


def upgrade():
    product = sa.table(
        'product',
        sa.column('id', sa.Integer),
        sa.column('code', sa.String),
        sa.column('price', sa.Numeric),
        sa.column('low', sa.Integer),
    )
    op.bulk_insert(product, [
        {'id': 1, 'code': 'A', 'price': 10, 'low': None},
        {'id': 2, 'code': "B's", 'price': 2000, 'low': -3},
    ])


def downgrade():
    op.execute('DELETE FROM product')
