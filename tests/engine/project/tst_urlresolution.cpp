#include "engine/project/urlresolution.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using engine::Environment;
using engine::EnvironmentScript;
using engine::Project;
using engine::ResolvedUrl;
using engine::Result;
using engine::UrlSources;

class TestUrlResolution : public QObject
{
    Q_OBJECT

private slots:
    void firstFoundWins_data();
    void firstFoundWins();
    void placeholderIsNotSet();
    void notesThatAlembicDiffers();
    void relativeFiles();
    void badUrlNamesItsOrigin();
    void nothingTellsAllWays();
    void severalDatabasesAreTold();
    void unreadableScriptIsTold();

private:
    [[nodiscard]] static Project project(const QString &url)
    {
        Project result;
        result.root = u"/p"_s;
        result.workingDirectory = u"/p"_s;
        result.iniPath = u"/p/alembic.ini"_s;
        if (!url.isEmpty())
            result.url = url;
        return result;
    }
};

void TestUrlResolution::firstFoundWins_data()
{
    QTest::addColumn<int>("sourcesGiven");
    QTest::addColumn<QString>("database");
    QTest::addColumn<QString>("origin");
    QTest::newRow("all five") << 5 << u"/p/cli.db"_s << u"--url"_s;
    QTest::newRow("environment") << 4 << u"/p/chosen.db"_s << u"the environment staging"_s;
    QTest::newRow("ATHANOR_URL") << 3 << u"/p/variable.db"_s << u"the environment variable ATHANOR_URL"_s;
    QTest::newRow("ini") << 2 << u"/p/ini.db"_s << u"sqlalchemy.url in /p/alembic.ini"_s;
    QTest::newRow("env.py") << 1 << u"/p/script.db"_s << u"the environment variable DATABASE_URL"_s;
}

void TestUrlResolution::firstFoundWins()
{
    QFETCH(int, sourcesGiven);
    QFETCH(QString, database);
    QFETCH(QString, origin);
    UrlSources sources;
    if (sourcesGiven >= 5)
        sources.commandLine = u"sqlite:///cli.db"_s;
    if (sourcesGiven >= 4)
        sources.environment = Environment{u"staging"_s, u"sqlite:///chosen.db"_s, Environment::Kind::Staging};
    if (sourcesGiven >= 3)
        sources.variables.insert(u"ATHANOR_URL"_s, u"sqlite:///variable.db"_s);
    EnvironmentScript script;
    script.url = u"sqlite+aiosqlite:///script.db"_s;
    script.urlOrigin = u"the environment variable DATABASE_URL"_s;
    const Result<ResolvedUrl> resolved =
        resolveDatabaseUrl(project(sourcesGiven >= 2 ? u"sqlite:///ini.db"_s : QString()), script, sources);
    QVERIFY(resolved);
    QCOMPARE(resolved->url.database, database);
    QCOMPARE(resolved->origin, origin);
}

void TestUrlResolution::placeholderIsNotSet()
{
    EnvironmentScript script;
    script.url = u"sqlite:///script.db"_s;
    script.urlLine = 7;
    const auto resolved = resolveDatabaseUrl(project(u"driver://user:pass@localhost/dbname"_s), script, {});
    QVERIFY(resolved);
    QCOMPARE(resolved->url.database, u"/p/script.db"_s);
    QVERIFY(resolved->notes.isEmpty());
}

void TestUrlResolution::notesThatAlembicDiffers()
{
    EnvironmentScript script;
    script.url = u"sqlite:///script.db"_s;
    script.urlOrigin = u"a literal"_s;
    script.urlLine = 7;
    QCOMPARE(resolveDatabaseUrl(project(u"sqlite:///ini.db"_s), script, {})->notes.size(), 1);
    QVERIFY(resolveDatabaseUrl(project(u"sqlite:///script.db"_s), script, {})->notes.isEmpty());
    QVERIFY(resolveDatabaseUrl(project(u"sqlite:///ini.db"_s), script, {.commandLine = u"sqlite:///cli.db"_s})
                ->notes.isEmpty());
    script.url.reset();
    QVERIFY(resolveDatabaseUrl(project(u"sqlite:///ini.db"_s), script, {})->notes.first().contains(u"line 7"_s));
}

void TestUrlResolution::relativeFiles()
{
    QTemporaryDir folder;
    QVERIFY(QDir(folder.path()).mkpath(u"sub"_s));
    Project found = project(u"sqlite:///app.db"_s);
    found.root = folder.path();
    found.workingDirectory = folder.filePath(u"sub"_s);
    QCOMPARE(resolveDatabaseUrl(found, {}, {})->url.database, folder.filePath(u"app.db"_s));
    QFile file(folder.filePath(u"sub/app.db"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(resolveDatabaseUrl(found, {}, {})->url.database, folder.filePath(u"sub/app.db"_s));
    QVERIFY(file.remove());
    found.explicitlyNamed = true;
    QCOMPARE(resolveDatabaseUrl(found, {}, {})->url.database, folder.filePath(u"sub/app.db"_s));
}

void TestUrlResolution::badUrlNamesItsOrigin()
{
    const auto resolved = resolveDatabaseUrl(project(u"postgres://u:secret@h/d"_s), {}, {});
    QVERIFY(!resolved);
    QVERIFY(resolved.error().why.contains(u"sqlalchemy.url in /p/alembic.ini"_s));
    QVERIFY(!describe(resolved.error()).contains(u"secret"_s));
}

void TestUrlResolution::severalDatabasesAreTold()
{
    QTemporaryDir folder;
    QFile file(folder.filePath(u"alembic.ini"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QVERIFY(QDir(folder.path()).mkpath(u"m/versions"_s));
    file.write("[alembic]\nscript_location = m\ndatabases = engine1, engine2\n");
    file.close();
    const auto opened = engine::openProject({.startFolder = folder.path()});
    QVERIFY(opened);
    const Result<ResolvedUrl> resolved = engine::resolveDatabaseUrl(*opened, {}, {});
    QVERIFY(!resolved);
    QVERIFY(resolved.error().why.contains(u"engine1, engine2"_s));
    QVERIFY(resolved.error().advice.contains(u"use Alembic for this project"_s));
}

void TestUrlResolution::nothingTellsAllWays()
{
    const auto resolved = resolveDatabaseUrl(project({}), {}, {});
    QVERIFY(!resolved);
    QCOMPARE(resolved.error().kind, engine::Error::Kind::Connection);
    for (const QString &way : {u"--url"_s, u"environment"_s, u"ATHANOR_URL"_s, u"sqlalchemy.url"_s})
        QVERIFY(resolved.error().advice.contains(way));
}

void TestUrlResolution::unreadableScriptIsTold()
{
    EnvironmentScript script;
    script.urlLine = 12;
    script.urlError = engine::Error{.what = u"The URL in env.py cannot be read without running it."_s,
                                    .why = u"settings.url"_s,
                                    .where = {u"/p/alembic/env.py"_s, 12, 0}};
    const auto resolved = resolveDatabaseUrl(project(u"driver://x"_s), script, {});
    QVERIFY(!resolved);
    QCOMPARE(resolved.error().where.line, 12);
    QVERIFY(resolved.error().why.contains(u"settings.url"_s));
}

QTEST_GUILESS_MAIN(TestUrlResolution)
#include "tst_urlresolution.moc"
