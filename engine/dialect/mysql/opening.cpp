#include "engine/dialect/mysql/opening.h"

#include "engine/dialect/mysql/lockholders.h"
#include "engine/dialect/mysql/quoting.h"
#include "engine/dialect/mysql/sentvalues.h"
#include "engine/dialect/mysql/servererrors.h"
#include "engine/dialect/mysql/sessionmode.h"
#include "engine/dialect/mysql/sessions.h"
#include "engine/dialect/mysql/sqlscript.h"

#include <QSqlError>
#include <QSqlQuery>
#include <QSqlRecord>
#include <QUuid>

using namespace Qt::StringLiterals;

namespace engine::mysql {

namespace {

/// The words that SQLAlchemy takes for true in a URL.
bool isTrue(const QString &text)
{
    static const QStringList words{u"true"_s, u"yes"_s, u"on"_s, u"y"_s, u"t"_s, u"1"_s};
    return words.contains(text.trimmed().toLower());
}

Flavour flavourOf(const DatabaseUrl &url)
{
    return url.dialect == wordOf(Flavour::MariaDb) ? Flavour::MariaDb : Flavour::MySql;
}

QString sslMode(const DatabaseUrl &url)
{
    return url.queryValue(u"ssl_mode"_s).toUpper();
}

bool mustBeEncrypted(const DatabaseUrl &url)
{
    return !sslMode(url).isEmpty() && sslMode(url) != u"DISABLED" && sslMode(url) != u"PREFERRED";
}

Error cannotOpen(const DatabaseUrl &url, const QString &why, const QString &advice)
{
    return {.kind = Error::Kind::Connection,
            .what = u"The database %1 cannot be opened."_s.arg(url.readableText()),
            .why = why,
            .advice = advice};
}

/// The client library verifies by `ssl_ca` who has signed the certificate; PyMySQL verifies, with the same word in the
/// URL, that it bears the server's name as well, unless told otherwise.
bool verifiesNameInPython(const DatabaseUrl &url)
{
    const bool hasAuthority = !url.queryValue(u"ssl_ca"_s).isEmpty() || !url.queryValue(u"ssl_capath"_s).isEmpty();
    return url.driver == u"pymysql" && hasAuthority && url.queryValue(u"ssl_check_hostname"_s).isEmpty();
}

/// A promise that the driver has no way to keep must not be broken in silence.
Done checkVerification(const DatabaseUrl &url)
{
    if (verifiesNameInPython(url)) {
        return failure(cannotOpen(
            url,
            u"PyMySQL verifies with ssl_ca that the certificate bears the server's name, which Qt's driver for MySQL "
            u"cannot; it verifies the authority that has signed it."_s,
            u"Add ssl_check_hostname=false to the URL if that is enough, or reach the server through a tunnel that "
            u"verifies the name."_s));
    }
    const bool asked = sslMode(url).startsWith(u"VERIFY_"_s) || isTrue(url.queryValue(u"ssl_verify_cert"_s))
        || isTrue(url.queryValue(u"ssl_verify_identity"_s)) || isTrue(url.queryValue(u"ssl_check_hostname"_s));
    if (!asked)
        return {};
    return failure(cannotOpen(url,
                              u"Qt's driver for MySQL cannot verify the server's certificate, nor that it bears the "
                              u"server's name."_s,
                              u"Reach the server through a tunnel that verifies it, or take the demand out of the URL "
                              u"and say ssl_mode=REQUIRED, which encrypts without verifying."_s));
}

QString connectOptions(const DatabaseUrl &url)
{
    const QString timeout = url.queryValue(u"connect_timeout"_s);
    // Rows are counted as SQLAlchemy has them counted: those that an UPDATE has found, changed or not.
    QStringList options{u"CLIENT_FOUND_ROWS=1"_s,
                        u"MYSQL_OPT_CONNECT_TIMEOUT="_s + (timeout.isEmpty() ? u"10"_s : timeout)};
    const auto hand = [&](const QString &key, const QString &name) {
        const QString value = url.queryValue(key);
        if (!value.isEmpty())
            options << name + u'=' + value;
    };
    hand(u"unix_socket"_s, u"UNIX_SOCKET"_s);
    hand(u"read_timeout"_s, u"MYSQL_OPT_READ_TIMEOUT"_s);
    hand(u"write_timeout"_s, u"MYSQL_OPT_WRITE_TIMEOUT"_s);
    if (sslMode(url) != u"DISABLED" && !isTrue(url.queryValue(u"ssl_disabled"_s))) {
        hand(u"ssl_ca"_s, u"SSL_CA"_s);
        hand(u"ssl_capath"_s, u"SSL_CAPATH"_s);
        hand(u"ssl_cert"_s, u"SSL_CERT"_s);
        hand(u"ssl_key"_s, u"SSL_KEY"_s);
        hand(u"ssl_cipher"_s, u"SSL_CIPHER"_s);
        // The client encrypts when one of its TLS options is set; this one changes nothing else.
        if (mustBeEncrypted(url) && !options.join(u';').contains(u"SSL_CIPHER"_s))
            options << u"SSL_CIPHER=DEFAULT"_s;
    }
    return options.join(u';');
}

/// For the servers' own client library localhost is the socket; Python's other drivers mean the network by it.
QStringList hostsOf(const DatabaseUrl &url)
{
    const bool local = url.host.isEmpty() || url.host == u"localhost";
    if (!local || !url.queryValue(u"unix_socket"_s).isEmpty())
        return {url.host};
    if (url.driver.isEmpty() || url.driver == u"mysqldb" || url.driver == u"mariadbconnector")
        return {url.host, u"127.0.0.1"_s};
    return {u"127.0.0.1"_s, url.host};
}

/// The first of the URL's hosts that answers. With `refused` the last one's answer where none lets us in.
QSqlDatabase opened(const DatabaseUrl &url, QSqlError &refused)
{
    QSqlDatabase database = QSqlDatabase::addDatabase(u"QMYSQL"_s, QUuid::createUuid().toString());
    if (!database.isValid()) {
        refused = database.lastError();
        return database;
    }
    database.setUserName(url.user);
    database.setPassword(url.password);
    database.setDatabaseName(url.database);
    database.setPort(url.port.value_or(-1));
    database.setConnectOptions(connectOptions(url));
    for (const QString &host : hostsOf(url)) {
        database.setHostName(host);
        if (database.open())
            break;
        const QSqlError error = database.lastError();
        const int code = error.nativeErrorCode().toInt();
        const bool noAnswer = code == connectionError || code == connectionHostError;
        if (!refused.isValid() || !noAnswer)
            refused = error;
        if (!noAnswer)
            break;
    }
    return database;
}

/// The first row that `sql` gives, read before the connection is anybody's.
Result<QVariantList> ask(const QSqlDatabase &database, const QString &sql)
{
    QSqlQuery query(database);
    query.setForwardOnly(true);
    if (!query.exec(sql)) {
        return failure({.kind = Error::Kind::Connection,
                        .what = u"The server refused to begin a session."_s,
                        .why = query.lastError().databaseText(),
                        .sql = sql});
    }
    QVariantList row;
    if (query.next()) {
        for (int column = 0; column < query.record().count(); ++column)
            row << query.value(column);
    }
    return row;
}

/// What is learned from the server at the beginning.
struct Session
{
    SessionIdentity identity;
    std::chrono::seconds lockWait{50};
    bool lockEndsTransaction = false; ///< a lock that was waited for in vain undoes the whole transaction
    QString mode; ///< sql_mode
};

Result<Session> learn(const QSqlDatabase &database, const DatabaseUrl &url)
{
    const auto row =
        ask(database,
            u"SELECT VERSION(), @@innodb_lock_wait_timeout, @@innodb_rollback_on_timeout, @@SESSION.sql_mode, "_s
                + identityColumns());
    if (!row)
        return failure(row.error());
    if (const Done done = acceptVersion(row->at(0).toString(), flavourOf(url)); !done)
        return failure(done.error());
    if (mustBeEncrypted(url)) {
        const auto cipher = ask(database, u"SHOW SESSION STATUS LIKE 'Ssl_cipher'"_s);
        if (!cipher)
            return failure(cipher.error());
        if (cipher->value(1).toString().isEmpty())
            return failure(
                cannotOpen(url, u"The connection is not encrypted."_s, openingAdvice(sslConnectionError, url)));
    }
    return Session{{row->at(4).toLongLong(), row->at(5).toString()},
                   std::chrono::seconds(row->at(1).toInt()),
                   row->at(2).toBool(),
                   row->at(3).toString()};
}

Done instruct(const QSqlDatabase &database, const DatabaseUrl &url, OpenMode mode)
{
    // The server would wait for a table that somebody uses for a day without hearing that it should stop; it is asked
    // again each second in place of that.
    QStringList settings{u"SET SESSION lock_wait_timeout = 1, innodb_lock_wait_timeout = 1, autocommit = 1"_s};
    if (mode == OpenMode::ReadOnly)
        settings << u"SET SESSION TRANSACTION READ ONLY"_s;
    // Qt's driver sends and reads UTF-8 whatever is said; of texts in SQL the server takes this one.
    if (const QString charset = url.queryValue(u"charset"_s); !charset.isEmpty())
        settings << u"SET SESSION character_set_connection = "_s + stringLiteral(charset);
    if (const QString command = url.queryValue(u"init_command"_s); !command.isEmpty())
        settings << command;
    for (const QString &setting : std::as_const(settings)) {
        if (const auto done = ask(database, setting); !done)
            return failure(done.error());
    }
    return {};
}

std::function<DriverError(const QSqlError &)> classifier(bool lockEndsTransaction)
{
    return [lockEndsTransaction](const QSqlError &error) {
        switch (error.nativeErrorCode().toInt()) {
        case lockWaitTimeout:
            return lockEndsTransaction ? DriverError::LockedForGood : DriverError::Locked;
        case deadlock:
            return DriverError::LockedForGood;
        case queryInterrupted:
        case statementTimeout:
            return DriverError::Interrupted;
        case serverGone:
        case serverLost:
        case unknownDatabase:
            return DriverError::Unusable;
        default:
            return DriverError::Refused;
        }
    };
}

} // namespace

Result<std::unique_ptr<Connection>> openDatabase(const DatabaseUrl &url, OpenMode mode, const QStringList &closing,
                                                 const std::function<Result<QString>(const QString &)> &oneStatement)
{
    for (const auto &check : {checkVerification, acceptParameters}) {
        if (const Done done = check(url); !done)
            return failure(done.error());
    }
    QSqlError refused;
    QSqlDatabase database = opened(url, refused);
    if (!database.isOpen()) {
        const QString name = database.connectionName();
        const bool hasDriver = database.isValid();
        database = QSqlDatabase();
        QSqlDatabase::removeDatabase(name);
        const QString why = refused.databaseText().isEmpty() ? refused.driverText() : refused.databaseText();
        const int code = refused.nativeErrorCode().toInt();
        Error error = cannotOpen(url, why,
                                 hasDriver ? openingAdvice(code, url)
                                           : u"Install Qt's driver for MySQL (the package libqt6sql6-mysql)."_s);
        // The other number is of a user whom the server knows by something else than a password.
        if (hasDriver && code == accessDenied)
            error.kind = Error::Kind::Password;
        return failure(error);
    }
    const Result<Session> session = learn(database, url);
    const Done instructed = session ? instruct(database, url, mode) : failure(session.error());
    const Session known = session.value_or(Session());
    const bool maySetMode = !url.queryValue(u"init_command"_s).isEmpty();
    const auto sqlMode =
        std::make_shared<SessionMode>(database.connectionName(), maySetMode ? std::nullopt : std::optional(known.mode));
    const auto reader = oneStatement ? oneStatement : mysql::oneStatement;
    auto connection = std::make_unique<Connection>(
        database,
        ConnectionBehaviour{
            .lockTimeout = known.lockWait,
            .classify = classifier(known.lockEndsTransaction),
            .prepare = [sqlMode](const QString &sql, bool asWritten) { return sqlMode->prepare(sql, asWritten); },
            .oneStatement = [sqlMode, reader](const QString &sql) { return sqlMode->read(sql, reader); },
            .interrupt = interruptOf(url, known.identity),
            .lockHolders = lockHoldersOf(url, known.identity),
            .takeSent = takeSent,
            .closing = closing});
    database = QSqlDatabase(); // a second handle would outlive the connection
    if (!instructed)
        return failure(instructed.error());
    return connection;
}

} // namespace engine::mysql
