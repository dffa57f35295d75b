"""batch never

Revision ID: 0050
Revises: 0049
Create Date: 2026-11-21 10:50:00.000000

"""
from alembic import op
import sqlalchemy as sa


# revision identifiers, used by Alembic.
revision = '0050'
down_revision = '0049'
branch_labels = None
depends_on = None


def upgrade():
    with op.batch_alter_table('area', recreate='never') as batch_op:
        batch_op.add_column(sa.Column('label', sa.String(length=20), nullable=True))
        batch_op.create_index('ix_area_label', ['label'])


def downgrade():
    op.drop_index('ix_area_label', 'area')
    op.drop_column('area', 'label')
