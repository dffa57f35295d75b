"""batch everything

Revision ID: 0049
Revises: 0048
Create Date: 2026-11-21 10:49:00.000000

"""
from alembic import op
import sqlalchemy as sa


# revision identifiers, used by Alembic.
revision = '0049'
down_revision = '0048'
branch_labels = None
depends_on = None


def upgrade():
    with op.batch_alter_table('setting') as batch_op:
        batch_op.add_column(sa.Column('note', sa.Text(), nullable=True))
        batch_op.alter_column('colour', new_column_name='paint', existing_type=sa.VARCHAR(length=30), nullable=False,
                              server_default='red')
        batch_op.drop_column('hidden')
        batch_op.create_unique_constraint('uq_setting_level', ['level', 'note'])
        batch_op.create_index('ix_setting_level', ['level'])


def downgrade():
    with op.batch_alter_table('setting') as batch_op:
        batch_op.drop_index('ix_setting_level')
        batch_op.drop_constraint('uq_setting_level', type_='unique')
        batch_op.add_column(sa.Column('hidden', sa.Boolean(), nullable=True))
        batch_op.alter_column('paint', new_column_name='colour', existing_type=sa.VARCHAR(length=30), nullable=True,
                              server_default=None)
        batch_op.drop_column('note')
