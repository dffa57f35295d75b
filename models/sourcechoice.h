#pragma once

#include "engine/migration/modelsource.h"
#include "models/environment.h"

#include <QList>
#include <QMetaType>

namespace models {

class Workspace;

/// A side of a comparison as it is offered. One that cannot be had stays listed, with its reason.
struct SourceChoice
{
    enum class Kind {
        Database, ///< `name`: the environment
        Model, ///< `name`: as the project writes it, "sql:schema.sql"
        Revision, ///< `name`: the identifier, "head" or the current one
    };

    Kind kind = Kind::Database;
    QString name;
    QString detail; ///< a revision's message; empty for the others
    engine::ModelSource source;
    bool available = true;
    QString reason; ///< why it is not available, in the engine's words

    friend bool operator==(const SourceChoice &, const SourceChoice &) = default;
};

/// Every source that the workspace knows now: environments, the project's model, heads, the current revision and the
/// newest others.
[[nodiscard]] QList<SourceChoice> sourceChoices(const Workspace &workspace);

} // namespace models

Q_DECLARE_METATYPE(models::SourceChoice)
