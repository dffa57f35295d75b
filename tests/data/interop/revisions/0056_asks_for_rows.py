"""asks for rows

Revision ID: 0056
Revises: 0055
Create Date: 2026-11-21 10:56:00.000000

"""
from alembic import op
import sqlalchemy as sa
import re


# revision identifiers, used by Alembic.
revision = '0056'
down_revision = '0055'
branch_labels = None
depends_on = None


def slug(name):
    return re.sub(r'[^a-z0-9]+', '-', name.lower()).strip('-')


def upgrade():
    op.create_table(
        'reader',
        sa.Column('id', sa.Integer, primary_key=True),
        sa.Column('name', sa.String(40), nullable=False),
        sa.Column('mail', sa.String(60)),
        sa.Column('options', sa.Text),
    )
    op.bulk_insert(
        sa.table('reader', sa.column('id'), sa.column('name'), sa.column('mail'), sa.column('options')),
        [
            {'id': 1, 'name': "Ann O'Hara", 'mail': 'ann@example.org', 'options': '{"b": 1, "a": [true, null]}'},
            {'id': 2, 'name': 'Böb', 'mail': None, 'options': None},
            {'id': 3, 'name': 'Čapek, Karel', 'mail': 'karel@example.org', 'options': '{}'},
        ],
    )
    op.add_column('reader', sa.Column('slug', sa.String(40)))
    connection = op.get_bind()
    for row in connection.execute(sa.text('SELECT id, name FROM reader ORDER BY id')).fetchall():
        connection.execute(
            sa.text('UPDATE reader SET slug = :slug WHERE id = :id'), {'slug': slug(row.name), 'id': row[0]}
        )
    with op.batch_alter_table('reader') as batch_op:
        batch_op.alter_column('slug', existing_type=sa.String(40), nullable=False)


def downgrade():
    op.drop_table('reader')
