#include "app/cli/comparing.h"

#include "app/cli/interrupt.h"
#include "app/cli/pythonconsent.h"
#include "app/cli/renames.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace app {

using engine::Error;
using engine::failure;
using engine::Result;

namespace {

Error noModel(const engine::Project &project)
{
    Error error;
    error.kind = Error::Kind::Project;
    error.what = u"The project does not say where its model is."_s;
    error.advice = u"Add a section [athanor] with a line 'model = sql:schema.sql' (or database:URL, or revision:IDENT) "
                   "to %1."_s.arg(project.iniPath.isEmpty() ? u"alembic.ini"_s : project.iniPath);
    return error;
}

/// Paths and URLs of the ini file are relative to it, those typed are relative to the working directory.
Result<engine::ModelSource> sourceOf(const engine::Project &project, const QString &side)
{
    if (side != u"model")
        return engine::parseModelSource(side, project.workingDirectory, project);
    const auto model = engine::modelOf(project);
    return model ? *model : failure(noModel(project));
}

bool isProjectDatabase(const engine::ModelSource &source)
{
    const auto *database = std::get_if<engine::DatabaseSource>(&source);
    return database && database->url.dialect.isEmpty();
}

/// A revision on the way has to be run by Python.
bool needsPython(const engine::ModelSource &source, const Error &error)
{
    return std::holds_alternative<engine::RevisionSource>(source) && error.kind == Error::Kind::NeedsPython;
}

/// Ctrl+C ends it, with nothing left in the scratch place.
Result<engine::LoadedModel> loadUntilInterrupted(const engine::ModelSource &source, const engine::ModelContext &context)
{
    const Interrupt interrupt;
    return engine::loadModel(source, context, interrupt.token());
}

Result<engine::LoadedModel> loadProjectDatabase(Session &session, const engine::ModelContext &context,
                                                bool missingIsEmpty)
{
    const auto url = session.url();
    if (!url)
        return failure(url.error());
    const QString label = session.urlText();
    if (missingIsEmpty && !context.dialect->exists(*url))
        return engine::LoadedModel{.schema = {}, .description = label, .notes = {}};
    return loadUntilInterrupted(engine::DatabaseSource{session.passwords().filled(*url), label}, context);
}

Result<engine::LoadedModel> loadFrom(Session &session, engine::ModelSource source, engine::ModelContext context,
                                     bool missingIsEmpty)
{
    if (isProjectDatabase(source))
        return loadProjectDatabase(session, context, missingIsEmpty);
    context.server = session.passwords().filled(context.server);
    if (auto *database = std::get_if<engine::DatabaseSource>(&source))
        database->url = session.passwords().filled(database->url);
    return loadUntilInterrupted(source, context);
}

/// Finds the passwords of both servers that may have asked for one: the project's, where things are tried out, and the
/// source's own.
engine::Done settlePasswords(Session &session, const engine::ModelSource &source, const engine::DatabaseUrl &server)
{
    const auto *database = std::get_if<engine::DatabaseSource>(&source);
    for (const engine::DatabaseUrl &url : {server, database ? database->url : engine::DatabaseUrl()}) {
        if (url.dialect.isEmpty())
            continue;
        if (const engine::Done settled = session.passwords().settle(url); !settled)
            return settled;
    }
    return {};
}

/// Both sides, not compared yet.
Result<SchemaComparison> loadSides(Session &session, const QString &from, const QString &to, bool missingIsEmpty)
{
    // The model first: where none is set, that is what the user has to hear.
    auto desired = loadSide(session, to, missingIsEmpty, {}, from);
    if (!desired)
        return failure(desired.error());
    auto actual = loadSide(session, from, missingIsEmpty, engine::otherSchemas(desired->schema), to);
    if (!actual)
        return failure(actual.error());
    // A database reads what the model on the other side speaks of.
    const QStringList schemas = engine::otherSchemas(actual->schema);
    const QStringList known = engine::otherSchemas(desired->schema);
    if (std::ranges::any_of(schemas, [&known](const QString &schema) { return !known.contains(schema); })) {
        desired = loadSide(session, to, missingIsEmpty, schemas, from);
        if (!desired)
            return failure(desired.error());
    }
    const auto dialect = session.dialect();
    if (!dialect)
        return failure(dialect.error());
    if (const engine::Done comparable = engine::expectComparable(*actual, *desired); !comparable)
        return failure(comparable.error());
    const engine::Dialect *kind = actual->dialect ? actual->dialect : *dialect;
    return SchemaComparison{kind, std::move(*actual), std::move(*desired), {}};
}

SchemaComparison compared(Session &session, SchemaComparison sides,
                          const std::vector<engine::RenameCandidate> &renames = {})
{
    engine::CompareOptions options = engine::compareOptions(*sides.dialect, session.versionTable());
    options.renames = renames;
    sides.comparison = engine::compare(sides.actual.schema, sides.desired.schema, options);
    for (const QString &note : sides.comparison.notes)
        session.output().note(note);
    return sides;
}

/// Lets the project's Python run where the source needs it.
engine::Done allow(Session &session, const engine::ModelSource &source, engine::ModelContext &context)
{
    const auto *models = std::get_if<engine::PythonSource>(&source);
    if (!models)
        return {};
    const QString script = models->project.environmentScript();
    auto python = allowedPython(session, {u"%1, and what it imports,"_s.arg(script), {script}, {}});
    if (!python)
        return failure(python.error());
    context.python = *std::move(python);
    return {};
}

} // namespace

Result<engine::LoadedModel> loadSide(Session &session, const QString &side, bool missingIsEmpty,
                                     const QStringList &schemas, const QString &comparedWith)
{
    const auto project = session.project();
    if (!project)
        return failure(project.error());
    const auto source = sourceOf(**project, side);
    if (!source)
        return failure(source.error());
    const auto dialect = session.dialect();
    if (!dialect)
        return failure(dialect.error());
    engine::ModelContext context{*dialect, nullptr, session.versionTable(), engine::processVariables(),
                                 session.readOptions().searchPath};
    context.schemas = schemas;
    if (session.script())
        context.scope = session.script()->scope;
    if (const auto address = session.url())
        context.server = *address;
    if (!comparedWith.isEmpty()) {
        const auto other = sourceOf(**project, comparedWith);
        auto shared = other ? engine::contextFor({&*source, &*other}, context) : failure(other.error());
        if (!shared)
            return failure(shared.error());
        context = *std::move(shared);
    }
    if (std::holds_alternative<engine::RevisionSource>(*source)) {
        const auto graph = session.graph();
        if (!graph)
            return failure(graph.error());
        context.graph = *graph;
    }
    if (const engine::Done allowed = allow(session, *source, context); !allowed)
        return failure(allowed.error());
    auto model = loadFrom(session, *source, context, missingIsEmpty);
    if (!model && model.error().kind == Error::Kind::Password) {
        if (const engine::Done settled = settlePasswords(session, *source, context.server); !settled)
            return failure(settled.error());
        model = loadFrom(session, *source, context, missingIsEmpty);
    }
    if (!model && needsPython(*source, model.error()) && !context.python) {
        auto python = pythonFor(session, model.error());
        if (!python)
            return failure(python.error());
        context.python = *std::move(python);
        model = loadFrom(session, *source, context, missingIsEmpty);
    }
    if (model) {
        for (const engine::ModelNote &note : model->notes)
            session.output().note(engine::placed(note));
    }
    return model;
}

Result<SchemaComparison> compareSides(Session &session, const QString &from, const QString &to, bool missingIsEmpty,
                                      const QStringList &renames)
{
    auto sides = loadSides(session, from, to, missingIsEmpty);
    if (!sides)
        return failure(sides.error());
    engine::leaveOutUnread(sides->actual, sides->desired);
    const auto agreed = readRenames(renames, sides->actual.schema, sides->desired.schema);
    return agreed ? Result<SchemaComparison>(compared(session, *std::move(sides), *agreed)) : failure(agreed.error());
}

Result<SchemaComparison> compareAll(Session &session, const QString &from, const QString &to)
{
    auto sides = loadSides(session, from, to, false);
    return sides ? Result<SchemaComparison>(compared(session, *std::move(sides))) : failure(sides.error());
}

engine::Done databaseIsUpToDate(Session &session)
{
    const auto graph = session.graph();
    if (!graph)
        return failure(graph.error());
    const auto rows = session.versionRows();
    if (!rows)
        return failure(rows.error());
    // A row that no file has is an error of its own.
    if (const auto current = (*graph)->effectiveCurrent(*rows); !current)
        return failure(current.error());
    const QStringList heads = (*graph)->realHeads();
    if (QSet<QString>(rows->begin(), rows->end()) != QSet<QString>(heads.begin(), heads.end()))
        return failure({.what = u"Target database is not up to date."_s});
    return {};
}

} // namespace app
