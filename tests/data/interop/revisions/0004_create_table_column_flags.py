"""create table column flags

Revision ID: 0004
Revises: 0003
Create Date: 2026-11-21 10:04:00.000000

"""
from alembic import op
import sqlalchemy as sa


# revision identifiers, used by Alembic.
revision = '0004'
down_revision = '0003'
branch_labels = None
depends_on = None


def upgrade():
    op.create_table('member',
        sa.Column('id', sa.Integer(), primary_key=True),
        sa.Column('email', sa.String(120), unique=True, nullable=False),
        sa.Column('nick', sa.String(40), index=True),
        sa.Column('account_id', sa.Integer(), sa.ForeignKey('account.id', name='fk_member_account', ondelete='CASCADE')),
        sa.Column('age', sa.Integer(), sa.CheckConstraint('age >= 0', name='ck_member_age')),
    )


def downgrade():
    op.drop_table('member')
