"""create table comments

Revision ID: 0010
Revises: 0009
Create Date: 2026-11-21 10:10:00.000000

"""
from alembic import op
import sqlalchemy as sa


# revision identifiers, used by Alembic.
revision = '0010'
down_revision = '0009'
branch_labels = None
depends_on = None


def upgrade():
    op.create_table('noted',
        sa.Column('id', sa.Integer(), nullable=False, comment='the number'),
        sa.Column('text', sa.Text(), nullable=True, comment='what it says'),
        sa.PrimaryKeyConstraint('id'),
        comment='notes of people'
    )


def downgrade():
    op.drop_table('noted')
