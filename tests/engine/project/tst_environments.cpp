#include "engine/project/environments.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using engine::Environment;
using engine::saveEnvironments;

class TestEnvironments : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void roundTrip();
    void projectsAreApart();
    void savingReplaces();
    void nothingStored();
    void passwordsAreNotWritten_data();
    void passwordsAreNotWritten();
    void refuses_data();
    void refuses();
    void unwritableStore();

private:
    [[nodiscard]] QString store() const { return m_folder->filePath(u"config/environments.ini"_s); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestEnvironments::roundTrip()
{
    const QList<Environment> environments{
        {u"development"_s, u"sqlite:///app.db"_s, Environment::Kind::Development},
        {u"pre-prod, \"ünï\" = %40"_s, u"postgresql+psycopg2://u@h:5432/db?sslmode=require"_s,
         Environment::Kind::Staging},
        {u"live"_s, u"mysql://root@[::1]/shop"_s, Environment::Kind::Production},
    };
    QVERIFY(saveEnvironments(u"/home/me/My Project %2F [1]"_s, environments, store()));
    const auto loaded = engine::loadEnvironments(u"/home/me/My Project %2F [1]/"_s, store());
    QVERIFY(loaded);
    QCOMPARE(*loaded, environments);
}

void TestEnvironments::projectsAreApart()
{
    QVERIFY(saveEnvironments(u"/a"_s, {{u"x"_s, u"sqlite:///a.db"_s, {}}}, store()));
    QVERIFY(saveEnvironments(u"/a/b"_s, {{u"y"_s, u"sqlite:///b.db"_s, {}}}, store()));
    QCOMPARE(engine::loadEnvironments(u"/a"_s, store())->first().name, u"x"_s);
    QCOMPARE(engine::loadEnvironments(u"/a/b"_s, store())->first().name, u"y"_s);
    QVERIFY(engine::loadEnvironments(u"/b"_s, store())->isEmpty());
}

void TestEnvironments::savingReplaces()
{
    QVERIFY(saveEnvironments(u"/a"_s, {{u"x"_s, u"sqlite://"_s, {}}, {u"y"_s, u"sqlite://"_s, {}}}, store()));
    QVERIFY(saveEnvironments(u"/a"_s, {{u"z"_s, u"sqlite://"_s, {}}}, store()));
    const auto loaded = engine::loadEnvironments(u"/a"_s, store());
    QCOMPARE(loaded->size(), 1);
    QCOMPARE(loaded->first().name, u"z"_s);
}

void TestEnvironments::nothingStored()
{
    const auto loaded = engine::loadEnvironments(u"/a"_s, store());
    QVERIFY(loaded);
    QVERIFY(loaded->isEmpty());
}

void TestEnvironments::passwordsAreNotWritten_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("stored");
    QTest::newRow("user and password") << u"postgresql://u:secret@h/d"_s << u"postgresql://u@h/d"_s;
    QTest::newRow("password in the query")
        << u"postgresql://u@h/d?password=secret&sslmode=require"_s << u"postgresql://u@h/d?sslmode=require"_s;
    QTest::newRow("password alone") << u"sqlite+pysqlcipher://:secret@/a.db"_s << u"sqlite+pysqlcipher:///a.db"_s;
}

void TestEnvironments::passwordsAreNotWritten()
{
    QFETCH(QString, url);
    QFETCH(QString, stored);
    QVERIFY(saveEnvironments(u"/a"_s, {{u"x"_s, url, {}}}, store()));
    QCOMPARE(engine::loadEnvironments(u"/a"_s, store())->first().url, stored);
    QFile file(store());
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(!file.readAll().contains("secret"));
}

void TestEnvironments::refuses_data()
{
    QTest::addColumn<QStringList>("names");
    QTest::addColumn<QString>("url");
    QTest::newRow("no name") << QStringList{u" "_s} << u"sqlite://"_s;
    QTest::newRow("name twice") << QStringList{u"a"_s, u"a "_s} << u"sqlite://"_s;
    QTest::newRow("no URL") << QStringList{u"a"_s} << QString();
    QTest::newRow("unknown dialect") << QStringList{u"a"_s} << u"dbase://x"_s;
}

void TestEnvironments::refuses()
{
    QFETCH(QStringList, names);
    QFETCH(QString, url);
    QList<Environment> environments;
    for (const QString &name : names)
        environments.append({name, url, {}});
    const engine::Done done = saveEnvironments(u"/a"_s, environments, store());
    QVERIFY(!done);
    QVERIFY(!QFile::exists(store()));
}

void TestEnvironments::unwritableStore()
{
    QFile file(m_folder->filePath(u"config"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    const engine::Done done = saveEnvironments(u"/a"_s, {{u"x"_s, u"sqlite://"_s, {}}}, store());
    QVERIFY(!done);
    QCOMPARE(done.error().kind, engine::Error::Kind::File);
}

QTEST_GUILESS_MAIN(TestEnvironments)
#include "tst_environments.moc"
