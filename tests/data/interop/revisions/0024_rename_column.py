"""rename column

Revision ID: 0024
Revises: 0023
Create Date: 2026-11-21 10:24:00.000000

"""
from alembic import op
import sqlalchemy as sa


# revision identifiers, used by Alembic.
revision = '0024'
down_revision = '0023'
branch_labels = None
depends_on = None


def upgrade():
    op.alter_column('account', 'description', new_column_name='about')


def downgrade():
    op.alter_column('account', 'about', new_column_name='description')
