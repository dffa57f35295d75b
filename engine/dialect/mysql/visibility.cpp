#include "engine/dialect/mysql/visibility.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace engine::mysql {

namespace {

/// Commas inside of parentheses list columns.
QStringList privilegesIn(const QString &text)
{
    static const QRegularExpression comma(u",\\s*(?![^()]*\\))"_s);
    return text.split(comma);
}

/// Rights on tables; those of the server's administration show none.
bool isOnTables(const QString &privilege)
{
    static const QStringList words{u"SELECT"_s, u"INSERT"_s,  u"UPDATE"_s,     u"DELETE"_s,        u"CREATE"_s,
                                   u"DROP"_s,   u"INDEX"_s,   u"ALTER"_s,      u"CREATE VIEW"_s,   u"SHOW VIEW"_s,
                                   u"ALL"_s,    u"TRIGGER"_s, u"REFERENCES"_s, u"ALL PRIVILEGES"_s};
    return words.contains(privilege.trimmed());
}

/// Names of databases are patterns there: `_` is any letter, `%` any text, and a backslash takes that away.
bool matches(const QString &pattern, const QString &database)
{
    QString expression;
    for (qsizetype place = 0; place < pattern.size(); ++place) {
        const QChar letter = pattern.at(place);
        if (letter == u'\\' && place + 1 < pattern.size())
            expression += QRegularExpression::escape(pattern.mid(++place, 1));
        else
            expression += letter == u'%' ? u".*"_s : letter == u'_' ? u"."_s : QRegularExpression::escape(letter);
    }
    return QRegularExpression(QRegularExpression::anchoredPattern(expression),
                              QRegularExpression::DotMatchesEverythingOption)
        .match(database)
        .hasMatch();
}

QString unquoted(const QString &identifier)
{
    return identifier.mid(1, identifier.size() - 2).replace(u"``"_s, u"`"_s);
}

} // namespace

Visibility visibilityOf(const QStringList &grants, const QString &database)
{
    static const QRegularExpression grant(
        u"^GRANT (.+?) ON (?:TABLE )?(\\*|`(?:[^`]|``)+`)\\.(\\*|`(?:[^`]|``)+`) TO "_s,
        QRegularExpression::DotMatchesEverythingOption);
    Visibility visibility;
    for (const QString &line : grants) {
        const QRegularExpressionMatch match = grant.match(line);
        if (!match.hasMatch())
            continue;
        const QStringList privileges = privilegesIn(match.captured(1));
        const bool isOnAll = std::ranges::any_of(privileges, isOnTables);
        const QString of = match.captured(2);
        if (match.captured(3) == u"*")
            visibility.isWhole |= isOnAll && (of == u"*" || matches(unquoted(of), database));
        else if (!isOnAll && unquoted(of) == database)
            visibility.partly.insert(unquoted(match.captured(3)));
    }
    if (visibility.isWhole)
        visibility.partly.clear();
    return visibility;
}

} // namespace engine::mysql
