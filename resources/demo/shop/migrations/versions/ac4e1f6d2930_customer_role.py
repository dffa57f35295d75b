"""customer role

Revision ID: ac4e1f6d2930
Revises: 9c1b04e7a8d2
Create Date: 2026-03-12 10:05:27.058341

"""
from alembic import op
import sqlalchemy as sa


# revision identifiers, used by Alembic.
revision = 'ac4e1f6d2930'
down_revision = '9c1b04e7a8d2'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column('customer', sa.Column('role', sa.String(length=12), server_default='buyer', nullable=False))
    op.create_index('ix_customer_role', 'customer', ['role'], unique=False)


def downgrade() -> None:
    op.drop_index('ix_customer_role', table_name='customer')
    op.drop_column('customer', 'role')
