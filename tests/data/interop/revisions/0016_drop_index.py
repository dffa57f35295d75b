"""drop index

Revision ID: 0016
Revises: 0015
Create Date: 2026-11-21 10:16:00.000000

"""
from alembic import op
import sqlalchemy as sa


# revision identifiers, used by Alembic.
revision = '0016'
down_revision = '0015'
branch_labels = None
depends_on = None


def upgrade():
    op.drop_index('ix_member_nick')


def downgrade():
    op.create_index('ix_member_nick', 'member', ['nick'], unique=False)
