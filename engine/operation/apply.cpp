#include "engine/operation/apply.h"

#include "engine/operation/applyinternal.h"
#include "engine/overloaded.h"
#include "engine/schema/keptindex.h"
#include "engine/schema/sqlwords.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace engine {

namespace {

Done applyCreateTable(const CreateTable &create, Schema &schema)
{
    const TableName &name = create.table.name;
    if (schema.table(name))
        return create.ifNotExists ? Done() : cannotApply(u"There is a table %1 already."_s.arg(name.text()));
    if (schema.views.contains(name))
        return cannotApply(u"There is a view %1 already."_s.arg(name.text()));
    // A table that has another's columns too is none that is described; the inspector says so as well.
    const QVariant parents = create.table.options.value(u"postgresql_inherits"_s);
    if (parents.isValid())
        schema.leftAlone.emplace(name, u"a child of "_s + parents.toStringList().join(u", "_s));
    else
        schema.tables.emplace(name, create.table);
    return {};
}

Done applyDropTable(const DropTable &drop, Schema &schema)
{
    if (schema.tables.erase(drop.table) == 0)
        return drop.ifExists ? Done() : cannotApply(u"There is no table %1 to drop."_s.arg(drop.table.text()));
    std::erase_if(schema.triggers, [&](const Trigger &trigger) { return trigger.table == drop.table; });
    return {};
}

/// Foreign keys, triggers and views follow the table to its new name, as SQLite and PostgreSQL let them.
void followRename(Schema &schema, const TableName &from, const TableName &to)
{
    for (auto &[name, table] : schema.tables) {
        for (Constraint &constraint : table.constraints) {
            auto *key = std::get_if<ForeignKey>(&constraint);
            if (key && key->referredTable == from)
                key->referredTable = to;
        }
    }
    for (Trigger &trigger : schema.triggers) {
        trigger.definition = withTableRenamed(trigger.definition, from.name, to.name);
        if (trigger.table == from)
            trigger.table = to;
    }
    for (auto &[name, view] : schema.views)
        view.definition = withTableRenamed(view.definition, from.name, to.name);
}

Done applyRenameTable(const RenameTable &rename, Schema &schema)
{
    const TableName target{rename.table.schema, rename.newName};
    if (!schema.table(rename.table))
        return cannotApply(u"There is no table %1 to rename."_s.arg(rename.table.text()));
    if (schema.table(target) || schema.views.contains(target))
        return cannotApply(
            u"Table %1 cannot be renamed: there is a %2 already."_s.arg(rename.table.text(), target.text()));
    auto node = schema.tables.extract(rename.table);
    node.key() = target;
    node.mapped().name = target;
    schema.tables.insert(std::move(node));
    followRename(schema, rename.table, target);
    return {};
}

Done applyCreateIndex(const CreateIndex &create, Schema &schema)
{
    const auto table = tableToChange(schema, create.table);
    if (!table)
        return tl::unexpected(table.error());
    if (create.ifNotExists && (*table)->index(create.index.name))
        return {};
    return addIndex(**table, create.index);
}

Done applyDropIndex(const DropIndex &drop, Schema &schema)
{
    // Where a unique index and a unique constraint are one, the inspector sees the constraint.
    const auto isMeant = [&](const Constraint &constraint) {
        return kindOf(constraint) == ConstraintKind::Unique && nameOf(constraint) == drop.index;
    };
    const auto dropFrom = [&](Table &table) {
        return std::erase_if(table.indexes, [&](const Index &index) { return index.name == drop.index; }) > 0
            || std::erase_if(table.constraints, isMeant) > 0;
    };
    if (drop.table.name.isEmpty()) {
        const bool dropped = std::ranges::any_of(schema.tables, [&](auto &entry) { return dropFrom(entry.second); });
        // It may be one of a table that is not described.
        return dropped || drop.ifExists || !schema.leftAlone.empty()
            ? Done()
            : cannotApply(u"There is no index %1 to drop."_s.arg(drop.index));
    }
    const auto table = tableToChange(schema, drop.table);
    if (!table)
        return tl::unexpected(table.error());
    if (dropFrom(**table) || drop.ifExists)
        return {};
    return cannotApply(u"Table %1 has no index %2."_s.arg(drop.table.text(), drop.index));
}

Done applyAddConstraint(const AddConstraint &add, Schema &schema)
{
    const auto table = tableToChange(schema, add.table);
    return table ? addConstraint(**table, add.constraint) : Done(tl::unexpected(table.error()));
}

/// By name and kind; an unnamed one, or one that the database has never told the name of, by its definition.
std::vector<Constraint>::iterator findConstraint(Table &table, const DropConstraint &drop)
{
    const auto ofKind = [&](const Constraint &candidate) {
        return drop.kind == ConstraintKind::Unknown || kindOf(candidate) == drop.kind;
    };
    const auto named = std::ranges::find_if(table.constraints, [&](const Constraint &candidate) {
        return !drop.name.isEmpty() && nameOf(candidate) == drop.name && ofKind(candidate);
    });
    if (named != table.constraints.end())
        return named;
    if (drop.previous) {
        const auto same = std::ranges::find(table.constraints, *drop.previous);
        if (same != table.constraints.end())
            return same;
    }
    return std::ranges::find_if(table.constraints, [&](const Constraint &candidate) {
        return drop.kind == ConstraintKind::PrimaryKey && kindOf(candidate) == drop.kind
            && (drop.name.isEmpty() || nameOf(candidate).isEmpty());
    });
}

/// True where another foreign key has the index, too, or it can be seen already.
bool isStillHidden(const Table &table, const QString &index)
{
    return table.index(index) || std::ranges::any_of(table.constraints, [&index](const Constraint &constraint) {
               const auto *key = std::get_if<ForeignKey>(&constraint);
               return key && keptIndexName(*key) == index;
           });
}

Done applyDropConstraint(const DropConstraint &drop, Schema &schema)
{
    const auto table = tableToChange(schema, drop.table);
    if (!table)
        return tl::unexpected(table.error());
    const auto found = findConstraint(**table, drop);
    if (found != (*table)->constraints.end()) {
        const auto *key = std::get_if<ForeignKey>(&*found);
        const Index kept = key ? keptIndex(*key) : Index();
        (*table)->constraints.erase(found);
        if (!kept.name.isEmpty() && !isStillHidden(**table, kept.name))
            (*table)->indexes.push_back(kept);
        return {};
    }
    if (drop.ifExists)
        return {};
    if (drop.name.isEmpty())
        return cannotApply(u"Table %1 has no such unnamed constraint to drop."_s.arg(drop.table.text()),
                           u"Give the constraint a name, or a naming convention to the batch."_s);
    return cannotApply(u"Table %1 has no constraint %2."_s.arg(drop.table.text(), drop.name));
}

Done applySetTableComment(const SetTableComment &set, Schema &schema)
{
    const auto table = tableToChange(schema, set.table);
    if (!table)
        return tl::unexpected(table.error());
    (*table)->comment = set.comment;
    return {};
}

/// A table that is there but not described, as a partition is: what is done to it is the database's to judge.
bool isLeftAlone(const TableName &name, const Schema &schema)
{
    return !name.name.isEmpty() && !schema.table(name) && schema.leftAlone.contains(name);
}

void followLeftAlone(const Operation &operation, Schema &schema)
{
    if (std::holds_alternative<DropTable>(operation)) {
        schema.leftAlone.erase(tableOf(operation));
    } else if (const auto *rename = std::get_if<RenameTable>(&operation)) {
        auto node = schema.leftAlone.extract(rename->table);
        node.key() = {rename->table.schema, rename->newName};
        schema.leftAlone.insert(std::move(node));
    }
}

} // namespace

Done apply(const Operation &operation, Schema &schema)
{
    if (isLeftAlone(tableOf(operation), schema)) {
        followLeftAlone(operation, schema);
        return {};
    }
    return std::visit(Overloaded{
                          [&](const CreateTable &create) { return applyCreateTable(create, schema); },
                          [&](const DropTable &drop) { return applyDropTable(drop, schema); },
                          [&](const RenameTable &rename) { return applyRenameTable(rename, schema); },
                          [&](const AddColumn &add) { return applyAddColumn(add, schema); },
                          [&](const DropColumn &drop) { return applyDropColumn(drop, schema); },
                          [&](const AlterColumn &alter) { return applyAlterColumn(alter, schema); },
                          [&](const CreateIndex &create) { return applyCreateIndex(create, schema); },
                          [&](const DropIndex &drop) { return applyDropIndex(drop, schema); },
                          [&](const AddConstraint &add) { return applyAddConstraint(add, schema); },
                          [&](const DropConstraint &drop) { return applyDropConstraint(drop, schema); },
                          [&](const SetTableComment &set) { return applySetTableComment(set, schema); },
                          [&](const BatchAlterTable &batch) { return applyBatch(batch, schema); },
                          [&](const CreateEnumType &create) { return applyCreateEnumType(create, schema); },
                          [&](const DropEnumType &drop) { return applyDropEnumType(drop, schema); },
                          [&](const AlterEnumType &alter) { return applyAlterEnumType(alter, schema); },
                          [](const ExecuteSql &) { return Done(); },
                          [](const BulkInsert &) { return Done(); },
                      },
                      operation);
}

tl::unexpected<Error> cannotApply(const QString &what, const QString &advice)
{
    return failure({.kind = Error::Kind::Statement, .what = what, .advice = advice});
}

Result<Table *> tableToChange(Schema &schema, const TableName &name)
{
    if (Table *table = schema.table(name))
        return table;
    if (schema.views.contains(name))
        return cannotApply(u"%1 is a view, not a table."_s.arg(name.text()));
    return cannotApply(u"There is no table %1."_s.arg(name.text()));
}

namespace {

Done hasColumns(const Table &table, const QStringList &columns, const QString &what)
{
    for (const QString &column : columns) {
        if (!table.column(column))
            return cannotApply(u"Table %1 has no column %2 for %3."_s.arg(table.name.text(), column, what));
    }
    return {};
}

QString inWords(const Constraint &constraint)
{
    const QString name = nameOf(constraint);
    return name.isEmpty() ? u"an unnamed constraint"_s : u"the constraint "_s + name;
}

} // namespace

Done addConstraint(Table &table, const Constraint &constraint)
{
    const QString name = nameOf(constraint);
    if (!name.isEmpty() && table.constraint(name))
        return cannotApply(u"Table %1 has a constraint %2 already."_s.arg(table.name.text(), name));
    if (kindOf(constraint) == ConstraintKind::PrimaryKey && table.primaryKey())
        return cannotApply(u"Table %1 has a primary key already."_s.arg(table.name.text()),
                           u"Drop the present one first."_s);
    if (auto columns = hasColumns(table, columnsOf(constraint), inWords(constraint)); !columns)
        return columns;
    table.constraints.push_back(constraint);
    return {};
}

Done addIndex(Table &table, const Index &index)
{
    if (const Index *present = table.index(index.name)) {
        const bool isInvalid = present->options.value(u"postgresql invalid"_s).toBool();
        return cannotApply(u"Table %1 has an index %2 already."_s.arg(table.name.text(), index.name),
                           isInvalid ? u"It is INVALID, as a failed CREATE INDEX CONCURRENTLY leaves it. Drop it (DROP "
                                       u"INDEX CONCURRENTLY %1), and try again."_s.arg(index.name)
                                     : QString());
    }
    QStringList columns;
    for (const IndexElement &element : index.elements) {
        if (!element.column.isEmpty())
            columns << element.column;
    }
    if (auto found = hasColumns(table, columns, u"the index "_s + index.name); !found)
        return found;
    table.indexes.push_back(index);
    return {};
}

} // namespace engine
