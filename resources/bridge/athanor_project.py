"""The project's own Alembic: its configuration, and its env.py run with connections that Athanor chooses."""
import argparse
import contextlib
import os
import sys

import athanor_drivers
from alembic.config import Config
from alembic.operations import Operations
from alembic.runtime.environment import EnvironmentContext
from alembic.script import ScriptDirectory
from sqlalchemy.engine import Engine


class Finished(BaseException):
    """Leaves env.py where enough is known. Nothing that catches Exception may stop it."""


def configuration(request):
    """Alembic's Config as its command line would have made it."""
    files = {"file_": request["ini"] or None, "ini_section": request["section"]}
    if request["pyproject"]:
        files["toml_file"] = request["pyproject"]
    options = argparse.Namespace(x=request["arguments"] or None, name=request["section"], config=request["ini"],
                                 raiseerr=False, quiet=False, tag=None, sql=False)
    config = Config(cmd_opts=options, **files)
    if not config.get_main_option("script_location") and not request["pyproject"]:
        config.set_main_option("script_location", request["scriptLocation"].replace("%", "%%"))
    placeholder = "driver://"  # what `alembic init` writes
    url = request["url"]
    if url and (config.get_main_option("sqlalchemy.url") or placeholder).startswith(placeholder):
        config.set_main_option("sqlalchemy.url", url.replace("%", "%%"))
    return config


class Environment:
    """What env.py calls `context`, watched: keeps the arguments of context.configure(); what happens there and at
    context.run_migrations() is handed in."""

    def __init__(self, config, script, on_configure=None, on_run=None, **options):
        # Alembic hands out its own class only, so that one object of it is changed instead of deriving another class.
        self.context = EnvironmentContext(config, script, **options)
        self.configured = None
        self.has_run = False
        self._configure = self.context.configure
        self._on_configure = on_configure
        self._on_run = on_run
        self.context.configure = self.configure
        self.context.run_migrations = self.run_migrations

    def configure(self, *arguments, **options):
        self.configured = options
        if self._on_configure:
            self._on_configure(options)
        return self._configure(*arguments, **options)

    def run_migrations(self, **arguments):
        self.has_run = True
        context = self.context.get_context()
        with Operations.context(context):
            self._on_run(context, arguments)


try:
    from sqlalchemy.future import Engine as FutureEngine
except ImportError:  # before 1.4
    FutureEngine = ()


@contextlib.contextmanager
def connections_to(create_engine):
    """Whatever engine env.py connects with, and whichever driver it names, the connection is of the engine that
    create_engine(engine, **options) gives in its place."""
    engines = {}

    def substitute(engine):
        if engine in engines.values():
            return engine
        athanor_drivers.forget()
        future = isinstance(engine, FutureEngine)
        if future not in engines:
            style = {"future": True} if future else {}  # connections of 1.4 have commit() only so
            engines[future] = create_engine(engine, **style)
        return engines[future]

    names = ["connect", "raw_connection"]
    names += [name for name in ("contextual_connect", "_contextual_connect") if name in vars(Engine)]  # before 1.4
    originals = {name: vars(Engine)[name] for name in names}

    def redirected(original):
        return lambda self, *arguments, **keywords: original(substitute(self), *arguments, **keywords)

    for name, original in originals.items():
        setattr(Engine, name, redirected(original))
    try:
        with athanor_drivers.optional():
            yield
    finally:
        for name, original in originals.items():
            setattr(Engine, name, original)


@contextlib.contextmanager
def application(script_folder):
    """The context of the project's Flask application, where env.py asks for one, as Flask-Migrate's command gives it."""
    with open(os.path.join(script_folder, "env.py"), "rb") as file:
        wanted = b"current_app" in file.read()
    if not wanted:
        yield
        return
    from flask.cli import ScriptInfo

    with ScriptInfo().load_app().app_context():
        yield


def run_environment(config, script, **options):
    """Runs env.py to its end, or to where one of the handlers raises Finished; gives the context that it used."""
    environment = Environment(config, script, **options)
    with application(script.dir), environment.context, contextlib.suppress(Finished):
        script.run_env()
    return environment


def prepare(request):
    """The project's configuration and scripts, with Python's path as Alembic has it."""
    # `-c` has put the working directory first, where Alembic's own program has the folder that it is in. It is looked
    # at last, for projects whose users start `python -m alembic`.
    while sys.path and sys.path[0] == "":
        del sys.path[0]
    sys.path.append(os.getcwd())
    config = configuration(request)
    return config, ScriptDirectory.from_config(config)
