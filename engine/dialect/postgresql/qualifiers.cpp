#include "engine/dialect/postgresql/qualifiers.h"

#include "engine/dialect/postgresql/sqltokenizer.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace engine::postgresql {

namespace {

/// SQL in which names that `schema` stands before have no such prefix; what is in strings stays.
QString withoutQualifier(const QString &sql, const QString &schema)
{
    const auto tokens = sql.contains(schema + u'.') ? tokenize(sql) : Result<std::vector<SqlToken>>();
    if (!tokens)
        return sql;
    QString text = sql;
    for (size_t at = tokens->size(); at-- > 1;) {
        const SqlToken &qualifier = tokens->at(at - 1);
        if (!tokens->at(at).is(u".") || qualifier.text != schema)
            continue;
        // OPERATOR(public.=) is how an operator is qualified.
        const bool isOperator = at >= 3 && tokens->at(at - 3).is(u"operator");
        const qsizetype begin = isOperator ? tokens->at(at - 3).offset : qualifier.offset;
        const qsizetype end = tokens->at(at).end();
        if (isOperator)
            text.remove(sql.indexOf(u')', end), 1);
        text.remove(begin, end - begin);
    }
    return text;
}

/// The same within a list that came as JSON.
QJsonValue withoutQualifier(const QJsonValue &value, const QString &schema)
{
    if (value.isString())
        return withoutQualifier(value.toString(), schema);
    if (!value.isArray())
        return value;
    QJsonArray items;
    for (const auto &item : value.toArray())
        items << withoutQualifier(item, schema);
    return items;
}

} // namespace

QString withoutQualifierInCell(const QString &text, const QString &schema)
{
    const QJsonDocument list = text.startsWith(u'[') ? QJsonDocument::fromJson(text.toUtf8()) : QJsonDocument();
    if (!list.isArray())
        return withoutQualifier(text, schema);
    const QJsonArray items = withoutQualifier(QJsonValue(list.array()), schema).toArray();
    return QString::fromUtf8(QJsonDocument(items).toJson(QJsonDocument::Compact));
}

} // namespace engine::postgresql
