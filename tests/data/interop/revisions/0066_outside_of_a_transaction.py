"""outside of a transaction

Revision ID: 0066
Revises: 0065
Create Date: 2026-11-22 11:00:00.000000

"""
from alembic import op
import sqlalchemy as sa


# revision identifiers, used by Alembic.
revision = '0066'
down_revision = '0065'
branch_labels = None
depends_on = None


def upgrade():
    op.create_table('attic', sa.Column('id', sa.Integer, primary_key=True))
    with op.get_context().autocommit_block():
        op.execute('VACUUM')
        op.execute('INSERT INTO attic (id) VALUES (1)')
    op.add_column('attic', sa.Column('box', sa.String(10)))


def downgrade():
    op.drop_table('attic')
    with op.get_context().autocommit_block():
        op.execute('VACUUM')
