#pragma once

#include "engine/bridge/bridgeprocess.h"

namespace engine {

/// A project with what the bridge's script has to know beside it.
struct BridgeProject
{
    Project project;
    BridgeSettings settings;
    QStringList xArguments; ///< `-x`, as typed
    QString url; ///< for an env.py whose settings name no database; its password goes no further

    /// The project with its interpreter, in the folder where Alembic would run. Errors: those of findInterpreter().
    [[nodiscard]] static Result<BridgeProject> of(const Project &project, const QMap<QString, QString> &variables);
};

/// What every request to the script holds: where the project's settings are.
[[nodiscard]] QJsonObject bridgeRequest(const BridgeProject &project, const QString &action, const QString &dialect);

/// The script's message `failed` as an Error: `what` is the sentence that says what was being done, with the exception
/// after it, `why` the last lines of Python's traceback, `where` the line of the project's file.
[[nodiscard]] Error bridgeError(const QJsonObject &message, const QString &what, const BridgeProject &project,
                                const QString &output);

} // namespace engine
