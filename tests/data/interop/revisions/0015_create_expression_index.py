"""create expression index

Revision ID: 0015
Revises: 0014
Create Date: 2026-11-21 10:15:00.000000

"""
from alembic import op
import sqlalchemy as sa


# revision identifiers, used by Alembic.
revision = '0015'
down_revision = '0014'
branch_labels = None
depends_on = None


def upgrade():
    op.create_index('ix_product_code_lower', 'product', [sa.text('lower(code)'), 'price'])


def downgrade():
    op.drop_index('ix_product_code_lower', 'product')
