#include "engine/dialect/databaseurl.h"

#include <QDir>
#include <QRegularExpression>
#include <QUrl>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace engine {

namespace {

/// A host in a URL: the colons of an IPv6 address are not those before a port.
QString bracketed(const QString &host)
{
    return host.contains(u':') ? u'[' + host + u']' : host;
}

/// What the names of parameters hold whose values are nobody's business: sslpassword, ssl_key_password, ...
constexpr std::array SecretWords{"passw"_L1, "pwd"_L1, "secret"_L1, "token"_L1};

const QRegularExpression &urlPattern()
{
    static const QRegularExpression pattern(uR"(\A(?<name>[\w+]+)://)"
                                            R"((?:(?<user>[^:/]*)(?::(?<password>[^@]*))?@)?)"
                                            R"((?:\[(?<ipv6>[^/?]+)\]|(?<host>[^/:?]+))?(?::(?<port>[^/?]*))?)"
                                            R"((?:/(?<database>[^?]*))?(?:\?(?<query>.*))?)"_s,
                                            QRegularExpression::UseUnicodePropertiesOption);
    return pattern;
}

QString decoded(const QString &text)
{
    return QUrl::fromPercentEncoding(text.toUtf8());
}

/// Python's parse_qsl: `+` is a blank, keys without a value are dropped.
std::vector<std::pair<QString, QString>> decodedQuery(const QString &text)
{
    std::vector<std::pair<QString, QString>> result;
    for (const QString &part : text.split(u'&', Qt::SkipEmptyParts)) {
        const qsizetype equals = part.indexOf(u'=');
        if (equals < 0 || equals + 1 == part.size())
            continue;
        QString key = part.left(equals);
        QString value = part.mid(equals + 1);
        result.emplace_back(decoded(key.replace(u'+', u' ')), decoded(value.replace(u'+', u' ')));
    }
    return result;
}

Result<std::optional<int>> portNumber(const QString &text)
{
    if (text.isEmpty())
        return std::optional<int>();
    bool isNumber = false;
    const int port = text.toInt(&isNumber);
    if (isNumber)
        return std::optional(port);
    return failure({.kind = Error::Kind::Connection,
                    .what = u"The port of the database URL is not a number."_s,
                    .advice = u"If the password holds one of @ : / ? # %, write it percent-encoded (@ is %40)."_s});
}

Error unknownDialect(const QString &name)
{
    Error error{.kind = Error::Kind::Connection,
                .what = u"There is no database dialect called \"%1\"."_s.arg(name),
                .advice = u"The URL must begin with sqlite://, postgresql://, mysql:// or mariadb://."_s};
    if (name == "postgres"_L1) {
        error.why = u"SQLAlchemy removed the name \"postgres\" in version 1.4."_s;
        error.advice = u"Write postgresql:// in place of postgres://."_s;
    } else if (name == "driver"_L1) {
        error.why = u"The URL is still the placeholder of a new alembic.ini."_s;
        error.advice = u"Set sqlalchemy.url in alembic.ini to the address of your database, for example "
                       "sqlite:///app.db."_s;
    }
    return error;
}

bool isSecret(const QString &key)
{
    const QString lower = key.toLower();
    return std::any_of(SecretWords.begin(), SecretWords.end(),
                       [&lower](QLatin1StringView secret) { return lower.contains(secret); });
}

/// Python's urllib.parse.quote(text, safe=" +").
QString encoded(const QString &text)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(text, " +"));
}

/// Python's quote_plus.
QString encodedQuery(const QString &text)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(text, " ")).replace(u'+', "%2B"_L1).replace(u' ', u'+');
}

using Encoding = QString (*)(const QString &);

QString asItIs(const QString &text)
{
    return text;
}

QString queryText(std::vector<std::pair<QString, QString>> query, Encoding encoding)
{
    std::stable_sort(query.begin(), query.end(),
                     [](const auto &left, const auto &right) { return left.first < right.first; });
    QStringList parts;
    for (const auto &[key, value] : query)
        parts << encoding(key) + u'=' + (isSecret(key) ? u"***"_s : encoding(value));
    return parts.join(u'&');
}

/// The URL with `***` for the password, its user and its query in some encoding.
QString urlText(const DatabaseUrl &url, Encoding ofUser, Encoding ofQuery)
{
    QString text = url.dialect + (url.driver.isEmpty() ? QString() : u'+' + url.driver) + "://"_L1;
    if (!url.user.isEmpty() || !url.password.isEmpty())
        text += ofUser(url.user) + (url.password.isEmpty() ? QString() : u":***"_s) + u'@';
    text += bracketed(url.host);
    if (url.port)
        text += u':' + QString::number(*url.port);
    if (!url.database.isEmpty())
        text += u'/' + url.database;
    if (!url.query.empty())
        text += u'?' + queryText(url.query, ofQuery);
    return text;
}

/// True where an @ that is not encoded has ended a password too early: the rest of it would be taken, and shown, for a
/// host, a port or a database. Values of parameters may hold one.
bool endsTooEarly(const QString &text, const QRegularExpressionMatch &match)
{
    if (match.captured(u"host"_s).contains(u'@') || match.captured(u"port"_s).contains(u'@'))
        return true;
    if (match.capturedStart(u"password"_s) < 0)
        return false;
    const QString rest = text.mid(match.capturedEnd(u"password"_s) + 1);
    return rest.section(u'=', 0, 0).contains(u'@');
}

bool holdsNul(const DatabaseUrl &url)
{
    const auto holds = [](const QString &text) { return text.contains(QChar::Null); };
    return holds(url.user) || holds(url.password) || holds(url.host) || holds(url.database)
        || std::ranges::any_of(url.query, [&](const auto &item) { return holds(item.first) || holds(item.second); });
}

bool isAbsoluteOnAnySystem(const QString &path)
{
    static const QRegularExpression drive(uR"(\A(?:[A-Za-z]:)?[/\\])"_s);
    return drive.match(path).hasMatch();
}

} // namespace

QString DatabaseUrl::queryValue(const QString &key) const
{
    for (const auto &[name, value] : query) {
        if (name == key)
            return value;
    }
    return {};
}

QString DatabaseUrl::displayText() const
{
    return urlText(*this, encoded, encodedQuery);
}

QString DatabaseUrl::readableText() const
{
    return urlText(*this, asItIs, asItIs);
}

QString DatabaseUrl::placeText() const
{
    if (dialect == "sqlite"_L1)
        return database.section(u'/', -1);
    QStringList hosts;
    if (!host.isEmpty())
        hosts << (port ? bracketed(host) + u':' + QString::number(*port) : bracketed(host));
    for (const auto &[key, value] : query) {
        if (key == "host"_L1 && !value.startsWith(u'/') && !value.isEmpty())
            hosts << value;
    }
    const QString server = hosts.isEmpty() ? u"localhost"_s : hosts.join(u", "_s);
    return database.isEmpty() ? server : server + u'/' + database;
}

Result<DatabaseUrl> parseDatabaseUrl(const QString &text)
{
    const QRegularExpressionMatch match = urlPattern().match(text);
    if (!match.hasMatch()) {
        return failure({.kind = Error::Kind::Connection,
                        .what = u"Could not parse SQLAlchemy URL from given URL string"_s,
                        .advice = u"A database URL looks like sqlite:///app.db or "
                                  "postgresql://user:password@host:5432/database."_s});
    }
    const QString name = match.captured(u"name"_s);
    const qsizetype plus = name.indexOf(u'+');
    DatabaseUrl url;
    url.dialect = plus < 0 ? name : name.left(plus);
    url.driver = plus < 0 ? QString() : name.mid(plus + 1);
    constexpr std::array known{"sqlite"_L1, "postgresql"_L1, "mysql"_L1, "mariadb"_L1};
    if (std::none_of(known.begin(), known.end(), [&url](QLatin1StringView dialect) { return url.dialect == dialect; }))
        return failure(unknownDialect(url.dialect));
    if (endsTooEarly(text, match)) {
        return failure({.kind = Error::Kind::Connection,
                        .what = u"The database URL holds more than one @, so that its host cannot be told."_s,
                        .advice = u"In a user or a password an @ is written %40, in alembic.ini %%40."_s});
    }
    const Result<std::optional<int>> port = portNumber(match.captured(u"port"_s));
    if (!port)
        return failure(port.error());
    url.port = *port;
    url.user = decoded(match.captured(u"user"_s));
    url.password = decoded(match.captured(u"password"_s));
    url.host = match.captured(match.capturedLength(u"ipv6"_s) > 0 ? u"ipv6"_s : u"host"_s);
    url.database = match.captured(u"database"_s);
    url.query = decodedQuery(match.captured(u"query"_s));
    if (holdsNul(url)) {
        return failure(
            {.kind = Error::Kind::Connection,
             .what = u"The database URL holds a NUL character."_s,
             .advice = u"Take it out: what stands behind it would be lost. In a URL it may be written %00."_s});
    }
    if (url.dialect == "sqlite"_L1 && (!url.host.isEmpty() || url.port)) {
        return failure(
            {.kind = Error::Kind::Connection,
             .what = u"Invalid SQLite URL: "_s + url.displayText(),
             .why = u"Valid SQLite URL forms are sqlite:///:memory: or sqlite:////absolute/path/to/file.db"_s,
             .advice = u"Write three slashes before a relative file name: sqlite:///app.db."_s});
    }
    return url;
}

DatabaseUrl absoluteSqliteFile(DatabaseUrl url, const QString &directory)
{
    if (url.dialect != "sqlite"_L1 || url.database.isEmpty() || url.database == ":memory:"_L1)
        return url;
    const bool isUri = url.database.startsWith("file:"_L1);
    const QString path = isUri ? url.database.mid(5) : url.database;
    if (path.isEmpty() || path == ":memory:"_L1 || isAbsoluteOnAnySystem(path))
        return url;
    url.database = (isUri ? u"file:"_s : QString()) + QDir::cleanPath(QDir(directory).absoluteFilePath(path));
    return url;
}

} // namespace engine
