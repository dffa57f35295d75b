#include "engine/migration/modelsource.h"

#include "engine/migration/modelscript.h"
#include "engine/migration/pythonsource.h"
#include "engine/migration/replay.h"
#include "engine/overloaded.h"
#include "engine/schema/unsaidoptions.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>
#include <map>

using namespace Qt::StringLiterals;

namespace engine {

namespace {

/// Keys that are to come after their tables look like any other once they are there.
void keepUseAlter(Table &table, const Table &written)
{
    for (Constraint &constraint : table.constraints) {
        auto *key = std::get_if<ForeignKey>(&constraint);
        if (!key)
            continue;
        key->useAlter = std::ranges::any_of(written.constraints, [key](const Constraint &other) {
            const auto *wanted = std::get_if<ForeignKey>(&other);
            return wanted && wanted->useAlter && wanted->columns == key->columns
                && wanted->referredTable == key->referredTable;
        });
    }
}

/// A database that can only make keys with their tables does that with all of them, as SQLAlchemy has it.
void makeKeysWithTables(Schema &schema)
{
    for (auto &[name, table] : schema.tables) {
        for (Constraint &constraint : table.constraints) {
            if (auto *key = std::get_if<ForeignKey>(&constraint))
                key->useAlter = false;
        }
    }
}

/// "a, b and 12 more": the first of `names`, which are at least two.
QString firstOf(const QStringList &names)
{
    static constexpr qsizetype kNamed = 5;
    const bool isWhole = names.size() <= kNamed;
    const qsizetype named = isWhole ? names.size() - 1 : kNamed;
    const QString rest = isWhole ? names.last() : u"%1 more"_s.arg(names.size() - named);
    return names.first(named).join(u", "_s) + u" and "_s + rest;
}

/// What is not described cannot be compared. A reason is said once: a table may have hundreds of partitions.
void leaveAlone(LoadedModel &model)
{
    std::map<QString, QStringList> named;
    for (const auto &[name, why] : model.schema.leftAlone) {
        if (name.name.isEmpty()) {
            model.notes << ModelNote{why + u": what is not seen is not compared."_s, {}};
            continue;
        }
        named[why] << name.text();
        model.unread.push_back(name);
    }
    for (const auto &[why, names] : named) {
        const QString text = names.size() == 1 ? u"%1 is left alone: it is %2."_s.arg(names.first(), why)
                                               : u"%1 are left alone: each is %2."_s.arg(firstOf(names), why);
        model.notes << ModelNote{text, {}, ModelNote::Kind::LeftAlone};
    }
}

/// Who does not know of it would take what env.py leaves out for a difference.
void tellOfFilter(LoadedModel &model, const ComparisonScope &scope)
{
    if (scope.filter.isEmpty())
        return;
    model.notes << ModelNote{u"env.py leaves things out of comparisons by %1 (line %2), which only Python can tell: "
                             "they are in this one."_s.arg(scope.filter)
                                 .arg(scope.filterLine),
                             {},
                             ModelNote::Kind::Remark};
}

LoadedModel finished(Schema schema, const ModelContext &context, const QString &description)
{
    for (const TableName &own : ownTables(context.versionTable))
        schema.tables.erase(own);
    LoadedModel model{.schema = std::move(schema), .description = description, .notes = {}, .dialect = context.dialect};
    leaveAlone(model);
    return model;
}

Result<LoadedModel> load(const SqlFileSource &source, const ModelContext &context, const std::stop_token &stop)
{
    if (context.filesRead)
        *context.filesRead << python::stampOf(source.file);
    const auto text = readScript(source.file);
    if (!text)
        return failure(text.error());
    auto scratch = context.dialect->openScratch(context.server);
    if (!scratch)
        return failure(scratch.error());
    const auto notCompared = runScript(**scratch, *context.dialect, source.file, *text, stop);
    if (!notCompared)
        return failure(notCompared.error());
    auto schema = context.dialect->inspect(**scratch, {}, stop);
    if (!schema)
        return failure(schema.error());
    LoadedModel model = finished(std::move(*schema), context, QFileInfo(source.file).fileName());
    for (const ModelNote &note : *notCompared)
        model.notes << note;
    tellOfPlace(model, (*scratch)->place());
    return model;
}

Result<LoadedModel> load(const DatabaseSource &source, const ModelContext &context, const std::stop_token &stop)
{
    const auto dialect = dialectFor(source.url.dialect);
    if (!dialect)
        return failure(dialect.error());
    auto connection = (*dialect)->openReadOnly(source.url);
    if (!connection)
        return failure(connection.error());
    QStringList schemas{QString()};
    schemas += context.schemas;
    if (context.scope.everySchema) {
        const auto others = (*dialect)->otherSchemas(**connection);
        if (!others)
            return failure(others.error());
        schemas += *others;
        schemas.removeDuplicates();
    }
    auto schema = (*dialect)->inspect(**connection, {.schemas = schemas}, stop);
    if (!schema)
        return failure(schema.error());
    LoadedModel model =
        finished(std::move(*schema), context, source.label.isEmpty() ? source.url.readableText() : source.label);
    model.dialect = *dialect;
    tellOfFilter(model, context.scope);
    return model;
}

Result<LoadedModel> load(const RevisionSource &source, const ModelContext &context, const std::stop_token &stop)
{
    if (!context.graph) {
        return failure({.kind = Error::Kind::Command,
                        .what = u"There are no revisions here to look for '%1' in."_s.arg(source.identifier)});
    }
    if (const Done sound = context.graph->sound(); !sound)
        return failure(sound.error());
    const auto ids = context.graph->resolve(source.identifier);
    if (!ids)
        return failure(ids.error());
    PlanRequest request;
    request.versionTable = context.versionTable;
    request.reading = {.dialect = {}, .searchPath = context.searchPath, .variables = context.variables};
    request.python = context.python;
    request.server = context.server;
    auto follower = replay(*context.dialect, *context.graph, *ids, request, stop);
    if (!follower)
        return failure(follower.error());
    auto schema = follower->inspect(stop);
    if (!schema)
        return failure(schema.error());
    const QString description = ids->isEmpty() ? u"base"_s : u"revision %1"_s.arg(ids->join(u", "_s));
    LoadedModel model = finished(std::move(*schema), context, description);
    tellOfPlace(model, follower->place());
    return model;
}

void createType(DataType &type)
{
    type.options.remove(u"create_type"_s);
    std::ranges::for_each(type.elements, createType);
    for (DataTypeVariant &variant : type.variants)
        createType(variant.type);
}

/// A model may leave the creation of its enum types to somebody else; in a scratch place there is nobody else.
Schema withTypesToCreate(Schema schema)
{
    for (auto &[name, table] : schema.tables) {
        for (Column &column : table.columns)
            createType(column.type);
    }
    return schema;
}

Result<LoadedModel> load(const SqlAlchemySource &source, const ModelContext &context, const std::stop_token &stop)
{
    const auto reading = readModels(source.project, context.dialect->name(), context.variables, context.filesRead);
    if (!reading)
        return failure(reading.error());
    auto scratch = context.dialect->openScratch(context.server);
    if (!scratch)
        return failure(scratch.error());
    Schema buildable = withTypesToCreate(reading->schema);
    if (!context.dialect->capabilities().keysAfterTables)
        makeKeysWithTables(buildable);
    QList<ModelNote> notes = reading->notes;
    std::vector<TableName> unread = reading->unread;
    for (const auto &[name, table] : Schema(buildable).tables) {
        const auto compiled = context.dialect->compile(CreateTable{.table = table}, {});
        if (compiled)
            continue;
        notes << ModelNote{u"The table %1 is left out: %2"_s.arg(name.text(), compiled.error().what), {}};
        unread.push_back(name);
        buildable.tables.erase(name);
    }
    if (const Done built = buildSchema(**scratch, *context.dialect, buildable, stop); !built)
        return failure(built.error());
    auto schema = context.dialect->inspect(**scratch, {}, stop);
    if (!schema)
        return failure(schema.error());
    LoadedModel model = finished(std::move(*schema), context, u"SQLAlchemy models"_s);
    model.notes = notes + model.notes;
    tellOfPlace(model, (*scratch)->place());
    model.unread.insert(model.unread.end(), unread.begin(), unread.end());
    model.tablesOnly = true;
    for (auto &[name, table] : model.schema.tables) {
        const Table *written = buildable.table(name);
        if (!written)
            continue;
        keepOptions(table, *written);
        keepUseAlter(table, *written);
    }
    model.declared = reading->schema;
    return model;
}

Result<LoadedModel> load(const PythonSource &source, const ModelContext &context, const std::stop_token &stop)
{
    if (context.python)
        return loadThroughPython(*context.python, context, stop);
    return failure({.kind = Error::Kind::NeedsPython,
                    .what = u"The models are to be read by Python, and nobody has agreed to run it."_s,
                    .advice = u"Agree to it, or take \"sqlalchemy\" for the model: that is read as text."_s,
                    .where = {source.project.environmentScript()}});
}

Result<ModelSource> databaseSource(const QString &url, const QString &directory)
{
    const auto parsed = parseDatabaseUrl(url);
    if (!parsed)
        return failure(parsed.error());
    return DatabaseSource{absoluteSqliteFile(*parsed, directory), {}};
}

} // namespace

void tellOfPlace(LoadedModel &model, const ScratchPlace *place)
{
    if (place && !place->remark().isEmpty())
        model.notes << ModelNote{place->remark(), {}, ModelNote::Kind::Remark};
}

Result<LoadedModel> loadModel(const ModelSource &source, const ModelContext &context, const std::stop_token &stop)
{
    return std::visit([&](const auto &one) { return load(one, context, stop); }, source);
}

Result<ModelSource> parseModelSource(const QString &text, const QString &directory, const Project &project)
{
    const QString trimmed = text.trimmed();
    const auto file = [&](const QString &path) {
        return SqlFileSource{QDir::cleanPath(QDir(directory).absoluteFilePath(path))};
    };
    if (trimmed.isEmpty())
        return failure({.kind = Error::Kind::Command, .what = u"The model source is empty."_s});
    if (trimmed == u"sqlalchemy")
        return SqlAlchemySource{project};
    if (trimmed == u"sqlalchemy:python")
        return PythonSource{project};
    if (trimmed.startsWith(u"sql:"))
        return file(trimmed.mid(4).trimmed());
    if (trimmed == u"database")
        return DatabaseSource{};
    if (trimmed.startsWith(u"database:"))
        return databaseSource(trimmed.mid(9).trimmed(), directory);
    if (trimmed.startsWith(u"revision:"))
        return RevisionSource{trimmed.mid(9).trimmed()};
    if (trimmed.contains(u"://"))
        return databaseSource(trimmed, directory);
    if (trimmed.endsWith(u".sql", Qt::CaseInsensitive))
        return file(trimmed);
    return RevisionSource{trimmed};
}

std::optional<Result<ModelSource>> modelOf(const Project &project)
{
    if (!project.athanor.model.isEmpty())
        return parseModelSource(project.athanor.model, project.root, project);
    if (project.hasEnvironmentScript())
        return SqlAlchemySource{project};
    return std::nullopt;
}

} // namespace engine
