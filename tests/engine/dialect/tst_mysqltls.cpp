#include "tests/engine/dialect/mysqlfixture.h"

#include <QProcess>
#include <QTemporaryDir>

using namespace engine;
using namespace Qt::StringLiterals;

/// A server with a certificate of our own making, and a user who is let in over TLS alone.
class TestMysqlTls : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void opens_data();
    void opens();

private:
    [[nodiscard]] QString makeCertificates() const;
    [[nodiscard]] QString file(const QString &name) const { return m_directory.filePath(name); }

    QTemporaryDir m_directory;
    MariaDbServer m_server;
};

/// Two authorities, and a certificate by the first one for a server of another name.
QString TestMysqlTls::makeCertificates() const
{
    const QStringList commands{
        u"req -x509 -newkey rsa:2048 -nodes -keyout ca.key -out ca.pem -days 2 -subj /CN=authority"_s,
        u"req -x509 -newkey rsa:2048 -nodes -keyout other.key -out other.pem -days 2 -subj /CN=other"_s,
        u"req -newkey rsa:2048 -nodes -keyout server.key -out server.csr -subj /CN=elsewhere.example"_s,
        u"x509 -req -in server.csr -CA ca.pem -CAkey ca.key -CAcreateserial -out server.pem -days 2"_s};
    for (const QString &command : commands) {
        QProcess openssl;
        openssl.setWorkingDirectory(m_directory.path());
        openssl.setProcessChannelMode(QProcess::MergedChannels);
        openssl.start(u"openssl"_s, command.split(u' '));
        if (!openssl.waitForFinished() || openssl.exitCode() != 0)
            return command + u": "_s + openssl.errorString() + QString::fromLocal8Bit(openssl.readAll());
    }
    // The server is another user where the tests are root's.
    for (const QString &name : {u"ca.pem"_s, u"server.pem"_s, u"server.key"_s}) {
        if (!QFile::setPermissions(file(name),
                                   QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup | QFile::ReadOther))
            return name;
    }
    return QFile::setPermissions(m_directory.path(),
                                 QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner | QFile::ExeOther)
        ? QString()
        : m_directory.path();
}

void TestMysqlTls::initTestCase()
{
    QCOMPARE(makeCertificates(), QString());
    QCOMPARE(m_server.start({u"--ssl-ca="_s + file(u"ca.pem"_s), u"--ssl-cert="_s + file(u"server.pem"_s),
                             u"--ssl-key="_s + file(u"server.key"_s)}),
             QString());
    const auto administrator = dialectFor(u"mysql"_s).value()->open(m_server.url()).value();
    for (const char *sql : {"CREATE DATABASE shop", "CREATE USER clerk@localhost IDENTIFIED BY 'pw' REQUIRE SSL",
                            "GRANT ALL ON shop.* TO clerk@localhost"})
        VERIFY_RESULT(administrator->execute(QString::fromLatin1(sql)));
}

void TestMysqlTls::opens_data()
{
    QTest::addColumn<QString>("driver");
    QTest::addColumn<QString>("options"); // @ stands for the directory of the certificates
    QTest::addColumn<QString>("refusal"); // a part of the error; empty where the connection stands
    const auto row = [](const char *name, const char *driver, const char *options, const char *refusal) {
        QTest::newRow(name) << QString::fromLatin1(driver) << QString::fromLatin1(options)
                            << QString::fromLatin1(refusal);
    };
    row("without TLS", "", "", "TLS may be required of this user (REQUIRE SSL): add ssl_mode=REQUIRED");
    row("PyMySQL without TLS", "pymysql", "", "add ssl_mode=REQUIRED");
    row("encrypted", "", "ssl_mode=REQUIRED", "");
    row("authority", "", "ssl_ca=@/ca.pem", "");
    row("another authority", "", "ssl_ca=@/other.pem", "certificate");
    row("PyMySQL would verify the name", "pymysql", "ssl_ca=@/ca.pem", "ssl_check_hostname=false");
    row("PyMySQL need not verify the name", "pymysql", "ssl_ca=@/ca.pem&ssl_check_hostname=false", "");
    row("PyMySQL verifies the authority", "pymysql", "ssl_ca=@/other.pem&ssl_check_hostname=false", "certificate");
    row("name asked for", "", "ssl_ca=@/ca.pem&ssl_check_hostname=true", "tunnel");
    row("wrong password over TLS", "", "ssl_mode=REQUIRED&wrong=1", "Check user name and password");
}

void TestMysqlTls::opens()
{
    QFETCH(QString, driver);
    QFETCH(QString, options);
    QFETCH(QString, refusal);
    DatabaseUrl url = m_server.url(u"shop"_s);
    url.driver = driver;
    url.user = u"clerk"_s;
    url.password = options.contains(u"wrong"_s) ? u"other"_s : u"pw"_s;
    for (const QString &option : options.split(u'&', Qt::SkipEmptyParts))
        url.query.emplace_back(option.section(u'=', 0, 0), option.section(u'=', 1).replace(u"@"_s, m_directory.path()));
    const auto connection = dialectFor(u"mysql"_s).value()->open(url);
    if (!refusal.isEmpty()) {
        QVERIFY(!connection);
        QVERIFY2(describe(connection.error()).contains(refusal), qPrintable(describe(connection.error())));
        QVERIFY(!options.contains(u"wrong"_s) || !connection.error().advice.contains(u"REQUIRE SSL"_s));
        return;
    }
    VERIFY_RESULT(connection);
    const auto cipher = (*connection)->rows(u"SHOW SESSION STATUS LIKE 'Ssl_cipher'"_s);
    VERIFY_RESULT(cipher);
    QVERIFY(!cipher->front().at(1).toString().isEmpty());
}

QTEST_GUILESS_MAIN(TestMysqlTls)
#include "tst_mysqltls.moc"
