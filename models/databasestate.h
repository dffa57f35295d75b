#pragma once

#include "engine/result.h"
#include "models/environment.h"

#include <QDateTime>
#include <QMetaType>
#include <QSet>
#include <QStringList>

#include <optional>

namespace models {

/// A revision that has stopped midway on a database that keeps what has run.
struct HalfDone
{
    QString revision;
    QString text; ///< "Upgrade to 9c1b stopped after statement 2 of 4."
    int through = 0; ///< how many of its statements have run
    std::optional<int> statements; ///< of how many; none where only its run shows them

    friend bool operator==(const HalfDone &, const HalfDone &) = default;
};

/// Where a database stands, as of `readAt`.
struct DatabaseState
{
    enum class Status {
        NotChosen, ///< there is no environment
        Reading, ///< it is being asked; the other members are those of the last answer
        Absent, ///< there is no such database yet
        Read,
        Failed, ///< `error` says why
    };

    Status status = Status::NotChosen;
    Environment environment;
    QString place; ///< in few words: the host and the database, or the SQLite file
    QString address; ///< the URL without its password
    QString dialect; ///< "sqlite"
    QString version; ///< the server's own text
    QStringList rows; ///< of the version table
    QSet<QString> applied; ///< the rows' revisions and all below them
    int pending = 0; ///< revisions that are not applied
    std::optional<int> drift; ///< differences between the database and its own revision; none where not checked
    std::optional<engine::Error> error;
    std::optional<HalfDone> halfDone; ///< what waits for a decision; none where all is at a revision
    bool wantsPassword = false; ///< it failed for want of a password, which the URL does not say
    QDateTime readAt;

    friend bool operator==(const DatabaseState &, const DatabaseState &) = default;
};

} // namespace models

Q_DECLARE_METATYPE(models::DatabaseState)
