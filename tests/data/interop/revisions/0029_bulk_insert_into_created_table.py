"""bulk insert into created table

Revision ID: 0029
Revises: 0028
Create Date: 2026-11-21 10:29:00.000000

"""
from alembic import op
import sqlalchemy as sa


# revision identifiers, used by Alembic.
revision = '0029'
down_revision = '0028'
branch_labels = None
depends_on = None


def upgrade():
    country = op.create_table('country',
        sa.Column('code', sa.String(length=2), nullable=False),
        sa.Column('name', sa.String(length=60), nullable=False),
        sa.Column('large', sa.Boolean(), nullable=True),
        sa.PrimaryKeyConstraint('code')
    )
    op.bulk_insert(country, [
        {'code': 'IT', 'name': 'Italy', 'large': False},
        {'code': 'FI', 'name': 'Finland', 'large': True},
        {'code': 'LI', 'name': 'Liechtenstein', 'large': None},
    ])


def downgrade():
    op.drop_table('country')
