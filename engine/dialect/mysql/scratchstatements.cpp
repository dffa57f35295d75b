#include "engine/dialect/mysql/scratchstatements.h"

#include "engine/dialect/mysql/statementtokens.h"
#include "engine/dialect/mysql/tokencursor.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace engine::mysql {

namespace {

using Texts = std::initializer_list<QStringView>;

bool isOneOf(const SqlToken &token, Texts texts)
{
    return std::ranges::any_of(texts, [&token](QStringView text) { return token.is(text); });
}

bool has(Tokens statement, Texts words)
{
    return std::ranges::any_of(statement, [words](const SqlToken &token) { return isOneOf(token, words); });
}

/// Reading and changing rows; a SELECT may also write a file.
bool isAboutRows(Tokens statement)
{
    const auto first = std::ranges::find_if(statement, [](const SqlToken &token) { return !token.is(u"("); });
    return first != statement.end()
        && isOneOf(*first,
                   {u"select", u"with", u"values", u"table", u"insert", u"replace", u"update", u"delete", u"truncate",
                    u"do", u"show", u"describe", u"desc", u"explain", u"analyze", u"optimize", u"checksum"})
        && !has(statement, {u"outfile", u"dumpfile", u"load_file"});
}

/// The kind of what is made, changed or dropped; options and a definer may stand before it.
const SqlToken &kindOf(Tokens statement)
{
    constexpr size_t Options = 20; // more than the grammar lets stand there
    static const SqlToken none;
    for (const SqlToken &token : statement.first(std::min(statement.size(), Options))) {
        if (isOneOf(token,
                    {u"table", u"tables", u"index", u"view", u"trigger", u"function", u"procedure", u"sequence",
                     u"event", u"user", u"role", u"server", u"database", u"schema", u"tablespace", u"package"}))
            return token;
    }
    return none;
}

bool isDefinition(Tokens statement)
{
    if (!isOneOf(statement.front(), {u"create", u"alter", u"drop"}))
        return false;
    // Stand-ins are made and dropped under the names of databases, in this form only.
    if (statement.size() > 1 && isOneOf(statement[1], {u"database", u"schema"}))
        return !statement.front().is(u"alter");
    return isOneOf(kindOf(statement),
                   {u"table", u"tables", u"index", u"view", u"trigger", u"function", u"procedure", u"sequence"})
        && !has(statement, {u"soname"});
}

bool isSetOfSession(Tokens statement)
{
    return statement.front().is(u"set")
        && !has(statement,
                {u"global", u"@@global", u"persist", u"@@persist", u"persist_only", u"@@persist_only", u"password",
                 u"role", u"statement", u"default_role"});
}

bool isTransaction(Tokens statement)
{
    TokenCursor cursor(statement);
    if (cursor.accept({u"start", u"transaction"}) || cursor.accept(u"savepoint")
        || cursor.accept({u"release", u"savepoint"}) || cursor.accept(u"commit") || cursor.accept(u"rollback"))
        return true;
    if (!cursor.accept(u"begin"))
        return false;
    cursor.accept(u"work");
    return cursor.atEnd();
}

bool isKnown(Tokens statement)
{
    return isAboutRows(statement) || isDefinition(statement) || isSetOfSession(statement) || isTransaction(statement)
        || TokenCursor(statement).accept({u"rename", u"table"})
        || TokenCursor(statement).accept({u"unlock", u"tables"});
}

Error unknown(Tokens statement, const QString &sql)
{
    const QString words = textOf(statement.first(std::min<size_t>(statement.size(), 2))).toUpper();
    return {.kind = Error::Kind::Unsupported,
            .what = u"The statement might reach outside of the place in which the schema is tried out."_s,
            .why = u"%1 is none of those that act on nothing but what they name."_s.arg(words),
            .advice = u"Leave it out, or let the database itself be compared."_s,
            .sql = sql};
}

} // namespace

Done actsOnWhatItNames(const QString &sql)
{
    const auto plain = withoutConditionals(sql);
    if (!plain)
        return failure(plain.error());
    for (const QString &text : {sql, *plain}) {
        const auto tokens = withConditionals(text);
        if (!tokens)
            return failure(tokens.error());
        if (!tokens->empty() && !isKnown(*tokens))
            return failure(unknown(*tokens, sql));
    }
    return {};
}

} // namespace engine::mysql
