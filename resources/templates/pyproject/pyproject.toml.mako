[tool.alembic]
# The folder of env.py, script.py.mako and, unless version_locations says otherwise,
# versions. %(here)s is the folder of this file.
script_location = "${script_location}"

# The name of a new revision file, without its ending. The tokens are rev, slug, epoch,
# year, month, day, hour, minute and second; percent signs are doubled here.
# file_template = "%%(year)d_%%(month).2d_%%(day).2d_%%(hour).2d%%(minute).2d-%%(rev)s_%%(slug)s"

# Folders that Python looks into before all others, so that env.py finds the application.
prepend_sys_path = [
    "."
]

# The time zone of the date in new revision files. Without it the date is local time.
# timezone = "UTC"

# The longest slug, the part of the file name that is made from the message.
# truncate_slug_length = 40

# true runs env.py for every "revision" command, not only with --autogenerate.
# revision_environment = false

# true also takes .pyc and .pyo files without their .py for revisions.
# sourceless = false

# Folders of revision files.
# version_locations = [
#     "%(here)s/alembic/versions",
#     "%(here)s/foo/bar"
# ]

# true looks for revision files in the folders below as well.
# recursive_version_locations = false

# The encoding of new revision files.
# output_encoding = "utf-8"

# Commands that run on every new revision file.
# [[tool.alembic.post_write_hooks]]
# name = "ruff"
# type = "exec"
# executable = "ruff"
# options = "check --fix REVISION_SCRIPT_FILENAME"
