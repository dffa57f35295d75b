#pragma once

#include "engine/result.h"
#include "engine/schema/tablename.h"

#include <QHash>
#include <QStringList>

#include <vector>

namespace engine::mysql {

/// The databases of a scratch place that stand in for those of its server. SQL that names a database means its
/// stand-in: what is really there is never met. Their names begin with that of the place, so that the next program
/// knows what was left by one that was killed.
class StandIns
{
public:
    struct Server
    {
        QString defaultDatabase; ///< what the place's own database stands in for; empty where the URL names none
        QStringList databases; ///< those of users
        bool foldsCase = false; ///< whether Archive and archive are the same database
    };

    /// The place's own database is called `place`.
    void begin(const QString &place, const Server &server);

    struct Translation
    {
        QString sql;
        QStringList uses; ///< the databases whose stand-ins must be there
        QString creates; ///< the database whose stand-in it makes
        bool saysCharset = false; ///< and with a character set of its own
        QStringList drops; ///< the databases whose stand-ins it takes away

        /// `table.column` where the table is called as a database is: not translated, and only good where that
        /// database has nothing of the column's name.
        std::vector<TableName> columns;

        /// What of `sql` might still reach what is really there, from each place on at which a statement may begin;
        /// comments and plain strings left out.
        QStringList checked;
    };

    /// `sql`, one statement, with stand-ins for the databases that it qualifies names with, creates or drops. Errors as
    /// tokenize(); Kind::Unsupported where it would drop the place itself, and where a conditional comment cuts a
    /// qualified name in two.
    [[nodiscard]] Result<Translation> translated(const QString &sql);

    /// What stands in for a database.
    [[nodiscard]] QString standInFor(const QString &database);

    /// The name by which statements mean what stands in for `database`.
    [[nodiscard]] QString key(const QString &database) const;

private:
    class Translator;

    [[nodiscard]] bool isAboutStandIn(const QString &sql) const;

    QString m_place;
    bool m_foldsCase = false;
    QHash<QString, QString> m_names; ///< what stands in for each database that may be named
};

} // namespace engine::mysql
