"""Prints the seconds that Alembic takes to compare a database with models that are equal to it."""

import sys
import time

import sqlalchemy
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

engine = sqlalchemy.create_engine(sys.argv[1])
metadata = sqlalchemy.MetaData()
metadata.reflect(engine)
with engine.connect() as connection:
    context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
    started = time.perf_counter()
    differences = compare_metadata(context, metadata)
    taken = time.perf_counter() - started
if differences:
    sys.exit("not equal: %s" % differences[:3])
print(taken)
