"""execute escapes

Revision ID: 0026
Revises: 0025
Create Date: 2026-11-21 10:26:00.000000

"""
from alembic import op
import sqlalchemy as sa


# revision identifiers, used by Alembic.
revision = '0026'
down_revision = '0025'
branch_labels = None
depends_on = None


def upgrade():
    op.execute(sa.text("UPDATE account SET phone = '12\\:30' WHERE id = 1"))
    op.execute("UPDATE account SET phone = '50%' WHERE id = 2")


def downgrade():
    op.execute("UPDATE account SET phone = NULL")
