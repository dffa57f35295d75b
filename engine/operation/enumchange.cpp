#include "engine/operation/enumchange.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace engine {

namespace {

QString quoted(QString name)
{
    return u'"' + name.replace(u'"', u"\"\""_s) + u'"';
}

/// A value as it stands between single quotes.
QString renamedItem(const AlterEnumType &operation, const QString &item)
{
    const auto quotedValue = [](QString value) { return value.replace(u'\'', u"''"_s); };
    for (const auto &[from, to] : operation.renamed) {
        if (item == quotedValue(from))
            return quotedValue(to);
    }
    return item;
}

} // namespace

bool changesEnumType(const DataType &from, const DataType &to)
{
    return enumTypeOf(from) != enumTypeOf(to);
}

QString castToEnumType(const QString &column, const DataType &to)
{
    const std::optional<TableName> name = enumTypeOf(to);
    if (!name)
        return {};
    const QString schema = name->schema.isEmpty() ? QString() : quoted(name->schema) + u'.';
    const QString brackets = to.elements.empty() ? QString() : u"[]"_s;
    return u"%1::text%2::%3%4%2"_s.arg(quoted(column), brackets, schema, quoted(name->name));
}

QString textWithRenames(const AlterEnumType &operation, const QString &sql)
{
    if (operation.renamed.empty() || !sql.contains(operation.name.name))
        return sql;
    const QRegularExpression literal(uR"('((?:[^']|'')*)'::((?:[\w$]+\.|"[^"]+"\.)?"?%1"?(?![\w$"]))(\[\])?)"_s.arg(
        QRegularExpression::escape(operation.name.name)));
    QString text;
    qsizetype end = 0;
    for (auto found = literal.globalMatch(sql); found.hasNext();) {
        const QRegularExpressionMatch match = found.next();
        const QString written = match.captured(1);
        const bool isArray = !match.captured(3).isEmpty() && written.startsWith(u'{') && written.endsWith(u'}');
        QStringList items = isArray ? written.sliced(1).chopped(1).split(u',') : QStringList{written};
        for (QString &item : items)
            item = renamedItem(operation, item);
        const QString content = isArray ? u'{' + items.join(u',') + u'}' : items.front();
        text += QStringView(sql).sliced(end, match.capturedStart(1) - end);
        text += content;
        end = match.capturedEnd(1);
    }
    return text + sql.sliced(end);
}

std::optional<ServerDefault> defaultWithRenames(const AlterEnumType &operation, std::optional<ServerDefault> value)
{
    if (value && value->kind == ServerDefault::Kind::Expression)
        value->text = textWithRenames(operation, value->text);
    else if (value && value->kind == ServerDefault::Kind::Literal)
        value->text = renamedItem(operation, value->text);
    return value;
}

} // namespace engine
