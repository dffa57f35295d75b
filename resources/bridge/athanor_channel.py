"""The line to Athanor: one JSON object a line, each way."""
import base64
import json
import os
import threading


class Channel:
    def __init__(self, incoming, outgoing):
        self._incoming = incoming
        self._outgoing = outgoing
        self._lock = threading.Lock()

    def send(self, message):
        self._outgoing.write(json.dumps(message).encode("ascii") + b"\n")
        self._outgoing.flush()

    def ask(self, message):
        """Sends, and waits for the answer. Threads of the project take turns."""
        with self._lock:
            self.send(message)
            line = self._incoming.readline()
        if not line:
            os._exit(1)  # Athanor is gone, and nobody will commit what would come now
        return json.loads(line.decode("utf-8"))


def encoded(value):
    """A value as JSON has it; what JSON has no form for in an object that names its kind."""
    if value is None or isinstance(value, (bool, str)):
        return value
    if isinstance(value, int):
        if not -(2**63) <= value < 2**63:
            raise OverflowError("Python int too large to convert to SQLite INTEGER")
        return int(value)
    if isinstance(value, float):
        return {"float": repr(float(value))}
    if isinstance(value, (bytes, bytearray, memoryview)):
        return {"bytes": base64.b64encode(bytes(value)).decode("ascii")}
    raise TypeError("type '%s' is not supported" % type(value).__name__)


def decoded(value):
    if not isinstance(value, dict):
        return value
    if "float" in value:
        return float(value["float"])
    return base64.b64decode(value["bytes"])
