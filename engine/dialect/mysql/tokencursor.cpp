#include "engine/dialect/mysql/tokencursor.h"

#include "engine/dialect/mysql/quoting.h"

namespace engine::mysql {

std::optional<QString> TokenCursor::takeName()
{
    const SqlToken &token = peek();
    if (token.kind != SqlToken::Kind::Word && token.kind != SqlToken::Kind::QuotedIdentifier)
        return std::nullopt;
    return identifierValue(next().text.toString());
}

std::vector<Tokens> itemsOf(Tokens list)
{
    return listItems(list);
}

QString textOf(Tokens tokens)
{
    QString text;
    qsizetype end = -1;
    for (const SqlToken &token : tokens) {
        if (end >= 0 && token.offset != end)
            text += u' ';
        text += token.text;
        end = token.end();
    }
    return text;
}

} // namespace engine::mysql
