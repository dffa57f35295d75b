"""Runs every revision of a project with real Alembic, one at a time, and keeps what each step leaves behind.

    drive.py PROJECT OUTPUT

PROJECT holds alembic.ini and, after this, test.db. OUTPUT gets up_REV.db and down_REV.db, the database after the
upgrade to REV and after the downgrade from REV, and up_REV.sql and down_REV.sql, the text of --sql, for those that
Alembic can print without a database.
"""
import io
import os
import shutil
import sys

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory


def offline(project, run, first, last, file):
    text = io.StringIO()
    config = Config(os.path.join(project, "alembic.ini"), output_buffer=text)
    try:
        run(config, f"{first}:{last}", sql=True)
    except Exception as problem:  # what cannot be printed without a database is compared by its effect alone
        print(f"{file}: {type(problem).__name__}")
        return
    with open(file, "w", encoding="utf-8") as out:
        out.write(text.getvalue())


def main(project, output):
    os.chdir(project)
    config = Config(os.path.join(project, "alembic.ini"))
    revisions = list(ScriptDirectory.from_config(config).walk_revisions())[::-1]
    database = os.path.join(project, "test.db")
    for revision in revisions:
        command.upgrade(config, revision.revision)
        shutil.copy(database, os.path.join(output, f"up_{revision.revision}.db"))
    for revision in reversed(revisions):
        command.downgrade(config, revision.down_revision or "base")
        shutil.copy(database, os.path.join(output, f"down_{revision.revision}.db"))
    for revision in revisions:
        below = revision.down_revision or "base"
        name = os.path.join(output, "{}_" + revision.revision + ".sql")
        offline(project, command.upgrade, below, revision.revision, name.format("up"))
        offline(project, command.downgrade, revision.revision, below, name.format("down"))


main(os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2]))
