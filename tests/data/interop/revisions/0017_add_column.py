"""add column

Revision ID: 0017
Revises: 0016
Create Date: 2026-11-21 10:17:00.000000

"""
from alembic import op
import sqlalchemy as sa


# revision identifiers, used by Alembic.
revision = '0017'
down_revision = '0016'
branch_labels = None
depends_on = None


def upgrade():
    op.add_column('account', sa.Column('phone', sa.String(length=30), nullable=True))
    op.add_column('account', sa.Column('born', sa.Date(), nullable=True))


def downgrade():
    op.drop_column('account', 'born')
    op.drop_column('account', 'phone')
