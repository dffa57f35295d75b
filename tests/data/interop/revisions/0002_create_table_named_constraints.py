"""create table named constraints

Revision ID: 0002
Revises: 0001
Create Date: 2026-11-21 10:02:00.000000

"""
from alembic import op
import sqlalchemy as sa


# revision identifiers, used by Alembic.
revision = '0002'
down_revision = '0001'
branch_labels = None
depends_on = None


def upgrade():
    op.create_table('product',
        sa.Column('id', sa.BigInteger(), nullable=False),
        sa.Column('code', sa.String(length=20), nullable=False),
        sa.Column('price', sa.Numeric(precision=10, scale=2), server_default='0', nullable=False),
        sa.Column('low', sa.Integer(), nullable=True),
        sa.Column('high', sa.Integer(), nullable=True),
        sa.CheckConstraint('low <= high', name='ck_product_range'),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_product')),
        sa.UniqueConstraint('code', name='uq_product_code')
    )


def downgrade():
    op.drop_table('product')
