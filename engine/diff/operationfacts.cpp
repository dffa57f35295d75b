#include "engine/diff/operationfacts.h"

#include "engine/diff/factwords.h"
#include "engine/schema/sqlwords.h"

using namespace Qt::StringLiterals;

namespace engine {

namespace {

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
            for (const QString &column : spokenColumns(*drop.previous))
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

} // namespace

OperationFacts providedBy(const Operation &operation)
{
    return Provided().of(operation);
}

} // namespace engine
