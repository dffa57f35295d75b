"""alter column type

Revision ID: b006
Revises: b005
Create Date: 2026-11-21 11:30:00.000000

"""
from alembic import op
import sqlalchemy as sa


# revision identifiers, used by Alembic.
revision = 'b006'
down_revision = 'b005'
branch_labels = None
depends_on = None


def upgrade():
    op.alter_column('child', 'amount',
               existing_type=sa.INTEGER(),
               type_=sa.String(length=12),
               nullable=False,
               server_default='0')


def downgrade():
    op.alter_column('child', 'amount',
               existing_type=sa.VARCHAR(length=12),
               type_=sa.Integer(),
               nullable=True,
               server_default=None)
