#include "tests/parity/operationwords.h"

#include "engine/overloaded.h"

using namespace Qt::StringLiterals;
using namespace engine;

namespace {

QString list(const QStringList &columns)
{
    return u'(' + columns.join(u", "_s) + u')';
}

QString indexLine(const QString &word, const TableName &table, const Index &index)
{
    QStringList elements;
    for (const IndexElement &element : index.elements)
        elements << (element.column.isEmpty() ? u"expression"_s : element.column);
    return u"%1 %2 %3 %4"_s.arg(word, table.name, index.name, list(elements))
        + (index.unique && word == u"add_index"_s ? u" unique"_s : u""_s);
}

/// A table with the lines of its indexes.
QStringList tableLines(const QString &word, const Table &table)
{
    QStringList columns;
    for (const Column &column : table.columns)
        columns << column.name;
    QStringList lines{u"%1_table %2 %3"_s.arg(word, table.name.name, list(columns))};
    for (const Index &index : table.indexes)
        lines << indexLine(word + u"_index"_s, table.name, index);
    return lines;
}

QString keyLine(const QString &word, const TableName &table, const ForeignKey &key)
{
    QString line = u"%1_fk %2 %3 %4 %5"_s.arg(word, table.name, list(key.columns), key.referredTable.text(),
                                              list(key.referredColumns));
    if (!key.onUpdate.isEmpty())
        line += u" onupdate "_s + key.onUpdate.toLower();
    if (!key.onDelete.isEmpty())
        line += u" ondelete "_s + key.onDelete.toLower();
    return line;
}

QString constraintLine(const QString &word, const TableName &table, const Constraint &constraint)
{
    const QString name = nameOf(constraint).isEmpty() ? u"-"_s : nameOf(constraint);
    const QString start = u"%1_constraint %2 %3 "_s.arg(word, table.name, name);
    return std::visit(Overloaded{
                          [&](const ForeignKey &key) { return keyLine(word, table, key); },
                          [&](const PrimaryKey &key) { return start + u"primary key "_s + list(key.columns); },
                          [&](const UniqueConstraint &unique) { return start + u"unique "_s + list(unique.columns); },
                          [&](const CheckConstraint &) { return start + u"check"_s; },
                          [&](const ExcludeConstraint &) { return start + u"exclude"_s; },
                      },
                      constraint);
}

QStringList alterLines(const AlterColumn &alter)
{
    QStringList lines;
    const auto add = [&](bool changes, const QString &word, const QString &value = {}) {
        if (changes)
            lines << u"modify_%1 %2 %3%4"_s.arg(word, alter.table.name, alter.column, value);
    };
    add(alter.type.has_value(), u"type"_s);
    add(alter.nullable.has_value(), u"nullable"_s, alter.nullable.value_or(false) ? u" null"_s : u" not null"_s);
    // Alembic calls an identity a default as well.
    add(alter.serverDefault.has_value() || alter.identity.has_value(), u"default"_s);
    add(alter.computed.has_value(), u"computed"_s);
    add(alter.comment.has_value(), u"comment"_s);
    return lines;
}

QStringList linesOf(const Operation &operation)
{
    return std::visit(
        Overloaded{
            [](const CreateTable &create) { return tableLines(u"add"_s, create.table); },
            [](const DropTable &drop) { return tableLines(u"remove"_s, drop.previous.value()); },
            [](const AddColumn &add) {
                return QStringList{u"add_column %1 %2"_s.arg(add.table.name, add.column.name)};
            },
            [](const DropColumn &drop) {
                return QStringList{u"remove_column %1 %2"_s.arg(drop.table.name, drop.column)};
            },
            [](const AlterColumn &alter) { return alterLines(alter); },
            [](const CreateIndex &create) {
                return QStringList{indexLine(u"add_index"_s, create.table, create.index)};
            },
            [](const DropIndex &drop) {
                return QStringList{indexLine(u"remove_index"_s, drop.table, drop.previous.value())};
            },
            [](const AddConstraint &add) { return QStringList{constraintLine(u"add"_s, add.table, add.constraint)}; },
            [](const DropConstraint &drop) {
                return QStringList{constraintLine(u"remove"_s, drop.table, drop.previous.value())};
            },
            [](const SetTableComment &set) {
                const QString word = set.comment.isEmpty() ? u"remove"_s : u"add"_s;
                return QStringList{u"%1_table_comment %2"_s.arg(word, set.table.name)};
            },
            [](const BatchAlterTable &batch) {
                const bool options = batch.operations.empty();
                return options ? QStringList{u"modify_options "_s + batch.table.name}
                               : operationWords(batch.operations);
            },
            [](const auto &other) { return QStringList{summary(other)}; },
        },
        operation);
}

} // namespace

QStringList operationWords(const std::vector<Operation> &operations)
{
    QStringList lines;
    for (const Operation &operation : operations)
        lines << linesOf(operation);
    return lines;
}
