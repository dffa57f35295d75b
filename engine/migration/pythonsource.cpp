#include "engine/migration/pythonsource.h"

#include "engine/bridge/bridgemodels.h"
#include "engine/migration/schemafollower.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace engine {

namespace {

/// Runs the statements; those of a table that the scratch place refuses are left out with a note.
Done build(const std::vector<BridgeStatement> &statements, Connection &scratch, LoadedModel &model,
           const std::stop_token &stop)
{
    for (const BridgeStatement &statement : statements) {
        if (std::find(model.unread.begin(), model.unread.end(), statement.table) != model.unread.end())
            continue;
        const auto done = scratch.execute(statement.sql, {}, stop);
        if (done)
            continue;
        if (done.error().kind != Error::Kind::Statement)
            return failure(done.error());
        model.unread.push_back(statement.table);
        model.notes << ModelNote{u"The table %1 is left out: %2"_s.arg(statement.table.text(), done.error().why), {}};
    }
    return {};
}

} // namespace

Result<LoadedModel> loadThroughPython(const BridgeProject &python, const ModelContext &context,
                                      const std::stop_token &stop)
{
    const auto models = readModelsThroughBridge(python, context.dialect->name(), stop);
    if (!models)
        return failure(models.error());
    auto scratch = context.dialect->openScratch(context.server);
    if (!scratch)
        return failure(scratch.error());
    LoadedModel model{.schema = {}, .description = u"SQLAlchemy models by Python"_s, .notes = {}};
    model.tablesOnly = true;
    model.unread = models->incomplete;
    for (const QString &warning : models->warnings)
        model.notes << ModelNote{warning, {}};
    QStringList schemas;
    for (const auto &statement : models->statements) {
        if (!statement.table.schema.isEmpty() && !schemas.contains(statement.table.schema))
            schemas << statement.table.schema;
    }
    if (const Done made = makeSchemas(**scratch, *context.dialect, schemas, stop); !made)
        return failure(made.error());
    if (const Done built = build(models->statements, **scratch, model, stop); !built)
        return failure(built.error());
    auto schema = context.dialect->inspect(**scratch, {}, stop);
    if (!schema)
        return failure(schema.error());
    model.schema = *std::move(schema);
    model.dialect = context.dialect;
    tellOfPlace(model, (*scratch)->place());
    model.schema.tables.erase(context.versionTable.name);
    return model;
}

} // namespace engine
