#pragma once

#include "engine/project/project.h"

namespace engine {

/// The Python in which a project's own Alembic and models are installed.
struct Interpreter
{
    QString path; ///< absolute; a link is not followed, since a virtual environment is one
    QString reason; ///< why this one, for people: "the environment variable VIRTUAL_ENV"

    friend bool operator==(const Interpreter &, const Interpreter &) = default;
};

/// The project's interpreter. The first that is there of: `[athanor] python`, VIRTUAL_ENV, `.venv` and `venv` beside
/// the project's files, uv's UV_PROJECT_ENVIRONMENT, Poetry's own folder of environments, `python3` and `python` on
/// PATH. Nothing is run; `variables` are the environment's. Fails with Kind::Project where `[athanor] python` names
/// none that can be run, and where there is none at all.
[[nodiscard]] Result<Interpreter> findInterpreter(const Project &project, const QMap<QString, QString> &variables);

/// The folder in which Alembic would have been started for this project: relative paths of its settings count from it.
[[nodiscard]] QString startFolder(const Project &project);

} // namespace engine
