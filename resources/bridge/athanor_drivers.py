"""Drivers that the project's interpreter does not have: its engines never reach a database here, so that it can do
without them."""
import contextlib
import importlib.machinery
import sys
import types

import athanor_pep249

_names = ("aiomysql", "aiosqlite", "asyncmy", "asyncpg", "cymysql", "mariadb", "mysql", "MySQLdb", "pg8000", "psycopg",
          "psycopg2", "psycopg2cffi", "pymysql", "pysqlite2")


class _Nothing:
    def __init__(self, *arguments, **options):
        pass

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return lambda *arguments, **options: None


class _Driver(types.ModuleType):
    """Whatever SQLAlchemy looks for in a driver is there, and does nothing."""

    __version__ = "9.9.9"
    apilevel = "2.0"
    paramstyle = "pyformat"
    threadsafety = 1

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        holds_modules = self.__name__.endswith(".constants")
        if name.isupper() and not holds_modules:
            return 0  # a flag or a level
        own = getattr(athanor_pep249, name, None)
        if isinstance(own, type) and issubclass(own, Exception):
            return own
        part = _Driver(self.__name__ + "." + name) if name.islower() or holds_modules else type(name, (_Nothing,), {})
        setattr(self, name, part)
        return part

    def __call__(self, *arguments, **options):
        return self


def forget():
    """What the project imports by itself is missing as ever."""
    for name in [name for name, module in sys.modules.items() if isinstance(module, _Driver)]:
        del sys.modules[name]


def _is_for_sqlalchemy():
    frame = sys._getframe(2)
    while frame is not None and frame.f_globals.get("__name__", "").startswith(("importlib", "athanor_drivers")):
        frame = frame.f_back
    return frame is not None and frame.f_globals.get("__name__", "").startswith("sqlalchemy.")


class _Finder:
    """Asked last: a driver that is there is taken."""

    @staticmethod
    def find_spec(name, path=None, target=None):
        if name.partition(".")[0] not in _names or not _is_for_sqlalchemy():
            return None
        return importlib.machinery.ModuleSpec(name, _Finder, is_package=True)

    @staticmethod
    def create_module(spec):
        return _Driver(spec.name)

    @staticmethod
    def exec_module(module):
        pass


@contextlib.contextmanager
def optional():
    """Within, no driver is missed."""
    sys.meta_path.append(_Finder)
    try:
        yield
    finally:
        sys.meta_path.remove(_Finder)
        forget()
