#include "tests/servers/passworddatabase.h"

#include "tests/servers/serverdatabases.h"

using namespace Qt::StringLiterals;

QString PasswordDatabase::start(const QString &dialect, const QString &password)
{
    const bool isPostgresql = dialect == u"postgresql";
    QString failed;
    if (isPostgresql) {
        m_postgresql = std::make_unique<PostgresqlServer>();
        failed = m_postgresql->start(PostgresqlServer::Network::Loopback);
        m_administrator = engine::parseDatabaseUrl(m_postgresql->url()).value();
        m_url = engine::parseDatabaseUrl(u"postgresql://clerk@127.0.0.1:%1/shop"_s.arg(m_postgresql->port())).value();
    } else {
        m_mariaDb = std::make_unique<MariaDbServer>();
        failed = m_mariaDb->start();
        m_administrator = m_mariaDb->url({}, dialect);
        m_url = m_mariaDb->url(u"shop"_s, dialect);
        m_url.user = u"clerk"_s;
    }
    if (!failed.isEmpty())
        return failed;
    const auto connection = administrator();
    const auto run = [&](const QString &sql) { connection->execute(sql).value(); };
    run(isPostgresql ? u"CREATE ROLE clerk LOGIN"_s : u"CREATE USER clerk@localhost"_s);
    run(isPostgresql ? u"CREATE DATABASE shop OWNER clerk"_s : u"CREATE DATABASE shop"_s);
    if (!isPostgresql)
        run(u"GRANT ALL ON *.* TO clerk@localhost"_s);
    setPassword(password);
    return {};
}

void PasswordDatabase::setPassword(const QString &password) const
{
    const QString literal = u'\'' + QString(password).replace(u'\'', u"''"_s) + u'\'';
    administrator()
        ->execute(m_postgresql ? u"ALTER ROLE clerk PASSWORD "_s + literal
                               : u"ALTER USER clerk@localhost IDENTIFIED BY "_s + literal)
        .value();
}

QMap<QString, QString> PasswordDatabase::noPasswordFiles()
{
    return {{u"PGPASSFILE"_s, u"/nowhere"_s}, {u"PGPASSWORD"_s, QString()}};
}

std::unique_ptr<engine::Connection> PasswordDatabase::administrator() const
{
    return opened(m_administrator);
}
