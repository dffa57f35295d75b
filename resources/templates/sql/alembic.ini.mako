# Settings of Athanor for migrations in plain SQL.

[alembic]
# The folder of versions. %(here)s is the folder of this file.
script_location = ${script_location}

# The name of a new revision file, without its ending. The tokens are rev, slug, epoch,
# year, month, day, hour, minute and second; percent signs are doubled here.
# file_template = %%(year)d_%%(month).2d_%%(day).2d_%%(hour).2d%%(minute).2d-%%(rev)s_%%(slug)s

# What divides the folders of version_locations: os (the system's own sign, : or ;),
# space, newline, : or ;
path_separator = os

# The database, in SQLAlchemy's form: sqlite:///app.db, postgresql://user:password@host/name.
# Write %% for each percent sign of an encoded password.
sqlalchemy.url = ${sqlalchemy_url}

[athanor]
# New revisions are SQL files.
revision_format = sql

# The wanted schema, as CREATE statements.
model = sql:${script_location}/schema.sql
