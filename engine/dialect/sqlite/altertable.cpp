#include "engine/dialect/sqlite/altertable.h"

#include "engine/dialect/sqlite/batchnames.h"
#include "engine/dialect/sqlite/compiler.h"
#include "engine/dialect/sqlite/expressiontext.h"
#include "engine/dialect/sqlite/quoting.h"
#include "engine/dialect/sqlite/rebuild.h"
#include "engine/dialect/sqlite/tabletext.h"
#include "engine/dialect/sqlite/typenames.h"
#include "engine/operation/apply.h"
#include "engine/overloaded.h"
#include "engine/schema/sqlwords.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace engine::sqlite {

namespace {

using Statements = std::vector<Statement>;

/// A default that SQLite can give to the rows that are there without looking at a clock or calling a function.
bool isConstant(const ServerDefault &serverDefault)
{
    if (serverDefault.kind == ServerDefault::Kind::Now)
        return false;
    if (serverDefault.kind != ServerDefault::Kind::Expression)
        return true;
    const auto tokens = tokenize(serverDefault.text);
    if (!tokens)
        return false;
    return std::ranges::all_of(*tokens, [](const SqlToken &token) {
        const bool literal = token.kind == SqlToken::Kind::Number || token.kind == SqlToken::Kind::String
            || token.kind == SqlToken::Kind::Blob || token.kind == SqlToken::Kind::QuotedIdentifier;
        return literal || token.is(u"(") || token.is(u")") || token.is(u"-") || token.is(u"+") || token.is(u"null")
            || token.is(u"true") || token.is(u"false");
    });
}

bool uses(const Constraint &constraint, const QString &column)
{
    if (const auto *check = std::get_if<CheckConstraint>(&constraint))
        return mentionsColumn(check->expression, column);
    return columnsOf(constraint).contains(column);
}

bool uses(const Index &index, const QString &column)
{
    return mentionsColumn(index.where, column) || std::ranges::any_of(index.elements, [&](const IndexElement &element) {
               return element.column == column || mentionsColumn(element.expression, column);
           });
}

bool isOwnForeignKey(const Constraint &constraint, const QString &column)
{
    const auto *key = std::get_if<ForeignKey>(&constraint);
    return key && key->columns == QStringList{column};
}

/// Whether SQLite's ALTER TABLE falls short of one operation. `table` is null where the table is not known.
bool needsRebuild(const AddColumn &add, const Table *)
{
    const Column &column = add.column;
    const bool storedColumn = column.computed && column.computed->persisted.value_or(false);
    const bool computedDefault = column.serverDefault && !isConstant(*column.serverDefault);
    const bool heavyConstraint = std::ranges::any_of(add.constraints, [&](const Constraint &constraint) {
        return !std::holds_alternative<CheckConstraint>(constraint) && !isOwnForeignKey(constraint, column.name);
    });
    return storedColumn || computedDefault || heavyConstraint || add.inlinePrimaryKey || add.place != ColumnPlace{};
}

bool needsRebuild(const DropColumn &drop, const Table *table)
{
    if (!table || !table->column(drop.column))
        return false;
    const auto usedBy = [&](const auto &object) { return uses(object, drop.column); };
    return std::ranges::any_of(table->constraints, usedBy) || std::ranges::any_of(table->indexes, usedBy)
        || std::ranges::any_of(table->columns, [&](const Column &column) {
               return column.computed && mentionsColumn(column.computed->expression, drop.column);
           });
}

bool needsRebuild(const AlterColumn &alter, const Table *)
{
    return alter.type || alter.nullable || alter.serverDefault || alter.computed || alter.autoincrement
        || alter.place != ColumnPlace{};
}

bool needsRebuild(const Operation &operation, const Table *table)
{
    return std::visit(Overloaded{
                          [&](const AddColumn &add) { return needsRebuild(add, table); },
                          [&](const DropColumn &drop) { return needsRebuild(drop, table); },
                          [&](const AlterColumn &alter) { return needsRebuild(alter, table); },
                          [](const AddConstraint &) { return true; },
                          [](const DropConstraint &) { return true; },
                          [](const auto &) { return false; },
                      },
                      operation);
}

/// A constraint as part of a column's own definition.
QString inlineConstraint(const Constraint &constraint, bool withoutName)
{
    const QString name = withoutName ? QString() : nameOf(constraint);
    const QString prefix = name.isEmpty() ? u" "_s : u" CONSTRAINT %1 "_s.arg(quotedName(name));
    if (const auto *check = std::get_if<CheckConstraint>(&constraint))
        return prefix + u"CHECK (%1)"_s.arg(check->expression);
    if (const auto *key = std::get_if<ForeignKey>(&constraint))
        return prefix + referencesSpec(*key);
    return {};
}

Result<Statements> addColumn(const AddColumn &add, const Table *table)
{
    if (add.ifNotExists && table && table->column(add.column.name))
        return Statements{};
    const Result<QString> spec = columnSpec(add.column);
    if (!spec)
        return failure(spec.error());
    QString sql = u"ALTER TABLE %1 ADD COLUMN %2"_s.arg(quotedName(add.table), *spec);
    for (const Constraint &constraint : add.constraints)
        sql += inlineConstraint(constraint, add.inlineReferences && std::holds_alternative<ForeignKey>(constraint));
    const QString check = typeCheck(add.column.type, add.column.name);
    if (!check.isEmpty())
        sql += inlineConstraint(CheckConstraint{.name = add.column.type.typeName, .expression = check}, false);
    Statements statements{{.sql = sql}};
    for (const Index &index : add.indexes)
        statements.push_back({.sql = createIndexSql(add.table, index)});
    return statements;
}

Statements dropColumn(const DropColumn &drop, const Table *table)
{
    if (drop.ifExists && table && !table->column(drop.column))
        return {};
    return {{.sql = u"ALTER TABLE %1 DROP COLUMN %2"_s.arg(quotedName(drop.table), quotedName(drop.column))}};
}

Result<Statements> plainStatements(const Operation &operation, const Schema &current)
{
    return std::visit(
        Overloaded{
            [&](const AddColumn &add) -> Result<Statements> { return addColumn(add, current.table(add.table)); },
            [&](const DropColumn &drop) -> Result<Statements> { return dropColumn(drop, current.table(drop.table)); },
            // Comments and identities leave no trace in SQLite.
            [](const AlterColumn &) -> Result<Statements> { return Statements{}; },
            [](const SetTableComment &) -> Result<Statements> { return Statements{}; },
            [&](const auto &other) -> Result<Statements> { return compile(other, current); },
        },
        operation);
}

Statements renameStatements(const TableName &table, const std::vector<ColumnRename> &renames)
{
    Statements statements;
    for (const ColumnRename &rename : renames) {
        statements.push_back({.sql = u"ALTER TABLE %1 RENAME COLUMN %2 TO %3"_s.arg(
                                  quotedName(table), quotedName(rename.from), quotedName(rename.to))});
    }
    return statements;
}

/// The table alone: nothing here needs the rest of the schema, and large ones are slow to copy.
Schema onlyTable(const Schema &schema, const TableName &name)
{
    Schema only;
    if (const Table *table = schema.table(name))
        only.tables.emplace(name, *table);
    return only;
}

Error rebuildForbidden(const TableName &table)
{
    return {.kind = Error::Kind::Unsupported,
            .what = u"SQLite can change table %1 in this way only by rebuilding it, and the batch says "
                    u"recreate='never'."_s.arg(table.text()),
            .advice = u"Leave recreate out, or say recreate='always'."_s};
}

/// The operations one after the other as they stand; nothing where one of them needs a rebuild.
Result<std::optional<Statements>> withoutRebuild(const BatchAlterTable &batch, const Schema &before)
{
    Schema current = onlyTable(before, batch.table);
    const bool known = current.table(batch.table) != nullptr;
    Statements statements;
    for (const Operation &operation : batch.operations) {
        if (needsRebuild(operation, current.table(batch.table)))
            return std::nullopt;
        Result<Statements> plain = plainStatements(operation, current);
        if (!plain)
            return failure(plain.error());
        std::ranges::move(*plain, std::back_inserter(statements));
        if (!known)
            continue;
        if (const Done applied = engine::apply(operation, current); !applied)
            return failure(applied.error());
    }
    return statements;
}

} // namespace

Result<std::vector<Statement>> alterTable(const BatchAlterTable &given, const Schema &before)
{
    const SeparatedBatch separated = separateRenames(given);
    const BatchAlterTable &batch = separated.batch;
    Statements statements;
    const bool shaped =
        !batch.tableConstraints.empty() || !batch.tableOptions.isEmpty() || !batch.partialReordering.empty();
    const bool mayStay = batch.recreate != BatchAlterTable::Recreate::Always
        && (batch.recreate == BatchAlterTable::Recreate::Never || !shaped);
    std::optional<Statements> plain;
    if (mayStay) {
        Result<std::optional<Statements>> tried = withoutRebuild(batch, before);
        if (!tried)
            return failure(tried.error());
        plain = std::move(*tried);
        if (!plain && batch.recreate == BatchAlterTable::Recreate::Never)
            return failure(rebuildForbidden(batch.table));
    }
    if (!plain) {
        Result<Statements> rebuilt = rebuildTable(batch, before);
        if (!rebuilt)
            return failure(rebuilt.error());
        plain = std::move(*rebuilt);
    }
    statements = std::move(*plain);
    std::ranges::move(renameStatements(batch.table, separated.renames), std::back_inserter(statements));
    return statements;
}

} // namespace engine::sqlite
