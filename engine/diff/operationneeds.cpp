#include "engine/diff/differencetree.h"
#include "engine/overloaded.h"
#include "engine/schema/sqlwords.h"

#include <QHash>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace engine {

namespace {

/// Facts that operations bring about and that others wait for, as texts: "table t", "column t.c", ...
using Facts = QStringList;

QString part(const QString &kind, const TableName &table, const QString &name = {})
{
    return u"%1\x1f%2\x1f%3"_s.arg(kind, table.text().toLower(), name.toLower());
}

QString keyFact(const TableName &table, QStringList columns)
{
    columns.sort();
    return part(u"key"_s, table, columns.join(u','));
}

QStringList wordsOf(const QString &sql)
{
    QSet<QString> words;
    for (const SqlIdentifier &identifier : identifiersIn(sql))
        words.insert(identifier.name.toLower());
    return {words.cbegin(), words.cend()};
}

/// The columns that an index or constraint speaks of, in expressions every word that may be one.
QStringList columnsOf(const Index &index)
{
    QStringList columns = wordsOf(index.where);
    for (const IndexElement &element : index.elements)
        columns << (element.column.isEmpty() ? wordsOf(element.expression) : QStringList{element.column});
    return columns;
}

QStringList spokenColumns(const Constraint &constraint)
{
    if (const auto *check = std::get_if<CheckConstraint>(&constraint))
        return wordsOf(check->expression);
    return columnsOf(constraint);
}

/// What stands after `operation` that did not before.
class Provided
{
public:
    [[nodiscard]] Facts of(const Operation &operation) const
    {
        return std::visit([this](const auto &value) { return factsOf(value); }, operation);
    }

private:
    [[nodiscard]] Facts factsOf(const CreateTable &create) const { return {part(u"table"_s, create.table.name)}; }

    [[nodiscard]] Facts factsOf(const RenameTable &rename) const
    {
        return {part(u"table"_s, {rename.table.schema, rename.newName})};
    }

    [[nodiscard]] Facts factsOf(const AddColumn &add) const { return {part(u"column"_s, add.table, add.column.name)}; }

    [[nodiscard]] Facts factsOf(const AlterColumn &alter) const
    {
        return alter.newName ? Facts{part(u"column"_s, alter.table, *alter.newName)} : Facts();
    }

    [[nodiscard]] Facts factsOf(const CreateIndex &create) const
    {
        QStringList columns;
        for (const IndexElement &element : create.index.elements)
            columns << element.column;
        return create.index.unique ? Facts{keyFact(create.table, columns)} : Facts();
    }

    [[nodiscard]] Facts factsOf(const AddConstraint &add) const
    {
        const ConstraintKind kind = kindOf(add.constraint);
        const bool isKey = kind == ConstraintKind::PrimaryKey || kind == ConstraintKind::Unique;
        return isKey ? Facts{keyFact(add.table, engine::columnsOf(add.constraint))} : Facts();
    }

    [[nodiscard]] Facts factsOf(const DropIndex &drop) const
    {
        Facts facts{part(u"free name"_s, drop.table, drop.index), part(u"no index"_s, drop.table)};
        if (drop.previous) {
            for (const QString &column : columnsOf(*drop.previous))
                facts << part(u"free column"_s, drop.table, column);
        }
        return facts;
    }

    [[nodiscard]] Facts factsOf(const DropConstraint &drop) const
    {
        Facts facts;
        if (!drop.name.isEmpty())
            facts << part(u"free name"_s, drop.table, drop.name);
        if (drop.kind == ConstraintKind::PrimaryKey)
            facts << part(u"no primary key"_s, drop.table);
        if (!drop.previous)
            return facts;
        for (const QString &column : spokenColumns(*drop.previous))
            facts << part(u"free column"_s, drop.table, column);
        if (const auto *key = std::get_if<ForeignKey>(&*drop.previous)) {
            facts << part(u"free table"_s, key->referredTable);
            for (const QString &column : key->referredColumns)
                facts << part(u"free column"_s, key->referredTable, column);
        }
        return facts;
    }

    [[nodiscard]] Facts factsOf(const DropTable &drop) const
    {
        Facts facts;
        if (!drop.previous)
            return facts;
        for (const Constraint &constraint : drop.previous->constraints) {
            const auto *key = std::get_if<ForeignKey>(&constraint);
            if (key && key->referredTable != drop.table)
                facts << part(u"free table"_s, key->referredTable);
        }
        return facts;
    }

    /// The drop of a view frees what the view speaks of; its creation makes it a relation to speak of.
    [[nodiscard]] Facts factsOf(const ExecuteSql &execute) const
    {
        Facts facts;
        const std::vector<SqlIdentifier> words = identifiersIn(execute.sql);
        if (words.size() < 3)
            return facts;
        if (words[0].name.compare(u"DROP"_s, Qt::CaseInsensitive) == 0) {
            for (const QString &word : wordsOf(execute.reverseSql))
                facts << part(u"free of views"_s, {}, word);
            facts << part(u"free name"_s, {}, words[2].name);
        } else {
            facts << part(u"table"_s, {{}, words[2].name});
        }
        return facts;
    }

    [[nodiscard]] Facts factsOf(const BatchAlterTable &batch) const
    {
        Facts facts;
        for (const Operation &operation : batch.operations)
            facts << of(operation);
        return facts;
    }

    [[nodiscard]] Facts factsOf(const DropColumn &) const { return {}; }
    [[nodiscard]] Facts factsOf(const SetTableComment &) const { return {}; }
    [[nodiscard]] Facts factsOf(const BulkInsert &) const { return {}; }
};

/// What must stand before `operation` runs, as far as another operation of the comparison brings it about.
class Wanted
{
public:
    [[nodiscard]] Facts of(const Operation &operation) const
    {
        Facts facts = std::visit([this](const auto &value) { return factsOf(value); }, operation);
        const TableName table = tableOf(operation);
        if (!table.name.isEmpty() && !std::holds_alternative<CreateTable>(operation))
            facts << part(u"table"_s, table);
        return facts;
    }

private:
    [[nodiscard]] static Facts columns(const TableName &table, const QStringList &names)
    {
        Facts facts;
        for (const QString &name : names)
            facts << part(u"column"_s, table, name);
        return facts;
    }

    [[nodiscard]] static Facts target(const ForeignKey &key)
    {
        Facts facts{part(u"table"_s, key.referredTable), keyFact(key.referredTable, key.referredColumns)};
        return facts << columns(key.referredTable, key.referredColumns);
    }

    [[nodiscard]] Facts factsOf(const CreateTable &create) const
    {
        Facts facts;
        for (const Constraint &constraint : create.table.constraints) {
            const auto *key = std::get_if<ForeignKey>(&constraint);
            if (key && key->referredTable != create.table.name)
                facts << target(*key);
        }
        return facts;
    }

    [[nodiscard]] Facts factsOf(const CreateIndex &create) const
    {
        return columns(create.table, columnsOf(create.index)) << part(u"free name"_s, create.table, create.index.name);
    }

    [[nodiscard]] Facts factsOf(const AddConstraint &add) const
    {
        Facts facts = columns(add.table, spokenColumns(add.constraint));
        if (const QString name = nameOf(add.constraint); !name.isEmpty())
            facts << part(u"free name"_s, add.table, name);
        if (kindOf(add.constraint) == ConstraintKind::PrimaryKey)
            facts << part(u"no primary key"_s, add.table);
        if (const auto *key = std::get_if<ForeignKey>(&add.constraint))
            facts << target(*key);
        return facts;
    }

    [[nodiscard]] Facts factsOf(const AlterColumn &alter) const { return columns(alter.table, {alter.column}); }

    [[nodiscard]] Facts factsOf(const DropColumn &drop) const
    {
        return {part(u"free column"_s, drop.table, drop.column), part(u"free of views"_s, {}, drop.column)};
    }

    [[nodiscard]] Facts factsOf(const DropTable &drop) const
    {
        return {part(u"free table"_s, drop.table), part(u"no index"_s, drop.table),
                part(u"free of views"_s, {}, drop.table.name)};
    }

    [[nodiscard]] Facts factsOf(const ExecuteSql &execute) const
    {
        const std::vector<SqlIdentifier> words = identifiersIn(execute.sql);
        Facts facts;
        if (words.size() < 3 || words[0].name.compare(u"DROP"_s, Qt::CaseInsensitive) == 0)
            return facts;
        const QStringList spoken = wordsOf(execute.sql);
        for (const QString &table : spoken) {
            if (table.compare(words[2].name, Qt::CaseInsensitive) != 0)
                facts << part(u"table"_s, {{}, table});
        }
        facts << part(u"free name"_s, {}, words[2].name);
        for (const QString &table : spoken)
            facts << columns({{}, table}, spoken);
        return facts;
    }

    [[nodiscard]] Facts factsOf(const BatchAlterTable &batch) const
    {
        Facts facts;
        for (const Operation &operation : batch.operations)
            facts << of(operation);
        return facts;
    }

    [[nodiscard]] Facts factsOf(const RenameTable &) const { return {}; }
    [[nodiscard]] Facts factsOf(const AddColumn &) const { return {}; }
    [[nodiscard]] Facts factsOf(const DropIndex &) const { return {}; }
    [[nodiscard]] Facts factsOf(const DropConstraint &) const { return {}; }
    [[nodiscard]] Facts factsOf(const SetTableComment &) const { return {}; }
    [[nodiscard]] Facts factsOf(const BulkInsert &) const { return {}; }
};

/// Who brings what about, and for each operation those it waits for directly.
class Needs
{
public:
    explicit Needs(const Comparison &comparison)
        : m_operations(comparison.operations)
    {
        const Provided provided;
        for (size_t place = 0; place < m_operations.size(); ++place) {
            for (const QString &fact : provided.of(m_operations[place]))
                m_providers[fact].push_back(place);
        }
    }

    /// What `operation` needs, directly and through others; without itself, sorted.
    [[nodiscard]] std::vector<size_t> of(size_t operation) const
    {
        std::set<size_t> found;
        std::vector<size_t> open{operation};
        const Wanted wanted;
        while (!open.empty()) {
            const size_t current = open.back();
            open.pop_back();
            for (const QString &fact : wanted.of(m_operations[current])) {
                for (const size_t provider : m_providers.value(fact)) {
                    // What runs later cannot be waited for: a new index of a name is not the one that was dropped.
                    if (provider < current && found.insert(provider).second)
                        open.push_back(provider);
                }
            }
        }
        return {found.begin(), found.end()};
    }

private:
    const std::vector<Operation> &m_operations;
    QHash<QString, std::vector<size_t>> m_providers;
};

} // namespace

std::vector<std::vector<size_t>> needsOfAll(const Comparison &comparison)
{
    const Needs needs(comparison);
    std::vector<std::vector<size_t>> all;
    all.reserve(comparison.operations.size());
    for (size_t operation = 0; operation < comparison.operations.size(); ++operation)
        all.push_back(needs.of(operation));
    return all;
}

std::vector<size_t> neededBy(const Comparison &comparison, size_t operation)
{
    return operation < comparison.operations.size() ? Needs(comparison).of(operation) : std::vector<size_t>();
}

std::vector<Operation> chosenOperations(const Comparison &comparison, const std::set<size_t> &chosen)
{
    std::vector<Operation> operations;
    for (const size_t place : chosen) {
        if (place < comparison.operations.size())
            operations.push_back(comparison.operations[place]);
    }
    return operations;
}

} // namespace engine
