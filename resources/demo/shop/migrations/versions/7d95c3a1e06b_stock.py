"""stock

Revision ID: 7d95c3a1e06b
Revises: 4b80d5e2f713
Create Date: 2026-02-12 17:18:33.942508

"""
from alembic import op
import sqlalchemy as sa


# revision identifiers, used by Alembic.
revision = '7d95c3a1e06b'
down_revision = '4b80d5e2f713'
branch_labels = ('warehouse',)
depends_on = None


def upgrade() -> None:
    op.create_table('stock',
        sa.Column('product_id', sa.Integer(), nullable=False),
        sa.Column('place', sa.String(length=40), nullable=False),
        sa.Column('pieces', sa.Integer(), server_default='0', nullable=False),
        sa.CheckConstraint('pieces >= 0', name='ck_stock_pieces'),
        sa.ForeignKeyConstraint(['product_id'], ['product.id'], name='fk_stock_product'),
        sa.PrimaryKeyConstraint('product_id', 'place', name='pk_stock')
    )


def downgrade() -> None:
    op.drop_table('stock')
