"""add another column

Revision ID: 0020
Revises: 0019
Create Date: 2026-11-21 10:20:00.000000

"""
from alembic import op
import sqlalchemy as sa


# revision identifiers, used by Alembic.
revision = '0020'
down_revision = '0019'
branch_labels = None
depends_on = None


def upgrade():
    op.add_column('product', sa.Column('colour2', sa.String(length=10), nullable=True))


def downgrade():
    op.drop_column('product', 'colour2')
