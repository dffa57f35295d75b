"""create table checked types

Revision ID: 0006
Revises: 0005
Create Date: 2026-11-21 10:06:00.000000

"""
from alembic import op
import sqlalchemy as sa


# revision identifiers, used by Alembic.
revision = '0006'
down_revision = '0005'
branch_labels = None
depends_on = None


def upgrade():
    op.create_table('setting',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('level', sa.Enum('low', 'middle', 'high', name='level_kind', create_constraint=True), nullable=False),
        sa.Column('colour', sa.Enum('red', 'green', name='colour_kind', native_enum=False, length=30), nullable=True),
        sa.Column('active', sa.Boolean(create_constraint=True, name='ck_setting_active'), nullable=False),
        sa.Column('hidden', sa.Boolean(), nullable=True),
        sa.PrimaryKeyConstraint('id', name='pk_setting')
    )


def downgrade():
    op.drop_table('setting')
