"""batch alter nullable

Revision ID: 0033
Revises: 0032
Create Date: 2026-11-21 10:33:00.000000

"""
from alembic import op
import sqlalchemy as sa


# revision identifiers, used by Alembic.
revision = '0033'
down_revision = '0032'
branch_labels = None
depends_on = None


def upgrade():
    op.execute("UPDATE account SET about = '' WHERE about IS NULL")
    with op.batch_alter_table('account') as batch_op:
        batch_op.alter_column('about', existing_type=sa.VARCHAR(length=200), nullable=False)


def downgrade():
    with op.batch_alter_table('account') as batch_op:
        batch_op.alter_column('about', existing_type=sa.VARCHAR(length=200), nullable=True)
