"""create foreign key

Revision ID: b004
Revises: b003
Create Date: 2026-11-21 11:30:00.000000

"""
from alembic import op
import sqlalchemy as sa


# revision identifiers, used by Alembic.
revision = 'b004'
down_revision = 'b003'
branch_labels = None
depends_on = None


def upgrade():
    op.create_foreign_key('fk_child_parent', 'child', 'parent', ['parent_id'], ['id'], ondelete='CASCADE')


def downgrade():
    op.drop_constraint('fk_child_parent', 'child', type_='foreignkey')
