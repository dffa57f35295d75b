#include "engine/revision/boundarguments.h"

#include "engine/revision/sqlexpression.h"
#include "engine/schema/datatype.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace engine {

using python::Value;

bool isDialectOption(const QString &keyword)
{
    static const QStringList dialects{u"postgresql_"_s, u"mysql_"_s, u"mariadb_"_s,
                                      u"sqlite_"_s,     u"mssql_"_s, u"oracle_"_s};
    return std::ranges::any_of(dialects, [&](const QString &prefix) { return keyword.startsWith(prefix); });
}

BoundArguments::BoundArguments(const python::Construct &call, const Signature &signature, ReadContext &context)
    : m_call(call)
    , m_signature(signature)
    , m_context(context)
{
    bindPositional();
    for (const python::Keyword &keyword : call.keywords)
        bindKeyword(keyword);
    checkRequired();
}

void BoundArguments::bindPositional()
{
    const QList<Value> &given = m_call.arguments;
    const qsizetype named = std::min(given.size(), m_signature.positional.size());
    for (qsizetype index = 0; index < named; ++index)
        m_values.emplace_back(m_signature.positional[index], &given[index]);
    m_rest = given.mid(named);
    if (m_signature.rest.isEmpty() && !m_rest.isEmpty()) {
        m_context.failReading(where(),
                              u"%1() takes at most %2 positional arguments, not %3."_s.arg(m_signature.name)
                                  .arg(m_signature.positional.size())
                                  .arg(given.size()));
    }
}

void BoundArguments::bindKeyword(const python::Keyword &keyword)
{
    const QString name = m_signature.aliases.value(keyword.name, keyword.name);
    if (m_signature.positional.contains(name) || m_signature.keywords.contains(name)) {
        if (value(name))
            m_context.failReading(where(), u"%1() is given '%2' twice."_s.arg(m_signature.name, keyword.name));
        else
            m_values.emplace_back(name, &keyword.value);
    } else if (m_signature.dialectOptions && isDialectOption(name)) {
        const QVariant option = isSqlExpression(keyword.value)
            ? QVariant::fromValue(SqlText{sqlOf(keyword.value, where(), m_context)})
            : readVariant(keyword.value, place(name), m_context);
        m_options.insert(name, option);
    } else {
        m_context.failReading(where(), u"%1() has no parameter '%2'."_s.arg(m_signature.name, keyword.name),
                              u"Correct the keyword, or give it as <dialect>_<name> when it is a dialect's option."_s);
    }
}

void BoundArguments::checkRequired()
{
    for (const QString &name : m_signature.positional.first(m_signature.required)) {
        if (!value(name))
            m_context.failReading(where(), u"%1() is not given its '%2'."_s.arg(m_signature.name, name));
    }
}

ValuePlace BoundArguments::place(const QString &name) const
{
    return {where(), u"'%1' of %2()"_s.arg(name, m_signature.name)};
}

const Value *BoundArguments::value(const QString &name) const
{
    const auto found = std::ranges::find(m_values, name, &std::pair<QString, const Value *>::first);
    return found == m_values.end() ? nullptr : found->second;
}

bool BoundArguments::has(const QString &name) const
{
    const Value *given = value(name);
    return given && !given->isNone();
}

QString BoundArguments::text(const QString &name) const
{
    const Value *given = value(name);
    if (!given || given->isNone())
        return {};
    // The words for an error are made where there is one only: models have thousands of arguments.
    return given->string() ? *given->string() : readText(*given, place(name), m_context);
}

QStringList BoundArguments::texts(const QString &name) const
{
    return has(name) ? readTexts(*value(name), place(name), m_context) : QStringList();
}

bool BoundArguments::flag(const QString &name, bool fallback) const
{
    const Value *given = value(name);
    if (!given || given->isNone())
        return fallback;
    return given->boolean() ? *given->boolean() : readBool(*given, place(name), m_context);
}

std::optional<bool> BoundArguments::optionalFlag(const QString &name) const
{
    return has(name) ? std::optional(readBool(*value(name), place(name), m_context)) : std::nullopt;
}

std::optional<int> BoundArguments::number(const QString &name) const
{
    return has(name) ? readInt(*value(name), place(name), m_context) : std::nullopt;
}

QString BoundArguments::takeWhere()
{
    const QVariant where = m_options.take(m_context.dialectName + u"_where"_s);
    return where.metaType() == QMetaType::fromType<SqlText>() ? where.value<SqlText>().text : where.toString();
}

} // namespace engine
