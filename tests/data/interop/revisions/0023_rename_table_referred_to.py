"""rename table referred to

Revision ID: 0023
Revises: 0022
Create Date: 2026-11-21 10:23:00.000000

"""
from alembic import op
import sqlalchemy as sa


# revision identifiers, used by Alembic.
revision = '0023'
down_revision = '0022'
branch_labels = None
depends_on = None


def upgrade():
    op.rename_table('member', 'person')
    op.create_table('visit',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('person_id', sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(['person_id'], ['person.id'], name='fk_visit_person'),
        sa.PrimaryKeyConstraint('id', name='pk_visit')
    )
    op.rename_table('person', 'human')


def downgrade():
    op.rename_table('human', 'person')
    op.drop_table('visit')
    op.rename_table('person', 'member')
