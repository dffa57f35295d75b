"""batch primary key

Revision ID: 0042
Revises: 0041
Create Date: 2026-11-21 10:42:00.000000

"""
from alembic import op
import sqlalchemy as sa


# revision identifiers, used by Alembic.
revision = '0042'
down_revision = '0041'
branch_labels = None
depends_on = None


def upgrade():
    with op.batch_alter_table('visit') as batch_op:
        batch_op.alter_column('person_id', existing_type=sa.INTEGER(), nullable=False)
        batch_op.drop_constraint('pk_visit', type_='primary')
        batch_op.create_primary_key('pk_visit_both', ['id', 'person_id'])


def downgrade():
    with op.batch_alter_table('visit') as batch_op:
        batch_op.drop_constraint('pk_visit_both', type_='primary')
        batch_op.create_primary_key('pk_visit', ['id'])
        batch_op.alter_column('person_id', existing_type=sa.INTEGER(), nullable=True)
