"""A PEP 249 module whose database is Athanor, as far as SQLAlchemy's dialect and revisions use psycopg2."""
import re
import sys
import types

import athanor_server
from athanor_pep249 import *  # noqa: F403
from athanor_postgresqlranges import DateRange, DateTimeRange, DateTimeTZRange, NumericRange
from athanor_postgresqlvalues import read, written

paramstyle = "pyformat"
__version__ = "2.9.5 (athanor)"

_version = "0"
# psycopg2 keeps the level of its own connection, and SQLAlchemy asks so.
_isolation = re.compile(r"\s*show\s+transaction\s+isolation\s+level\s*$", re.I)
# The first characters of SQLSTATE, longer ones first, as psycopg2 has them.
_classes = (
    ("0A", NotSupportedError),
    ("20", ProgrammingError),
    ("21", ProgrammingError),
    ("22", DataError),
    ("23", IntegrityError),
    ("24", InternalError),
    ("25", InternalError),
    ("26", OperationalError),
    ("27", OperationalError),
    ("28", OperationalError),
    ("2", InternalError),
    ("34", OperationalError),
    ("3D", ProgrammingError),
    ("3F", ProgrammingError),
    ("3", InternalError),
    ("40", OperationalError),
    ("4", ProgrammingError),
    ("5", OperationalError),
    ("F", InternalError),
    ("H", OperationalError),
    ("P", InternalError),
    ("X", InternalError),
)


def set_up(version):
    """`version` is the server's own: "15.4"."""
    global _version
    _version = version


def _class_of(state):
    for start, kind in _classes:
        if state.startswith(start):
            return kind
    return DatabaseError if state else OperationalError


def _refusal(text, state):
    """The exception that psycopg2 would raise. Where the project has imported that, what it raises is one of its own
    classes as well, so that `except psycopg2.errors.UniqueViolation` holds."""
    bases = (_class_of(state),)
    own = sys.modules.get("psycopg2.errors")
    if own is not None and state:
        try:
            bases += (own.lookup(state),)
        except (KeyError, AttributeError):
            pass
    message = re.sub(r"^(?:ERROR|FATAL|PANIC):\s+", "", text)
    constraint = re.search(r'constraint "([^"]+)"', message)
    diagnostics = types.SimpleNamespace(sqlstate=state, severity="ERROR", message_primary=message.partition("\n")[0],
                                        constraint_name=constraint.group(1) if constraint else None)
    members = {"pgcode": state or None, "pgerror": text, "diag": diagnostics}
    return refused(type(bases[-1].__name__, bases, members)(message))


class Cursor(athanor_server.Cursor):
    itersize = 2000
    withhold = False
    query = statusmessage = None

    def _send(self, pieces):
        self.query = "".join(piece for piece in pieces if isinstance(piece, str)).encode("utf-8")
        super()._send(pieces)

    def copy_expert(self, *arguments, **options):
        raise NotSupportedError("COPY from and to a client cannot go through Athanor's connection: use INSERT, SELECT")

    copy_from = copy_to = copy_expert


class Connection(athanor_server.Connection):
    """What SQLAlchemy and revisions ask a connection of psycopg2 for."""

    encoding = "UTF8"
    status = 1
    readonly = deferrable = None
    isolation_level = 2

    def __init__(self):
        self.notices = []
        self.uuids = False
        self.loads = None

    @property
    def server_version(self):
        numbers = [int(number) for number in re.findall(r"\d+", _version)[:2]] + [0, 0]
        return numbers[0] * 10000 + numbers[1]

    @property
    def autocommit(self):
        return self.is_autocommit

    @autocommit.setter
    def autocommit(self, value):
        self.is_autocommit = bool(value)

    def cursor(self, *arguments, **options):
        return Cursor(self)

    def known(self, sql):
        return [["read committed"]] if _isolation.match(sql) else None

    def written(self, value):
        return written(value, self.uuids)

    def read(self, value, kind):
        return read(value, kind, self)

    def refusal(self, text, state):
        return _refusal(text, state)

    def set_isolation_level(self, level):
        self.is_autocommit = level == extensions.ISOLATION_LEVEL_AUTOCOMMIT

    def set_session(self, isolation_level=None, readonly=None, deferrable=None, autocommit=None):
        if autocommit is not None:
            self.autocommit = autocommit

    def set_client_encoding(self, encoding):
        pass  # it is a matter of the line to the server, where Athanor stands

    def get_transaction_status(self):
        return 0 if self.is_autocommit else 2

    def get_parameter_status(self, name):
        return {"server_version": _version, "server_encoding": "UTF8", "client_encoding": "UTF8"}.get(name)

    def __enter__(self):
        return self

    def __exit__(self, *arguments):
        pass


def connect(*arguments, **options):
    return Connection()


class _Callable(types.SimpleNamespace):
    """Before SQLAlchemy 2.0, its dialect calls what gives it these modules; later it has the modules themselves."""

    def __call__(self):
        return self


def _register_uuid(oids=None, connection=None):
    connection.uuids = True


def _register_json(connection, loads=None, **options):
    connection.loads = loads


def _execute_values(cursor, sql, values, template=None, page_size=100, fetch=False):
    """One statement for many rows; `sql` has one %s, where they go."""
    before, after = sql.split("%s")
    values, rows = list(values), []
    for first in range(0, len(values), page_size):
        pieces = athanor_server.pieces_of(before, (), None)
        for number, row in enumerate(values[first : first + page_size]):
            pieces += [","] if number else []
            pieces += written(tuple(row), cursor.connection.uuids) if template is None else \
                athanor_server.pieces_of(template, row, cursor.connection.written)
        cursor._forget()
        cursor._send(pieces + athanor_server.pieces_of(after, (), None))
        rows += cursor.fetchall() if fetch else []
    return rows if fetch else None


def _execute_batch(cursor, sql, values, page_size=100):
    for row in values:
        cursor.execute(sql, row)


extensions = _Callable(
    ISOLATION_LEVEL_AUTOCOMMIT=0,
    ISOLATION_LEVEL_READ_COMMITTED=1,
    ISOLATION_LEVEL_REPEATABLE_READ=2,
    ISOLATION_LEVEL_SERIALIZABLE=3,
    ISOLATION_LEVEL_READ_UNCOMMITTED=4,
    STATUS_READY=1,
    UNICODE=None,
    UNICODEARRAY=None,
    STATUS_BEGIN=2,
    TRANSACTION_STATUS_IDLE=0,
    TRANSACTION_STATUS_INTRANS=2,
    register_type=lambda *arguments: None,  # text is str here
)
extras = _Callable(
    DateRange=DateRange,
    DateTimeRange=DateTimeRange,
    DateTimeTZRange=DateTimeTZRange,
    # Without it, SQLAlchemy writes and reads HSTORE by itself.
    HstoreAdapter=types.SimpleNamespace(get_oids=lambda connection: None),
    NumericRange=NumericRange,
    execute_batch=_execute_batch,
    execute_values=_execute_values,
    register_default_json=_register_json,
    register_default_jsonb=_register_json,
    register_uuid=_register_uuid,
)
