"""tables

Revision ID: b001
Revises: 
Create Date: 2026-11-21 11:30:00.000000

"""
from alembic import op
import sqlalchemy as sa


# revision identifiers, used by Alembic.
revision = 'b001'
down_revision = None
branch_labels = None
depends_on = None


def upgrade():
    op.create_table('parent',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('code', sa.String(length=10), nullable=True),
    sa.PrimaryKeyConstraint('id')
    )
    op.create_table('child',
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('parent_id', sa.Integer(), nullable=True),
    sa.Column('amount', sa.Integer(), nullable=True)
    )
    op.execute("INSERT INTO parent (id, code) VALUES (1, 'a')")
    op.execute("INSERT INTO child (number, parent_id, amount) VALUES (7, 1, 3)")


def downgrade():
    op.drop_table('child')
    op.drop_table('parent')
