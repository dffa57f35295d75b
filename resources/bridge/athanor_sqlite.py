"""A PEP 249 module whose database is Athanor: every statement goes through Athanor's own connection, and the
transaction is Athanor's too. It stands in for sqlite3, as far as SQLAlchemy's dialect and revisions use that."""
import datetime
import re
import sys

import athanor_pep249
from athanor_channel import decoded, encoded
from athanor_pep249 import *  # noqa: F403

paramstyle = "qmark"
version_info = sqlite_version_info = (3, 0, 0)
sqlite_version = "3.0.0"
PARSE_DECLTYPES, PARSE_COLNAMES = 1, 2

# The kinds of statement that give rows.
_asks = re.compile(r"(?:\s|--[^\n]*\n|/\*.*?\*/|\()*(SELECT|WITH|VALUES|PRAGMA|EXPLAIN)\b|.*\bRETURNING\b", re.I | re.S)
# SQLite's dialect reads and sets its isolation level so; the connection that matters is not this one.
_isolation = re.compile(r"PRAGMA read_uncommitted( = \d)?")
# The transaction is Athanor's: what begins or ends one is left out, what would undo it is refused.
_transactions = re.compile(r"\s*(BEGIN|COMMIT|END|ROLLBACK(?!\s+(TRANSACTION\s+)?TO\b))\b", re.I)
# Names of parameters, where they are none of a text, a quoted name or a comment.
_names = re.compile(r"'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"|`[^`]*`|\[[^\]]*\]|--[^\n]*|/\*.*?\*/|[:@$](\w+)", re.S)


def set_up(version):
    """`version` is what SQLAlchemy takes the database for."""
    global sqlite_version, sqlite_version_info, version_info
    sqlite_version = version
    version_info = sqlite_version_info = tuple(int(part) for part in re.findall(r"\d+", version)[:3])


def _refusal(text):
    """The class in which sqlite3 would have raised it."""
    return refused((IntegrityError if "constraint failed" in text else OperationalError)(text))


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


class Cursor(athanor_pep249.Cursor):
    def execute(self, sql, parameters=()):
        self._forget()
        if _isolation.match(sql):
            self._rows = [(0,)]
            return self
        transaction = _transactions.match(sql)
        if transaction and transaction.group(1).upper() == "ROLLBACK":
            raise rollback_refused()
        if transaction:
            return self
        sql, values = _positional(sql, parameters)
        message = {
            "sql": sql,
            "rows": bool(_asks.match(sql)),
            "autocommit": self.connection.is_autocommit,
        }
        try:
            message["parameters"] = [encoded(_adapted(value)) for value in values]
        except TypeError as error:
            raise InterfaceError("Error binding parameters: %s" % error)
        answer = ask(message)
        if "error" in answer:
            raise _refusal(answer["error"])
        self._take(answer, lambda value, kind: decoded(value))
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


class Connection:
    """Begins, commits and rolls back nothing: Athanor does."""

    is_autocommit = False
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
