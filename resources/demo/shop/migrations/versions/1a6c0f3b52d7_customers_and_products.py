"""customers and products

Revision ID: 1a6c0f3b52d7
Revises: 
Create Date: 2026-01-12 09:14:03.218405

"""
from alembic import op
import sqlalchemy as sa


# revision identifiers, used by Alembic.
revision = '1a6c0f3b52d7'
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('customer',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('name', sa.String(length=80), nullable=False),
        sa.Column('street', sa.String(length=120), nullable=True),
        sa.Column('city', sa.String(length=80), nullable=True),
        sa.Column('created_at', sa.DateTime(), server_default=sa.text('CURRENT_TIMESTAMP'), nullable=False),
        sa.PrimaryKeyConstraint('id', name='pk_customer')
    )
    op.create_index('ix_customer_name', 'customer', ['name'], unique=False)
    op.create_table('product',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('sku', sa.String(length=20), nullable=False),
        sa.Column('title', sa.String(length=120), nullable=False),
        sa.Column('price', sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint('id', name='pk_product'),
        sa.UniqueConstraint('sku', name='uq_product_sku')
    )


def downgrade() -> None:
    op.drop_table('product')
    op.drop_index('ix_customer_name', table_name='customer')
    op.drop_table('customer')
