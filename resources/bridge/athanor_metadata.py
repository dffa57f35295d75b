"""target_metadata as the statements that the project's own SQLAlchemy would create it with."""
import sqlalchemy
from sqlalchemy.exc import CompileError
from sqlalchemy.pool import StaticPool
from sqlalchemy.schema import AddConstraint, CreateIndex, CreateTable

from athanor_project import Finished, connections_to, run_environment


def _found(options):
    if options.get("target_metadata") is not None:
        raise Finished()


def _empty_database(engine, **options):
    return sqlalchemy.create_engine("sqlite://", poolclass=StaticPool, **options)


def _target_metadata(config, script):
    """What env.py gives to context.configure(). Where env.py connects, an empty database in memory answers."""
    handlers = {"on_configure": _found, "on_run": lambda *arguments: None}
    with connections_to(_empty_database):
        try:
            environment = run_environment(config, script, **handlers)
        except Exception:
            # It may want more of its database than an empty one has; in offline mode it has to do without.
            environment = _offline(config, script, handlers)
            if not environment:
                raise
    return (environment.configured or {}).get("target_metadata")


def _offline(config, script, handlers):
    try:
        environment = run_environment(config, script, as_sql=True, starting_rev=None, **handlers)
    except Exception:
        return None  # what went wrong with a database is the better thing to say
    return environment if environment.configured else None


def _mock_engine(dialect, take):
    if hasattr(sqlalchemy, "create_mock_engine"):
        return sqlalchemy.create_mock_engine(dialect + "://", take)
    return sqlalchemy.create_engine(dialect + "://", strategy="mock", executor=take)  # before 1.4


def _table_of(element):
    """The table that a DDL element belongs to; None for those that belong to no table."""
    if isinstance(element, CreateTable):
        return element.element
    if isinstance(element, (CreateIndex, AddConstraint)):
        return element.element.table
    subject = getattr(element, "element", None)
    return subject if isinstance(subject, sqlalchemy.Table) else getattr(subject, "table", None)


class Collector:
    """Takes the DDL that create_all() sends, in its order, each with the table that it belongs to."""

    def __init__(self, dialect):
        self.statements = []
        self.incomplete = []
        self.warnings = []
        self._engine = _mock_engine(dialect, self._take)

    def add(self, metadata):
        metadata.create_all(self._engine, checkfirst=False)

    def _take(self, element, *arguments, **options):
        if isinstance(element, sqlalchemy.DDL):
            self.warnings.append("DDL that runs beside a table is left out: %s" % str(element.statement).strip())
            return
        table = _table_of(element)
        names = {"schema": "", "name": ""} if table is None else {"schema": table.schema or "", "name": table.name}
        try:
            sql = str(element.compile(dialect=self._engine.dialect)).strip()
            self.statements.append(dict(names, sql=sql))
        except CompileError as error:
            self.incomplete.append(names)
            name = names["name"] or type(element).__name__
            self.warnings.append("%s cannot be compiled for %s: %s" % (name, self._engine.dialect.name, error))


def answer(config, script, request):
    metadata = _target_metadata(config, script)
    if metadata is None:
        return {"type": "metadata", "found": False}
    collector = Collector(request["dialect"])
    for one in metadata if isinstance(metadata, (list, tuple)) else [metadata]:
        collector.add(one)
    return {"type": "metadata", "found": True, "statements": collector.statements,
            "incomplete": collector.incomplete, "warnings": collector.warnings}
