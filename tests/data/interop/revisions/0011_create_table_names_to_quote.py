"""create table names to quote

Revision ID: 0011
Revises: 0010
Create Date: 2026-11-21 10:11:00.000000

"""
from alembic import op
import sqlalchemy as sa


# revision identifiers, used by Alembic.
revision = '0011'
down_revision = '0010'
branch_labels = None
depends_on = None


def upgrade():
    op.create_table('Order Details',
        sa.Column('Id', sa.Integer(), nullable=False),
        sa.Column('select', sa.String(length=10), nullable=True),
        sa.Column('with blank', sa.String(length=10), nullable=True),
        sa.PrimaryKeyConstraint('Id'),
        sa.UniqueConstraint('select', 'with blank', name='Unique Pair')
    )
    op.create_index('Index on it', 'Order Details', ['select'], unique=False)


def downgrade():
    op.drop_index('Index on it', table_name='Order Details')
    op.drop_table('Order Details')
