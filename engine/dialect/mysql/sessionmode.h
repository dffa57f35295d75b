#pragma once

#include "engine/result.h"

#include <QStringList>

#include <functional>
#include <optional>

namespace engine::mysql {

/// What the server's sql_mode makes of a backslash in a string. A session keeps the server's mode, as SQLAlchemy's
/// does, so that the user's own SQL, types and values mean what they mean there. NO_BACKSLASH_ESCAPES alone is left out
/// of it while our own statements run: our literals, and the expressions that the catalogue writes, double the
/// backslash whatever the mode.
class SessionMode
{
public:
    /// Of the open QSqlDatabase called `connection`. Without `mode` the server is asked for it when it matters.
    SessionMode(QString connection, const std::optional<QString> &mode);

    /// Makes the session ready for `sql`; `asWritten` says that it is the user's own. Kind::Connection where the server
    /// refuses.
    [[nodiscard]] Done prepare(const QString &sql, bool asWritten);

    /// Hands to `read` what the server will see, in the manner in which a string is read where a backslash escapes.
    [[nodiscard]] Result<QString> read(const QString &sql,
                                       const std::function<Result<QString>(const QString &)> &reader) const;

private:
    [[nodiscard]] Done ask();
    [[nodiscard]] Done set(bool asWritten);

    QString m_connection;
    QStringList m_modes; ///< as the user's own SQL has them
    bool m_isKnown = false;
    bool m_isAsWritten = true; ///< what the session is set to
};

/// The statement that gives the session that sql_mode.
[[nodiscard]] QString setModeSql(const QString &mode);

} // namespace engine::mysql
