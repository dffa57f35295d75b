#include "engine/operation/operation.h"

#include "engine/overloaded.h"
#include "engine/schema/enumtype.h"
#include "engine/schema/unsaidoptions.h"

using namespace Qt::StringLiterals;

namespace engine {

namespace {

constexpr qsizetype kLongestSql = 60;

QString named(const QString &name)
{
    return name.isEmpty() ? QString() : u' ' + name;
}

QString describe(const Constraint &constraint)
{
    return inWords(kindOf(constraint)) + named(nameOf(constraint)) + u' ' + text(constraint);
}

QString describe(const Index &index)
{
    return (index.unique ? u"unique index "_s : u"index "_s) + index.name + u' ' + text(index);
}

/// Enum types of the same values are told apart by their names.
QString typeChange(const DataType &from, const DataType &to)
{
    QString before = text(from);
    QString after = text(to);
    if (before == after && enumTypeOf(from) && enumTypeOf(to)) {
        before += u' ' + enumTypeOf(from)->text();
        after += u' ' + enumTypeOf(to)->text();
    }
    return u"type %1 to %2"_s.arg(before, after);
}

QStringList changesOf(const AlterColumn &alter)
{
    QStringList changes;
    if (alter.newName)
        changes << u"rename to "_s + *alter.newName;
    if (alter.type && alter.existingType)
        changes << typeChange(*alter.existingType, *alter.type);
    else if (alter.type)
        changes << u"type to "_s + text(*alter.type);
    if (alter.nullable)
        changes << (*alter.nullable ? u"allow NULL"_s : u"forbid NULL"_s);
    if (alter.serverDefault)
        changes << (*alter.serverDefault ? u"default to "_s + text(**alter.serverDefault) : u"no default"_s);
    if (alter.computed)
        changes << (*alter.computed ? u"computed as "_s + (*alter.computed)->expression : u"no longer computed"_s);
    if (alter.identity)
        changes << (*alter.identity ? u"identity"_s : u"no identity"_s);
    if (alter.comment)
        changes << (alter.comment->isEmpty() ? u"no comment"_s : u"comment"_s);
    if (alter.autoincrement)
        changes << u"autoincrement"_s;
    for (auto option = alter.options.cbegin(); option != alter.options.cend(); ++option) {
        if (isVisibility(option.key()))
            changes << (option->toBool() ? u"invisible"_s : u"visible"_s);
    }
    if (!alter.place.before.isEmpty())
        changes << u"move before "_s + alter.place.before;
    if (!alter.place.after.isEmpty())
        changes << u"move after "_s + alter.place.after;
    return changes;
}

QString summaryOf(const AlterColumn &alter)
{
    const QString column = u"alter column %1 of %2"_s.arg(alter.column, alter.table.text());
    const QStringList changes = changesOf(alter);
    return changes.isEmpty() ? column : column + u": "_s + changes.join(u", "_s);
}

QString summaryOf(const DropConstraint &drop)
{
    const QString what = drop.previous ? describe(*drop.previous) : inWords(drop.kind) + named(drop.name);
    return u"drop %1 from %2"_s.arg(what, drop.table.text());
}

QString summaryOf(const ExecuteSql &execute)
{
    const QString line = execute.sql.simplified();
    return u"run "_s + (line.size() > kLongestSql ? line.left(kLongestSql) + u'…' : line);
}

QString summaryOf(const BatchAlterTable &batch)
{
    QStringList parts;
    for (const Operation &operation : batch.operations)
        parts << summary(operation);
    if (!batch.tableOptions.isEmpty())
        parts << u"change options "_s + QStringList(batch.tableOptions.keys()).join(u", "_s);
    const QString table = u"batch on "_s + batch.table.text();
    return parts.isEmpty() ? table : table + u": "_s + parts.join(u"; "_s);
}

QString summaryOf(const DropIndex &drop)
{
    const bool isInvalid = drop.previous && drop.previous->options.value(u"postgresql invalid"_s).toBool();
    const QString index =
        u"drop index "_s + drop.index + (isInvalid ? u" (INVALID: it was never completed)"_s : QString());
    return drop.table.name.isEmpty() ? index : index + u" from "_s + drop.table.text();
}

QString summaryOf(const SetTableComment &set)
{
    return (set.comment.isEmpty() ? u"drop comment of "_s : u"set comment of "_s) + set.table.text();
}

QString summaryOf(const AlterEnumType &alter)
{
    QStringList changes;
    for (const RenamedValue &value : alter.renamed)
        changes << u"rename %1 to %2"_s.arg(value.from, value.to);
    const QStringList present = withRenames(alter);
    QStringList kept;
    for (const QString &value : alter.values) {
        if (present.contains(value))
            kept << value;
        else
            changes << u"add "_s + value;
    }
    QStringList stayed;
    for (const QString &value : present) {
        if (alter.values.contains(value))
            stayed << value;
        else
            changes << u"remove "_s + value;
    }
    if (kept != stayed)
        changes << u"order "_s + alter.values.join(u", "_s);
    return u"alter enum type %1: %2"_s.arg(alter.name.text(), changes.join(u", "_s));
}

} // namespace

QString summary(const Operation &operation)
{
    return std::visit(
        Overloaded{
            [](const CreateTable &create) { return u"create table "_s + create.table.name.text(); },
            [](const DropTable &drop) { return u"drop table "_s + drop.table.text(); },
            [](const RenameTable &rename) {
                return u"rename table %1 to %2"_s.arg(rename.table.text(), rename.newName);
            },
            [](const AddColumn &add) { return u"add column %1 to %2"_s.arg(add.column.name, add.table.text()); },
            [](const DropColumn &drop) { return u"drop column %1 from %2"_s.arg(drop.column, drop.table.text()); },
            [](const CreateIndex &create) {
                return u"create %1 on %2"_s.arg(describe(create.index), create.table.text());
            },
            [](const AddConstraint &add) { return u"add %1 to %2"_s.arg(describe(add.constraint), add.table.text()); },
            [](const BulkInsert &insert) {
                return u"insert %1 rows into %2"_s.arg(insert.rows.size()).arg(insert.table.text());
            },
            [](const CreateEnumType &create) {
                return u"create enum type %1 (%2)"_s.arg(create.type.name.text(), create.type.values.join(u", "_s));
            },
            [](const DropEnumType &drop) { return u"drop enum type "_s + drop.name.text(); },
            [](const auto &other) { return summaryOf(other); },
        },
        operation);
}

} // namespace engine
