#include "engine/dialect/mysql/viewtext.h"

#include "engine/dialect/mysql/quoting.h"
#include "engine/dialect/mysql/tokencursor.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace engine::mysql {

namespace {

/// Names joined by dots, as places among the tokens: one past the last is `end`.
struct Chain
{
    size_t begin = 0;
    size_t end = 0;

    [[nodiscard]] size_t names() const { return (end - begin + 1) / 2; }
};

using TokenList = std::vector<SqlToken>;

bool isName(const TokenList &tokens, size_t place)
{
    return place < tokens.size() && tokens[place].kind == SqlToken::Kind::QuotedIdentifier;
}

bool isWord(const TokenList &tokens, size_t place, QStringView word)
{
    return place < tokens.size() && tokens[place].is(word);
}

std::vector<Chain> chainsOf(const TokenList &tokens)
{
    std::vector<Chain> chains;
    for (size_t place = 0; place < tokens.size(); ++place) {
        if (!isName(tokens, place))
            continue;
        Chain chain{place, place + 1};
        while (isWord(tokens, chain.end, u".") && isName(tokens, chain.end + 1))
            chain.end += 2;
        chains.push_back(chain);
        place = chain.end - 1;
    }
    return chains;
}

/// True where a table stands: after FROM or JOIN, and the parentheses that the server puts there.
bool isTable(const TokenList &tokens, const Chain &chain)
{
    size_t place = chain.begin;
    while (place > 0 && tokens[place - 1].is(u"("))
        --place;
    return place > 0
        && (tokens[place - 1].is(u"from") || tokens[place - 1].is(u"join") || tokens[place - 1].is(u"straight_join"));
}

} // namespace

QString withoutQualifier(const QString &definition, const QString &database)
{
    const QString name = alwaysQuoted(database);
    const auto tokens = tokenize(definition);
    if (!tokens || !definition.contains(name))
        return definition;
    const std::vector<Chain> chains = chainsOf(*tokens);
    // The server writes columns with database and table, but with the alias alone where the table has one.
    const bool hasAlias = std::ranges::any_of(chains, [&](const Chain &chain) {
        return chain.names() == 1 && (*tokens)[chain.begin].text == name
            && !(chain.begin > 0 && (*tokens)[chain.begin - 1].is(u"as"));
    });
    QString text = definition;
    // From the end on, so that the places before keep their offsets.
    for (auto place = chains.rbegin(); place != chains.rend(); ++place) {
        const Chain &chain = *place;
        const SqlToken &first = (*tokens)[chain.begin];
        const bool isColumnOfAlias =
            chain.names() == 2 && hasAlias && !isTable(*tokens, chain) && !isWord(*tokens, chain.end, u"(");
        if (chain.names() > 1 && first.text == name && !isColumnOfAlias)
            text.remove(first.offset, (*tokens)[chain.begin + 1].end() - first.offset);
    }
    return text;
}

QString triggerBody(const QString &created)
{
    const auto tokens = tokenize(created);
    if (!tokens)
        return {};
    TokenCursor cursor(*tokens);
    while (!cursor.atEnd() && !cursor.accept({u"for", u"each", u"row"}))
        cursor.next();
    if (cursor.accept(u"follows") || cursor.accept(u"precedes"))
        (void)cursor.takeName();
    return cursor.atEnd() ? QString() : created.mid(cursor.peek().offset);
}

} // namespace engine::mysql
