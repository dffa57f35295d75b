#include "engine/dialect/postgresql/catalogueparts.h"

#include "engine/dialect/postgresql/quoting.h"
#include "engine/dialect/postgresql/sqltokenizer.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace engine::postgresql {

namespace {

QStringList textList(const QVariant &json)
{
    QStringList list;
    for (const QVariant &item : jsonList(json))
        list << item.toString();
    return list;
}

QString actionOf(const QString &letter)
{
    static const QHash<QString, QString> actions{
        {u"r"_s, u"RESTRICT"_s}, {u"c"_s, u"CASCADE"_s}, {u"n"_s, u"SET NULL"_s}, {u"d"_s, u"SET DEFAULT"_s}};
    return actions.value(letter); // NO ACTION is what nothing means
}

/// `SET NULL (a)`, which only the definition knows.
QString deleteAction(const QString &letter, const QString &definition)
{
    static const QRegularExpression pattern(u"ON DELETE (SET (?:NULL|DEFAULT) \\([^)]*\\))"_s);
    const QRegularExpressionMatch match = pattern.match(definition);
    return match.hasMatch() ? match.captured(1) : actionOf(letter);
}

/// Not deferrable is what nothing means.
template <typename Deferrable> void setDeferral(Deferrable &constraint, const Connection::Row &row)
{
    if (row.at(3).toBool())
        constraint.deferrable = true;
    if (row.at(4).toBool())
        constraint.initially = u"DEFERRED"_s;
}

ForeignKey foreignKeyOf(const Connection::Row &row, const Names &names)
{
    ForeignKey key{.name = row.at(1).toString(),
                   .columns = names.columnList(row.at(0).toLongLong(), row.at(6)),
                   .referredTable = {names.schema(row.at(7).toString()), row.at(8).toString()},
                   .referredColumns = textList(row.at(9)),
                   .onUpdate = actionOf(row.at(10).toString()),
                   .onDelete = deleteAction(row.at(11).toString(), row.at(14).toString())};
    if (row.at(12).toString() == u"f")
        key.match = u"FULL"_s;
    setDeferral(key, row);
    if (!row.at(5).toBool())
        key.options.insert(u"postgresql_not_valid"_s, true);
    return key;
}

/// `INCLUDE` of keys, unique constraints and exclusions.
QVariantMap keyOptions(const Connection::Row &row)
{
    QVariantMap options;
    if (const QStringList included = textList(row.at(18)); !included.isEmpty())
        options.insert(u"postgresql_include"_s, included);
    return options;
}

ExcludeConstraint excludeOf(const Connection::Row &row)
{
    ExcludeConstraint exclude{.name = row.at(1).toString(),
                              .elements = {},
                              .where = withoutParentheses(row.at(13).toString()),
                              .method = row.at(16).toString()};
    for (const QVariant &element : jsonList(row.at(15))) {
        const QVariantList parts = element.toList();
        const QString operatorClass = parts.value(2).toString();
        const QString expression = parts.value(0).toString();
        exclude.elements.emplace_back(operatorClass.isEmpty() ? expression : expression + u' ' + operatorClass,
                                      parts.value(1).toString());
    }
    setDeferral(exclude, row);
    exclude.options = keyOptions(row);
    return exclude;
}
/// The terms of an index as its definition has them: only there does a term that is an expression say its collation.
QStringList termsOf(const QString &definition)
{
    const auto tokens = tokenize(definition);
    if (!tokens)
        return {};
    QStringList terms;
    auto token = std::ranges::find_if(*tokens, [](const SqlToken &each) { return each.is(u"using"); });
    token = std::find_if(token, tokens->end(), [](const SqlToken &each) { return each.is(u"("); });
    int depth = 0;
    qsizetype from = 0;
    for (; token != tokens->end(); ++token) {
        if (token->is(u"(") && depth++ == 0)
            from = token->end();
        const bool isEnd = token->is(u")") && --depth == 0;
        if (isEnd || (depth == 1 && token->is(u","))) {
            terms << definition.mid(from, token->offset - from).trimmed();
            from = token->end();
        }
        if (isEnd)
            break;
    }
    return terms;
}

/// `term` is the whole of it in the definition.
IndexElement elementOf(const QVariantList &parts, const QString &term, Index &index)
{
    constexpr int descending = 1;
    constexpr int nullsFirst = 2;
    IndexElement element{.column = parts.value(0).toString(), .expression = {}};
    const int order = parts.value(2).toInt();
    const QString operatorClass = parts.value(3).toString();
    element.collation = parts.value(4).toString();
    element.descending = (order & descending) != 0;
    // The nulls of a descending order come first, those of an ascending one last.
    const bool usualNulls = element.descending == ((order & nullsFirst) != 0);
    if (element.column.isEmpty() && !term.isEmpty())
        return {.column = {}, .expression = term};
    if (element.column.isEmpty() || !usualNulls) {
        QString text = element.column.isEmpty() ? parts.value(1).toString() : quotedName(element.column);
        if (!element.collation.isEmpty())
            text += u" COLLATE "_s + alwaysQuoted(element.collation);
        if (!operatorClass.isEmpty())
            text += u' ' + operatorClass;
        if (element.descending)
            text += u" DESC"_s;
        if (!usualNulls)
            text += element.descending ? u" NULLS LAST"_s : u" NULLS FIRST"_s;
        return {.column = {}, .expression = text};
    }
    if (!operatorClass.isEmpty()) {
        QVariantMap classes = index.options.value(u"postgresql_ops"_s).toMap();
        classes.insert(element.column, operatorClass);
        index.options.insert(u"postgresql_ops"_s, classes);
    }
    return element;
}

} // namespace

QVariantList jsonList(const QVariant &text)
{
    return text.isValid() ? QJsonDocument::fromJson(text.toString().toUtf8()).array().toVariantList() : QVariantList();
}

QVariantMap parameterMap(const QVariant &json)
{
    QVariantMap map;
    for (const QString &parameter : textList(json))
        map.insert(parameter.section(u'=', 0, 0), parameter.section(u'=', 1));
    return map;
}

QString withoutParentheses(const QString &expression)
{
    const auto tokens = tokenize(expression);
    if (!tokens || tokens->size() < 2 || !tokens->front().is(u"("))
        return expression;
    int depth = 0;
    for (size_t place = 0; place < tokens->size(); ++place) {
        const SqlToken &token = tokens->at(place);
        depth += token.is(u"(") ? 1 : (token.is(u")") ? -1 : 0);
        if (depth == 0 && place + 1 < tokens->size())
            return expression;
    }
    return expression.mid(1, expression.size() - 2);
}

QStringList Names::columnList(qlonglong table, const QVariant &numbers) const
{
    QStringList list;
    const QHash<int, QString> own = columns.value(table);
    for (const QVariant &number : jsonList(numbers))
        list << own.value(number.toInt());
    return list;
}

Identity identityOf(bool always, const Connection::Row &row, const QString &type)
{
    const qlonglong largest = type == u"SMALLINT" ? 32767LL : type == u"BIGINT" ? 9223372036854775807LL : 2147483647LL;
    const qlonglong increment = row.at(17).toLongLong();
    const qlonglong smallest = row.at(18).toLongLong();
    const qlonglong usualLeast = increment > 0 ? 1 : -largest - 1;
    const qlonglong usualMost = increment > 0 ? largest : -1;
    Identity identity{.always = always, .options = {}};
    const auto note = [&identity](const QString &key, const QVariant &value, qlonglong usual) {
        if (value.toLongLong() != usual)
            identity.options.insert(key, value.toLongLong());
    };
    note(u"increment"_s, row.at(17), 1);
    note(u"minvalue"_s, row.at(18), usualLeast);
    note(u"maxvalue"_s, row.at(19), usualMost);
    note(u"start"_s, row.at(16), increment > 0 ? smallest : row.at(19).toLongLong());
    note(u"cache"_s, row.at(20), 1);
    if (row.at(21).toBool())
        identity.options.insert(u"cycle"_s, true);
    return identity;
}

Constraint constraintOf(const Connection::Row &row, const Names &names)
{
    const QString name = row.at(1).toString();
    const QString kind = row.at(2).toString();
    const QStringList columns = names.columnList(row.at(0).toLongLong(), row.at(6));
    if (kind == u"p")
        return PrimaryKey{.name = name, .columns = columns, .options = keyOptions(row)};
    if (kind == u"f")
        return foreignKeyOf(row, names);
    if (kind == u"x")
        return excludeOf(row);
    if (kind == u"c") {
        CheckConstraint check{.name = name, .expression = withoutParentheses(row.at(13).toString()), .options = {}};
        if (!row.at(5).toBool())
            check.options.insert(u"postgresql_not_valid"_s, true);
        if (row.at(19).toBool())
            check.options.insert(u"postgresql_no_inherit"_s, true);
        return check;
    }
    UniqueConstraint unique{.name = name, .columns = columns, .deferrable = {}, .initially = {}};
    unique.options = keyOptions(row);
    setDeferral(unique, row);
    if (row.at(17).toBool())
        unique.options.insert(u"postgresql_nulls_not_distinct"_s, true);
    return unique;
}

Index indexOf(const Connection::Row &row)
{
    Index index{.name = row.at(1).toString(), .elements = {}, .unique = row.at(2).toBool()};
    const QVariantList elements = jsonList(row.at(9));
    const QStringList terms = termsOf(row.at(11).toString());
    const int keys = row.at(3).toInt();
    QStringList included;
    for (qsizetype place = 0; place < elements.size(); ++place) {
        const QVariantList parts = elements.at(place).toList();
        if (place < keys)
            index.elements.push_back(elementOf(parts, terms.value(place), index));
        else
            included << parts.value(0).toString();
    }
    if (!included.isEmpty())
        index.options.insert(u"postgresql_include"_s, included);
    if (const QString method = row.at(4).toString(); method != u"btree")
        index.options.insert(u"postgresql_using"_s, method);
    if (const QVariantMap parameters = parameterMap(row.at(5)); !parameters.isEmpty())
        index.options.insert(u"postgresql_with"_s, parameters);
    index.where = withoutParentheses(row.at(6).toString());
    if (row.at(7).isValid())
        index.options.insert(u"postgresql_tablespace"_s, row.at(7).toString());
    if (row.at(8).toBool())
        index.options.insert(u"postgresql_nulls_not_distinct"_s, true);
    if (!row.at(10).toBool())
        index.options.insert(u"postgresql invalid"_s, true); // a failed CREATE INDEX CONCURRENTLY left it
    return index;
}

} // namespace engine::postgresql
