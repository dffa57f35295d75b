"""Run by the project's interpreter, for Athanor: does what one request says and answers on the line it came by."""
import os
import sys
import traceback

from athanor_channel import Channel


def _causes(error):
    """The exception with all that it came from, latest first."""
    seen = []
    while error is not None and error not in seen:
        seen.append(error)
        error = getattr(error, "orig", None) or error.__cause__ or error.__context__
    return seen


def _place(error, files):
    """The innermost line of one of the files that the exception passed through."""
    if isinstance(error, SyntaxError) and error.filename:
        return {"file": error.filename, "line": error.lineno or 0}
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        file = os.path.abspath(frame.filename)
        if file in files:
            return {"file": file, "line": frame.lineno}
    return {}


def _failure(error, during, files):
    return {
        "type": "failed",
        "during": during,
        "kind": type(error).__name__,
        "text": str(error),
        "module": (getattr(error, "name", None) or "") if isinstance(error, ImportError) else "",
        "traceback": "".join(traceback.format_exception(type(error), error, error.__traceback__)),
        "place": _place(error, files),
        "refused": any(getattr(cause, "athanor_refusal", False) for cause in _causes(error)),
    }


def _answer(channel, request):
    during, files = "import", [request["file"], request["environment"]]
    try:
        import athanor_project

        during = "configuration"
        config, script = athanor_project.prepare(request)
        during = request["action"]
        if during == "metadata":
            import athanor_metadata

            return athanor_metadata.answer(config, script, request)
        import athanor_revision

        return athanor_revision.answer(config, script, request, channel)
    except (Exception, SystemExit) as error:
        return _failure(error, during, files)


def main(incoming, outgoing, request):
    channel = Channel(incoming, outgoing)
    channel.send({"type": "ready", "python": sys.version.split()[0]})
    channel.send(_answer(channel, request))
    return 0
