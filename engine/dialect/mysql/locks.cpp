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
    return changes || followed(u"drop", u"primary") || followed(u"add", u"foreign") || followed(u"add", u"check")
        || followed(u"foreign", u"key") || followed(u"check", u"(");
}

bool only(const SqlToken &verb, std::initializer_list<QStringView> words)
{
    return std::ranges::any_of(words, [&verb](QStringView word) { return verb.is(word); });
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
    if (only(verb, {u"select", u"show", u"create"})
        && !(tokens->size() > 1 && !(*tokens)[1].is(u"table") && verb.is(u"create")))
        return Lock::Nobody; // nobody waits for a table that is not there yet
    if (verb.is(u"alter") && copiesTheTable(*tokens)
        && !(tokens->size() > 3 && (*tokens)[3].is(u"drop") && (*tokens)[4].is(u"foreign")))
        return Lock::WritersWhileCopied;
    return Lock::Writers;
}

} // namespace engine::mysql
