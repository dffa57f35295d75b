import importlib.machinery
import json
import os
import sys

# What the project prints must not get between two messages: both ends of the line move to descriptors of their own,
# which no child inherits, before anything of the project is imported.
incoming, outgoing = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
os.dup2(2, 1)
start = json.loads(incoming.readline().decode("utf-8"))


class Modules:
    """The bridge's own modules, which come over the line too."""

    @staticmethod
    def find_spec(name, path=None, target=None):
        return importlib.machinery.ModuleSpec(name, Modules) if name in start["modules"] else None

    @staticmethod
    def create_module(spec):
        return None

    @staticmethod
    def exec_module(module):
        source = start["modules"][module.__name__]
        exec(compile(source, "<%s>" % module.__name__, "exec"), module.__dict__)


sys.meta_path.append(Modules)
from athanor_bridge import main  # noqa: E402

sys.exit(main(incoming, outgoing, start["request"]))
