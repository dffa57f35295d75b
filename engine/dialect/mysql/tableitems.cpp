#include "engine/dialect/mysql/tableitems.h"

#include "engine/dialect/mysql/quoting.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace engine::mysql {

namespace {

bool holds(Tokens tokens, std::initializer_list<QStringView> words)
{
    return std::ranges::any_of(tokens, [words](const SqlToken &token) { return isOneOf(token, words); });
}

} // namespace

bool isOneOf(const SqlToken &token, std::initializer_list<QStringView> words)
{
    return std::ranges::any_of(words, [&token](QStringView word) { return token.is(word); });
}

bool speaksOfVersions(const TokenCursor &cursor)
{
    return (cursor.peek().is(u"system") && cursor.peek(1).is(u"versioning"))
        || (cursor.peek().is(u"period") && cursor.peek(1).is(u"for"));
}

Result<QString> optionsText(Tokens options, TableChange &change)
{
    if (const Done done = harmless(options); !done)
        return failure(done.error());
    if (holds(options,
              {u"(", u"union", u"partition", u"table", u"values", u"with", u"without", u"like", u"as", u"tablespace",
               u"directory", u"connection", u"system"}))
        return failure(beyondTemporary(u"A temporary table is neither partitioned nor versioned, and no copy of "
                                       u"another one."_s));
    QStringList texts;
    TokenCursor cursor(options);
    while (!cursor.atEnd()) {
        const SqlToken &token = cursor.next();
        if (token.is(u","))
            continue;
        if (!isOneOf(token, {u"row_format", u"key_block_size"})) {
            texts << token.text.toString();
            continue;
        }
        cursor.accept(u"=");
        const QString value = cursor.next().text.toString().toUpper();
        change.options.insert(token.text.toString().toUpper(),
                              value == u"DEFAULT" || value == u"0" ? QString() : value);
    }
    return texts.join(u' ');
}

Result<QString> itemText(Tokens item, TableChange &change)
{
    TokenCursor cursor(item);
    if (isOneOf(cursor.peek(), {u"like", u"partition"}) || speaksOfVersions(cursor))
        return failure(beyondTemporary(u"A temporary table is neither partitioned nor versioned, and no copy of "
                                       u"another one."_s));
    if (const Done done = harmless(item); !done)
        return failure(done.error());
    if (cursor.accept(u"fulltext")) {
        (void)(cursor.accept(u"index") || cursor.accept(u"key"));
        const auto name = cursor.takeName();
        return u"INDEX "_s + (name ? alwaysQuoted(*name) : QString()) + insteadOfFullText(cursor.rest());
    }
    const auto without = withoutForeignKey(item);
    if (!without)
        return textOf(item);
    change.added.push_back(without->clause);
    return (textOf(without->before) + u' ' + textOf(without->after)).trimmed();
}

Result<QString> itemsText(Tokens list, TableChange &change)
{
    QStringList texts;
    for (const Tokens item : itemsOf(list)) {
        const Result<QString> text = itemText(item, change);
        if (!text)
            return text;
        if (!text->isEmpty() || item.empty())
            texts << *text; // what is wrong with an empty one is for the server to say
    }
    return texts.join(u", "_s);
}

} // namespace engine::mysql
