# Settings of Alembic for a single database.

[alembic]
# The folder of env.py, script.py.mako and, unless version_locations says otherwise,
# versions. %(here)s is the folder of this file.
script_location = ${script_location}

# The name of a new revision file, without its ending. The tokens are rev, slug, epoch,
# year, month, day, hour, minute and second; percent signs are doubled here.
# file_template = %%(year)d_%%(month).2d_%%(day).2d_%%(hour).2d%%(minute).2d-%%(rev)s_%%(slug)s

# Folders that Python looks into before all others, so that env.py finds the application.
prepend_sys_path = .

# The time zone of the date in new revision files, such as UTC or Europe/Rome. Without it
# the date is local time.
# timezone =

# The longest slug, the part of the file name that is made from the message.
# truncate_slug_length = 40

# "true" runs env.py for every "revision" command, not only with --autogenerate.
# revision_environment = false

# "true" also takes .pyc and .pyo files without their .py for revisions.
# sourceless = false

# Folders of revision files, divided by path_separator.
# version_locations = %(here)s/bar:%(here)s/bat:${script_location}/versions

# What divides the folders of version_locations and prepend_sys_path: os (the system's
# own sign, : or ;), space, newline, : or ;
path_separator = os

# "true" looks for revision files in the folders below as well.
# recursive_version_locations = false

# The encoding of new revision files.
# output_encoding = utf-8

# The database, in SQLAlchemy's form: sqlite:///app.db, postgresql://user:password@host/name.
# Write %% for each percent sign of an encoded password.
sqlalchemy.url = ${sqlalchemy_url}

# Commands that run on every new revision file, in the order of "hooks".
[post_write_hooks]
# hooks = ruff
# ruff.type = exec
# ruff.executable = ruff
# ruff.options = check --fix REVISION_SCRIPT_FILENAME

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
