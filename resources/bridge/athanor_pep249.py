"""What Athanor's PEP 249 modules share: the exceptions, the way to Athanor, and a cursor that holds an answer."""
import os
import sys

from athanor_channel import decoded

# What PEP 249 wants of a module, and what the stand-ins do with it: each takes all of it as its own.
__all__ = [
    "Binary",
    "DatabaseError",
    "DataError",
    "Error",
    "IntegrityError",
    "InterfaceError",
    "InternalError",
    "NotSupportedError",
    "OperationalError",
    "ProgrammingError",
    "Warning",
    "apilevel",
    "ask",
    "refused",
    "rollback_refused",
    "threadsafety",
]

apilevel = "2.0"
threadsafety = 1
Binary = bytes

_channel = None
_files = ()


def set_up(channel, files):
    """`files` are those whose lines a statement can be blamed on."""
    global _channel, _files
    _channel, _files = channel, files


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


def refused(error):
    """Marks an exception that stands for what the database has refused."""
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


def ask(message):
    """What the database has said to a statement."""
    return _channel.ask(dict(message, type="statement", place=_place()))


def rollback_refused():
    return NotSupportedError("A revision cannot roll back the transaction that Athanor has begun")


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

    def _take(self, answer, read):
        """`read` gives a value of the answer as Python has it, by the number of its type."""
        types = answer.get("types") or [None] * len(answer["columns"])
        if answer["columns"]:
            self.description = [(name, kind) + (None,) * 5 for name, kind in zip(answer["columns"], types)]
        self._rows = [tuple(read(value, kind) for value, kind in zip(row, types)) for row in answer["rows"]]
        self.rowcount = answer["affected"]
        self.lastrowid = decoded(answer["insertedKey"])

    def executemany(self, sql, sequence):
        total = 0
        for parameters in sequence:
            self.execute(sql, parameters)
            total += max(self.rowcount, 0)
        self.rowcount = total
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
