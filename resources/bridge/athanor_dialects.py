"""SQLAlchemy's dialects, with Athanor's connection in place of a driver."""
import importlib

import athanor_server
import sqlalchemy
from sqlalchemy.dialects import registry
from sqlalchemy.engine.url import make_url
from sqlalchemy.pool import StaticPool

# The stand-in's module, and the driver that it stands in for.
_stand_ins = {
    "sqlite": ("athanor_sqlite", None),
    "postgresql": ("athanor_postgresql", "psycopg2"),
    "mysql": ("athanor_mysql", "pymysql"),
    "mariadb": ("athanor_mysql", "pymysql"),
}


def stand_in(dialect):
    """The PEP 249 module for a dialect."""
    return importlib.import_module(_stand_ins[dialect][0])


def _dialect(name, driver, module):
    """The dialect for that driver, whose questions to a database that it meets are no part of the revision."""
    base = make_url("%s+%s://" % (name, driver)).get_dialect()

    def initialize(self, connection):
        with athanor_server.aside():
            base.initialize(self, connection)

    members = {"initialize": initialize, "supports_statement_cache": True}
    if hasattr(module, "extras"):
        members.update(_psycopg2_extensions=module.extensions, _psycopg2_extras=module.extras)
    return type(base.__name__, (base,), members)


def _with_autocommit(engine):
    """SQLite's dialect says AUTOCOMMIT in words that env.py may use for something else: it is heard before that."""
    set_level = engine.dialect.set_isolation_level

    def set_isolation_level(connection, level):
        raw = getattr(connection, "dbapi_connection", None) or getattr(connection, "connection", connection)
        raw.is_autocommit = level is not None and level.replace("_", " ").upper() == "AUTOCOMMIT"
        set_level(connection, level)

    engine.dialect.set_isolation_level = set_isolation_level
    return engine


def create_engine(dialect, like, **options):
    """An engine of that dialect whose one connection is Athanor's; its JSON is that of the project's own engine."""
    module, driver = stand_in(dialect), _stand_ins[dialect][1]
    if driver is None:
        return _with_autocommit(sqlalchemy.create_engine("sqlite://", poolclass=StaticPool, module=module, **options))
    if dialect + ".athanor" not in registry.impls:
        chosen = _dialect(dialect, driver, module)
        registry.impls[dialect + ".athanor"] = lambda: chosen
    for option in ("json_serializer", "json_deserializer"):
        value = getattr(like.dialect, "_" + option, None)
        if value is not None:
            options[option] = value
    return sqlalchemy.create_engine(dialect + "+athanor://", poolclass=StaticPool, module=module, **options)
