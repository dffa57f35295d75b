"""create table many types

Revision ID: 0007
Revises: 0006
Create Date: 2026-11-21 10:07:00.000000

"""
from alembic import op
import sqlalchemy as sa


# revision identifiers, used by Alembic.
revision = '0007'
down_revision = '0006'
branch_labels = None
depends_on = None


def upgrade():
    op.create_table('reading',
        sa.Column('id', sa.BigInteger(), nullable=False),
        sa.Column('small', sa.SmallInteger(), nullable=True),
        sa.Column('ratio', sa.Float(), nullable=True),
        sa.Column('exact', sa.DECIMAL(precision=12, scale=4), nullable=True),
        sa.Column('rough', sa.REAL(), nullable=True),
        sa.Column('plain', sa.Numeric(), nullable=True),
        sa.Column('day', sa.Date(), nullable=True),
        sa.Column('clock', sa.Time(), nullable=True),
        sa.Column('moment', sa.DateTime(timezone=True), nullable=True),
        sa.Column('stamp', sa.TIMESTAMP(), nullable=True),
        sa.Column('span', sa.Interval(), nullable=True),
        sa.Column('blob', sa.LargeBinary(), nullable=True),
        sa.Column('fixed', sa.CHAR(length=3), nullable=True),
        sa.Column('free', sa.VARCHAR(), nullable=True),
        sa.Column('words', sa.UnicodeText(), nullable=True),
        sa.Column('tree', sa.JSON(), nullable=True),
        sa.Column('pickle', sa.PickleType(), nullable=True),
        sa.PrimaryKeyConstraint('id')
    )


def downgrade():
    op.drop_table('reading')
