"""drop table

Revision ID: 0054
Revises: 0053
Create Date: 2026-11-21 10:54:00.000000

"""
from alembic import op
import sqlalchemy as sa


# revision identifiers, used by Alembic.
revision = '0054'
down_revision = '0053'
branch_labels = None
depends_on = None


def upgrade():
    op.drop_table('reading')
    op.drop_table('defaults')


def downgrade():
    op.create_table('defaults',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('literal', sa.String(length=20), server_default="it's", nullable=True),
        sa.Column('empty', sa.String(length=20), server_default='', nullable=True),
        sa.Column('number', sa.Integer(), server_default=sa.text('5'), nullable=True),
        sa.PrimaryKeyConstraint('id')
    )
    op.create_table('reading',
        sa.Column('id', sa.BigInteger(), nullable=False),
        sa.Column('small', sa.SmallInteger(), nullable=True),
        sa.PrimaryKeyConstraint('id')
    )
