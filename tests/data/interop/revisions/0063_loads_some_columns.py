"""loads some columns

Revision ID: 0063
Revises: 0062
Create Date: 2026-11-22 10:00:00.000000

"""
from alembic import op
import sqlalchemy as sa
from sqlalchemy import orm


# revision identifiers, used by Alembic.
revision = '0063'
down_revision = '0062'
branch_labels = None
depends_on = None

Base = orm.declarative_base()


# As the model is today: one column comes in a later revision.
class Reader(Base):
    __tablename__ = 'reader'
    id = sa.Column(sa.Integer, primary_key=True)
    name = sa.Column(sa.String(40), nullable=False)
    mail = sa.Column(sa.String(60))
    shelf = sa.Column(sa.Integer)


def upgrade():
    session = orm.Session(bind=op.get_bind())
    readers = session.query(Reader).options(orm.load_only(Reader.name)).filter(Reader.mail.isnot(None)).all()
    for reader in readers:
        session.execute(
            sa.text('INSERT INTO fact (id, text) VALUES (:id, :text)').bindparams(
                id=510 + reader.id, text=reader.name.upper()
            )
        )
    only = sa.select(Reader).options(orm.load_only(Reader.mail)).order_by(Reader.id)
    for reader in session.execute(only).scalars().all():
        session.execute(
            sa.text('INSERT INTO fact (id, text) VALUES (:id, :text)').bindparams(
                id=600 + reader.id, text=reader.mail or 'none'
            )
        )


def downgrade():
    op.execute('DELETE FROM fact WHERE id > 500')
