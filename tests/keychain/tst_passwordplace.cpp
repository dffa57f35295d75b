#include "keychain/passwordplace.h"

#include <QtTest>

using namespace Qt::StringLiterals;

class TestPasswordPlace : public QObject
{
    Q_OBJECT

private slots:
    void entry_data();
    void entry();
    void none();
    void passwordInUrl();
};

void TestPasswordPlace::entry_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("entry");
    const QString usual = u"postgresql://shop_app@db.example:5432"_s;
    QTest::newRow("usual") << u"postgresql://shop_app@db.example/shop"_s << usual;
    QTest::newRow("driver") << u"postgresql+asyncpg://shop_app@db.example/shop"_s << usual;
    QTest::newRow("port said") << u"postgresql://shop_app@db.example:5432/other?sslmode=require"_s << usual;
    QTest::newRow("other case") << u"postgresql://shop_app@DB.Example/shop"_s << usual;
    QTest::newRow("password") << u"postgresql://shop_app:s3cret@db.example/shop"_s << usual;
    QTest::newRow("host and user in the query")
        << u"postgresql:///shop?host=db.example&user=shop_app&port=5432"_s << usual;
    QTest::newRow("other port") << u"postgresql://shop_app@db.example:5433/shop"_s
                                << u"postgresql://shop_app@db.example:5433"_s;
    QTest::newRow("IPv6") << u"postgresql://a@[::1]/shop"_s << u"postgresql://a@%3A%3A1:5432"_s;
    QTest::newRow("no host") << u"postgresql://a@/shop"_s << u"postgresql://a@localhost:5432"_s;
    QTest::newRow("no user") << u"postgresql://db.example/shop"_s << u"postgresql://db.example:5432"_s;
    QTest::newRow("socket") << u"postgresql://a@/shop?host=/run/postgresql"_s
                            << u"postgresql://a@%2Frun%2Fpostgresql:5432"_s;
    QTest::newRow("several hosts") << u"postgresql://a@/shop?host=one,two"_s << u"postgresql://a@one,two:5432"_s;
    QTest::newRow("user with signs") << u"mysql://a%40b%3Ac@h/shop"_s << u"mysql://a%40b%3Ac@h:3306"_s;
    QTest::newRow("MariaDB is of MySQL's family") << u"mariadb+pymysql://a@h/shop"_s << u"mysql://a@h:3306"_s;
    QTest::newRow("socket of MariaDB") << u"mysql://a@localhost/shop?unix_socket=/run/my.sock"_s
                                       << u"mysql://a@%2Frun%2Fmy.sock:3306"_s;
}

void TestPasswordPlace::entry()
{
    QFETCH(QString, url);
    QTEST(keychain::passwordPlace(engine::parseDatabaseUrl(url).value()).value().entry(), "entry");
}

void TestPasswordPlace::none()
{
    QVERIFY(!keychain::passwordPlace(engine::parseDatabaseUrl(u"sqlite:///shop.db"_s).value()));
    QVERIFY(!keychain::passwordPlace(engine::DatabaseUrl()));
}

void TestPasswordPlace::passwordInUrl()
{
    const auto said = [](const QString &url) { return keychain::passwordIn(engine::parseDatabaseUrl(url).value()); };
    QCOMPARE(said(u"postgresql://a:b%40@h/d"_s), u"b@"_s);
    QCOMPARE(said(u"postgresql://a@h/d?password=c"_s), u"c"_s);
    QCOMPARE(said(u"postgresql://a@h/d"_s), QString());
}

QTEST_GUILESS_MAIN(TestPasswordPlace)
#include "tst_passwordplace.moc"
