"""server defaults

Revision ID: 0009
Revises: 0008
Create Date: 2026-11-21 10:09:00.000000

"""
from alembic import op
import sqlalchemy as sa


# revision identifiers, used by Alembic.
revision = '0009'
down_revision = '0008'
branch_labels = None
depends_on = None


def upgrade():
    op.create_table('defaults',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('literal', sa.String(length=20), server_default="it's", nullable=True),
        sa.Column('empty', sa.String(length=20), server_default='', nullable=True),
        sa.Column('number', sa.Integer(), server_default=sa.text('5'), nullable=True),
        sa.Column('negative', sa.Integer(), server_default=sa.text('-5'), nullable=True),
        sa.Column('expression', sa.Integer(), server_default=sa.text('(1 + 2)'), nullable=True),
        sa.Column('created', sa.DateTime(), server_default=sa.func.now(), nullable=True),
        sa.Column('changed', sa.DateTime(), server_default=sa.func.current_timestamp(), nullable=True),
        sa.Column('stamped', sa.DateTime(), server_default=sa.text('CURRENT_TIMESTAMP'), nullable=True),
        sa.Column('on_', sa.Boolean(), server_default=sa.true(), nullable=False),
        sa.Column('off', sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column('absent', sa.Integer(), server_default=sa.null(), nullable=True),
        sa.PrimaryKeyConstraint('id')
    )


def downgrade():
    op.drop_table('defaults')
