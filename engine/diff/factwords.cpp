#include "engine/diff/factwords.h"

#include "engine/schema/sqlwords.h"

#include <QSet>

using namespace Qt::StringLiterals;

namespace engine {

QString part(const QString &kind, const TableName &table, const QString &name)
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

QStringList typeFact(const QString &kind, const DataType &type)
{
    const auto name = enumTypeOf(type);
    return name ? QStringList{part(kind, *name)} : QStringList();
}

QStringList spokenColumns(const Index &index)
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

} // namespace engine
