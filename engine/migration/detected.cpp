#include "engine/migration/detected.h"

#include "engine/diff/difftuples.h"
#include "engine/overloaded.h"

using namespace Qt::StringLiterals;

namespace engine {

namespace {

QString quotedText(const QString &text)
{
    return u'\'' + text + u'\'';
}

/// Python's repr of a list of names as the messages show it: `['a', 'b']`.
QString listText(const QStringList &names)
{
    QStringList quotedNames;
    for (const QString &name : names)
        quotedNames << quotedText(name);
    return u"'["_s + quotedNames.join(u", "_s) + u"]'"_s;
}

QStringList elementNames(const Index &index)
{
    QStringList names;
    for (const IndexElement &element : index.elements)
        names << (element.column.isEmpty() ? element.expression : element.column);
    return names;
}

QString addedIndex(const Index &index)
{
    return u"Detected added index '%1' on %2"_s.arg(index.name, listText(elementNames(index)));
}

QStringList constraintLines(const QString &change, const TableName &table, const Constraint &constraint)
{
    return std::visit(
        Overloaded{
            [&](const ForeignKey &key) {
                return QStringList{u"Detected %1 foreign key (%2)(%3) on table %4"_s.arg(
                    change, key.columns.join(u", "_s), key.referredColumns.join(u", "_s), table.text())};
            },
            [&](const UniqueConstraint &unique) {
                const QString on = change == u"added"_s ? listText(unique.columns) : quotedText(table.text());
                return QStringList{u"Detected %1 unique constraint '%2' on %3"_s.arg(
                    change, unique.name.isEmpty() ? u"None"_s : unique.name, on)};
            },
            [&](const CheckConstraint &check) {
                return QStringList{
                    u"Detected %1 check constraint '%2' on table '%3'"_s.arg(change, check.name, table.text())};
            },
            [&](const PrimaryKey &key) {
                return QStringList{u"Detected %1 primary key (%2) on table '%3'"_s.arg(
                    change, key.columns.join(u", "_s), table.text())};
            },
            [&](const ExcludeConstraint &exclude) {
                return QStringList{
                    u"Detected %1 exclude constraint '%2' on table '%3'"_s.arg(change, exclude.name, table.text())};
            },
        },
        constraint);
}

QStringList linesOf(const AlterColumn &alter)
{
    const QString column = u"'%1.%2'"_s.arg(alter.table.text(), alter.column);
    QStringList lines;
    if (alter.newName)
        lines << u"Detected new name '%1' of column %2"_s.arg(*alter.newName, column);
    if (alter.nullable)
        lines << u"Detected %1 on column %2"_s.arg(*alter.nullable ? u"NULL"_s : u"NOT NULL"_s, column);
    if (alter.type) {
        lines << u"Detected type change from %1 to %2 on %3"_s.arg(
            typeRepresentation(alter.existingType.value_or(DataType{})), typeRepresentation(*alter.type), column);
    }
    if (alter.serverDefault || alter.identity)
        lines << u"Detected server default on column %1"_s.arg(column);
    if (alter.computed)
        lines << u"Detected computed expression on column %1"_s.arg(column);
    if (alter.comment)
        lines << u"Detected column comment %1"_s.arg(column);
    return lines;
}

QStringList linesOf(const CreateTable &create)
{
    QStringList lines{u"Detected added table '%1'"_s.arg(create.table.name.text())};
    for (const Index &index : create.table.indexes)
        lines << addedIndex(index);
    return lines;
}

} // namespace

QStringList detectedLines(const Operation &operation)
{
    return std::visit(
        Overloaded{
            [](const CreateTable &create) { return linesOf(create); },
            [](const DropTable &drop) { return QStringList{u"Detected removed table '%1'"_s.arg(drop.table.text())}; },
            [](const RenameTable &rename) {
                return QStringList{u"Detected new name '%1' of table '%2'"_s.arg(rename.newName, rename.table.text())};
            },
            [](const AddColumn &add) {
                return QStringList{u"Detected added column '%1.%2'"_s.arg(add.table.text(), add.column.name)};
            },
            [](const DropColumn &drop) {
                return QStringList{u"Detected removed column '%1.%2'"_s.arg(drop.table.text(), drop.column)};
            },
            [](const AlterColumn &alter) { return linesOf(alter); },
            [](const CreateIndex &create) { return QStringList{addedIndex(create.index)}; },
            [](const DropIndex &drop) {
                return QStringList{u"Detected removed index '%1' on '%2'"_s.arg(drop.index, drop.table.text())};
            },
            [](const AddConstraint &add) { return constraintLines(u"added"_s, add.table, add.constraint); },
            [](const DropConstraint &drop) {
                return drop.previous
                    ? constraintLines(u"removed"_s, drop.table, *drop.previous)
                    : QStringList{u"Detected removed constraint '%1' on '%2'"_s.arg(drop.name, drop.table.text())};
            },
            [](const SetTableComment &set) {
                return QStringList{u"Detected table comment '%1'"_s.arg(set.table.text())};
            },
            [](const ExecuteSql &) { return QStringList{}; },
            [](const BulkInsert &) { return QStringList{}; },
            [](const CreateEnumType &create) {
                return QStringList{u"Detected added enum type '%1'"_s.arg(create.type.name.text())};
            },
            [](const DropEnumType &drop) {
                return QStringList{u"Detected removed enum type '%1'"_s.arg(drop.name.text())};
            },
            [](const AlterEnumType &alter) {
                return QStringList{u"Detected values %1 to %2 on enum type '%3'"_s.arg(
                    listText(alter.existingValues), listText(alter.values), alter.name.text())};
            },
            [](const BatchAlterTable &batch) {
                QStringList lines;
                for (const Operation &inner : batch.operations)
                    lines << detectedLines(inner);
                return lines;
            },
        },
        operation);
}

} // namespace engine
