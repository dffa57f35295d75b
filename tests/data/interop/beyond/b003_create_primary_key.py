"""create primary key

Revision ID: b003
Revises: b002
Create Date: 2026-11-21 11:30:00.000000

"""
from alembic import op
import sqlalchemy as sa


# revision identifiers, used by Alembic.
revision = 'b003'
down_revision = 'b002'
branch_labels = None
depends_on = None


def upgrade():
    op.create_primary_key('pk_child', 'child', ['number'])


def downgrade():
    op.drop_constraint('pk_child', 'child', type_='primary')
