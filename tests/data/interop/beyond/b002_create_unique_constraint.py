"""create unique constraint

Revision ID: b002
Revises: b001
Create Date: 2026-11-21 11:30:00.000000

"""
from alembic import op
import sqlalchemy as sa


# revision identifiers, used by Alembic.
revision = 'b002'
down_revision = 'b001'
branch_labels = None
depends_on = None


def upgrade():
    op.create_unique_constraint('uq_parent_code', 'parent', ['code'])


def downgrade():
    op.drop_constraint('uq_parent_code', 'parent', type_='unique')
