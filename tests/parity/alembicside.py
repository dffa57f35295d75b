"""Makes the database of one case after the other and says which operations real Alembic finds for it.

    alembicside.py DIALECT URL CASES

CASES is the folder of the cases, each a section of a .txt file:

    == its name
    on: sqlite postgresql          the databases it is for; all of them where it is left out
    before: ...                    Python that fills a MetaData, which SQLAlchemy creates: the database
    schemas: archive               schemas beside the default one, empty at the beginning, that are compared as well
    database: ...                  SQL that is run after that, each statement up to a semicolon at the end of a line
    model: ...                     Python that fills a MetaData: what is wanted
    expect: ...                    the operations, one a line, in any order
    alembic: ...                   what Alembic finds, where that is something else ...
    differs: ...                   ... and why

Texts stand in the line or are indented in the lines below. A key may end with the name of a database ("expect mysql:").
In the file, a line with a hash at its beginning is a comment.

From standard input comes the name of a case, to standard output goes a line of JSON; for "cases" that is the list of
them.
"""
import json
import re
import sys
import warnings
from pathlib import Path

import sqlalchemy
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy.pool import NullPool

HEAD = (
    "from sqlalchemy import *\nfrom sqlalchemy.dialects import mysql, postgresql, sqlite\n\n"
    "metadata = MetaData()\n"
)
KEYS = ("on", "schemas", "before", "database", "model", "expect", "alembic", "differs")
DIALECTS = ("sqlite", "postgresql", "mysql")


def sections(text):
    """The names of the cases in a file and what they say, each a dictionary of texts."""
    case = key = None
    for number, line in enumerate(text.splitlines(), 1):
        head = re.match(r"([a-z]+)(?: (sqlite|postgresql|mysql))?:(?: (.*))?$", line)
        if line.startswith("== "):
            case = {}
            yield line[3:].strip(), case
        elif line.startswith("#") or not line.strip():
            continue
        elif line.startswith("    ") and key is not None:
            case[key] += line[4:] + "\n"
        elif head and head[1] in KEYS:
            key = " ".join(filter(None, head.groups()[:2]))
            case[key] = head[3] + "\n" if head[3] else ""
        else:
            raise ValueError("line %d is neither a key nor a text: %s" % (number, line))


def read_cases(folder, dialect):
    """What the cases for one database say, by name."""
    found = {}
    for file in sorted(Path(folder).glob("*.txt")):
        for name, texts in list(sections(file.read_text(encoding="utf-8"))):
            name = "%s: %s" % (file.stem, name)
            if name in found:
                raise ValueError("%s is there twice" % name)
            if not any(key.split()[0] == "expect" for key in texts):
                raise ValueError("%s says nothing of what it expects" % name)
            if any(key.split()[0] == "alembic" for key in texts) != ("differs" in texts):
                raise ValueError("%s needs both, 'alembic' and 'differs', or neither" % name)
            if dialect not in texts.get("on", " ".join(DIALECTS)).split():
                found[name] = None
                continue
            found[name] = {key: texts.get("%s %s" % (key, dialect), texts.get(key, "")) for key in KEYS}
            if "alembic" not in texts and "alembic " + dialect not in texts:
                found[name]["alembic"] = found[name]["expect"]
    return {name: case for name, case in found.items() if case is not None}


def reset(engine, dialect):
    """Empties the database."""
    if dialect == "sqlite":
        Path(engine.url.database).unlink(missing_ok=True)
        return
    with engine.connect() as connection:
        if dialect == "mysql":
            own = ("information_schema", "performance_schema", "mysql", "sys")
            connection.exec_driver_sql("SET foreign_key_checks = 0")
            for (database,) in connection.exec_driver_sql("SHOW DATABASES").fetchall():
                if database not in own:
                    connection.exec_driver_sql("DROP DATABASE `%s`" % database)
            connection.exec_driver_sql("CREATE DATABASE `%s`" % engine.url.database)
            return
        schemas = connection.exec_driver_sql(
            "SELECT quote_ident(nspname) FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname <> 'information_schema'"
        )
        for (schema,) in schemas.fetchall():
            connection.exec_driver_sql("DROP SCHEMA %s CASCADE" % schema)
        connection.exec_driver_sql("CREATE SCHEMA public")


def metadata_of(text):
    names = {}
    exec(compile(HEAD + text, "<model>", "exec"), names)
    return names["metadata"]


def make(engine, case):
    with engine.connect() as connection:
        for schema in case["schemas"].split():
            connection.exec_driver_sql("CREATE SCHEMA " + schema)
    if case["before"]:
        metadata_of(case["before"]).create_all(engine)
    with engine.connect() as connection:
        for statement in re.split(r";\s*$", case["database"], flags=re.MULTILINE):
            if statement.strip():
                connection.exec_driver_sql(statement.replace("%", "%%"))


def columns_of(columns):
    return "(%s)" % ", ".join(getattr(column, "name", None) or "expression" for column in columns)


def index_elements(index):
    """Columns by their names, all else as "expression"."""
    return "(%s)" % ", ".join(
        element.name if isinstance(element, sqlalchemy.Column) else "expression" for element in index.expressions
    )


def key_words(key):
    words = [columns_of(key.columns), key.elements[0].target_fullname.rsplit(".", 1)[0]]
    words.append("(%s)" % ", ".join(element.target_fullname.rsplit(".", 1)[1] for element in key.elements))
    for word in ("onupdate", "ondelete"):
        if getattr(key, word):
            words.append("%s %s" % (word, getattr(key, word).lower()))
    return words


def words_of(difference):
    """One of Alembic's tuples as a line."""
    kind, subject = difference[0], difference[1]
    if kind in ("add_table", "remove_table"):
        words = [subject.name, columns_of(subject.columns)]
    elif kind in ("add_table_comment", "remove_table_comment"):
        words = [subject.name]
    elif kind in ("add_index", "remove_index"):
        words = [subject.table.name, subject.name, index_elements(subject)] + ["unique"] * bool(subject.unique and kind == "add_index")
    elif kind in ("add_constraint", "remove_constraint"):
        words = [subject.table.name, subject.name or "-", "unique", columns_of(subject.columns)]
    elif kind in ("add_fk", "remove_fk"):
        words = [subject.parent.name] + key_words(subject)
    elif kind in ("add_column", "remove_column"):
        words = [difference[2], difference[3].name]
    elif kind == "modify_nullable":
        words = [difference[2], difference[3], "null" if difference[6] else "not null"]
    else:
        words = [difference[2], difference[3]]
    return " ".join([kind] + words)


def alembic_finds(engine, case):
    options = {"compare_type": True, "compare_server_default": True}
    schemas = case["schemas"].split()
    if schemas:
        options["include_schemas"] = True
        options["include_name"] = lambda name, kind, parents: kind != "schema" or name is None or name in schemas
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts=options)
        try:
            differences = compare_metadata(context, metadata_of(case["model"]))
        except Exception as problem:  # a case may say that Alembic fails
            return ["fails " + type(problem).__name__]
    lines = []
    for difference in differences:
        lines += map(words_of, difference if isinstance(difference, list) else [difference])
    return lines


def lines_of(text):
    return [line.strip() for line in text.splitlines() if line.strip() and line.strip() != "nothing"]


def answer(engine, dialect, case):
    reset(engine, dialect)
    try:
        make(engine, case)
        found = alembic_finds(engine, case)
    except Exception as problem:
        return {"error": "%s: %s" % (type(problem).__name__, problem)}
    return {
        "model": HEAD + case["model"],
        "expected": lines_of(case["expect"]),
        "expectedOfAlembic": lines_of(case["alembic"]),
        "alembic": found,
    }


def main(dialect, url, folder):
    warnings.simplefilter("ignore")
    cases = read_cases(folder, dialect)
    # Nothing waits for a connection of the case before.
    engine = sqlalchemy.create_engine(url, poolclass=NullPool, isolation_level="AUTOCOMMIT")
    for line in sys.stdin:
        name = line.rstrip("\n")
        reply = list(cases) if name == "cases" else answer(engine, dialect, cases[name])
        print(json.dumps(reply), flush=True)


main(*sys.argv[1:])
