#include "engine/dialect/mysql/compiler.h"

#include "engine/dialect/mysql/altertable.h"
#include "engine/dialect/mysql/indextext.h"
#include "engine/dialect/mysql/names.h"
#include "engine/dialect/mysql/quoting.h"
#include "engine/dialect/mysql/sqlscript.h"
#include "engine/dialect/mysql/tabletext.h"
#include "engine/operation/apply.h"
#include "engine/overloaded.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace engine::mysql {

namespace {

using Statements = std::vector<Statement>;

Result<QString> addition(const TableName &table, const Constraint &constraint, Flavour flavour)
{
    const Result<QString> spec = constraintSpec(constraint, flavour);
    return spec ? u"ALTER TABLE %1 ADD %2"_s.arg(quotedName(table), *spec) : spec;
}

/// Indexes, and what can only be said when they are there.
Result<Statements> afterTheTable(const Table &table, Flavour flavour)
{
    Statements statements;
    for (const Index &index : table.indexes)
        statements.push_back({.sql = createIndexSql(table.name, index, flavour)});
    for (const Index &index : table.indexes) {
        const Result<QString> counting = countingByIndexSql(table, index, flavour);
        if (!counting)
            return failure(counting.error());
        if (counting->isEmpty())
            continue;
        statements.push_back({.sql = *counting});
        break;
    }
    return statements;
}

Result<Statements> createTable(const CreateTable &create, Flavour flavour)
{
    const Result<QString> sql = createTableSql(create.table, flavour, create.ifNotExists);
    if (!sql)
        return failure(sql.error());
    const Result<Statements> more = afterTheTable(create.table, flavour);
    if (!more)
        return failure(more.error());
    Statements statements{{.sql = *sql}};
    std::ranges::copy(*more, std::back_inserter(statements));
    return statements;
}

Statements dropTable(const DropTable &drop)
{
    return {{.sql = u"DROP TABLE "_s + (drop.ifExists ? u"IF EXISTS "_s : QString()) + quotedName(drop.table)}};
}

Statements renameTable(const RenameTable &rename)
{
    const TableName target{rename.table.schema, rename.newName};
    return {{.sql = u"ALTER TABLE %1 RENAME TO %2"_s.arg(quotedName(rename.table), quotedName(target))}};
}

Result<Statements> addConstraint(const AddConstraint &add, Flavour flavour)
{
    const Result<QString> sql = addition(add.table, add.constraint, flavour);
    if (!sql)
        return failure(sql.error());
    return Statements{{.sql = *sql}};
}

/// With it comes AUTO_INCREMENT where CREATE TABLE had to leave it out, for want of this index.
Result<Statements> createIndex(const CreateIndex &create, const Schema &before, Flavour flavour)
{
    Statements statements{{.sql = createIndexSql(create.table, create.index, flavour, create.ifNotExists)}};
    const Table *table = before.table(create.table);
    const bool isFirst = table && std::ranges::none_of(table->indexes, [&create](const Index &index) {
                             return !index.elements.empty() && !create.index.elements.empty()
                                 && index.elements.front().column == create.index.elements.front().column;
                         });
    if (!isFirst)
        return statements;
    const Result<QString> counting = countingByIndexSql(*table, create.index, flavour);
    if (!counting)
        return failure(counting.error());
    if (!counting->isEmpty())
        statements.push_back({.sql = *counting});
    return statements;
}

/// The table is part of DROP INDEX; where only one table has an index of that name, it need not be said.
Result<Statements> dropIndex(const DropIndex &drop, const Schema &before)
{
    TableName table = drop.table;
    if (table.name.isEmpty()) {
        std::vector<TableName> owners;
        for (const auto &[name, candidate] : before.tables) {
            if (name.schema == drop.table.schema && candidate.index(drop.index))
                owners.push_back(name);
        }
        if (owners.size() != 1) {
            return failure({.kind = Error::Kind::Unsupported,
                            .what = u"The index %1 cannot be dropped without its table's name."_s.arg(drop.index),
                            .advice = u"Give the operation table_name."_s});
        }
        table = owners.front();
    }
    Statements statements = substitutes(before.table(table), drop.index);
    statements.push_back({.sql = u"DROP INDEX %1%2 ON %3"_s.arg(drop.ifExists ? u"IF EXISTS "_s : QString(),
                                                                quotedName(drop.index), quotedName(table))});
    return statements;
}

/// What op.execute() sends: its first word tells what it does.
Statements executeSql(const ExecuteSql &execute)
{
    static const QStringList schemaVerbs{u"create"_s, u"alter"_s,  u"drop"_s,     u"rename"_s,  u"truncate"_s,
                                         u"grant"_s,  u"revoke"_s, u"optimize"_s, u"analyze"_s, u"repair"_s};
    QString sql = execute.sql.trimmed();
    while (sql.endsWith(u';'))
        sql = sql.chopped(1).trimmed();
    Statement statement{.sql = sql, .role = Statement::Role::Data, .asWritten = !execute.isComposed};
    const auto tokens = tokenize(sql);
    if (tokens && !tokens->empty()) {
        const SqlToken &verb = tokens->front();
        if (schemaVerbs.contains(verb.text.toString().toLower()) || verb.kind == SqlToken::Kind::Conditional)
            statement.role = Statement::Role::Schema;
        else if (verb.is(u"set") || verb.is(u"use") || verb.is(u"lock") || verb.is(u"unlock"))
            statement.role = Statement::Role::Setting;
    }
    return {statement};
}

/// A statement a row, as Alembic prints them offline.
Statements bulkInsert(const BulkInsert &insert)
{
    Statements statements;
    const QString head = u"INSERT INTO %1 (%2) VALUES ("_s.arg(quotedName(insert.table), quotedNames(insert.columns));
    for (const QVariantList &row : insert.rows) {
        QStringList values;
        for (const QVariant &value : row)
            values << literalValue(value);
        statements.push_back({.sql = head + values.join(u", "_s) + u')', .role = Statement::Role::Data});
    }
    return statements;
}

Result<Statements> batch(const BatchAlterTable &batch, Schema before, Flavour flavour)
{
    Statements statements = alterOptions(batch.table, batch.tableOptions, before, flavour);
    for (const Operation &operation : batch.operations) {
        const Result<Statements> some = compile(operation, before, flavour);
        if (!some)
            return failure(some.error());
        std::ranges::copy(*some, std::back_inserter(statements));
        // A table that is not known has nothing that the next operation could need.
        if (before.table(batch.table)) {
            if (const Done done = engine::apply(operation, before); !done)
                return failure(done.error());
        }
    }
    return statements;
}

/// Enums belong to their columns here; only PostgreSQL makes types of them.
tl::unexpected<Error> noEnumTypes(const TableName &type)
{
    return failure({.kind = Error::Kind::Unsupported,
                    .what = u"MySQL has no enum types that stand by themselves, such as %1."_s.arg(type.text()),
                    .advice = u"Leave the operation out where the database is MySQL or MariaDB."_s});
}

} // namespace

Result<std::vector<Statement>> compile(const Operation &operation, const Schema &before, Flavour flavour)
{
    if (const Done fit = namesFit(operation); !fit)
        return failure(fit.error());
    return std::visit(
        Overloaded{
            [&](const CreateTable &create) -> Result<Statements> { return createTable(create, flavour); },
            [](const DropTable &drop) -> Result<Statements> { return dropTable(drop); },
            [](const RenameTable &rename) -> Result<Statements> { return renameTable(rename); },
            [&](const AddColumn &add) -> Result<Statements> { return addColumn(add, before, flavour); },
            [](const DropColumn &drop) -> Result<Statements> {
                return Statements{{.sql = u"ALTER TABLE %1 DROP COLUMN %2%3"_s.arg(
                                       quotedName(drop.table), drop.ifExists ? u"IF EXISTS "_s : QString(),
                                       quotedName(drop.column))}};
            },
            [&](const AlterColumn &alter) -> Result<Statements> { return alterColumn(alter, before, flavour); },
            [&](const CreateIndex &create) -> Result<Statements> { return createIndex(create, before, flavour); },
            [&](const DropIndex &drop) -> Result<Statements> { return dropIndex(drop, before); },
            [&](const AddConstraint &add) -> Result<Statements> { return addConstraint(add, flavour); },
            [&](const DropConstraint &drop) -> Result<Statements> { return dropConstraint(drop, before, flavour); },
            [](const SetTableComment &set) -> Result<Statements> {
                return Statements{
                    {.sql = u"ALTER TABLE %1 COMMENT %2"_s.arg(quotedName(set.table), stringLiteral(set.comment))}};
            },
            [](const ExecuteSql &execute) -> Result<Statements> { return executeSql(execute); },
            [](const BulkInsert &insert) -> Result<Statements> { return bulkInsert(insert); },
            [](const CreateEnumType &create) -> Result<Statements> { return noEnumTypes(create.type.name); },
            [](const DropEnumType &drop) -> Result<Statements> { return noEnumTypes(drop.name); },
            [](const AlterEnumType &alter) -> Result<Statements> { return noEnumTypes(alter.name); },
            [&](const BatchAlterTable &operations) -> Result<Statements> { return batch(operations, before, flavour); },
        },
        operation);
}

Result<Statements> compileAtOnce(const CreateTable &create, const Schema &before, Flavour flavour)
{
    // An index that a column counts by is said with the column's own change.
    if (create.table.indexes.empty() || countsByIndex(create.table, flavour))
        return compile(create, before, flavour);
    CreateTable bare = create;
    const std::vector<Index> indexes = std::exchange(bare.table.indexes, {});
    auto statements = createTable(bare, flavour);
    if (!statements)
        return statements;
    const QString end = u"\n)"_s + tableOptions(bare.table.options, bare.table.comment, flavour);
    QString &sql = statements->front().sql;
    sql.chop(end.size());
    for (const Index &index : indexes)
        sql += u", \n\t"_s + indexItem(index, flavour);
    sql += end;
    return statements;
}

TransactionFrame transactionFrame(const std::vector<Statement> &statements)
{
    const bool commitsByItself = std::ranges::any_of(
        statements, [](const Statement &statement) { return statement.role == Statement::Role::Schema; });
    if (commitsByItself)
        return {};
    const auto control = [](const QString &sql) { return Statement{.sql = sql, .role = Statement::Role::Control}; };
    return {.before = {control(u"START TRANSACTION"_s)},
            .after = {control(u"COMMIT"_s)},
            .failed = {control(u"ROLLBACK"_s)}};
}

} // namespace engine::mysql
