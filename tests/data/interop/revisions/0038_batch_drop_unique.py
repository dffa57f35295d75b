"""batch drop unique

Revision ID: 0038
Revises: 0037
Create Date: 2026-11-21 10:38:00.000000

"""
from alembic import op
import sqlalchemy as sa


# revision identifiers, used by Alembic.
revision = '0038'
down_revision = '0037'
branch_labels = None
depends_on = None


def upgrade():
    op.drop_index('ix_product_code_lower', 'product')
    with op.batch_alter_table('product', recreate='always') as batch_op:
        batch_op.drop_constraint('uq_product_code', type_='unique')
        batch_op.create_unique_constraint('uq_product_code_low', ['code', 'low'])


def downgrade():
    with op.batch_alter_table('product') as batch_op:
        batch_op.drop_constraint('uq_product_code_low', type_='unique')
        batch_op.create_unique_constraint('uq_product_code', ['code'])
    op.create_index('ix_product_code_lower', 'product', [sa.text('lower(code)'), 'price'])
