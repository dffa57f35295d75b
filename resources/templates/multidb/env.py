"""Tells Alembic how to reach each database and which models it belongs to."""

import logging
from logging.config import fileConfig
import re

from sqlalchemy import engine_from_config
from sqlalchemy import pool

from alembic import context

# True commits all databases together, where all of them know two-phase commit.
USE_TWOPHASE = False

# The settings of alembic.ini.
config = context.config

# The logging sections of alembic.ini.
if config.config_file_name is not None:
    fileConfig(config.config_file_name)
logger = logging.getLogger("alembic.env")

# The sections of alembic.ini that are databases.
db_names = config.get_main_option("databases", "")

# The MetaData of the models of each database, by its name above, wanted by
# "revision --autogenerate":
#     from myapp import models1, models2
#     target_metadata = {
#         "engine1": models1.Base.metadata,
#         "engine2": models2.Base.metadata,
#     }
target_metadata = {}


def database_names() -> list:
    return [name for name in re.split(r",\s*", db_names) if name]


def run_migrations_offline() -> None:
    """Write SQL for "--sql" into one file for each database."""
    for name in database_names():
        file_name = f"{name}.sql"
        logger.info("Migrating database %s", name)
        logger.info("Writing output to %s", file_name)
        with open(file_name, "w") as buffer:
            context.configure(
                url=config.get_section_option(name, "sqlalchemy.url"),
                output_buffer=buffer,
                target_metadata=target_metadata.get(name),
                literal_binds=True,
                dialect_opts={"paramstyle": "named"},
            )
            with context.begin_transaction():
                context.run_migrations(engine_name=name)


def run_migrations_online() -> None:
    """Open a transaction on every database, run, and commit them all."""
    connections = {}
    transactions = {}
    for name in database_names():
        engine = engine_from_config(
            config.get_section(name, {}),
            prefix="sqlalchemy.",
            poolclass=pool.NullPool,
        )
        connection = connections[name] = engine.connect()
        transactions[name] = (
            connection.begin_twophase() if USE_TWOPHASE else connection.begin()
        )

    try:
        for name, connection in connections.items():
            logger.info("Migrating database %s", name)
            context.configure(
                connection=connection,
                upgrade_token=f"{name}_upgrades",
                downgrade_token=f"{name}_downgrades",
                target_metadata=target_metadata.get(name),
            )
            context.run_migrations(engine_name=name)
        if USE_TWOPHASE:
            for transaction in transactions.values():
                transaction.prepare()
        for transaction in transactions.values():
            transaction.commit()
    except:
        for transaction in transactions.values():
            transaction.rollback()
        raise
    finally:
        for connection in connections.values():
            connection.close()


if context.is_offline_mode():
    run_migrations_offline()
else:
    run_migrations_online()
