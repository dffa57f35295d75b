#pragma once

#include "engine/migration/plan.h"

namespace engine {

/// A SQL script that creates the schema.
struct SqlFileSource
{
    QString file;

    friend bool operator==(const SqlFileSource &, const SqlFileSource &) = default;
};

/// A live database. An empty URL stands for the project's own, which the caller fills in.
struct DatabaseSource
{
    DatabaseUrl url;
    QString label; ///< "development"; empty: the URL speaks

    friend bool operator==(const DatabaseSource &, const DatabaseSource &) = default;
};

/// What the chain up to a revision builds, replayed in a scratch place.
struct RevisionSource
{
    QString identifier;

    friend bool operator==(const RevisionSource &, const RevisionSource &) = default;
};

/// One side of a comparison. SQLAlchemy models join here when they can be read.
using ModelSource = std::variant<SqlFileSource, DatabaseSource, RevisionSource>;

/// A schema with what is worth saying about how it was had.
struct LoadedModel
{
    Schema schema;
    QString description; ///< "schema.sql", "revision 3f2a", "shop.db"
    QStringList notes;
};

struct ModelContext
{
    const Dialect *dialect = nullptr; ///< in whose scratch place files and revisions are built
    const RevisionGraph *graph = nullptr;
    VersionTable versionTable; ///< left out of every schema
};

/// Builds or inspects a side. Blocks; asks `stop` between statements. Errors carry file and line, or the SQL.
[[nodiscard]] Result<LoadedModel> loadModel(const ModelSource &source, const ModelContext &context,
                                            const std::stop_token &stop = {});

/// Reads the text of a source as typed on the command line or in `[athanor] model`: `sql:FILE`, a path ending in
/// `.sql`, `database` or `database:URL`, a URL, `revision:IDENT`, or a bare revision identifier.
[[nodiscard]] Result<ModelSource> parseModelSource(const QString &text, const QString &directory);

} // namespace engine
