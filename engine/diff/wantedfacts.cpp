#include "engine/diff/operationfacts.h"

#include "engine/diff/factwords.h"
#include "engine/schema/sqlwords.h"

using namespace Qt::StringLiterals;

namespace engine {

namespace {

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

    /// The type that a column is made of; a domain comes, as a view does, by a statement that names it.
    [[nodiscard]] static OperationFacts typeOf(const DataType &type)
    {
        OperationFacts facts = typeFact(u"type"_s, type);
        if (const auto domain = domainOf(type))
            facts << part(u"table"_s, {{}, domain->name});
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
            facts << typeOf(column.type);
        for (const Constraint &constraint : create.table.constraints) {
            const auto *key = std::get_if<ForeignKey>(&constraint);
            if (key && key->referredTable != create.table.name)
                facts << target(*key);
        }
        return facts;
    }

    [[nodiscard]] OperationFacts factsOf(const CreateIndex &create) const
    {
        return columns(create.table, spokenColumns(create.index))
            << part(u"free name"_s, create.table, create.index.name);
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
            facts << typeOf(*alter.type) << part(u"free column"_s, alter.table, alter.column);
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
        facts << typeOf(add.column.type);
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

OperationFacts wantedBy(const Operation &operation)
{
    return Wanted().of(operation);
}

} // namespace engine
