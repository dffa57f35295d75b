#include "engine/dialect/sqlite/compiler.h"

#include "engine/dialect/nulcharacter.h"
#include "engine/dialect/sqlite/altertable.h"
#include "engine/dialect/sqlite/quoting.h"
#include "engine/dialect/sqlite/sqltokenizer.h"
#include "engine/dialect/sqlite/tabletext.h"
#include "engine/overloaded.h"

using namespace Qt::StringLiterals;

namespace engine::sqlite {

namespace {

using Statements = std::vector<Statement>;

Result<Statements> createTable(const CreateTable &create)
{
    const Result<QString> sql = createTableSql(create.table, create.table.name, create.ifNotExists);
    if (!sql)
        return failure(sql.error());
    Statements statements{{.sql = *sql}};
    for (const Index &index : create.table.indexes)
        statements.push_back({.sql = createIndexSql(create.table.name, index)});
    return statements;
}

Statements dropTable(const DropTable &drop)
{
    return {{.sql = u"DROP TABLE "_s + (drop.ifExists ? u"IF EXISTS "_s : QString()) + quotedName(drop.table)}};
}

Statements renameTable(const RenameTable &rename)
{
    return {{.sql = u"ALTER TABLE %1 RENAME TO %2"_s.arg(quotedName(rename.table), quotedName(rename.newName))}};
}

Result<Statements> setTableComment(const SetTableComment &set)
{
    return failure({.kind = Error::Kind::Unsupported,
                    .what = u"SQLite keeps no comment for table %1."_s.arg(set.table.text()),
                    .advice = u"Leave the operation out where the database is SQLite."_s});
}

/// Enums belong to their columns here; only PostgreSQL makes types of them.
tl::unexpected<Error> noEnumTypes(const TableName &type)
{
    return failure({.kind = Error::Kind::Unsupported,
                    .what = u"SQLite has no enum types that stand by themselves, such as %1."_s.arg(type.text()),
                    .advice = u"Leave the operation out where the database is SQLite."_s});
}

/// What op.execute() sends: its first word tells what it does.
Statements executeSql(const ExecuteSql &execute)
{
    QString sql = execute.sql.trimmed();
    while (sql.endsWith(u';'))
        sql = sql.chopped(1).trimmed();
    Statement statement{.sql = sql, .role = Statement::Role::Data};
    const auto tokens = tokenize(sql);
    if (tokens && !tokens->empty()) {
        const SqlToken &verb = tokens->front();
        if (verb.is(u"create") || verb.is(u"alter") || verb.is(u"drop") || verb.is(u"reindex"))
            statement.role = Statement::Role::Schema;
        else if (verb.is(u"pragma") || verb.is(u"attach") || verb.is(u"detach"))
            statement.role = Statement::Role::Setting;
    }
    return {statement};
}

/// A statement a row, as Alembic prints them offline; in one transaction and prepared once a row, SQLite takes them
/// about as fast as it would take them together.
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

/// How many rows of each table refer to nothing in another. PRAGMA foreign_key_check gives up at the first key whose
/// other end is neither primary nor unique; tables with such a key are left out, they enforce nothing anyway.
constexpr auto kViolations = R"(WITH mismatched AS MATERIALIZED (
    SELECT m.name FROM main.sqlite_master AS m, pragma_foreign_key_list(m.name) AS k
    WHERE m.type = 'table' AND k.seq = 0
    AND EXISTS (SELECT 1 FROM main.sqlite_master AS p WHERE p.type = 'table' AND p.name = k."table" COLLATE NOCASE)
    AND CASE WHEN k."to" IS NULL
        THEN (SELECT count(*) FROM pragma_table_info(k."table") WHERE pk)
            <> (SELECT count(*) FROM pragma_foreign_key_list(m.name) WHERE id = k.id)
        ELSE (SELECT group_concat(c, char(10)) FROM (
                SELECT lower("to") AS c FROM pragma_foreign_key_list(m.name) WHERE id = k.id ORDER BY c))
            NOT IN (
                SELECT coalesce((SELECT group_concat(c, char(10)) FROM (
                    SELECT lower(name) AS c FROM pragma_table_info(k."table") WHERE pk ORDER BY c)), '')
                UNION ALL
                SELECT coalesce((SELECT group_concat(c, char(10)) FROM (
                    SELECT lower(name) AS c FROM pragma_index_info(i.name) ORDER BY c)), '')
                FROM pragma_index_list(k."table") AS i WHERE i."unique" AND NOT i.partial) END)
SELECT c."table" AS child, c.parent AS parent, count(*) AS violations
FROM main.sqlite_master AS m CROSS JOIN pragma_foreign_key_check(m.name) AS c
WHERE m.type = 'table' AND m.name NOT IN (SELECT name FROM mismatched) GROUP BY c."table", c.parent)";

Result<Statements> compileOne(const Operation &operation, const Schema &before)
{
    return std::visit(
        Overloaded{
            [](const CreateTable &create) -> Result<Statements> { return createTable(create); },
            [](const DropTable &drop) -> Result<Statements> { return dropTable(drop); },
            [](const RenameTable &rename) -> Result<Statements> { return renameTable(rename); },
            [](const SetTableComment &set) -> Result<Statements> { return setTableComment(set); },
            [](const ExecuteSql &execute) -> Result<Statements> { return executeSql(execute); },
            [](const BulkInsert &insert) -> Result<Statements> { return bulkInsert(insert); },
            [](const CreateIndex &create) -> Result<Statements> {
                return Statements{{.sql = createIndexSql(create.table, create.index, create.ifNotExists)}};
            },
            [](const DropIndex &drop) -> Result<Statements> {
                return Statements{{.sql = u"DROP INDEX "_s + (drop.ifExists ? u"IF EXISTS "_s : QString())
                                       + quotedName(TableName{drop.table.schema, drop.index})}};
            },
            [](const CreateEnumType &create) -> Result<Statements> { return noEnumTypes(create.type.name); },
            [](const DropEnumType &drop) -> Result<Statements> { return noEnumTypes(drop.name); },
            [](const AlterEnumType &alter) -> Result<Statements> { return noEnumTypes(alter.name); },
            [&](const BatchAlterTable &batch) -> Result<Statements> { return alterTable(batch, before); },
            [&](const auto &alteration) -> Result<Statements> {
                return alterTable({.table = alteration.table, .operations = {alteration}}, before);
            },
        },
        operation);
}

} // namespace

Result<std::vector<Statement>> compile(const Operation &operation, const Schema &before)
{
    const Result<Statements> statements = compileOne(operation, before);
    if (const Done whole = statements ? withoutNul(*statements, u"SQLite"_s) : Done(); !whole)
        return failure(whole.error());
    return statements;
}

TransactionFrame transactionFrame(const std::vector<Statement> &statements)
{
    const Statement begin{.sql = u"BEGIN IMMEDIATE"_s, .role = Statement::Role::Control};
    const Statement commit{.sql = u"COMMIT"_s, .role = Statement::Role::Control};
    const Statement rollback{.sql = u"ROLLBACK"_s, .role = Statement::Role::Control};
    if (!std::ranges::any_of(statements, &Statement::rebuild))
        return {.before = {begin}, .after = {commit}, .failed = {rollback}};

    const QString violations = QString::fromLatin1(kViolations);
    const auto checking = [](const QString &sql, const QString &purpose) {
        return Statement{.sql = sql, .role = Statement::Role::Check, .purpose = purpose};
    };
    const Statement forget =
        checking(u"DROP TABLE IF EXISTS temp.athanor_broken_keys"_s, u"forget which foreign keys were broken before"_s);
    const Statement remember = checking(u"CREATE TEMP TABLE athanor_broken_keys AS "_s + violations,
                                        u"remember which foreign keys are broken already"_s);
    const Statement check = checking(
        u"SELECT now.child || ': ' || (now.violations - coalesce(old.violations, 0)) || ' row(s) refer to no row of ' "
        u"|| now.parent FROM ("_s
            + violations
            + u") AS now LEFT JOIN temp.athanor_broken_keys AS old ON old.child = now.child AND old.parent = "
              u"now.parent WHERE now.violations > coalesce(old.violations, 0)"_s,
        u"prove that no foreign key is broken that was not before"_s);
    const auto setting = [](const QString &sql, const QString &purpose) {
        return Statement{.sql = sql, .role = Statement::Role::Setting, .purpose = purpose};
    };
    const Statement enforcementOff =
        setting(u"PRAGMA foreign_keys=OFF"_s, u"keep foreign keys from deleting rows while tables are rebuilt"_s);
    const Statement newRename = setting(u"PRAGMA legacy_alter_table=OFF"_s, {});
    return {.before = {enforcementOff, forget, remember, begin},
            .after = {check, commit, forget},
            .failed = {rollback, newRename, forget}};
}

} // namespace engine::sqlite
