"""Prints, for each pair of SQL scripts on stdin, the bodies that Alembic's autogenerate writes."""

import json
import sys
import warnings

from alembic.autogenerate import produce_migrations, render_python_code
from alembic.migration import MigrationContext
from sqlalchemy import MetaData, create_engine
from sqlalchemy.pool import StaticPool

warnings.simplefilter("ignore")


def database(script):
    engine = create_engine("sqlite://", poolclass=StaticPool)
    connection = engine.raw_connection()
    connection.executescript(script)
    return engine


def bodies(actual, desired, as_batch):
    metadata = MetaData()
    metadata.reflect(database(desired))
    with database(actual).connect() as connection:
        context = MigrationContext.configure(
            connection,
            opts={
                "target_metadata": metadata,
                "compare_type": True,
                "compare_server_default": True,
                "render_as_batch": as_batch,
            },
        )
        script = produce_migrations(context, metadata)
        return [
            render_python_code(ops, render_as_batch=as_batch, migration_context=context)
            for ops in (script.upgrade_ops, script.downgrade_ops)
        ]


print(json.dumps([bodies(*case) for case in json.load(sys.stdin)]))
