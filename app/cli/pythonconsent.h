#pragma once

#include "app/cli/session.h"

#include "engine/bridge/bridgerequest.h"

namespace app {

/// The project's interpreter where the user lets it run `what`: said by --python, remembered, or asked for on the
/// terminal; once is asked at most once a run. Errors: those of findInterpreter(); Kind::NeedsPython, with the place
/// that needs it, the interpreter and the option that allows it, where nobody agrees.
[[nodiscard]] engine::Result<engine::BridgeProject> allowedPython(Session &session, const QString &what,
                                                                  const engine::SourcePosition &why);

} // namespace app
