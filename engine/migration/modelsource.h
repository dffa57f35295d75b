#pragma once

#include "engine/bridge/bridgerequest.h"
#include "engine/diff/compare.h"
#include "engine/migration/plan.h"
#include "engine/project/environmentscript.h"
#include "engine/project/modelreader.h"

#include <array>

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

/// The SQLAlchemy models that a project's env.py names in target_metadata, read without running Python.
struct SqlAlchemySource
{
    Project project;

    friend bool operator==(const SqlAlchemySource &, const SqlAlchemySource &) = default;
};

/// The same models as the project's own Python has them. It runs only where ModelContext::python allows it.
struct PythonSource
{
    Project project;

    friend bool operator==(const PythonSource &, const PythonSource &) = default;
};

/// One side of a comparison.
using ModelSource = std::variant<SqlFileSource, DatabaseSource, RevisionSource, SqlAlchemySource, PythonSource>;

/// A schema with what is worth saying about how it was had.
struct LoadedModel
{
    Schema schema;
    QString description; ///< "schema.sql", "revision 3f2a", "shop.db"
    QList<ModelNote> notes; ///< what of it could not be read, and what looks like a mistake, with the places
    std::vector<TableName> unread = {}; ///< tables of which something could not be read
    bool tablesOnly = false; ///< SQLAlchemy models: they speak neither of views nor of triggers
    const Dialect *dialect = nullptr; ///< whose inspector has read it; nullptr for what is not there yet
    Schema declared = {}; ///< the tables as the model writes them; empty for a side that has no words of its own
};

/// How many notes of `model` say that something could not be read.
[[nodiscard]] qsizetype unreadParts(const LoadedModel &model);

struct ModelContext
{
    const Dialect *dialect = nullptr; ///< in whose scratch place files and revisions are built
    const RevisionGraph *graph = nullptr;
    VersionTable versionTable; ///< left out of every schema
    QMap<QString, QString> variables = {}; ///< the environment variables, for what models are made of
    QStringList searchPath = {}; ///< where the project's modules are, for what its revisions import
    QList<python::FileStamp> *filesRead = nullptr; ///< gets the files that a model is read from, when it fails as well
    std::optional<BridgeProject> python = {}; ///< the interpreter that the user lets run; nothing: none may
    DatabaseUrl server = {}; ///< where a scratch place can be had
    QStringList schemas = {}; ///< those beside the default one that a database is read with
    ComparisonScope scope = {}; ///< what env.py says of it
};

/// The schemas beside the default one that tables, views and enum types of `schema` are in: what the other side of a
/// comparison has to be read with.
[[nodiscard]] QStringList otherSchemas(const Schema &schema);

/// `context` for the sides of a comparison: what is built for it is built in the kind of database that it is compared
/// with. Errors as dialectFor().
[[nodiscard]] Result<ModelContext> contextFor(const std::array<const ModelSource *, 2> &sides, ModelContext context);

/// Loads both sides of a comparison, each database with the schemas that the other side names, in the
/// context of contextFor(). Errors: loadModel()'s and expectComparable()'s.
[[nodiscard]] Result<std::pair<LoadedModel, LoadedModel>> loadSides(const ModelSource &left, const ModelSource &right,
                                                                    const ModelContext &given,
                                                                    const std::stop_token &stop = {});

/// Adds to the notes what must be known of a schema that was had in `place`; nothing where that is nullptr.
void tellOfPlace(LoadedModel &model, const ScratchPlace *place);

/// Builds or inspects a side. Blocks; asks `stop` between statements. Errors carry file and line, or the SQL.
[[nodiscard]] Result<LoadedModel> loadModel(const ModelSource &source, const ModelContext &context,
                                            const std::stop_token &stop = {});

/// How two sides on `dialect` are compared: without the version table, and with regard to what such a database can do.
[[nodiscard]] CompareOptions compareOptions(const Dialect &dialect, const VersionTable &versionTable);

/// Kind::Command where the sides are of different kinds of database, which no operation makes alike.
[[nodiscard]] Done expectComparable(const LoadedModel &left, const LoadedModel &right);

/// Takes out of both sides what a comparison of them must leave alone: the tables that were read in part, and, where
/// something of a side was not read at all, those that only the other side has. What was not read is never taken for
/// dropped, nor is what SQLAlchemy models cannot say or leave to the server: views, triggers, options of tables, enum
/// types that no column has.
void leaveOutUnread(LoadedModel &actual, LoadedModel &desired);

/// Reads the text of a source as typed on the command line or in `[athanor] model`: `sqlalchemy` for the models of
/// `project`, `sqlalchemy:python` for the same by its own Python, `sql:FILE`, a path ending in `.sql`, `database` or
/// `database:URL`, a URL, `revision:IDENT`, or a bare revision identifier. Relative paths count from `directory`.
[[nodiscard]] Result<ModelSource> parseModelSource(const QString &text, const QString &directory,
                                                   const Project &project);

/// The model of a project: the one that its settings name, or its SQLAlchemy models where they name none and there is
/// an env.py. Nothing for a project that has neither.
[[nodiscard]] std::optional<Result<ModelSource>> modelOf(const Project &project);

} // namespace engine
