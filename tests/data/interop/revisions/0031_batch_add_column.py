"""batch add column

Revision ID: 0031
Revises: 0030
Create Date: 2026-11-21 10:31:00.000000

"""
from alembic import op
import sqlalchemy as sa


# revision identifiers, used by Alembic.
revision = '0031'
down_revision = '0030'
branch_labels = None
depends_on = None


def upgrade():
    with op.batch_alter_table('account', schema=None) as batch_op:
        batch_op.add_column(sa.Column('fax', sa.String(length=30), nullable=True))
        batch_op.create_index(batch_op.f('ix_account_fax'), ['fax'], unique=False)


def downgrade():
    with op.batch_alter_table('account', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_account_fax'))
        batch_op.drop_column('fax')
