"""add column with default

Revision ID: 0018
Revises: 0017
Create Date: 2026-11-21 10:18:00.000000

"""
from alembic import op
import sqlalchemy as sa


# revision identifiers, used by Alembic.
revision = '0018'
down_revision = '0017'
branch_labels = None
depends_on = None


def upgrade():
    op.add_column('account', sa.Column('role', sa.String(length=20), server_default='USER', nullable=False))
    op.add_column('account', sa.Column('score', sa.Integer(), server_default=sa.text('0'), nullable=False))


def downgrade():
    op.drop_column('account', 'score')
    op.drop_column('account', 'role')
