#include "engine/migration/modelsource.h"
#include "engine/schema/unsaidoptions.h"

#include <algorithm>
#include <set>

using namespace Qt::StringLiterals;

namespace engine {

namespace {

/// Takes out of `schema` what `models` do not speak of.
void leaveOutUnsaid(Schema &schema, const Schema &models)
{
    schema.views.clear();
    schema.triggers.clear();
    for (auto &[name, table] : schema.tables) {
        if (const Table *written = models.table(name)) {
            keepOptions(table, *written);
            removeUnsaidOptions(table);
        }
    }
}

using EnumTypes = std::map<TableName, EnumType>;

/// The types of a table that is left out are left out with it, where the other side cannot tell about them.
void leaveTypesOut(const TableName &name, Schema &of, Schema &other)
{
    const Table *table = of.table(name);
    if (!table)
        return;
    for (const Column &column : table->columns) {
        const auto type = enumTypeOf(column.type);
        if (!type || other.enumTypes.contains(*type))
            continue;
        of.enumTypes.erase(*type);
    }
}

/// SQLAlchemy models speak of a type by a column. One that no column of the database has either is not theirs: it may
/// belong to a function.
void leaveUnusedTypesOut(Schema &schema, const LoadedModel &models)
{
    if (!models.tablesOnly)
        return;
    std::set<TableName> used;
    for (const auto &[name, table] : schema.tables) {
        for (const Column &column : table.columns) {
            if (const auto type = enumTypeOf(column.type))
                used.insert(*type);
        }
    }
    std::erase_if(schema.enumTypes, [&](const auto &entry) {
        return !used.contains(entry.first) && !models.schema.enumTypes.contains(entry.first);
    });
}

void eraseMissing(EnumTypes &types, const EnumTypes &others)
{
    std::erase_if(types, [&others](const auto &entry) { return !others.contains(entry.first); });
}

} // namespace

QStringList otherSchemas(const Schema &schema)
{
    QStringList schemas;
    const auto note = [&schemas](const TableName &name) {
        if (!name.schema.isEmpty() && !schemas.contains(name.schema))
            schemas << name.schema;
    };
    for (const auto &[name, table] : schema.tables) {
        note(name);
        for (const Column &column : table.columns)
            note(enumTypeOf(column.type).value_or(TableName()));
    }
    for (const auto &[name, view] : schema.views)
        note(name);
    for (const auto &[name, type] : schema.enumTypes)
        note(name);
    return schemas;
}

Result<ModelContext> contextFor(const std::array<const ModelSource *, 2> &sides, ModelContext context)
{
    for (const ModelSource *side : sides) {
        const auto *database = std::get_if<DatabaseSource>(side);
        if (!database || database->url.dialect.isEmpty())
            continue;
        const auto dialect = dialectFor(database->url.dialect);
        if (!dialect)
            return failure(dialect.error());
        if (*dialect != context.dialect) {
            context.dialect = *dialect;
            context.server = database->url;
        }
    }
    return context;
}

Result<std::pair<LoadedModel, LoadedModel>> loadSides(const ModelSource &left, const ModelSource &right,
                                                      const ModelContext &given, const std::stop_token &stop)
{
    const auto context = contextFor({&left, &right}, given);
    if (!context)
        return failure(context.error());
    ModelContext other = *context;
    const bool leftFirst = !std::holds_alternative<DatabaseSource>(left);
    auto first = loadModel(leftFirst ? left : right, *context, stop);
    if (!first)
        return failure(first.error());
    other.schemas << otherSchemas(first->schema);
    auto second = loadModel(leftFirst ? right : left, other, stop);
    if (!second)
        return failure(second.error());
    if (const Done comparable = expectComparable(*first, *second); !comparable)
        return failure(comparable.error());
    return leftFirst ? std::pair(*std::move(first), *std::move(second))
                     : std::pair(*std::move(second), *std::move(first));
}

Done expectComparable(const LoadedModel &left, const LoadedModel &right)
{
    if (!left.dialect || !right.dialect)
        return {};
    const QString family = left.dialect->capabilities().serverFamily;
    const bool isSameFamily = !family.isEmpty() && family == right.dialect->capabilities().serverFamily;
    if (left.dialect == right.dialect || isSameFamily)
        return {};
    return failure({.kind = Error::Kind::Command,
                    .what = u"%1 is a schema of %2, %3 one of %4: they cannot be compared."_s.arg(
                        left.description, left.dialect->displayName(), right.description, right.dialect->displayName()),
                    .advice = u"Compare databases of one kind."_s});
}

CompareOptions compareOptions(const Dialect &dialect, const VersionTable &versionTable)
{
    const Capabilities database = dialect.capabilities();
    return {.ignoredTables = ownTables(versionTable),
            .keysFixTypes = database.keysFixTypes,
            .comments = database.comments,
            .computed = database.computed,
            .fixedTableOptions = database.fixedTableOptions};
}

qsizetype unreadParts(const LoadedModel &model)
{
    return std::ranges::count(model.notes, ModelNote::Kind::Unread, &ModelNote::kind);
}

void leaveOutUnread(LoadedModel &actual, LoadedModel &desired)
{
    if (desired.tablesOnly)
        leaveOutUnsaid(actual.schema, desired.schema);
    if (actual.tablesOnly)
        leaveOutUnsaid(desired.schema, actual.schema);
    std::vector<TableName> left = actual.unread;
    left.insert(left.end(), desired.unread.begin(), desired.unread.end());
    const auto addMissing = [&left](const LoadedModel &from, const LoadedModel &in) {
        const bool isWhole = unreadParts(in) == 0;
        for (const auto &[name, table] : from.schema.tables) {
            if (!isWhole && !in.schema.table(name))
                left.push_back(name);
        }
        for (const auto &[name, view] : from.schema.views) {
            if (!isWhole && !in.schema.views.contains(name))
                left.push_back(name);
        }
    };
    addMissing(actual, desired);
    addMissing(desired, actual);
    for (const TableName &name : left) {
        leaveTypesOut(name, actual.schema, desired.schema);
        leaveTypesOut(name, desired.schema, actual.schema);
        for (Schema *schema : {&actual.schema, &desired.schema}) {
            schema->tables.erase(name);
            schema->views.erase(name);
            std::erase_if(schema->triggers, [&name](const Trigger &trigger) { return trigger.table == name; });
        }
    }
    leaveUnusedTypesOut(actual.schema, desired);
    leaveUnusedTypesOut(desired.schema, actual);
    if (unreadParts(desired) > 0)
        eraseMissing(actual.schema.enumTypes, desired.schema.enumTypes);
    if (unreadParts(actual) > 0)
        eraseMissing(desired.schema.enumTypes, actual.schema.enumTypes);
}

} // namespace engine
