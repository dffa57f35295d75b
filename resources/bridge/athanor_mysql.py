"""A PEP 249 module whose database is Athanor, as far as SQLAlchemy's dialects and revisions use PyMySQL."""
import re

import athanor_server
from athanor_mysqlvalues import read, written
from athanor_pep249 import *  # noqa: F403

paramstyle = "pyformat"
__version__ = "1.0.2"
version_info = (1, 0, 2, "final", 0)

_version = "0"
# They are about the connection that SQLAlchemy believes to have; Athanor's own is as it must be.
_isolation = re.compile(r"\s*SELECT\s+@@(?:session\.)?(?:tx|transaction)_isolation\s*$", re.I)
_settings = re.compile(r"\s*SET\s+(?:NAMES\s+utf8mb4|SESSION\s+TRANSACTION\s+ISOLATION\s+LEVEL\s.*)$", re.I | re.S)
_savepoint = re.compile(r"\s*(SAVEPOINT|RELEASE\s+SAVEPOINT|ROLLBACK\s+(?:WORK\s+)?TO(?:\s+SAVEPOINT)?)\s+(\S+)\s*$",
                        re.I)
# By the server's number, as PyMySQL has them.
_classes = {
    DataError: (1171, 1230, 1263, 1264, 1265, 1366, 1367, 1406, 1441),
    IntegrityError: (1048, 1062, 1215, 1216, 1217, 1451, 1452),
    NotSupportedError: (1196, 1235, 1286, 1289),
    ProgrammingError: (1007, 1064, 1102, 1103, 1110, 1111, 1112, 1113, 1146, 1149, 1166, 1179),
}


def set_up(version):
    """`version` is the server's own: "10.11.6-MariaDB"."""
    global _version
    _version = version


def _refusal(text, code):
    number = int(code) if code.isdigit() else 0
    for kind, numbers in _classes.items():
        if number in numbers:
            return refused(kind(number, text))
    return refused((InternalError if 0 < number < 1000 else OperationalError)(number, text))


class Cursor(athanor_server.Cursor):
    def execute(self, sql, parameters=None):
        if parameters is not None and not isinstance(parameters, (tuple, list, dict)):
            parameters = (parameters,)
        super().execute(sql, parameters)
        return max(self.rowcount, 0)

    def executemany(self, sql, sequence):
        super().executemany(sql, sequence)
        return self.rowcount

    def _send(self, pieces):
        """Every statement commits by itself here, but those between a savepoint and its end."""
        match = _savepoint.match(pieces[0]) if len(pieces) == 1 else None
        if not match or self.connection.is_autocommit:
            super()._send(pieces)
            return
        verb, name = match.group(1).upper(), match.group(2)
        savepoints = self.connection.savepoints
        if verb == "SAVEPOINT":
            if not savepoints:
                self._asked(["START TRANSACTION"])
            savepoints.append(name)
            super()._send(pieces)
        elif verb.startswith("RELEASE") and name == self.connection.ended:
            self.connection.ended = None
        else:
            self._end(verb, name, pieces)

    def _end(self, verb, name, pieces):
        savepoints = self.connection.savepoints
        is_outermost = name not in savepoints[1:]
        try:
            super()._send(pieces)
            if verb.startswith("RELEASE") and not is_outermost:
                del savepoints[savepoints.index(name):]
        finally:
            if is_outermost and savepoints:
                savepoints.clear()
                self.connection.ended = None if verb.startswith("RELEASE") else name
                self._asked(["COMMIT"])


class Connection(athanor_server.Connection):
    """What SQLAlchemy and revisions ask a connection of PyMySQL or mysqlclient for."""

    charset = "utf8mb4"
    open = True

    def __init__(self):
        self.savepoints = []
        self.ended = None  # the savepoint that was gone back to last, which may be released yet

    @property
    def server_version(self):
        return _version

    def cursor(self, *arguments, **options):
        return Cursor(self)

    def known(self, sql):
        if _settings.match(sql):
            return []
        return [["REPEATABLE-READ"]] if _isolation.match(sql) else None

    def written(self, value):
        return written(value)

    def read(self, value, kind):
        return read(value, kind)

    def refusal(self, text, code):
        return _refusal(text, code)

    def autocommit(self, value):
        self.is_autocommit = bool(value)

    autocommit_mode = property(lambda self: self.is_autocommit)

    def get_autocommit(self):
        return self.is_autocommit

    def character_set_name(self):
        return self.charset

    def get_server_info(self):
        return _version

    def ping(self, *arguments, **options):
        pass

    def show_warnings(self):
        return ()


def connect(*arguments, **options):
    return Connection()
