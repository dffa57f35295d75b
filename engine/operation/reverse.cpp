#include "engine/operation/narrowing.h"
#include "engine/operation/operation.h"

#include "engine/operation/enumchange.h"
#include "engine/operation/formeridentity.h"
#include "engine/overloaded.h"
#include "engine/schema/unsaidoptions.h"

#include <QHash>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace engine {

namespace {

using Reversed = Result<Operation>;

tl::unexpected<Error> irreversible(const Operation &operation, const QString &why)
{
    return failure({.kind = Error::Kind::Unsupported,
                    .what = u"\"%1\" cannot be reversed."_s.arg(summary(operation)),
                    .why = why,
                    .advice = u"Write the way back by hand in downgrade()."_s,
                    .where = {},
                    .sql = {}});
}

Reversed reverseOf(const CreateTable &create)
{
    return DropTable{.table = create.table.name, .ifExists = create.ifNotExists, .previous = create.table};
}

Reversed reverseOf(const DropTable &drop)
{
    if (!drop.previous)
        return irreversible(drop, u"The definition of the table is not known."_s);
    return CreateTable{.table = *drop.previous, .ifNotExists = drop.ifExists};
}

Reversed reverseOf(const RenameTable &rename)
{
    return RenameTable{.table = {rename.table.schema, rename.newName}, .newName = rename.table.name};
}

Reversed reverseOf(const AddColumn &add)
{
    return DropColumn{
        .table = add.table, .column = add.column.name, .ifExists = add.ifNotExists, .previous = add.column};
}

Reversed reverseOf(const DropColumn &drop)
{
    if (!drop.previous)
        return irreversible(drop, u"The definition of the column is not known."_s);
    return AddColumn{.table = drop.table,
                     .column = *drop.previous,
                     .constraints = {},
                     .indexes = {},
                     .ifNotExists = drop.ifExists,
                     .place = {}};
}

/// Exchanges a changed attribute with what was there before; false where that is not known.
template <typename T> bool exchange(std::optional<T> &changed, std::optional<T> &existing)
{
    if (!changed)
        return true;
    std::swap(changed, existing);
    return changed.has_value();
}

bool exchangeAutoincrement(AlterColumn &alter)
{
    if (!alter.autoincrement)
        return true;
    if (!alter.existingAutoincrement)
        return false;
    const bool before = *alter.existingAutoincrement;
    alter.existingAutoincrement = *alter.autoincrement == Autoincrement::On;
    alter.autoincrement = before ? Autoincrement::On : Autoincrement::Off;
    return true;
}

bool exchangeIdentity(AlterColumn &alter)
{
    if (!alter.identity)
        return true;
    const FormerIdentity former = formerIdentity(alter);
    setFormerIdentity(alter, alter.identity);
    alter.identity = former;
    return former.has_value();
}

Reversed reverseOf(const AlterColumn &alter)
{
    AlterColumn back = alter;
    if (alter.newName) {
        back.column = *alter.newName;
        back.newName = alter.column;
    }
    if (!exchange(back.type, back.existingType))
        return irreversible(alter, u"The type before the change is not known (existing_type)."_s);
    if (!exchange(back.nullable, back.existingNullable))
        return irreversible(alter, u"Whether NULL was allowed before is not known (existing_nullable)."_s);
    if (!exchange(back.serverDefault, back.existingServerDefault))
        return irreversible(alter, u"The default before the change is not known (existing_server_default)."_s);
    if (!exchange(back.computed, back.existingComputed))
        return irreversible(alter, u"The expression before the change is not known."_s);
    if (!exchange(back.comment, back.existingComment))
        return irreversible(alter, u"The comment before the change is not known (existing_comment)."_s);
    if (!exchangeAutoincrement(back))
        return irreversible(alter, u"The autoincrement before the change is not known."_s);
    if (!exchangeIdentity(back))
        return irreversible(alter, u"The identity before the change is not known."_s);
    if (back.place != ColumnPlace{})
        return irreversible(alter, u"The column's place before the change is not known."_s);
    back.options.remove(u"postgresql_using"_s);
    for (auto option = back.options.begin(); option != back.options.end(); ++option) {
        if (isVisibility(option.key()))
            *option = !option->toBool();
    }
    const bool toEnumType = back.type && back.existingType && changesEnumType(*back.existingType, *back.type);
    if (const QString cast = toEnumType ? castToEnumType(back.column, *back.type) : QString(); !cast.isEmpty())
        back.options.insert(u"postgresql_using"_s, cast);
    return back;
}

Reversed reverseOf(const CreateIndex &create)
{
    return DropIndex{.table = create.table,
                     .index = create.index.name,
                     .ifExists = create.ifNotExists,
                     .options = create.index.options,
                     .previous = create.index};
}

Reversed reverseOf(const DropIndex &drop)
{
    if (!drop.previous || drop.table.name.isEmpty())
        return irreversible(drop, u"The definition of the index is not known."_s);
    return CreateIndex{.table = drop.table, .index = *drop.previous, .ifNotExists = drop.ifExists};
}

Reversed reverseOf(const AddConstraint &add)
{
    return DropConstraint{
        .table = add.table, .name = nameOf(add.constraint), .kind = kindOf(add.constraint), .previous = add.constraint};
}

Reversed reverseOf(const DropConstraint &drop)
{
    if (!drop.previous)
        return irreversible(drop, u"The definition of the constraint is not known."_s);
    return AddConstraint{.table = drop.table, .constraint = *drop.previous};
}

Reversed reverseOf(const SetTableComment &set)
{
    if (!set.existingComment)
        return irreversible(set, u"The comment before the change is not known (existing_comment)."_s);
    return SetTableComment{.table = set.table, .comment = *set.existingComment, .existingComment = set.comment};
}

Reversed reverseOf(const ExecuteSql &execute)
{
    if (execute.reverseSql.isEmpty())
        return irreversible(execute, u"Nobody but its author knows what undoes a statement."_s);
    return ExecuteSql{.sql = execute.reverseSql, .reverseSql = execute.sql};
}

Reversed reverseOf(const BulkInsert &insert)
{
    return irreversible(insert, u"Rows once inserted cannot be told from others."_s);
}

Reversed reverseOf(const CreateEnumType &create)
{
    return DropEnumType{.name = create.type.name, .previous = create.type};
}

Reversed reverseOf(const DropEnumType &drop)
{
    if (!drop.previous)
        return irreversible(drop, u"The values of the type are not known."_s);
    return CreateEnumType{.type = *drop.previous};
}

Reversed reverseOf(const AlterEnumType &alter)
{
    AlterEnumType back = alter;
    std::swap(back.values, back.existingValues);
    for (RenamedValue &value : back.renamed)
        std::swap(value.from, value.to);
    for (EnumTypeUse &use : back.uses)
        std::swap(use.serverDefault, use.existingServerDefault);
    return back;
}

/// In the reversed block the columns start under their new names, which Alembic then expects throughout the block.
void addressByNewName(Operation &operation, const QHash<QString, QString> &newNames)
{
    const auto translate = [&](QString &column) { column = newNames.value(column, column); };
    std::visit(Overloaded{
                   [&](AlterColumn &alter) { translate(alter.column); },
                   [&](DropColumn &drop) { translate(drop.column); },
                   [](auto &) {},
               },
               operation);
}

QHash<QString, QString> renamesIn(const BatchAlterTable &batch)
{
    QHash<QString, QString> newNames;
    for (const Operation &operation : batch.operations) {
        const auto *alter = std::get_if<AlterColumn>(&operation);
        if (alter && alter->newName)
            newNames.insert(alter->column, *alter->newName);
    }
    return newNames;
}

Reversed reverseOf(const BatchAlterTable &batch)
{
    if (!batch.tableConstraints.empty() || !batch.partialReordering.empty())
        return irreversible(batch, u"What table_args or partial_reordering replaced is not known."_s);
    if (!batch.tableOptions.isEmpty() && !batch.previousTableOptions)
        return irreversible(batch, u"The options of the table before the change are not known."_s);
    BatchAlterTable back = batch;
    back.copyFrom.reset();
    if (batch.previousTableOptions) {
        back.tableOptions = *batch.previousTableOptions;
        back.previousTableOptions = batch.tableOptions;
    }
    auto operations = reversed(batch.operations);
    if (!operations)
        return tl::unexpected(operations.error());
    back.operations = std::move(*operations);
    const QHash<QString, QString> newNames = renamesIn(batch);
    for (Operation &operation : back.operations)
        addressByNewName(operation, newNames);
    return back;
}

} // namespace

Result<Operation> reversed(const Operation &operation)
{
    return std::visit([](const auto &value) { return reverseOf(value); }, operation);
}

Result<std::vector<Operation>> reversed(const std::vector<Operation> &operations)
{
    std::vector<Operation> backwards;
    backwards.reserve(operations.size());
    for (auto operation = operations.rbegin(); operation != operations.rend(); ++operation) {
        // What an added column carried stands on its own in the way back: it must go before the column does.
        if (const auto *add = std::get_if<AddColumn>(&*operation)) {
            for (auto index = add->indexes.rbegin(); index != add->indexes.rend(); ++index)
                backwards.emplace_back(*reversed(CreateIndex{.table = add->table, .index = *index}));
            for (auto constraint = add->constraints.rbegin(); constraint != add->constraints.rend(); ++constraint)
                backwards.emplace_back(*reversed(AddConstraint{.table = add->table, .constraint = *constraint}));
        }
        auto back = reversed(*operation);
        if (!back)
            return tl::unexpected(back.error());
        backwards.push_back(std::move(*back));
    }
    return backwards;
}

bool destroysData(const Operation &operation)
{
    return std::visit(
        Overloaded{
            [](const DropTable &) { return true; },
            [](const DropColumn &drop) { return !drop.previous || !drop.previous->computed; },
            [](const AlterColumn &alter) {
                return alter.type && (!alter.existingType || narrows(*alter.existingType, *alter.type));
            },
            [](const BatchAlterTable &batch) { return std::ranges::any_of(batch.operations, destroysData); },
            [](const auto &) { return false; },
        },
        operation);
}

} // namespace engine
