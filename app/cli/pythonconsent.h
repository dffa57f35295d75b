#pragma once

#include "app/cli/session.h"

#include "engine/bridge/bridgerequest.h"

namespace app {

/// What is to be run by Python.
struct PythonNeed
{
    QString what; ///< in words, with the paths
    engine::SourcePosition place; ///< that needs it
    QString reason; ///< in the reader's words; empty where the user prefers it
};

/// The project's interpreter where the user lets it run that: said by --python, remembered, or asked for on the
/// terminal; once is asked at most once a run. Errors: those of findInterpreter(); Kind::NeedsPython, with the place
/// that needs it, the interpreter and the option that allows it, where nobody agrees.
[[nodiscard]] engine::Result<engine::BridgeProject> allowedPython(Session &session, const PythonNeed &need);

/// The same for a revision: `error` is why it cannot be run without.
[[nodiscard]] engine::Result<engine::BridgeProject> pythonFor(Session &session, const engine::Error &error);

/// In a sentence, what runs that which needs Python, and whether the user has agreed to it; asks nobody.
[[nodiscard]] QString pythonSentence(Session &session);

} // namespace app
