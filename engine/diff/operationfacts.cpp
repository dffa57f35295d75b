#include "engine/diff/operationfacts.h"

#include "engine/schema/sqlwords.h"

#include <QSet>

using namespace Qt::StringLiterals;

namespace engine {

namespace {

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

/// The fact `kind` about the enum type that a column of `type` is made of; none for other types.
QStringList typeFact(const QString &kind, const DataType &type)
{
    const auto name = enumTypeOf(type);
    return name ? QStringList{part(kind, *name)} : QStringList();
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
    [[nodiscard]] OperationFacts of(const Operation &operation) const
    {
        return std::visit([this](const auto &value) { return factsOf(value); }, operation);
    }

private:
    [[nodiscard]] OperationFacts factsOf(const CreateTable &create) const
    {
        return {part(u"table"_s, create.table.name)};
    }

    [[nodiscard]] OperationFacts factsOf(const CreateEnumType &create) const
    {
        return {part(u"type"_s, create.type.name)};
    }

    [[nodiscard]] OperationFacts factsOf(const AlterEnumType &alter) const { return {part(u"type"_s, alter.name)}; }

    [[nodiscard]] OperationFacts factsOf(const RenameTable &rename) const
    {
        return {part(u"table"_s, {rename.table.schema, rename.newName})};
    }

    [[nodiscard]] OperationFacts factsOf(const AddColumn &add) const
    {
        return {part(u"column"_s, add.table, add.column.name)};
    }

    [[nodiscard]] OperationFacts factsOf(const AlterColumn &alter) const
    {
        OperationFacts facts;
        if (alter.newName)
            facts << part(u"column"_s, alter.table, *alter.newName);
        if (alter.type && alter.existingType)
            facts << typeFact(u"free type"_s, *alter.existingType);
        if (alter.computed && alter.existingComputed && *alter.existingComputed) {
            for (const QString &word : wordsOf((*alter.existingComputed)->expression))
                facts << part(u"free column"_s, alter.table, word);
        }
        return facts;
    }

    [[nodiscard]] OperationFacts factsOf(const CreateIndex &create) const
    {
        QStringList columns;
        for (const IndexElement &element : create.index.elements)
            columns << element.column;
        return create.index.unique ? OperationFacts{keyFact(create.table, columns)} : OperationFacts();
    }

    [[nodiscard]] OperationFacts factsOf(const AddConstraint &add) const
    {
        const ConstraintKind kind = kindOf(add.constraint);
        const bool isKey = kind == ConstraintKind::PrimaryKey || kind == ConstraintKind::Unique;
        return isKey ? OperationFacts{keyFact(add.table, engine::columnsOf(add.constraint))} : OperationFacts();
    }

    [[nodiscard]] OperationFacts factsOf(const DropIndex &drop) const
    {
        OperationFacts facts{part(u"free name"_s, drop.table, drop.index), part(u"no index"_s, drop.table)};
        if (drop.previous) {
            for (const QString &column : columnsOf(*drop.previous))
                facts << part(u"free column"_s, drop.table, column);
        }
        return facts;
    }

    [[nodiscard]] OperationFacts factsOf(const DropConstraint &drop) const
    {
        OperationFacts facts;
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

    [[nodiscard]] OperationFacts factsOf(const DropTable &drop) const
    {
        OperationFacts facts;
        if (!drop.previous)
            return facts;
        for (const Column &column : drop.previous->columns)
            facts << typeFact(u"free type"_s, column.type);
        for (const Constraint &constraint : drop.previous->constraints) {
            const auto *key = std::get_if<ForeignKey>(&constraint);
            if (key && key->referredTable != drop.table)
                facts << part(u"free table"_s, key->referredTable);
        }
        return facts;
    }

    /// The drop of a view frees what the view speaks of; its creation makes it a relation to speak of.
    [[nodiscard]] OperationFacts factsOf(const ExecuteSql &execute) const
    {
        OperationFacts facts;
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

    [[nodiscard]] OperationFacts factsOf(const BatchAlterTable &batch) const
    {
        OperationFacts facts;
        for (const Operation &operation : batch.operations)
            facts << of(operation);
        return facts;
    }

    [[nodiscard]] OperationFacts factsOf(const DropColumn &drop) const
    {
        OperationFacts facts{part(u"no column"_s, drop.table, drop.column)};
        if (drop.previous)
            facts << typeFact(u"free type"_s, drop.previous->type);
        if (drop.previous && drop.previous->computed) {
            for (const QString &word : wordsOf(drop.previous->computed->expression))
                facts << part(u"free column"_s, drop.table, word);
        }
        return facts;
    }

    [[nodiscard]] OperationFacts factsOf(const DropEnumType &) const { return {}; }
    [[nodiscard]] OperationFacts factsOf(const SetTableComment &) const { return {}; }
    [[nodiscard]] OperationFacts factsOf(const BulkInsert &) const { return {}; }
};

/// What must stand before `operation` runs, as far as another operation of the comparison brings it about.
class Wanted
{
public:
    [[nodiscard]] OperationFacts of(const Operation &operation) const
    {
        OperationFacts facts = std::visit([this](const auto &value) { return factsOf(value); }, operation);
        const TableName table = tableOf(operation);
        if (!table.name.isEmpty() && !std::holds_alternative<CreateTable>(operation))
            facts << part(u"table"_s, table);
        return facts;
    }

private:
    [[nodiscard]] static OperationFacts columns(const TableName &table, const QStringList &names)
    {
        OperationFacts facts;
        for (const QString &name : names)
            facts << part(u"column"_s, table, name);
        return facts;
    }

    [[nodiscard]] static OperationFacts target(const ForeignKey &key)
    {
        OperationFacts facts{part(u"table"_s, key.referredTable), keyFact(key.referredTable, key.referredColumns)};
        return facts << columns(key.referredTable, key.referredColumns);
    }

    [[nodiscard]] OperationFacts factsOf(const CreateTable &create) const
    {
        OperationFacts facts;
        for (const Column &column : create.table.columns)
            facts << typeFact(u"type"_s, column.type);
        for (const Constraint &constraint : create.table.constraints) {
            const auto *key = std::get_if<ForeignKey>(&constraint);
            if (key && key->referredTable != create.table.name)
                facts << target(*key);
        }
        return facts;
    }

    [[nodiscard]] OperationFacts factsOf(const CreateIndex &create) const
    {
        return columns(create.table, columnsOf(create.index)) << part(u"free name"_s, create.table, create.index.name);
    }

    [[nodiscard]] OperationFacts factsOf(const AddConstraint &add) const
    {
        OperationFacts facts = columns(add.table, spokenColumns(add.constraint));
        if (const QString name = nameOf(add.constraint); !name.isEmpty())
            facts << part(u"free name"_s, add.table, name);
        if (kindOf(add.constraint) == ConstraintKind::PrimaryKey)
            facts << part(u"no primary key"_s, add.table);
        if (const auto *key = std::get_if<ForeignKey>(&add.constraint))
            facts << target(*key);
        return facts;
    }

    [[nodiscard]] OperationFacts factsOf(const AlterColumn &alter) const
    {
        OperationFacts facts = columns(alter.table, {alter.column});
        if (alter.type)
            facts << typeFact(u"type"_s, *alter.type) << part(u"free column"_s, alter.table, alter.column);
        // A new default may be a new value.
        if (alter.serverDefault && alter.existingType)
            facts << typeFact(u"type"_s, *alter.existingType);
        return facts;
    }

    [[nodiscard]] OperationFacts factsOf(const DropColumn &drop) const
    {
        return {part(u"free column"_s, drop.table, drop.column), part(u"free of views"_s, {}, drop.column)};
    }

    [[nodiscard]] OperationFacts factsOf(const DropTable &drop) const
    {
        return {part(u"free table"_s, drop.table), part(u"no index"_s, drop.table),
                part(u"free of views"_s, {}, drop.table.name)};
    }

    [[nodiscard]] OperationFacts factsOf(const ExecuteSql &execute) const
    {
        const std::vector<SqlIdentifier> words = identifiersIn(execute.sql);
        OperationFacts facts;
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

    [[nodiscard]] OperationFacts factsOf(const BatchAlterTable &batch) const
    {
        OperationFacts facts;
        for (const Operation &operation : batch.operations)
            facts << of(operation);
        return facts;
    }

    [[nodiscard]] OperationFacts factsOf(const RenameTable &) const { return {}; }
    [[nodiscard]] OperationFacts factsOf(const AddColumn &add) const
    {
        OperationFacts facts{part(u"no column"_s, add.table, add.column.name)};
        facts << typeFact(u"type"_s, add.column.type);
        if (add.column.computed)
            facts << columns(add.table, wordsOf(add.column.computed->expression));
        return facts;
    }

    [[nodiscard]] OperationFacts factsOf(const DropEnumType &drop) const { return {part(u"free type"_s, drop.name)}; }
    [[nodiscard]] OperationFacts factsOf(const CreateEnumType &) const { return {}; }
    [[nodiscard]] OperationFacts factsOf(const AlterEnumType &) const { return {}; }
    [[nodiscard]] OperationFacts factsOf(const DropIndex &) const { return {}; }
    [[nodiscard]] OperationFacts factsOf(const DropConstraint &) const { return {}; }
    [[nodiscard]] OperationFacts factsOf(const SetTableComment &) const { return {}; }
    [[nodiscard]] OperationFacts factsOf(const BulkInsert &) const { return {}; }
};

} // namespace

OperationFacts providedBy(const Operation &operation)
{
    return Provided().of(operation);
}

OperationFacts wantedBy(const Operation &operation)
{
    return Wanted().of(operation);
}

} // namespace engine
