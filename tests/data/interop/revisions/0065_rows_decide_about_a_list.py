"""rows decide about a list

Revision ID: 0065
Revises: 0064
Create Date: 2026-11-22 10:20:00.000000

"""
from alembic import op
import sqlalchemy as sa


# revision identifiers, used by Alembic.
revision = '0065'
down_revision = '0064'
branch_labels = None
depends_on = None

CHANGES = [
    {'id': 1, 'old': 'ann', 'new': {'code': 'A', 'words': ['x', 'y']}},
    {'id': 700, 'old': 'nobody', 'new': {'code': 'N', 'words': []}},
]


def upgrade():
    connection = op.get_bind()
    metadata = sa.MetaData()
    metadata.reflect(connection)
    reader = metadata.tables['reader']
    fact = metadata.tables['fact']
    for change in CHANGES:
        found = connection.execute(sa.select(reader.c.id).where(reader.c.id == change['id'])).first()
        other = connection.execute(sa.select(fact.c.id).where(fact.c.text == change['old'])).first()
        if found is not None and other is None:
            connection.execute(sa.insert(fact).values(id=700 + found[0], text=change['new']['code']))
            for number, word in enumerate(change['new']['words']):
                connection.execute(sa.insert(fact).values(id=800 + number, text=word))


def downgrade():
    op.execute('DELETE FROM fact WHERE id >= 700')
