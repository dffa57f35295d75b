#include "engine/dialect/mysql/statementtokens.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace engine::mysql {

namespace {

using Tokens = std::vector<SqlToken>;

/// The part of a conditional comment that is SQL, behind its version.
QStringView contentOf(const SqlToken &conditional)
{
    qsizetype start = conditional.text.indexOf(u'!') + 1;
    while (start < conditional.text.size() && conditional.text.at(start).isDigit())
        ++start;
    return conditional.text.sliced(start).chopped(2);
}

Result<Tokens> tokensWithin(const QString &sql, const SqlToken &conditional)
{
    const QStringView content = contentOf(conditional);
    auto inner = tokenize(content);
    if (!inner)
        return inner;
    for (SqlToken &token : *inner)
        token.offset += content.data() - QStringView(sql).data();
    return inner;
}

Error cutName(const QString &sql)
{
    return {.kind = Error::Kind::Unsupported,
            .what = u"A conditional comment cuts a qualified name in two."_s,
            .advice = u"Write the whole name within the comment, or outside of it."_s,
            .sql = sql};
}

bool hasConditionals(const Tokens &tokens)
{
    return std::ranges::any_of(tokens, [](const SqlToken &token) { return token.kind == SqlToken::Kind::Conditional; });
}

bool mayHoldConditionals(const QString &sql)
{
    return sql.contains(u"/*!"_s) || sql.contains(u"/*M!"_s);
}

bool isPoint(const Tokens &tokens, bool atBegin)
{
    return !tokens.empty() && (atBegin ? tokens.front() : tokens.back()).is(u".");
}

/// True where a point at the border between two pieces, or what is beside it, belongs to both.
bool isCut(const Tokens &before, const Tokens &after)
{
    return isPoint(before, false) || isPoint(after, true);
}

QString joined(const Tokens &tokens, size_t from)
{
    QString text;
    for (size_t at = from; at < tokens.size(); ++at) {
        const bool isApart = at > from && tokens[at].offset > tokens[at - 1].end();
        (text += isApart ? u" "_s : QString()) += tokens[at].text;
    }
    return text;
}

/// Blocks run at once where nothing makes a trigger or routine of them, and an event's when its time has come.
bool runsItsBlock(const Tokens &tokens)
{
    const auto hasWord = [&](QStringView word) {
        return std::any_of(tokens.begin(), tokens.begin() + std::min<qsizetype>(qsizetype(tokens.size()), 20),
                           [word](const SqlToken &token) { return token.is(word); });
    };
    if (tokens.empty())
        return false;
    const bool makes = tokens.front().is(u"create") || tokens.front().is(u"alter");
    return makes ? hasWord(u"event")
                 : std::ranges::any_of(tokens, [](const SqlToken &token) { return token.is(u";"); });
}

bool beginsStatement(const SqlToken &previous)
{
    static constexpr std::initializer_list<QStringView> words{u";",    u":",    u"begin", u"atomic", u"then",
                                                              u"else", u"loop", u"do",    u"repeat"};
    return std::ranges::any_of(words, [&previous](QStringView word) { return previous.is(word); });
}

} // namespace

std::optional<QString> nameOf(const SqlToken &token)
{
    if (token.kind == SqlToken::Kind::QuotedIdentifier)
        return token.text.sliced(1).chopped(1).toString().replace(u"``"_s, u"`"_s);
    const bool isName = token.kind == SqlToken::Kind::Word && !token.text.contains(u'@')
        && !std::ranges::all_of(token.text, [](QChar character) { return character.isDigit(); });
    return isName ? std::optional(token.text.toString()) : std::nullopt;
}

Result<std::vector<SqlToken>> withConditionals(const QString &sql)
{
    auto outer = tokenize(sql);
    if (!outer || !hasConditionals(*outer))
        return outer;
    Tokens all;
    bool wasConditional = false;
    for (const SqlToken &token : *outer) {
        const bool isConditional = token.kind == SqlToken::Kind::Conditional;
        const auto piece = isConditional ? tokensWithin(sql, token) : Result<Tokens>(Tokens{token});
        if (!piece)
            return piece;
        if ((isConditional || wasConditional) && isCut(all, *piece))
            return failure(cutName(sql));
        all.insert(all.end(), piece->begin(), piece->end());
        wasConditional = isConditional;
    }
    return all;
}

Result<QString> withoutConditionals(const QString &sql)
{
    if (!mayHoldConditionals(sql))
        return QString();
    auto tokens = tokenize(sql);
    if (!tokens)
        return failure(tokens.error());
    if (!hasConditionals(*tokens))
        return QString();
    std::erase_if(*tokens, [](const SqlToken &token) { return token.kind == SqlToken::Kind::Conditional; });
    return joined(*tokens, 0);
}

Result<QStringList> innerStatements(const QString &sql)
{
    // Most statements are plain ones, and some of those are long.
    if (!mayHoldConditionals(sql) && !sql.contains(u';') && !sql.contains(u"event"_s, Qt::CaseInsensitive))
        return QStringList();
    const auto all = withConditionals(sql);
    const auto outer = tokenize(sql);
    if (!all || !outer)
        return failure(!all ? all.error() : outer.error());
    QStringList found;
    for (const SqlToken &token : *outer) {
        if (token.kind == SqlToken::Kind::Conditional)
            found << joined(tokensWithin(sql, token).value_or(Tokens()), 0);
    }
    if (!runsItsBlock(*all))
        return found;
    for (size_t at = 1; at < all->size(); ++at) {
        if (beginsStatement(all->at(at - 1)))
            found << joined(*all, at);
    }
    return found;
}

} // namespace engine::mysql
