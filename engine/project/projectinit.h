#pragma once

#include "engine/result.h"

#include <QList>
#include <QString>

namespace engine {

/// A kind of project that `init` can create.
struct ProjectTemplate
{
    QString name; ///< "generic"
    QString description; ///< the first line of its README

    friend bool operator==(const ProjectTemplate &, const ProjectTemplate &) = default;
};

/// All templates by name: Alembic's own and "sql", for revisions in plain SQL without Python.
[[nodiscard]] QList<ProjectTemplate> projectTemplates();

/// What `init` is asked for (Alembic reference 1.2).
struct InitRequest
{
    QString directory; ///< as typed; a relative one to `workingDirectory`
    QString workingDirectory; ///< absolute
    QString configFile = QStringLiteral("alembic.ini"); ///< as typed with `-c`
    QString tomlFile = QStringLiteral("pyproject.toml"); ///< for the pyproject templates
    QString templateName = QStringLiteral("generic");
    bool package = false; ///< adds an empty __init__.py to both folders
    QString url; ///< of the database; empty: Alembic's placeholder
};

/// Something that `init` did, in Alembic's words.
struct InitMessage
{
    enum class Kind {
        Status, ///< "Creating directory /p/alembic": Alembic adds " ...  done"
        Notice, ///< a whole message
    };

    Kind kind = Kind::Status;
    QString text;

    friend bool operator==(const InitMessage &, const InitMessage &) = default;
};

/// Creates the folder with env.py, script.py.mako and versions, and the settings file, unless it is there already;
/// gives what was done, in order. Fails with Kind::Command and Alembic's words for a folder that is not empty and for
/// an unknown template, with Kind::Project for a pyproject.toml that is no TOML, before anything is written; and with
/// Kind::File when something cannot be written.
[[nodiscard]] Result<QList<InitMessage>> initProject(const InitRequest &request);

} // namespace engine
