"""upgrade() or downgrade() of one revision, in the project's own environment, on Athanor's connection."""
import base64
import os
import types

import athanor_dialects
import athanor_pep249
from athanor_project import connections_to, run_environment


def _module(file, source):
    """The revision as Alembic loads it, of the text that was shown."""
    module = types.ModuleType(os.path.basename(file).rpartition(".")[0])
    module.__file__ = file
    exec(compile(base64.b64decode(source), file, "exec"), module.__dict__)
    return module


def answer(config, script, request, channel):
    file = request["file"]
    dialect = request["dialect"]
    athanor_pep249.set_up(channel, (file, os.path.join(script.dir, "env.py")))
    athanor_dialects.stand_in(dialect).set_up(request["serverVersion"])

    def run(context, arguments):
        module = _module(file, request["source"])
        context.impl.start_migrations()
        with context.begin_transaction(_per_migration=True):
            getattr(module, request["function"])(**arguments)

    options = {"starting_rev": None, "destination_rev": request["revision"], "tag": None}
    with connections_to(lambda engine, **style: athanor_dialects.create_engine(dialect, engine, **style)):
        environment = run_environment(config, script, on_run=run, **options)
    if not environment.has_run:
        raise RuntimeError("env.py has come to its end without context.run_migrations()")
    return {"type": "done"}
