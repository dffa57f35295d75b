#include "tests/servers/serverdatabases.h"

#include <QDeadlineTimer>
#include <QTest>
#include <QThread>
#include <QUrl>

using namespace Qt::StringLiterals;
using namespace engine;

void ServerDatabases::addRows()
{
    QTest::addColumn<QString>("dialect");
    QTest::newRow("postgresql") << u"postgresql"_s;
    QTest::newRow("mariadb") << u"mariadb"_s;
}

DatabaseUrl ServerDatabases::server(const QString &dialect)
{
    if (dialect == u"postgresql") {
        if (!m_postgresql) {
            m_postgresql = std::make_unique<PostgresqlServer>();
            if (const QString failed = m_postgresql->start(); !failed.isEmpty())
                qFatal("%s", qUtf8Printable(failed));
        }
        return parseDatabaseUrl(m_postgresql->url()).value();
    }
    if (!m_mariaDb) {
        m_mariaDb = std::make_unique<MariaDbServer>();
        if (const QString failed = m_mariaDb->start(); !failed.isEmpty())
            qFatal("%s", qUtf8Printable(failed));
    }
    return m_mariaDb->url({}, dialect);
}

DatabaseUrl ServerDatabases::create(const QString &dialect)
{
    DatabaseUrl url = server(dialect);
    const auto administrator = opened(url);
    url.database = u"made_%1"_s.arg(++m_count);
    administrator->execute(u"CREATE DATABASE "_s + url.database).value();
    return url;
}

QString ServerDatabases::text(const DatabaseUrl &url)
{
    QStringList query;
    for (const auto &[key, value] : url.query)
        query << key + u'=' + QString::fromLatin1(QUrl::toPercentEncoding(value));
    const QString driver = url.dialect == u"postgresql" ? u"psycopg2"_s : u"pymysql"_s;
    return u"%1+%2://%3@%4/%5?%6"_s.arg(url.dialect, driver, url.user, url.host, url.database, query.join(u'&'));
}

std::unique_ptr<Connection> opened(const DatabaseUrl &url)
{
    auto connection = dialectOf(url).open(url);
    if (!connection)
        qFatal("%s", qUtf8Printable(describe(connection.error())));
    return *std::move(connection);
}

const Dialect &dialectOf(const DatabaseUrl &url)
{
    return *dialectFor(url.dialect).value();
}

QString query(Connection &connection, const QString &sql, const QVariantList &bindings)
{
    const auto rows = connection.rows(sql, bindings);
    if (!rows)
        return describe(rows.error());
    QStringList lines;
    for (const Connection::Row &row : *rows) {
        QStringList values;
        for (const QVariant &value : row)
            values << value.toString();
        lines << values.join(u'|');
    }
    return lines.join(u'\n');
}

QString waitFor(Connection &connection, const QString &sql, const QString &expected)
{
    QDeadlineTimer deadline(30'000);
    QString found = query(connection, sql);
    while (found != expected && !deadline.hasExpired()) {
        QThread::msleep(20);
        found = query(connection, sql);
    }
    return found;
}
