"""batch drop column

Revision ID: 0032
Revises: 0031
Create Date: 2026-11-21 10:32:00.000000

"""
from alembic import op
import sqlalchemy as sa


# revision identifiers, used by Alembic.
revision = '0032'
down_revision = '0031'
branch_labels = None
depends_on = None


def upgrade():
    with op.batch_alter_table('account') as batch_op:
        batch_op.drop_column('born')


def downgrade():
    with op.batch_alter_table('account') as batch_op:
        batch_op.add_column(sa.Column('born', sa.Date(), nullable=True))
