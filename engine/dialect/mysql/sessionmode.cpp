#include "engine/dialect/mysql/sessionmode.h"

#include "engine/dialect/mysql/quoting.h"

#include <QSqlError>
#include <QSqlQuery>

using namespace Qt::StringLiterals;

namespace engine::mysql {

namespace {

QString plainBackslashes()
{
    return u"NO_BACKSLASH_ESCAPES"_s;
}

QStringList modesOf(const QString &text)
{
    return text.split(u',', Qt::SkipEmptyParts);
}

} // namespace

SessionMode::SessionMode(QString connection, const std::optional<QString> &mode)
    : m_connection(std::move(connection))
    , m_modes(modesOf(mode.value_or(QString())))
    , m_isKnown(mode.has_value())
{
}

Done SessionMode::prepare(const QString &sql, bool asWritten)
{
    if (!m_isKnown) {
        if (const Done done = ask(); !done)
            return done;
    }
    // What sets another mode does so as the user means it, and is no matter of ours afterwards.
    m_isKnown = !asWritten || !sql.contains(u"sql_mode"_s, Qt::CaseInsensitive);
    return m_modes.contains(plainBackslashes()) && asWritten != m_isAsWritten ? set(asWritten) : Done();
}

Result<QString> SessionMode::read(const QString &sql,
                                  const std::function<Result<QString>(const QString &)> &reader) const
{
    if (!m_isAsWritten || !m_modes.contains(plainBackslashes()) || !sql.contains(u'\\'))
        return reader(sql);
    QString escaped = sql;
    return reader(escaped.replace(u"\\"_s, u"\\\\"_s)).map([](QString read) {
        return read.replace(u"\\\\"_s, u"\\"_s);
    });
}

Done SessionMode::ask()
{
    QSqlQuery query(QSqlDatabase::database(m_connection, false));
    if (!query.exec(u"SELECT @@SESSION.sql_mode"_s) || !query.next())
        return {}; // whatever ails the session, the statement itself will say it
    m_modes = modesOf(query.value(0).toString());
    m_isAsWritten = true;
    return {};
}

Done SessionMode::set(bool asWritten)
{
    QStringList modes = m_modes;
    if (!asWritten)
        modes.removeAll(plainBackslashes());
    const QString sql = setModeSql(modes.join(u','));
    QSqlQuery query(QSqlDatabase::database(m_connection, false));
    if (!query.exec(sql)) {
        return failure({.kind = Error::Kind::Connection,
                        .what = u"The server refused to set the session's sql_mode."_s,
                        .why = query.lastError().databaseText(),
                        .sql = sql,
                        .code = query.lastError().nativeErrorCode()});
    }
    m_isAsWritten = asWritten;
    return {};
}

QString setModeSql(const QString &mode)
{
    return u"SET SESSION sql_mode = "_s + stringLiteral(mode);
}

} // namespace engine::mysql
