#include "engine/revision/unsaidrenderer.h"

#include "engine/dialect/dialect.h"
#include "engine/revision/directivetext.h"
#include "engine/schema/unsaidoptions.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace engine {

namespace {

Result<QStringList> executed(const Operation &operation, RenderContext &context)
{
    if (!context.options.dialect) {
        context.warnings << u"%1 is left out: SQLAlchemy has no word for it."_s.arg(summary(operation));
        return QStringList();
    }
    const auto statements = context.options.dialect->compile(operation, {});
    if (!statements)
        return failure(statements.error());
    QStringList lines;
    for (const Statement &statement : *statements)
        lines << renderExecute(statement.sql);
    return lines;
}

/// With its character set a table's columns change theirs, as far as they have followed it so far: who they are is not
/// known here.
bool changesCharacters(const QVariantMap &options)
{
    const QStringList names = options.keys();
    return std::ranges::any_of(names, [&options](const QString &name) {
        return options.value(name).isValid() && (name.endsWith(u"_charset"_s) || name.endsWith(u"_collate"_s));
    });
}

bool needsLengths(const PrimaryKey &key)
{
    const QVariantMap parts = keyPartOptions(key);
    return std::ranges::any_of(parts.keys(), [](const QString &option) { return option.endsWith(u"_length"_s); });
}

} // namespace

Result<QStringList> renderInvisible(const TableName &table, const std::vector<Column> &columns, RenderContext &context)
{
    QStringList lines;
    for (const Column &column : columns) {
        for (const QString &option : column.options.keys()) {
            if (!isVisibility(option))
                continue;
            AlterColumn alter{.table = table,
                              .column = column.name,
                              .existingType = column.type,
                              .existingNullable = column.nullable,
                              .existingServerDefault = column.serverDefault,
                              .existingComputed = column.computed,
                              .existingComment = column.comment,
                              .existingAutoincrement = column.autoincrement == Autoincrement::On,
                              .options = {{option, true}}};
            const auto more = executed(alter, context);
            if (!more)
                return more;
            lines << *more;
        }
    }
    return lines;
}

Result<QStringList> renderKeyParts(const Table &table, RenderContext &context)
{
    const PrimaryKey *key = table.primaryKey();
    if (!key || keyPartOptions(*key).isEmpty())
        return QStringList();
    const auto added = executed(AddConstraint{table.name, *key}, context);
    if (!added || needsLengths(*key))
        return added;
    // In one statement with its drop: a column that counts must be in a key at each moment.
    return added->isEmpty() ? *added
                            : QStringList(added->front()).replaceInStrings(u" ADD "_s, u" DROP PRIMARY KEY, ADD "_s);
}

Table keyInDirective(Table table)
{
    const PrimaryKey *key = table.primaryKey();
    if (!key || keyPartOptions(*key).isEmpty())
        return table;
    if (needsLengths(*key))
        std::erase_if(table.constraints,
                      [](const Constraint &each) { return std::holds_alternative<PrimaryKey>(each); });
    removeUnsaidOptions(table);
    return table;
}

std::optional<Result<QStringList>> renderVisibility(const AlterColumn &alter, RenderContext &context)
{
    const QStringList options = alter.options.keys();
    if (std::ranges::none_of(options, isVisibility))
        return std::nullopt;
    return executed(alter, context);
}

std::optional<QStringList> renderOptionsInPlace(const BatchAlterTable &batch, const RenderContext &context)
{
    const BatchAlterTable alone{.table = batch.table,
                                .recreate = batch.recreate,
                                .tableOptions = batch.tableOptions,
                                .previousTableOptions = batch.previousTableOptions};
    if (!context.options.dialect || batch.tableOptions.isEmpty() || batch != alone
        || changesCharacters(batch.tableOptions))
        return std::nullopt;
    const auto statements = context.options.dialect->compile(batch, {});
    if (!statements || statements->empty())
        return std::nullopt;
    QStringList lines;
    for (const Statement &statement : *statements) {
        if (!statement.sql.startsWith(u"ALTER TABLE "_s))
            return std::nullopt;
        lines << renderExecute(statement.sql);
    }
    return lines;
}

} // namespace engine
