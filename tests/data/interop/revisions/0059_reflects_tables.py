"""reflects tables

Revision ID: 0059
Revises: 0058
Create Date: 2026-11-21 10:59:00.000000

"""
from alembic import op
import sqlalchemy as sa


# revision identifiers, used by Alembic.
revision = '0059'
down_revision = '0058'
branch_labels = None
depends_on = None


def upgrade():
    connection = op.get_bind()
    metadata = sa.MetaData()
    metadata.reflect(bind=connection, only=['reader'])
    reader = metadata.tables['reader']
    fact = sa.Table('fact', sa.MetaData(), autoload_with=connection)
    for row in connection.execute(sa.select(reader.c.id, reader.c.slug).order_by(reader.c.id)):
        connection.execute(fact.insert().values(id=100 + row.id, text=row.slug))
    if 'no_such_table' not in metadata.tables:
        connection.execute(fact.insert().values(id=200, text='not there'))


def downgrade():
    op.execute('DELETE FROM fact WHERE id >= 100')
