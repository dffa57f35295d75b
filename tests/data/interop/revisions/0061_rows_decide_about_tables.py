"""rows decide about tables

Revision ID: 0061
Revises: 0060
Create Date: 2026-11-21 10:01:00.000000

"""
from alembic import op
import sqlalchemy as sa


# revision identifiers, used by Alembic.
revision = '0061'
down_revision = '0060'
branch_labels = None
depends_on = None


def numbered(connection):
    for name in sa.inspect(connection).get_table_names():
        if name.rpartition('_')[0] in ('reader', 'fact'):
            yield name


def upgrade():
    connection = op.get_bind()
    counts = {}
    for (table,) in connection.execute(sa.text("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")).fetchall():
        if table in ('reader', 'fact'):
            counts[table] = connection.execute(sa.text(f'SELECT count(*) FROM {table}')).scalar()
    for table, count in sorted(counts.items()):
        if count > 3:
            op.create_table(f'{table}_{count}', sa.Column('id', sa.Integer, primary_key=True))
            op.create_index(f'ix_{table}_{count}', f'{table}_{count}', ['id'])


def downgrade():
    for name in numbered(op.get_bind()):
        op.drop_table(name)
