"""batch indexes

Revision ID: 0043
Revises: 0042
Create Date: 2026-11-21 10:43:00.000000

"""
from alembic import op
import sqlalchemy as sa


# revision identifiers, used by Alembic.
revision = '0043'
down_revision = '0042'
branch_labels = None
depends_on = None


def upgrade():
    with op.batch_alter_table('country') as batch_op:
        batch_op.create_index('ix_country_name', ['name'])
        batch_op.create_index('ux_country_both', ['name', 'large'], unique=True)


def downgrade():
    with op.batch_alter_table('country') as batch_op:
        batch_op.drop_index('ux_country_both')
        batch_op.drop_index('ix_country_name')
