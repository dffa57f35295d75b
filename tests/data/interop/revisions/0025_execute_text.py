"""execute text

Revision ID: 0025
Revises: 0024
Create Date: 2026-11-21 10:25:00.000000

"""
from alembic import op
import sqlalchemy as sa


# revision identifiers, used by Alembic.
revision = '0025'
down_revision = '0024'
branch_labels = None
depends_on = None


def upgrade():
    op.execute("INSERT INTO account (id, name, about) VALUES (1, 'Ada', 'it''s first')")
    op.execute("INSERT INTO account (id, name) VALUES (2, 'Bob')")


def downgrade():
    op.execute("DELETE FROM account WHERE id IN (1, 2)")
