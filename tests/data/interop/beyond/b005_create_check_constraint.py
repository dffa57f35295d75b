"""create check constraint

Revision ID: b005
Revises: b004
Create Date: 2026-11-21 11:30:00.000000

"""
from alembic import op
import sqlalchemy as sa


# revision identifiers, used by Alembic.
revision = 'b005'
down_revision = 'b004'
branch_labels = None
depends_on = None


def upgrade():
    op.create_check_constraint('ck_child_amount', 'child', 'amount > 0')


def downgrade():
    op.drop_constraint('ck_child_amount', 'child', type_='check')
