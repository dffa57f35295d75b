"""Prints the seconds that SQLAlchemy takes to read a schema, as Alembic's autogenerate does."""

import sys
import time

import sqlalchemy

engine = sqlalchemy.create_engine(sys.argv[1])
with engine.connect() as connection:
    metadata = sqlalchemy.MetaData()
    started = time.perf_counter()
    metadata.reflect(connection)
    taken = time.perf_counter() - started
if len(metadata.tables) != int(sys.argv[2]):
    sys.exit("%d tables were read" % len(metadata.tables))
print(taken)
