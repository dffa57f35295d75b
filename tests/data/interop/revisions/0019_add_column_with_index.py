"""add column with index

Revision ID: 0019
Revises: 0018
Create Date: 2026-11-21 10:19:00.000000

"""
from alembic import op
import sqlalchemy as sa


# revision identifiers, used by Alembic.
revision = '0019'
down_revision = '0018'
branch_labels = None
depends_on = None


def upgrade():
    op.add_column('product', sa.Column('colour', sa.String(length=10), index=True))


def downgrade():
    op.drop_index('ix_product_colour', 'product')
    op.drop_column('product', 'colour')
