# The database and the logging of Alembic; its other settings are in pyproject.toml.

[alembic]
# The database, in SQLAlchemy's form: sqlite:///app.db, postgresql://user:password@host/name.
# Write %% for each percent sign of an encoded password.
sqlalchemy.url = ${sqlalchemy_url}

# How Alembic tells what it does; env.py reads these sections.
[loggers]
keys = root,sqlalchemy,alembic

[handlers]
keys = console

[formatters]
keys = generic

[logger_root]
level = WARNING
handlers = console
qualname =

[logger_sqlalchemy]
level = WARNING
handlers =
qualname = sqlalchemy.engine

[logger_alembic]
level = INFO
handlers =
qualname = alembic

[handler_console]
class = StreamHandler
args = (sys.stderr,)
level = NOTSET
formatter = generic

[formatter_generic]
format = %(levelname)-5.5s [%(name)s] %(message)s
datefmt = %H:%M:%S
