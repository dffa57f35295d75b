#include "engine/dialect/mysql/locks.h"

#include "engine/dialect/mysql/sqlscript.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace engine::mysql {

namespace {

/// What follows the table's name in an ALTER TABLE that cannot be done in place.
bool copiesTheTable(const std::vector<SqlToken> &tokens)
{
    static const QStringList copying{u"modify"_s, u"change"_s, u"convert"_s, u"engine"_s, u"row_format"_s};
    const bool changes = std::ranges::any_of(tokens, [](const SqlToken &token) {
        return token.kind == SqlToken::Kind::Word && copying.contains(token.text.toString().toLower());
    });
    const auto followed = [&tokens](QStringView first, QStringView second) {
        for (size_t place = 0; place + 1 < tokens.size(); ++place) {
            if (tokens[place].is(first) && tokens[place + 1].is(second))
                return true;
        }
        return false;
    };
    const bool addsKey = followed(u"foreign", u"key") && !followed(u"drop", u"foreign");
    return changes || addsKey || followed(u"drop", u"primary") || followed(u"check", u"(");
}

} // namespace

Lock lockOf(const Statement &statement)
{
    if (statement.role == Statement::Role::Control || statement.role == Statement::Role::Setting
        || statement.role == Statement::Role::Check)
        return Lock::Nobody;
    const auto tokens = tokenize(statement.sql);
    if (!tokens || tokens->empty())
        return Lock::Writers;
    const SqlToken &verb = tokens->front();
    const auto wordIs = [&tokens](size_t place, QStringView word) {
        return place < tokens->size() && (*tokens)[place].is(word);
    };
    // Nobody waits for a table that is not there yet.
    if (verb.is(u"select") || verb.is(u"show") || (verb.is(u"create") && wordIs(1, u"table")))
        return Lock::Nobody;
    const bool copies = verb.is(u"alter") && copiesTheTable(*tokens);
    return copies ? Lock::WritersWhileCopied : Lock::Writers;
}

} // namespace engine::mysql
