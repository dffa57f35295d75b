"""drop column

Revision ID: 0021
Revises: 0020
Create Date: 2026-11-21 10:21:00.000000

"""
from alembic import op
import sqlalchemy as sa


# revision identifiers, used by Alembic.
revision = '0021'
down_revision = '0020'
branch_labels = None
depends_on = None


def upgrade():
    op.drop_column('product', 'colour2')


def downgrade():
    op.add_column('product', sa.Column('colour2', sa.String(length=10), nullable=True))
