#include "engine/dialect/sqlite/rebuild.h"

#include "engine/dialect/sqlite/expressiontext.h"
#include "engine/dialect/sqlite/quoting.h"
#include "engine/dialect/sqlite/tabletext.h"
#include "engine/dialect/sqlite/tokencursor.h"
#include "engine/dialect/sqlite/typenames.h"
#include "engine/operation/apply.h"
#include "engine/schema/sqlwords.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace engine::sqlite {

namespace {

/// A name that nothing in the schema has.
QString freeName(const Schema &schema, const TableName &table)
{
    QString name = u"_athanor_new_"_s + table.name;
    const auto taken = [&](const QString &candidate) {
        const TableName whole{table.schema, candidate};
        return schema.tables.contains(whole) || schema.views.contains(whole);
    };
    for (int number = 2; taken(name); ++number)
        name = u"_athanor_new_%1_%2"_s.arg(number).arg(table.name);
    return name;
}

/// The trigger's text with its schema, which the catalogue of an attached database leaves out.
QString inSchema(const Trigger &trigger)
{
    const auto tokens = tokenize(trigger.definition);
    if (trigger.table.schema.isEmpty() || !tokens)
        return trigger.definition;
    TokenCursor cursor(*tokens);
    while (!cursor.atEnd() && !cursor.accept(u"trigger"))
        cursor.next();
    cursor.accept({u"if", u"not", u"exists"});
    const bool qualified = cursor.peek(1).is(u".");
    QString text = trigger.definition;
    return qualified ? text : text.insert(cursor.peek().offset, quotedName(trigger.table.schema) + u'.');
}

Error unknownDefinition(const TableName &table)
{
    return {.kind = Error::Kind::Unsupported,
            .what =
                u"Table %1 would have to be rebuilt, and its definition cannot be read in full."_s.arg(table.text()),
            .advice = u"Write the change as SQL with op.execute()."_s};
}

Error unknownTable(const TableName &table)
{
    return {.kind = Error::Kind::Unsupported,
            .what = u"Table %1 would have to be rebuilt, and nothing is known of it."_s.arg(table.text()),
            .advice = u"Check the table's name. Without a database, give its definition with copy_from."_s};
}

/// The CHECK that a column's old type brought along goes with the type.
void dropTypeChecks(const BatchAlterTable &batch, Table &table)
{
    for (const Operation &operation : batch.operations) {
        const auto *alter = std::get_if<AlterColumn>(&operation);
        if (!alter || !alter->type || !alter->existingType || alter->existingType->typeName.isEmpty())
            continue;
        if (typeCheck(*alter->existingType, alter->column).isEmpty())
            continue;
        std::erase_if(table.constraints, [&](const Constraint &constraint) {
            return kindOf(constraint) == ConstraintKind::Check && nameOf(constraint) == alter->existingType->typeName;
        });
    }
}

/// Builds the statements of one rebuild.
class Rebuild
{
public:
    Rebuild(const Schema &schema, const Table &from, Table to, QSet<QString> kept)
        : m_schema(schema)
        , m_from(from)
        , m_to(std::move(to))
        , m_kept(std::move(kept))
        , m_newName{from.name.schema, freeName(schema, from.name)}
    {
    }

    Result<std::vector<Statement>> statements()
    {
        if (const Done created = create(); !created)
            return failure(created.error());
        if (const Done copied = copyRows(); !copied)
            return failure(copied.error());
        keepSequence();
        swap();
        restoreDependents();
        return std::move(m_statements);
    }

private:
    void add(const QString &sql, const QString &purpose, Statement::Role role = Statement::Role::Schema)
    {
        m_statements.push_back({.sql = sql, .role = role, .purpose = purpose, .rebuild = true});
    }

    Done create()
    {
        Table table = m_to;
        for (Column &column : table.columns) {
            if (column.computed)
                column.computed->expression = withoutTable(column.computed->expression, m_from.name.name);
        }
        for (Constraint &constraint : table.constraints) {
            if (auto *check = std::get_if<CheckConstraint>(&constraint))
                check->expression = withoutTable(check->expression, m_from.name.name);
        }
        const Result<QString> sql = createTableSql(table, m_newName);
        if (!sql)
            return failure(sql.error());
        add(*sql, u"create %1 anew under another name"_s.arg(m_from.name.text()));
        return {};
    }

    Done copyRows()
    {
        QStringList targets;
        QStringList sources;
        for (const Column &column : m_to.columns) {
            const Column *old = m_kept.contains(column.name) ? m_from.column(column.name) : nullptr;
            if (!old || column.computed)
                continue;
            const QString source = quotedName(m_from.name.name) + u'.' + quotedName(old->name);
            targets << column.name;
            if (!needsCast(old->type, column.type)) {
                sources << source;
                continue;
            }
            DataType plain = column.type;
            plain.collation.clear();
            const Result<QString> type = typeSql(plain);
            if (!type)
                return failure(type.error());
            sources << u"CAST(%1 AS %2) AS %3"_s.arg(source, *type, quotedName(column.name));
        }
        if (targets.isEmpty())
            return {};
        // A constraint's ON CONFLICT IGNORE or REPLACE must not decide over rows that are only moved.
        const QString insert = hasConflictClauses() ? u"INSERT OR ABORT INTO"_s : u"INSERT INTO"_s;
        add(u"%1 %2 (%3) SELECT %4 \nFROM %5"_s.arg(insert, quotedName(m_newName), quotedNames(targets),
                                                    sources.join(u", "_s), quotedName(m_from.name)),
            u"copy the rows of %1"_s.arg(m_from.name.text()), Statement::Role::Data);
        return {};
    }

    [[nodiscard]] bool hasConflictClauses() const
    {
        const auto has = [](const QVariantMap &options) {
            return options.contains(u"sqlite_on_conflict"_s) || options.contains(u"sqlite_on_conflict_not_null"_s)
                || options.contains(u"sqlite_on_conflict_unique"_s)
                || options.contains(u"sqlite_on_conflict_primary_key"_s);
        };
        return std::ranges::any_of(m_to.columns, [&](const Column &column) { return has(column.options); })
            || std::ranges::any_of(m_to.constraints, [&](const Constraint &constraint) {
                   const auto *key = std::get_if<PrimaryKey>(&constraint);
                   const auto *unique = std::get_if<UniqueConstraint>(&constraint);
                   const auto *check = std::get_if<CheckConstraint>(&constraint);
                   return (key && has(key->options)) || (unique && has(unique->options))
                       || (check && has(check->options));
               });
    }

    /// AUTOINCREMENT promises never to give out a number again, not even that of a row that is gone.
    void keepSequence()
    {
        if (!hasAutoincrementKey(m_from) || !hasAutoincrementKey(m_to))
            return;
        const QString sequences = m_from.name.schema.isEmpty() ? u"sqlite_sequence"_s
                                                               : quotedName(m_from.name.schema) + u".sqlite_sequence"_s;
        const QString purpose = u"keep the counter of %1"_s.arg(m_from.name.text());
        const QString newName = stringLiteral(m_newName.name);
        add(u"DELETE FROM %1 WHERE name = %2"_s.arg(sequences, newName), purpose, Statement::Role::Data);
        add(u"INSERT INTO %1 (name, seq) SELECT %2, seq FROM %1 WHERE name = %3"_s.arg(sequences, newName,
                                                                                       stringLiteral(m_from.name.name)),
            purpose, Statement::Role::Data);
    }

    /// With legacy_alter_table the renaming changes the one table and leaves every reference to its old name alone,
    /// which is what must find the new table.
    void swap()
    {
        add(u"DROP TABLE %1"_s.arg(quotedName(m_from.name)), u"drop the old %1"_s.arg(m_from.name.text()));
        const QString purpose = u"put the new %1 in its place"_s.arg(m_from.name.text());
        add(u"PRAGMA legacy_alter_table=ON"_s, purpose, Statement::Role::Setting);
        add(u"ALTER TABLE %1 RENAME TO %2"_s.arg(quotedName(m_newName), quotedName(m_from.name.name)), purpose);
        add(u"PRAGMA legacy_alter_table=OFF"_s, purpose, Statement::Role::Setting);
    }

    void restoreDependents()
    {
        for (const Index &index : m_to.indexes)
            add(createIndexSql(m_from.name, index), u"create index %1 again"_s.arg(index.name));
        for (const Trigger &trigger : m_schema.triggers) {
            if (trigger.table == m_from.name)
                add(inSchema(trigger), u"create trigger %1 again"_s.arg(trigger.name));
        }
        if (isDependedOn()) {
            // Renaming a column to its own name changes nothing, but makes SQLite read every view and trigger.
            const QString column = quotedName(m_to.columns.front().name);
            add(u"ALTER TABLE %1 RENAME COLUMN %2 TO %2"_s.arg(quotedName(m_from.name), column),
                u"prove that views and triggers still fit %1"_s.arg(m_from.name.text()));
        }
    }

    /// True where a view or trigger speaks of a column that is gone.
    [[nodiscard]] bool isDependedOn() const
    {
        const auto speaksOfLost = [&](const QString &sql) {
            return std::ranges::any_of(m_from.columns, [&](const Column &column) {
                return !m_to.column(column.name) && mentionsColumn(sql, column.name);
            });
        };
        return std::ranges::any_of(m_schema.triggers,
                                   [&](const Trigger &trigger) { return speaksOfLost(trigger.definition); })
            || std::ranges::any_of(m_schema.views,
                                   [&](const auto &entry) { return speaksOfLost(entry.second.definition); });
    }

    const Schema &m_schema;
    const Table &m_from;
    Table m_to;
    QSet<QString> m_kept;
    TableName m_newName;
    std::vector<Statement> m_statements;
};

/// The columns whose values go over: not those that the batch drops, even where it adds one of that name again.
QSet<QString> keptColumns(const BatchAlterTable &batch, const Table &table)
{
    QSet<QString> kept;
    for (const Column &column : table.columns)
        kept.insert(column.name);
    for (const Operation &operation : batch.operations) {
        if (const auto *drop = std::get_if<DropColumn>(&operation))
            kept.remove(drop->column);
    }
    return kept;
}

} // namespace

Result<std::vector<Statement>> rebuildTable(const BatchAlterTable &batch, const Schema &before)
{
    const Table *known = before.table(batch.table);
    if (!known && !batch.copyFrom)
        return failure(unknownTable(batch.table));
    Table from = batch.copyFrom ? *batch.copyFrom : *known;
    from.name = batch.table;
    if (from.options.contains(u"sqlite_unreadable"_s) || from.options.contains(u"sqlite_virtual"_s))
        return failure(unknownDefinition(batch.table));

    Table start = from;
    dropTypeChecks(batch, start);
    Schema working;
    working.tables.emplace(batch.table, std::move(start));
    BatchAlterTable applied = batch;
    applied.copyFrom.reset();
    if (const Done done = engine::apply(applied, working); !done)
        return failure(done.error());
    const Table &to = working.tables.at(batch.table);
    if (to == from && batch.recreate != BatchAlterTable::Recreate::Always)
        return std::vector<Statement>{};
    return Rebuild(before, from, to, keptColumns(batch, from)).statements();
}

} // namespace engine::sqlite
