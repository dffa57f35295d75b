"""orders

Revision ID: 3f2a7c61d9e0
Revises: 27d1e98b04ac
Create Date: 2026-01-20 11:02:37.551190

"""
from alembic import op
import sqlalchemy as sa


# revision identifiers, used by Alembic.
revision = '3f2a7c61d9e0'
down_revision = '27d1e98b04ac'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('orders',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('customer_id', sa.Integer(), nullable=False),
        sa.Column('ordered_at', sa.DateTime(), nullable=False),
        sa.Column('status', sa.String(length=12), server_default='open', nullable=False),
        sa.CheckConstraint("status IN ('open', 'paid', 'sent')", name='ck_orders_status'),
        sa.ForeignKeyConstraint(['customer_id'], ['customer.id'], name='fk_orders_customer'),
        sa.PrimaryKeyConstraint('id', name='pk_orders')
    )
    op.create_table('order_line',
        sa.Column('order_id', sa.Integer(), nullable=False),
        sa.Column('product_id', sa.Integer(), nullable=False),
        sa.Column('quantity', sa.Integer(), server_default='1', nullable=False),
        sa.ForeignKeyConstraint(['order_id'], ['orders.id'], name='fk_order_line_order', ondelete='CASCADE'),
        sa.ForeignKeyConstraint(['product_id'], ['product.id'], name='fk_order_line_product'),
        sa.PrimaryKeyConstraint('order_id', 'product_id', name='pk_order_line')
    )


def downgrade() -> None:
    op.drop_table('order_line')
    op.drop_table('orders')
