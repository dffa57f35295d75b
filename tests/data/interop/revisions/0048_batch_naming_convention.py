"""batch naming convention

Revision ID: 0048
Revises: 0047
Create Date: 2026-11-21 10:48:00.000000

"""
from alembic import op
import sqlalchemy as sa


# revision identifiers, used by Alembic.
revision = '0048'
down_revision = '0047'
branch_labels = None
depends_on = None

naming_convention = {
    'uq': 'uq_%(table_name)s_%(column_0_name)s',
    'fk': 'fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s',
}


def upgrade():
    with op.batch_alter_table('human', naming_convention=naming_convention) as batch_op:
        batch_op.drop_constraint('uq_human_email', type_='unique')


def downgrade():
    with op.batch_alter_table('human') as batch_op:
        batch_op.create_unique_constraint('uq_human_email', ['email'])
