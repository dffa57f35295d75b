"""sessions

Revision ID: 0060
Revises: 0059
Create Date: 2026-11-21 10:00:00.000000

"""
from alembic import op
import sqlalchemy as sa
from sqlalchemy.orm import Session


# revision identifiers, used by Alembic.
revision = '0060'
down_revision = '0059'
branch_labels = None
depends_on = None


def upgrade():
    session = Session(bind=op.get_bind())
    try:
        rows = session.execute(sa.text('SELECT id, mail FROM reader WHERE mail IS NOT NULL ORDER BY id')).mappings().all()
        for row in rows:
            session.execute(
                sa.text('INSERT INTO fact (id, text) VALUES (:id, :text)'),
                {'id': 300 + row['id'], 'text': row['mail'].partition('@')[2] or 'none'},
            )
        first = session.execute(sa.text('SELECT id FROM reader ORDER BY id')).first()
        session.execute(sa.text('INSERT INTO fact (id, text) VALUES (400, :text)'), {'text': repr(tuple(first))})
        session.commit()
    finally:
        session.close()


def downgrade():
    with op.get_context().autocommit_block():
        op.execute('DELETE FROM fact WHERE id >= 300')
