"""lives with a refusal

Revision ID: 0062
Revises: 0061
Create Date: 2026-11-21 10:02:00.000000

"""
from alembic import op
import sqlalchemy as sa


# revision identifiers, used by Alembic.
revision = '0062'
down_revision = '0061'
branch_labels = None
depends_on = None


def upgrade():
    connection = op.get_bind()
    mails = connection.execute(sa.text('SELECT mail FROM reader WHERE id = 1')).scalars().all()
    refused = 0
    for mail in mails * 2:
        try:
            connection.execute(sa.text('INSERT INTO reader (id, name, slug, mail) VALUES (9, :n, :n, :m)'), {'n': 'x', 'm': mail})
        except sa.exc.IntegrityError:
            refused += 1
    connection.execute(sa.text('INSERT INTO fact (id, text) VALUES (500, :text)'), {'text': f'{refused} refused'})


def downgrade():
    deleted = op.get_bind().execute(sa.text('DELETE FROM fact WHERE id = 500')).rowcount
    assert deleted == 1, f'{deleted} rows'
