"""A PEP 249 module whose database is Athanor: every statement goes through Athanor's own connection, and the
transaction is Athanor's too. It stands in for sqlite3, as far as SQLAlchemy's dialect and revisions use that."""
import datetime
import os
import re
import sys

from athanor_channel import decoded, encoded

apilevel = "2.0"
threadsafety = 1
paramstyle = "qmark"
version_info = sqlite_version_info = (3, 0, 0)
sqlite_version = "3.0.0"
Binary = bytes
PARSE_DECLTYPES, PARSE_COLNAMES = 1, 2

_channel = None
_files = ()

# The kinds of statement that give rows.
_asks = re.compile(r"(?:\s|--[^\n]*\n|/\*.*?\*/|\()*(SELECT|WITH|VALUES|PRAGMA|EXPLAIN)\b|.*\bRETURNING\b", re.I | re.S)
# SQLite's dialect reads and sets its isolation level so; the connection that matters is not this one.
_isolation = re.compile(r"PRAGMA read_uncommitted( = \d)?")
# The transaction is Athanor's: what begins or ends one is left out, what would undo it is refused.
_transactions = re.compile(r"\s*(BEGIN|COMMIT|END|ROLLBACK(?!\s+(TRANSACTION\s+)?TO\b))\b", re.I)
# Names of parameters, where they are none of a text, a quoted name or a comment.
_names = re.compile(r"'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"|`[^`]*`|\[[^\]]*\]|--[^\n]*|/\*.*?\*/|[:@$](\w+)", re.S)


def set_up(channel, version, files):
    """`files` are those whose lines a statement can be blamed on."""
    global _channel, _files, sqlite_version, sqlite_version_info, version_info
    _channel, _files = channel, files
    sqlite_version = version
    version_info = sqlite_version_info = tuple(int(part) for part in re.findall(r"\d+", version)[:3])


class Warning(Exception):
    pass


class Error(Exception):
    pass


class InterfaceError(Error):
    pass


class DatabaseError(Error):
    pass


class DataError(DatabaseError):
    pass


class OperationalError(DatabaseError):
    pass


class IntegrityError(DatabaseError):
    pass


class InternalError(DatabaseError):
    pass


class ProgrammingError(DatabaseError):
    pass


class NotSupportedError(DatabaseError):
    pass


def _refusal(text):
    """The class in which sqlite3 would have raised it."""
    error = (IntegrityError if "constraint failed" in text else OperationalError)(text)
    error.athanor_refusal = True
    return error


def _place():
    """The line of the project's file that is running now."""
    frame = sys._getframe(2)
    while frame is not None:
        if frame.f_code.co_filename in _files:
            return {"file": os.path.abspath(frame.f_code.co_filename), "line": frame.f_lineno}
        frame = frame.f_back
    return {}


def _positional(sql, parameters):
    """Parameters by name become parameters by place."""
    if not isinstance(parameters, dict):
        return sql, list(parameters)
    values = []

    def take(match):
        if match.group(1) is None:
            return match.group(0)
        if match.group(1) not in parameters:
            raise ProgrammingError("You did not supply a value for binding parameter :%s." % match.group(1))
        values.append(parameters[match.group(1)])
        return "?"

    return _names.sub(take, sql), values


def _adapted(value):
    """As sqlite3 has it without an adapter of the project's own."""
    if isinstance(value, datetime.datetime):
        return value.isoformat(" ")
    return value.isoformat() if isinstance(value, datetime.date) else value


class Cursor:
    arraysize = 1

    def __init__(self, connection):
        self.connection = connection
        self._forget()

    def _forget(self):
        self.description = None
        self.rowcount = -1
        self.lastrowid = None
        self._rows = []
        self._at = 0

    def execute(self, sql, parameters=()):
        self._forget()
        if _isolation.match(sql):
            self._rows = [(0,)]
            return self
        transaction = _transactions.match(sql)
        if transaction and transaction.group(1).upper() == "ROLLBACK":
            raise NotSupportedError("A revision cannot roll back the transaction that Athanor has begun")
        if transaction:
            return self
        sql, values = _positional(sql, parameters)
        message = {"type": "statement", "sql": sql, "rows": bool(_asks.match(sql)), "place": _place()}
        try:
            message["parameters"] = [encoded(_adapted(value)) for value in values]
        except TypeError as error:
            raise InterfaceError("Error binding parameters: %s" % error)
        self._take(_channel.ask(message))
        return self

    def _take(self, answer):
        if "error" in answer:
            raise _refusal(answer["error"])
        if answer["columns"]:
            self.description = [(name,) + (None,) * 6 for name in answer["columns"]]
        self._rows = [tuple(decoded(value) for value in row) for row in answer["rows"]]
        self.rowcount = answer["affected"]
        self.lastrowid = decoded(answer["insertedKey"])

    def executemany(self, sql, sequence):
        total = 0
        for parameters in sequence:
            self.execute(sql, parameters)
            total += max(self.rowcount, 0)
        self.rowcount = total
        return self

    def executescript(self, script):
        import sqlite3

        statement = ""
        for part in re.split("(;)", script):
            statement += part
            if statement.strip() and sqlite3.complete_statement(statement):
                self.execute(statement)
                statement = ""
        if statement.strip():
            self.execute(statement)
        return self

    def fetchone(self):
        if self._at >= len(self._rows):
            return None
        self._at += 1
        return self._rows[self._at - 1]

    def fetchmany(self, size=None):
        first, self._at = self._at, min(self._at + (size or self.arraysize), len(self._rows))
        return self._rows[first : self._at]

    def fetchall(self):
        return self.fetchmany(len(self._rows) or 1)

    def __iter__(self):
        return iter(self.fetchone, None)

    def setinputsizes(self, sizes):
        pass  # PEP 249 lets a module do nothing here

    def setoutputsize(self, size, column=None):
        pass

    def close(self):
        self._rows = []


class Connection:
    """Begins, commits and rolls back nothing: Athanor does."""

    isolation_level = None
    row_factory = None

    def cursor(self, *arguments):
        return Cursor(self)

    def execute(self, sql, parameters=()):
        return self.cursor().execute(sql, parameters)

    def executemany(self, sql, sequence):
        return self.cursor().executemany(sql, sequence)

    def executescript(self, script):
        return self.cursor().executescript(script)

    def create_function(self, name, *arguments, **options):
        # SQLAlchemy offers some to every connection; whoever uses one is told by the database that it is not there.
        if not sys._getframe(1).f_globals.get("__name__", "").startswith("sqlalchemy."):
            raise NotSupportedError("A function of Python cannot be called by Athanor's connection: %s" % name)

    def commit(self):
        pass

    def rollback(self):
        pass

    def close(self):
        pass


def connect(*arguments, **options):
    return Connection()
