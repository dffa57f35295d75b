"""create partial index

Revision ID: 0014
Revises: 0013
Create Date: 2026-11-21 10:14:00.000000

"""
from alembic import op
import sqlalchemy as sa


# revision identifiers, used by Alembic.
revision = '0014'
down_revision = '0013'
branch_labels = None
depends_on = None


def upgrade():
    op.create_index('ix_product_expensive', 'product', ['price'], unique=False, sqlite_where=sa.text('price > 1000'))


def downgrade():
    op.drop_index('ix_product_expensive', table_name='product', sqlite_where=sa.text('price > 1000'))
