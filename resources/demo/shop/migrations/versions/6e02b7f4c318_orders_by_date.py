"""orders by date

Revision ID: 6e02b7f4c318
Revises: 51c6a2904e8d
Create Date: 2026-02-17 08:31:20.660047

"""
from alembic import op
import sqlalchemy as sa


# revision identifiers, used by Alembic.
revision = '6e02b7f4c318'
down_revision = '51c6a2904e8d'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index('ix_orders_ordered_at', 'orders', ['ordered_at'], unique=False)


def downgrade() -> None:
    op.drop_index('ix_orders_ordered_at', table_name='orders')
