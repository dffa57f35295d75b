#include "engine/dialect/postgresql/domains.h"

#include "engine/dialect/postgresql/quoting.h"
#include "engine/dialect/postgresql/typenames.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace engine::postgresql {

namespace {

const DataType &itemOf(const DataType &type)
{
    return type.name == u"ARRAY" && type.elements.size() == 1 ? itemOf(type.elements.front()) : type;
}

bool exists(const TableName &name, const Schema &before)
{
    return before.domain(name) || std::ranges::any_of(before.tables, [&name](const auto &entry) {
               return std::ranges::any_of(entry.second.columns,
                                          [&name](const Column &column) { return domainOf(column.type) == name; });
           });
}

QString sqlOf(const QVariant &option)
{
    return option.canConvert<SqlText>() ? option.value<SqlText>().text : option.toString();
}

/// The words in SQLAlchemy's order.
Result<QString> definition(const DataType &domain)
{
    const Result<QString> base = typeSql(domain.elements.front());
    if (!base)
        return base;
    const auto option = [&domain](const QString &name) { return domain.options.value(name); };
    QString text = u"CREATE DOMAIN %1 AS %2"_s.arg(qualifiedTypeName(domain), *base);
    if (!domain.collation.isEmpty())
        text += u" COLLATE "_s + alwaysQuoted(domain.collation);
    const QVariant given = option(u"default"_s);
    if (given.isValid())
        text += u" DEFAULT "_s + (given.canConvert<SqlText>() ? sqlOf(given) : stringLiteral(given.toString()));
    if (const QString name = option(u"constraint_name"_s).toString(); !name.isEmpty())
        text += u" CONSTRAINT "_s + quotedName(name);
    if (option(u"not_null"_s).toBool())
        text += u" NOT NULL"_s;
    if (const QString check = sqlOf(option(u"check"_s)); !check.isEmpty())
        text += u" CHECK (%1)"_s.arg(check);
    return text;
}

} // namespace

Result<std::vector<Statement>> createDomains(const std::vector<Column> &columns, const Schema &before)
{
    std::vector<Statement> statements;
    std::vector<TableName> made;
    for (const Column &column : columns) {
        const DataType &domain = itemOf(forPostgresql(column.type));
        const auto name = domainOf(domain);
        const bool isToMake =
            name && domain.elements.size() == 1 && domain.options.value(u"create_type"_s, true).toBool();
        if (!isToMake || std::ranges::find(made, *name) != made.end() || exists(*name, before))
            continue;
        const Result<QString> sql = definition(domain);
        if (!sql)
            return failure(sql.error());
        made.push_back(*name);
        statements.push_back({.sql = *sql});
    }
    return statements;
}

} // namespace engine::postgresql
