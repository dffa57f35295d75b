#include "engine/dialect/postgresql/compiler.h"

#include "engine/dialect/nulcharacter.h"
#include "engine/dialect/postgresql/altercolumn.h"
#include "engine/dialect/postgresql/alterenumtype.h"
#include "engine/dialect/postgresql/constrainttext.h"
#include "engine/dialect/postgresql/domains.h"
#include "engine/dialect/postgresql/enumtypes.h"
#include "engine/dialect/postgresql/names.h"
#include "engine/dialect/postgresql/quoting.h"
#include "engine/dialect/postgresql/sqltokenizer.h"
#include "engine/dialect/postgresql/tableoptions.h"
#include "engine/dialect/postgresql/tabletext.h"
#include "engine/dialect/postgresql/typenames.h"
#include "engine/overloaded.h"
#include "engine/schema/exactnumber.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace engine::postgresql {

namespace {

using Statements = std::vector<Statement>;

QString alterTable(const TableName &table)
{
    return u"ALTER TABLE "_s + quotedName(table) + u' ';
}

Result<Statements> createTable(const CreateTable &create, const Schema &before)
{
    Table table = create.table;
    for (Column &column : table.columns)
        column = withTypeSchema(column, table.name);
    const Result<QString> sql = createTableSql(table, create.ifNotExists);
    if (!sql)
        return failure(sql.error());
    Statements statements = createEnumTypes(table.columns, table.name, before);
    const Result<Statements> domains = createDomains(table.columns, before);
    if (!domains)
        return failure(domains.error());
    std::ranges::copy(*domains, std::back_inserter(statements));
    statements.push_back({.sql = *sql});
    for (const Index &index : table.indexes)
        statements.push_back({.sql = createIndexSql(table.name, index)});
    if (!table.comment.isEmpty())
        statements.push_back({.sql = tableCommentSql(table.name, table.comment)});
    for (const Column &column : table.columns) {
        if (!column.comment.isEmpty())
            statements.push_back({.sql = columnCommentSql(table.name, column.name, column.comment)});
    }
    return statements;
}

/// The column as a table of its own, so that SERIAL is decided as in CREATE TABLE.
KeyPart keyPartOf(const AddColumn &add, const Column &column)
{
    Table alone{.columns = {column}, .constraints = add.constraints};
    if (add.primaryKey)
        alone.constraints.emplace_back(PrimaryKey{.columns = {column.name}});
    return isSerialKey(alone, column) ? KeyPart::Serial : KeyPart::None;
}

Result<Statements> addColumn(const AddColumn &add, const Schema &before)
{
    const Column column = withTypeSchema(add.column, add.table);
    const Result<QString> spec = columnSpec(column, keyPartOf(add, column));
    if (!spec)
        return failure(spec.error());
    Statements statements = createEnumTypesForKnown({column}, add.table, before);
    QString sql = alterTable(add.table) + u"ADD COLUMN "_s + (add.ifNotExists ? u"IF NOT EXISTS "_s : QString()) + *spec
        + (add.inlinePrimaryKey && add.primaryKey ? u" PRIMARY KEY"_s : QString());
    std::vector<Constraint> later;
    bool inlined = false;
    for (const Constraint &constraint : add.constraints) {
        const auto *key = std::get_if<ForeignKey>(&constraint);
        // A column's own CHECK stands with it, as Alembic writes it.
        if (const auto *check = std::get_if<CheckConstraint>(&constraint); check) {
            sql += u' ' + constraintSpec(*check);
        } else if (key && add.inlineReferences && key->columns.size() == 1 && !inlined) {
            sql += u' ' + referencesSpec(*key);
            inlined = true;
        } else {
            later.push_back(constraint);
        }
    }
    statements.push_back({.sql = sql});
    if (const QString check = typeCheck(column.type, column.name); !check.isEmpty())
        later.emplace_back(CheckConstraint{.name = column.type.typeName, .expression = check});
    for (const Constraint &constraint : later)
        statements.push_back({.sql = alterTable(add.table) + u"ADD "_s + constraintSpec(constraint)});
    for (const Index &index : add.indexes)
        statements.push_back({.sql = createIndexSql(add.table, index)});
    if (!column.comment.isEmpty())
        statements.push_back({.sql = columnCommentSql(add.table, column.name, column.comment)});
    return statements;
}

Statements dropIndex(const DropIndex &drop)
{
    const bool concurrently = drop.options.value(u"postgresql_concurrently"_s).toBool();
    return {{.sql = u"DROP INDEX %1%2%3"_s.arg(concurrently ? u"CONCURRENTLY "_s : QString(),
                                               drop.ifExists ? u"IF EXISTS "_s : QString(),
                                               quotedName(TableName{drop.table.schema, drop.index}))}};
}

/// An unnamed constraint of a file has a name in the database, where one like it is found.
QString nameInDatabase(const DropConstraint &drop, const Schema &before)
{
    const Table *table = before.table(drop.table);
    if (!drop.name.isEmpty() || !drop.previous || !table)
        return drop.name;
    const auto alike = [&drop](const Constraint &candidate) {
        return kindOf(candidate) == kindOf(*drop.previous) && text(candidate) == text(*drop.previous);
    };
    const auto found = std::ranges::find_if(table->constraints, alike);
    return found == table->constraints.end() ? QString() : nameOf(*found);
}

Result<Statements> dropConstraint(const DropConstraint &drop, const Schema &before)
{
    const QString name = nameInDatabase(drop, before);
    if (name.isEmpty()) {
        return failure({.kind = Error::Kind::Unsupported,
                        .what = u"A constraint of %1 without a name cannot be dropped."_s.arg(drop.table.text()),
                        .advice = u"Give its name: PostgreSQL has named it, as in t_column_fkey or t_pkey."_s});
    }
    return Statements{{.sql = alterTable(drop.table) + u"DROP CONSTRAINT "_s
                           + (drop.ifExists ? u"IF EXISTS "_s : QString()) + quotedName(name)}};
}

/// What op.execute() sends: its first word tells what it does.
Statements executeSql(const ExecuteSql &execute)
{
    QString sql = execute.sql.trimmed();
    while (sql.endsWith(u';'))
        sql = sql.chopped(1).trimmed();
    static const QStringList schema{u"create"_s, u"alter"_s,  u"drop"_s,   u"comment"_s,
                                    u"grant"_s,  u"revoke"_s, u"reindex"_s};
    static const QStringList setting{u"set"_s, u"reset"_s};
    static const QStringList control{u"begin"_s, u"commit"_s, u"rollback"_s, u"savepoint"_s, u"release"_s};
    const QString verb = firstWords(sql, 1).value(0);
    Statement statement{.sql = sql, .role = Statement::Role::Data};
    if (schema.contains(verb))
        statement.role = Statement::Role::Schema;
    else if (setting.contains(verb))
        statement.role = Statement::Role::Setting;
    else if (control.contains(verb))
        statement.role = Statement::Role::Control;
    return {statement};
}

/// Whether a value of a JSON column is still to be written as JSON. A text is JSON already: the type that the file
/// gives the column has seen to that, and what it has not is for the server to judge.
bool isToBecomeJson(const QVariant &value, const Column *column)
{
    const bool isWritten = value.typeId() == QMetaType::QString || value.canConvert<SqlText>();
    return column && isJson(column->type) && value.isValid() && !isWritten && !value.canConvert<ExactNumber>();
}

/// A statement a row, as Alembic prints them offline.
Statements bulkInsert(const BulkInsert &insert, const Schema &before)
{
    Statements statements;
    const Table *table = before.table(insert.table);
    const QString head = u"INSERT INTO %1 (%2) VALUES ("_s.arg(quotedName(insert.table), quotedNames(insert.columns));
    for (const QVariantList &row : insert.rows) {
        QStringList values;
        for (qsizetype place = 0; place < row.size(); ++place) {
            const Column *column = table ? table->column(insert.columns.value(place)) : nullptr;
            const QVariant &value = row.at(place);
            values << (isToBecomeJson(value, column) ? jsonLiteral(value) : literalValue(value));
        }
        statements.push_back({.sql = head + values.join(u", "_s) + u')', .role = Statement::Role::Data});
    }
    return statements;
}

bool wantsPlace(const Operation &operation)
{
    const auto given = [](const ColumnPlace &place) { return !place.before.isEmpty() || !place.after.isEmpty(); };
    if (const auto *add = std::get_if<AddColumn>(&operation))
        return given(add->place);
    const auto *alter = std::get_if<AlterColumn>(&operation);
    return alter && given(alter->place);
}

Result<Statements> batch(const BatchAlterTable &batch, const Schema &before)
{
    if (!batch.partialReordering.empty() || std::ranges::any_of(batch.operations, wantsPlace)) {
        return failure(
            {.kind = Error::Kind::Unsupported,
             .what =
                 u"PostgreSQL adds columns of %1 at the end; their order cannot be chosen."_s.arg(batch.table.text()),
             .why = u"Can't specify insert_before or insert_after when using ALTER"_s,
             .advice =
                 u"Leave out insert_before, insert_after and partial_reordering; statements name their columns."_s});
    }
    Statements statements;
    std::optional<Schema> known;
    for (const Operation &operation : batch.operations) {
        const auto compiled = compile(operation, known ? *known : before);
        if (!compiled)
            return failure(compiled.error());
        statements.insert(statements.end(), compiled->begin(), compiled->end());
        rememberEnumTypes(operation, before, known);
    }
    // Without a copy Alembic does not look at table_args.
    if (batch.recreate == BatchAlterTable::Recreate::Always) {
        std::ranges::move(changeTableOptions(batch, before), std::back_inserter(statements));
        for (const Constraint &constraint : batch.tableConstraints)
            statements.push_back({.sql = alterTable(batch.table) + u"ADD "_s + constraintSpec(constraint)});
    }
    return statements;
}

Result<Statements> one(const QString &sql)
{
    return Statements{{.sql = sql}};
}

Result<Statements> compileOne(const Operation &operation, const Schema &before)
{
    return std::visit(Overloaded{
                          [&](const CreateTable &create) { return createTable(create, before); },
                          [](const DropTable &drop) {
                              return one(u"DROP TABLE "_s + (drop.ifExists ? u"IF EXISTS "_s : QString())
                                         + quotedName(drop.table));
                          },
                          [](const RenameTable &rename) {
                              return one(alterTable(rename.table) + u"RENAME TO "_s + quotedName(rename.newName));
                          },
                          [&](const AddColumn &add) { return addColumn(add, before); },
                          [](const DropColumn &drop) {
                              return one(alterTable(drop.table) + u"DROP COLUMN "_s
                                         + (drop.ifExists ? u"IF EXISTS "_s : QString()) + quotedName(drop.column));
                          },
                          [&](const AlterColumn &alter) { return alterColumn(alter, before); },
                          [](const CreateIndex &create) {
                              return one(createIndexSql(create.table, create.index, create.ifNotExists));
                          },
                          [](const DropIndex &drop) -> Result<Statements> { return dropIndex(drop); },
                          [](const AddConstraint &add) {
                              return one(alterTable(add.table) + u"ADD "_s + constraintSpec(add.constraint));
                          },
                          [&](const DropConstraint &drop) { return dropConstraint(drop, before); },
                          [](const SetTableComment &set) { return one(tableCommentSql(set.table, set.comment)); },
                          [](const ExecuteSql &execute) -> Result<Statements> { return executeSql(execute); },
                          [&](const BulkInsert &insert) -> Result<Statements> { return bulkInsert(insert, before); },
                          [](const CreateEnumType &create) { return one(createEnumTypeSql(create.type)); },
                          [](const DropEnumType &drop) { return one(u"DROP TYPE "_s + quotedName(drop.name)); },
                          [](const AlterEnumType &alter) -> Result<Statements> { return alterEnumType(alter); },
                          [&](const BatchAlterTable &alter) { return batch(alter, before); },
                      },
                      operation);
}

} // namespace

Result<std::vector<Statement>> compile(const Operation &operation, const Schema &before)
{
    if (const Done fit = namesFit(operation); !fit)
        return failure(fit.error());
    const Result<Statements> statements = compileOne(operation, before);
    if (const Done whole = statements ? withoutNul(*statements, u"PostgreSQL"_s) : Done(); !whole)
        return failure(whole.error());
    return statements;
}

TransactionFrame transactionFrame()
{
    return {.before = {{.sql = u"BEGIN"_s, .role = Statement::Role::Control}},
            .after = {{.sql = u"COMMIT"_s, .role = Statement::Role::Control}},
            .failed = {{.sql = u"ROLLBACK"_s, .role = Statement::Role::Control}}};
}

} // namespace engine::postgresql
