"""selects of columns

Revision ID: 0058
Revises: 0057
Create Date: 2026-11-21 10:58:00.000000

"""
from alembic import op
import sqlalchemy as sa
import json


# revision identifiers, used by Alembic.
revision = '0058'
down_revision = '0057'
branch_labels = None
depends_on = None

reader = sa.table(
    'reader',
    sa.column('id', sa.Integer),
    sa.column('name', sa.String),
    sa.column('mail', sa.String),
    sa.column('slug', sa.String),
    sa.column('options', sa.Text),
)


def upgrade():
    connection = op.get_bind()
    total = connection.execute(sa.select(sa.func.count()).select_from(reader)).scalar()
    found = connection.execute(
        sa.select(reader.c.id, reader.c.name, reader.c.options)
        .where(sa.and_(reader.c.id <= total, reader.c.options.isnot(None)))
        .order_by(reader.c.id.desc())
    )
    for row in found:
        options = json.loads(row.options)
        options['seen'] = row.id
        connection.execute(
            reader.update().where(reader.c.id == row.id).values(options=json.dumps(options, sort_keys=True))
        )
    newest = connection.scalar(sa.select(sa.func.max(reader.c.id)))
    connection.execute(reader.insert(), [{'id': newest + n, 'name': f'reader {n}', 'slug': f'r{n}'} for n in (1, 2)])
    names = [name for name, in connection.execute(sa.select(reader.c.name).where(reader.c.id.in_([1, newest + 1])))]
    connection.execute(
        reader.update().where(reader.c.id == sa.bindparam('who')).values(mail=sa.bindparam('address')),
        [{'who': newest + 2, 'address': ' & '.join(sorted(names))}],
    )


def downgrade():
    connection = op.get_bind()
    for (number,) in connection.execute(sa.text('SELECT id FROM reader WHERE id > :last'), {'last': 3}).fetchall():
        connection.execute(reader.delete().where(reader.c.id == number))
