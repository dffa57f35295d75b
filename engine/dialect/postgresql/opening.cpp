#include "engine/dialect/postgresql/opening.h"

#include "engine/dialect/postgresql/connectionerror.h"
#include "engine/dialect/postgresql/lockholders.h"
#include "engine/dialect/postgresql/sentvalues.h"
#include "engine/dialect/postgresql/sessions.h"

#include <QRegularExpression>
#include <QSqlDriver>
#include <QSqlError>
#include <QUuid>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace engine::postgresql {

namespace {

using Parameters = std::vector<std::pair<QString, QString>>;

constexpr int kOldestServer = 120000;

/// Hosts and ports as libpq lists them, one of each a server.
struct Servers
{
    QStringList hosts;
    QStringList ports;

    void add(const QString &host, const QString &port)
    {
        hosts << host;
        ports << port;
    }
};

/// `db1:5433`, `[::1]:5433`, `/var/run/postgresql`.
void addHost(const QString &text, Servers &servers)
{
    static const QRegularExpression pattern(uR"(\A(?:\[([^\]]+)\]|([^:/]*))(?::(\d+))?\z)"_s);
    const QRegularExpressionMatch match = pattern.match(text);
    if (text.startsWith(u'/') || !match.hasMatch())
        servers.add(text, {});
    else
        servers.add(match.captured(1) + match.captured(2), match.captured(3));
}

Servers serversOf(const DatabaseUrl &url)
{
    Servers servers;
    const QString port = url.port ? QString::number(*url.port) : QString();
    for (const auto &[key, value] : url.query) {
        if (key != u"host")
            continue;
        for (const QString &host : value.split(u','))
            addHost(host, servers);
    }
    if (servers.hosts.isEmpty() && (!url.host.isEmpty() || !port.isEmpty()))
        servers.add(url.host, port);
    for (const auto &[key, value] : url.query) {
        if (key == u"port")
            servers.ports = value.split(u',');
    }
    return servers;
}

/// What the drivers that are not libpq call TLS.
QString sslMode(const QString &ssl)
{
    const QString word = ssl.toLower();
    if (word == u"true" || word == u"1")
        return u"require"_s;
    return word == u"false" || word == u"0" ? u"disable"_s : word;
}

bool isLibpqDriver(const QString &driver)
{
    return driver.isEmpty() || driver.startsWith(u"psycopg"_s);
}

void addQuery(const DatabaseUrl &url, Parameters &parameters)
{
    static const QStringList own{u"host"_s, u"port"_s, u"password"_s, u"dbname"_s, u"user"_s, u"ssl"_s};
    static const QStringList words{
        u"sslmode"_s,         u"sslrootcert"_s,          u"sslcert"_s,    u"sslkey"_s,
        u"sslcrl"_s,          u"sslpassword"_s,          u"options"_s,    u"application_name"_s,
        u"connect_timeout"_s, u"target_session_attrs"_s, u"service"_s,    u"passfile"_s,
        u"channel_binding"_s, u"gssencmode"_s,           u"keepalives"_s, u"hostaddr"_s};
    static const QRegularExpression plain(u"\\A[a-z_]+\\z"_s);
    for (const auto &[key, value] : url.query) {
        if (key == u"ssl" && !isLibpqDriver(url.driver))
            parameters.emplace_back(u"sslmode"_s, sslMode(value));
        else if (!own.contains(key) && plain.match(key).hasMatch()
                 && (isLibpqDriver(url.driver) || words.contains(key)))
            parameters.emplace_back(key, value);
    }
}

bool has(const Parameters &parameters, const QString &key)
{
    return std::ranges::any_of(parameters, [&key](const auto &parameter) { return parameter.first == key; });
}

/// As libpq wants it in a connection string.
QString quotedParameter(QString value)
{
    return u'\'' + value.replace(u'\\', u"\\\\"_s).replace(u'\'', u"\\'"_s) + u'\'';
}

QString connectionText(const Parameters &parameters)
{
    QStringList words;
    for (const auto &[key, value] : parameters)
        words << key + u'=' + quotedParameter(value);
    return words.join(u' ');
}

/// Inside of a transaction nothing gets better by trying again: PostgreSQL has ended it with the first error, and
/// outside of one the server itself has waited for as long as lock_timeout says.
DriverError classify(const QSqlError &error)
{
    static const QStringList locked{u"55P03"_s, u"40P01"_s, u"40001"_s};
    static const QStringList gone{u"57P01"_s, u"57P02"_s, u"57P03"_s, u"3D000"_s, u"28000"_s, u"28P01"_s};
    const QString state = error.nativeErrorCode();
    if (locked.contains(state))
        return DriverError::LockedForGood;
    if (state == u"57014")
        return DriverError::Interrupted;
    const bool lost = state.startsWith(u"08"_s) || gone.contains(state) || error.type() == QSqlError::ConnectionError
        || (state.isEmpty() && error.databaseText().contains(u"connection"_s));
    return lost ? DriverError::Unusable : DriverError::Refused;
}

/// Makes the session what every text of this dialect counts on, and looks at how old the server is.
Done prepareSession(Connection &connection, const DatabaseUrl &url, OpenMode mode)
{
    // Notices would go to the standard error stream of the program.
    const auto rows = connection.rows(
        u"SELECT current_setting('server_version_num'), current_setting('server_version'), "
        "set_config('client_min_messages', 'error', false), set_config('standard_conforming_strings', 'on', false), "
        "set_config('default_transaction_read_only', "
        "CASE WHEN %1 THEN 'on' ELSE current_setting('default_transaction_read_only') END, false), "
        "pid, extract(epoch FROM backend_start)::text FROM pg_stat_get_activity(pg_backend_pid())"_s.arg(
            mode == OpenMode::ReadOnly ? u"true"_s : u"false"_s));
    if (!rows)
        return failure(rows.error());
    const Connection::Row &row = rows->front();
    if (row.front().toInt() < kOldestServer) {
        return failure({.kind = Error::Kind::Unsupported,
                        .what = u"The server is PostgreSQL %1; Athanor needs 12 or newer."_s.arg(row.at(1).toString()),
                        .advice = u"Upgrade the server."_s});
    }
    const Backend backend{row.at(5).toString(), row.at(6).toString()};
    connection.setInterrupt(interruptOf(url, backend));
    connection.setLockHolders(lockHoldersOf(url, backend));
    return {};
}

} // namespace

std::vector<std::pair<QString, QString>> connectionParameters(const DatabaseUrl &url)
{
    Parameters parameters;
    const Servers servers = serversOf(url);
    const QString user = url.user.isEmpty() ? url.queryValue(u"user"_s) : url.user;
    const QString database = url.database.isEmpty() ? url.queryValue(u"dbname"_s) : url.database;
    if (!servers.hosts.isEmpty() && servers.hosts != QStringList{QString()})
        parameters.emplace_back(u"host"_s, servers.hosts.join(u','));
    if (std::ranges::any_of(servers.ports, [](const QString &port) { return !port.isEmpty(); }))
        parameters.emplace_back(u"port"_s, servers.ports.join(u','));
    if (!database.isEmpty())
        parameters.emplace_back(u"dbname"_s, database);
    if (!user.isEmpty())
        parameters.emplace_back(u"user"_s, user);
    addQuery(url, parameters);
    if (!has(parameters, u"application_name"_s))
        parameters.emplace_back(u"application_name"_s, u"athanor"_s);
    if (!has(parameters, u"connect_timeout"_s))
        parameters.emplace_back(u"connect_timeout"_s, u"10"_s);
    return parameters;
}

Result<std::unique_ptr<Connection>> openDatabase(const DatabaseUrl &url, OpenMode mode,
                                                 const std::function<Result<QString>(const QString &)> &oneStatement)
{
    QSqlDatabase database = QSqlDatabase::addDatabase(u"QPSQL"_s, QUuid::createUuid().toString());
    if (!database.isValid()) {
        database = QSqlDatabase();
        return failure({.kind = Error::Kind::Connection,
                        .what = u"Qt's driver for PostgreSQL (QPSQL) is not installed."_s,
                        .advice = u"Install it: on Debian and Ubuntu the package is libqt6sql6-psql."_s});
    }
    // Doubles would lose digits of NUMERIC.
    database.setNumericalPrecisionPolicy(QSql::HighPrecision);
    database.setConnectOptions(connectionText(connectionParameters(url)));
    const QString password = url.password.isEmpty() ? url.queryValue(u"password"_s) : url.password;
    const bool opened = database.open(QString(), password);
    const QSqlError refused = database.lastError();
    auto connection = std::make_unique<Connection>(
        database,
        ConnectionBehaviour{
            .classify = classify, .oneStatement = oneStatement, .insertedKeys = false, .takeSent = takeSent});
    database = QSqlDatabase(); // a second handle would outlive the connection
    if (!opened) {
        return failure(
            connectionError(url, refused.databaseText().isEmpty() ? refused.driverText() : refused.databaseText()));
    }
    if (const Done done = prepareSession(*connection, url, mode); !done)
        return failure(done.error());
    return connection;
}

} // namespace engine::postgresql
