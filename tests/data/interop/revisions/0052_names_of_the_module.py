"""names of the module

Revision ID: 0052
Revises: 0051
Create Date: 2026-11-21 10:52:00.000000

"""
from alembic import op
import sqlalchemy as sa


# revision identifiers, used by Alembic.
revision = '0052'
down_revision = '0051'
branch_labels = None
depends_on = None

PREFIX = 'audit_'
INDEXED = ['happened', 'action']
COLUMNS = [
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('happened', sa.DateTime(), nullable=False),
    sa.Column('action', sa.String(length=20), nullable=False),
]


def upgrade():
    op.create_table(PREFIX + 'log', *COLUMNS, sa.PrimaryKeyConstraint('id', name='pk_' + PREFIX + 'log'))
    op.create_index('ix_' + PREFIX + 'log', PREFIX + 'log', INDEXED)


def downgrade():
    op.drop_index('ix_' + PREFIX + 'log', PREFIX + 'log')
    op.drop_table(PREFIX + 'log')
