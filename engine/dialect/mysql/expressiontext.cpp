#include "engine/dialect/mysql/expressiontext.h"

#include "engine/dialect/mysql/sqlscript.h"

using namespace Qt::StringLiterals;

namespace engine::mysql {

namespace {

/// What a letter after a backslash stands for; any other character for itself.
QChar meant(QChar letter)
{
    switch (letter.unicode()) {
    case u'0':
        return {};
    case u'n':
        return u'\n';
    case u'r':
        return u'\r';
    case u'Z':
        return QChar(0x1a);
    default:
        return letter;
    }
}

} // namespace

QString unescapedExpression(const QString &text)
{
    QString result;
    result.reserve(text.size());
    for (qsizetype place = 0; place < text.size(); ++place) {
        const QChar character = text.at(place);
        if (character == u'\'')
            return text;
        const bool isEscape = character == u'\\' && place + 1 < text.size();
        result += isEscape ? meant(text.at(++place)) : character;
    }
    return result;
}

QString escapedExpression(const QString &text)
{
    QString escaped = text;
    return escaped.replace(u'\\', u"\\\\"_s).replace(u'\'', u"\\'"_s);
}

bool isParenthesised(const QString &text)
{
    const auto tokens = tokenize(text);
    if (!tokens || tokens->empty() || !tokens->front().is(u"("))
        return false;
    int depth = 0;
    for (size_t place = 0; place < tokens->size(); ++place) {
        depth += (*tokens)[place].is(u"(") ? 1 : (*tokens)[place].is(u")") ? -1 : 0;
        if (depth == 0)
            return place + 1 == tokens->size();
    }
    return false;
}

QString withoutParentheses(const QString &text)
{
    const QString trimmed = text.trimmed();
    return isParenthesised(trimmed) ? trimmed.mid(1, trimmed.size() - 2) : text;
}

} // namespace engine::mysql
