#include "engine/dialect/sqlite/opening.h"

#include "engine/dialect/sqlite/sqltokenizer.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSqlError>
#include <QUrl>
#include <QUuid>

using namespace Qt::StringLiterals;

namespace engine::sqlite {

namespace {

/// What SQLite is told to open.
struct Target
{
    QString name;
    QString file; ///< empty for databases in memory and for URIs
    bool isUri = false;
};

bool isTrue(const QString &text)
{
    const QString word = text.toLower();
    return word == u"true" || word == u"1" || word == u"yes" || word == u"on";
}

Target targetOf(const DatabaseUrl &url, OpenMode mode)
{
    if (url.database.isEmpty() || url.database == u":memory:")
        return {.name = u":memory:"_s, .file = {}};
    if (!isTrue(url.queryValue(u"uri"_s)))
        return {.name = url.database, .file = url.database};
    static const QStringList python{u"uri"_s,
                                    u"timeout"_s,
                                    u"isolation_level"_s,
                                    u"detect_types"_s,
                                    u"check_same_thread"_s,
                                    u"cached_statements"_s,
                                    u"native_datetime"_s};
    QStringList options;
    for (const auto &[name, value] : url.query) {
        // Opened to be read only, a file must not be created because its URI would.
        if (!python.contains(name) && !(mode == OpenMode::ReadOnly && name == u"mode" && value != u"memory"))
            options << name + u'=' + value;
    }
    const QString separator = url.database.contains(u'?') ? u"&"_s : u"?"_s;
    return {.name = options.isEmpty() ? url.database : url.database + separator + options.join(u'&'),
            .file = {},
            .isUri = true};
}

/// The file that a URI such as `file:a%20b.db?cache=shared` or `file:///srv/b.db` names; empty for one in memory.
QString fileOfUri(const QString &uri)
{
    if (!uri.startsWith(u"file:"_s) || uri.contains(u"mode=memory"_s))
        return {};
    QString path = uri.mid(5).section(u'?', 0, 0).section(u'#', 0, 0);
    if (path.startsWith(u"//"_s))
        path = path.mid(path.indexOf(u'/', 2));
    const QString file = QUrl::fromPercentEncoding(path.toUtf8());
    return file == u":memory:" ? QString() : file;
}

std::chrono::milliseconds lockTimeout(const DatabaseUrl &url)
{
    bool isNumber = false;
    const double seconds = url.queryValue(u"timeout"_s).toDouble(&isNumber);
    return std::chrono::milliseconds(isNumber && seconds >= 0 ? qint64(seconds * 1000) : 5000);
}

DriverError classify(const QSqlError &error)
{
    constexpr int busy = 5;
    constexpr int locked = 6;
    constexpr int cannotOpen = 14;
    constexpr int notADatabase = 26;
    constexpr int busySnapshot = 517; // this transaction reads an older state of the file; it must begin again
    const int code = error.nativeErrorCode().toInt();
    if (code == busySnapshot)
        return DriverError::LockedForGood;
    switch (code & 0xff) {
    case busy:
    case locked:
        return DriverError::Locked;
    case cannotOpen:
    case notADatabase:
        return DriverError::Unusable;
    default:
        return DriverError::Refused;
    }
}

Error cannotOpen(const QString &file, const QString &why, const QString &advice)
{
    Error error{.kind = Error::Kind::Connection};
    error.what = u"The database %1 cannot be opened."_s.arg(file);
    error.why = why;
    error.advice = advice;
    return error;
}

/// Looks at a file before SQLite does, which would only notice at the first statement.
Done checkFile(const QString &name, OpenMode mode)
{
    if (name.isEmpty())
        return {};
    const QFileInfo info(name);
    if (info.isDir())
        return failure(cannotOpen(name, u"It is a directory."_s, u"Name a file in it."_s));
    if (!info.exists()) {
        if (mode == OpenMode::ReadOnly)
            return failure(cannotOpen(name, u"There is no such file."_s,
                                      u"Check the database URL, or create the database with an upgrade."_s));
        if (!info.absoluteDir().exists())
            return failure(cannotOpen(name, u"Its directory does not exist."_s,
                                      u"Create the directory, or correct the database URL."_s));
        return {};
    }
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly))
        return failure(cannotOpen(name, file.errorString(), u"Allow this user to read the file."_s));
    const QByteArray head = file.read(16);
    if (!head.isEmpty() && head != QByteArray("SQLite format 3", 16))
        return failure(cannotOpen(name, u"file is not a database"_s,
                                  u"The file is no SQLite database, or it is encrypted. Check the database URL."_s));
    return {};
}

} // namespace

Result<std::unique_ptr<Connection>> openDatabase(const DatabaseUrl &url, OpenMode mode)
{
    const Target target = targetOf(url, mode);
    if (const Done done = checkFile(target.file, mode); !done)
        return failure(done.error());

    QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, QUuid::createUuid().toString());
    database.setDatabaseName(target.name);
    // The driver waits in small pieces, so that a stop is heard between them.
    QStringList options{u"QSQLITE_BUSY_TIMEOUT=100"_s};
    if (target.isUri)
        options << u"QSQLITE_OPEN_URI"_s;
    if (mode == OpenMode::ReadOnly && target.name != u":memory:")
        options << u"QSQLITE_OPEN_READONLY"_s;
    database.setConnectOptions(options.join(u';'));

    const bool opened = database.open();
    const QSqlError refused = database.lastError();
    auto connection = std::make_unique<Connection>(
        database,
        ConnectionBehaviour{.lockTimeout = lockTimeout(url), .classify = classify, .oneStatement = oneStatement});
    database = QSqlDatabase(); // a second handle would outlive the connection
    if (!opened) {
        return failure(cannotOpen(target.name,
                                  refused.databaseText().isEmpty() ? refused.driverText() : refused.databaseText(),
                                  u"Check the database URL and the permissions of the file and its directory."_s));
    }
    // Off is what Python's sqlite3 gives; a library may have been built with another default.
    if (const auto done = connection->execute(u"PRAGMA foreign_keys=OFF"_s); !done)
        return failure(done.error());
    return connection;
}

bool databaseExists(const DatabaseUrl &url)
{
    const Target target = targetOf(url, OpenMode::ReadOnly);
    const QString file = target.isUri ? fileOfUri(target.name) : target.file;
    return file.isEmpty() || QFileInfo::exists(file);
}

Result<QString> oneStatement(const QString &sql)
{
    if (!sql.contains(u';') && !sql.contains(u"--"_s) && !sql.contains(u"/*"_s))
        return sql.trimmed();
    const auto parts = splitScript(sql);
    if (!parts)
        return sql; // SQLite finds its own words for what is wrong with it
    if (parts->size() > 1) {
        Error error{.kind = Error::Kind::Statement};
        error.what = u"The text holds %1 statements."_s.arg(parts->size());
        error.why = u"You can only execute one statement at a time."_s;
        error.advice = u"Give each statement an op.execute() of its own."_s;
        error.sql = sql;
        return failure(error);
    }
    return parts->empty() ? QString() : parts->front().text.toString();
}

} // namespace engine::sqlite
