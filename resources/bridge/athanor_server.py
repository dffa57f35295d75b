"""What the stand-ins for the drivers of servers share: parameters become part of the statement, as those drivers make
them, and the transaction is Athanor's."""
import contextlib
import re

import athanor_pep249
from athanor_pep249 import NotSupportedError, ProgrammingError, ask, rollback_refused

_formats = re.compile(r"%(?:\(([^)]*)\))?(.?)", re.S)
# The transaction is Athanor's: what begins or ends one is left out, what would undo it is refused.
_transactions = re.compile(
    r"(?:\s|--[^\n]*\n|/\*.*?\*/)*(BEGIN(?!\s+NOT\s+ATOMIC)|START\s+TRANSACTION|COMMIT|END|ABORT|"
    r"ROLLBACK(?!\s+((WORK|TRANSACTION)\s+)?TO\b))\b",
    re.I | re.S,
)
_aside = 0


@contextlib.contextmanager
def aside():
    """What is sent within is no statement of the revision: SQLAlchemy's questions to a database that it meets."""
    global _aside
    _aside += 1
    try:
        yield
    finally:
        _aside -= 1


class Text(str):
    """A piece of a statement that Athanor has to quote."""


def pieces_of(sql, parameters, written):
    """The statement in pieces; `written` gives those of a value. Without parameters a percent sign is one."""
    if parameters is None:
        return [sql]
    by_name = hasattr(parameters, "keys")
    pieces, end, taken = [], 0, 0
    for match in _formats.finditer(sql):
        pieces.append(sql[end : match.start()])
        end = match.end()
        name, kind = match.groups()
        if name is None and kind == "%":
            pieces.append("%")
        elif kind != "s":
            raise ProgrammingError("unsupported format character '%s' in the statement" % kind)
        elif name is not None:
            pieces += written(parameters[name])
        elif by_name:
            raise TypeError("the statement has a parameter without a name, the values have names")
        elif taken >= len(parameters):
            raise IndexError("the statement has more parameters than there are values")
        else:
            pieces += written(parameters[taken])
            taken += 1
    if not by_name and taken < len(parameters):
        raise TypeError("not all arguments converted during string formatting")
    return pieces + [sql[end:]]


def list_of(values, written, start, end):
    """The pieces of a list of values."""
    pieces = [start]
    for number, value in enumerate(values):
        pieces += [", "] if number else []
        pieces += written(value)
    return pieces + [end]


def _sent(pieces):
    """Pieces as the channel takes them; what stands side by side and needs no quoting is one."""
    message = []
    for piece in pieces:
        if isinstance(piece, Text):
            message.append({"text": str(piece)})
        elif not isinstance(piece, str):
            message.append(piece)
        elif message and isinstance(message[-1], str):
            message[-1] += piece
        else:
            message.append(piece)
    return message


class Cursor(athanor_pep249.Cursor):
    """Of a connection that says how values are `written` and `read`, and what a refusal is raised as."""

    def execute(self, sql, parameters=None):
        self._forget()
        if isinstance(sql, bytes):
            sql = sql.decode("utf-8")
        self._send(pieces_of(sql, parameters, self.connection.written))
        return self

    def _send(self, pieces):
        connection = self.connection
        start = pieces[0] if isinstance(pieces[0], str) else ""
        transaction = _transactions.match(start)
        if transaction and transaction.group(1).upper() in ("ROLLBACK", "ABORT"):
            raise rollback_refused()
        if transaction:
            return
        known = connection.known(start)
        if known is not None:
            answer = {"columns": ["value"], "rows": known, "affected": len(known), "insertedKey": None}
            self._take(answer, lambda value, kind: value)
        else:
            self._take(self._asked(pieces), connection.read)

    def _asked(self, pieces):
        answer = ask({"pieces": _sent(pieces), "autocommit": self.connection.is_autocommit, "aside": _aside > 0})
        if "error" in answer:
            raise self.connection.refusal(answer["error"], answer["code"])
        return answer

    def callproc(self, name, parameters=()):
        raise NotSupportedError("Call the procedure with SQL: %s" % name)

    def nextset(self):
        return None

    def __enter__(self):
        return self

    def __exit__(self, *arguments):
        self.close()


class Connection:
    """Begins, commits and rolls back nothing: Athanor does."""

    is_autocommit = False
    closed = 0

    def known(self, sql):
        """The rows of a statement that is about this connection, and not about Athanor's; None for all others."""
        return None

    def commit(self):
        pass

    def rollback(self):
        pass

    def close(self):
        pass
