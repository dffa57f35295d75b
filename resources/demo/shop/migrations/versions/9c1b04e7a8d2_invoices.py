"""invoices

Revision ID: 9c1b04e7a8d2
Revises: 8b3f71d05c2e
Create Date: 2026-03-05 15:22:41.490873

"""
from alembic import op
import sqlalchemy as sa


# revision identifiers, used by Alembic.
revision = '9c1b04e7a8d2'
down_revision = '8b3f71d05c2e'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('invoice',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('order_id', sa.Integer(), nullable=False),
        sa.Column('number', sa.String(length=20), nullable=False),
        sa.Column('issued_on', sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(['order_id'], ['orders.id'], name='fk_invoice_order'),
        sa.PrimaryKeyConstraint('id', name='pk_invoice'),
        sa.UniqueConstraint('number', name='uq_invoice_number')
    )
    op.create_index('ix_invoice_order_id', 'invoice', ['order_id'], unique=False)


def downgrade() -> None:
    op.drop_index('ix_invoice_order_id', table_name='invoice')
    op.drop_table('invoice')
