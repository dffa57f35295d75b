"""create index

Revision ID: 0012
Revises: 0011
Create Date: 2026-11-21 10:12:00.000000

"""
from alembic import op
import sqlalchemy as sa


# revision identifiers, used by Alembic.
revision = '0012'
down_revision = '0011'
branch_labels = None
depends_on = None


def upgrade():
    op.create_index('ix_account_name', 'account', ['name'])
    op.create_index(op.f('ix_product_low_high'), 'product', ['low', 'high'], unique=False)


def downgrade():
    op.drop_index(op.f('ix_product_low_high'), table_name='product')
    op.drop_index('ix_account_name', table_name='account')
