#include "engine/dialect/mysql/defaulttext.h"

#include "engine/dialect/mysql/expressiontext.h"
#include "engine/dialect/mysql/quoting.h"
#include "engine/dialect/mysql/sqlscript.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace engine::mysql {

namespace {

const QRegularExpression &onUpdate()
{
    static const QRegularExpression pattern(u"(?:^|\\s)on\\s+update\\s"_s, QRegularExpression::CaseInsensitiveOption);
    return pattern;
}

/// A literal or one word, with a sign or an introducer at most.
bool isSimple(const QString &text)
{
    static const QRegularExpression number(u"^[-+]?[\\w.]+(?:[eE][-+]?\\d+)?$"_s);
    if (number.match(text).hasMatch())
        return true;
    const auto tokens = tokenize(text);
    if (!tokens || tokens->empty() || tokens->back().kind != SqlToken::Kind::String)
        return false;
    return tokens->size() == 1 || (tokens->size() == 2 && tokens->front().kind == SqlToken::Kind::Word);
}

} // namespace

bool isCurrentTime(const ServerDefault &serverDefault)
{
    static const QRegularExpression pattern(
        u"^(?:now|current_timestamp|localtime|localtimestamp)\\s*(?:\\(\\d*\\))?$"_s,
        QRegularExpression::CaseInsensitiveOption);
    return serverDefault.kind == ServerDefault::Kind::Now
        || (serverDefault.kind == ServerDefault::Kind::Expression
            && pattern.match(serverDefault.text.trimmed()).hasMatch());
}

QString defaultSql(const ServerDefault &serverDefault)
{
    switch (serverDefault.kind) {
    case ServerDefault::Kind::Literal:
        return stringLiteral(serverDefault.text);
    case ServerDefault::Kind::Now:
        return u"now()"_s;
    case ServerDefault::Kind::True:
        return u"true"_s;
    case ServerDefault::Kind::False:
        return u"false"_s;
    case ServerDefault::Kind::Fetched:
        return {};
    case ServerDefault::Kind::Expression:
        break;
    }
    const QString text = serverDefault.text.trimmed();
    const bool stands =
        isCurrentTime(serverDefault) || hasOnUpdate(serverDefault) || isSimple(text) || isParenthesised(text);
    return stands ? text : u'(' + text + u')';
}

bool hasOnUpdate(const std::optional<ServerDefault> &serverDefault)
{
    return serverDefault && serverDefault->kind == ServerDefault::Kind::Expression
        && onUpdate().match(serverDefault->text).hasMatch();
}

QString defaultClause(const std::optional<ServerDefault> &serverDefault)
{
    const QString text = serverDefault ? defaultSql(*serverDefault) : QString();
    if (text.isEmpty())
        return {};
    const bool updatesAlone = hasOnUpdate(serverDefault) && onUpdate().match(text).capturedStart() == 0;
    return updatesAlone ? u' ' + text : u" DEFAULT "_s + text;
}

} // namespace engine::mysql
