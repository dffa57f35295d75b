#include "engine/migration/runner.h"
#include "models/databasereader.h"
#include "models/demoproject.h"
#include "models/revisionsession.h"
#include "models/workspace.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using models::Workspace;

namespace {

constexpr int Patience = 20'000;

void write(const QString &path, const QByteArray &content)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("the test's file cannot be written");
}

} // namespace

class TestWorkspace : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void demoIsMadeInItsFolderAndOpened();
    void demoRefusesAFolderThatIsNotEmpty();
    void demoThatIsThereIsLeftAlone();
    void openingRunsAndWritesNothing();
    void folderWithoutAProjectFails();
    void changedFileIsSeen();
    void environmentsAreRemembered();
    void databaseThatIsNotThereIsNotMade();
    void whatIsHalfDoneIsSaid();
    void closingForgets();
    void revisionIsReadInTheBackground();

private:
    void openDemo(Workspace &workspace);
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<models::Settings> m_settings;
    [[nodiscard]] QString demo() const { return m_folder->filePath(u"demo"_s); }
};

void TestWorkspace::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_settings = std::make_unique<models::Settings>(m_folder->filePath(u"settings.ini"_s));
}

void TestWorkspace::openDemo(Workspace &workspace)
{
    workspace.createDemo(demo());
    QTRY_VERIFY_WITH_TIMEOUT(workspace.hasProject(), Patience);
    QTRY_COMPARE_WITH_TIMEOUT(workspace.database().status, models::DatabaseState::Status::Read, Patience);
    QTRY_VERIFY_WITH_TIMEOUT(workspace.factsComplete(), Patience);
}

void TestWorkspace::demoIsMadeInItsFolderAndOpened()
{
    Workspace workspace(*m_settings);
    openDemo(workspace);
    QCOMPARE(workspace.timeline()->rowCount(), 11);
    QCOMPARE(workspace.versionRows(), QStringList{u"8b3f71d05c2e"_s});
    QCOMPARE(workspace.database().pending, 2);
    QCOMPARE(workspace.graph().heads(), QStringList{u"ac4e1f6d2930"_s});
    QVERIFY(workspace.graph().problems().empty());
    QCOMPARE(workspace.problems()->rowCount(), 0);
    QTRY_COMPARE_WITH_TIMEOUT(workspace.database().drift, std::optional(1), Patience);
    QVERIFY(workspace.facts().value(u"8a90e17d43bf"_s).noDowngrade);
    QVERIFY(workspace.model() && workspace.model()->has_value());
    QCOMPARE(m_settings->recentProjects(), QStringList{demo()});
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Dirs | QDir::NoDotAndDotDot), QStringList{u"demo"_s});
}

void TestWorkspace::demoRefusesAFolderThatIsNotEmpty()
{
    QDir().mkpath(demo());
    write(demo() + u"/mine.txt"_s, "x");
    const auto made = models::makeDemoProject(demo());
    QVERIFY(!made);
    QCOMPARE(made.error().kind, engine::Error::Kind::File);
    QCOMPARE(QDir(demo()).entryList(QDir::Files), QStringList{u"mine.txt"_s});
}

void TestWorkspace::demoThatIsThereIsLeftAlone()
{
    QVERIFY(models::makeDemoProject(demo()));
    write(demo() + u"/schema.sql"_s, "-- mine\n");
    QVERIFY(models::makeDemoProject(demo()));
    QFile schema(demo() + u"/schema.sql"_s);
    QVERIFY(schema.open(QIODevice::ReadOnly));
    QCOMPARE(schema.readAll(), QByteArray("-- mine\n"));
}

void TestWorkspace::openingRunsAndWritesNothing()
{
    QVERIFY(models::makeDemoProject(demo()));
    write(demo() + u"/migrations/env.py"_s, "open('ran', 'w')\n");
    QVERIFY(QFile::remove(demo() + u"/shop.db"_s));
    Workspace workspace(*m_settings);
    workspace.openProject(demo());
    QTRY_VERIFY_WITH_TIMEOUT(workspace.factsComplete(), Patience);
    QVERIFY(!QFile::exists(demo() + u"/ran"_s));
    QVERIFY(!QFile::exists(demo() + u"/shop.db"_s));
    QVERIFY(!QFile::exists(demo() + u"/migrations/versions/__pycache__"_s));
}

void TestWorkspace::folderWithoutAProjectFails()
{
    Workspace workspace(*m_settings);
    QSignalSpy failed(&workspace, &Workspace::failed);
    workspace.openProject(m_folder->path());
    QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, Patience);
    QVERIFY(!workspace.hasProject());
    QCOMPARE(workspace.problems()->rowCount(), 1);
    QVERIFY(m_settings->recentProjects().isEmpty());
}

void TestWorkspace::changedFileIsSeen()
{
    Workspace workspace(*m_settings);
    openDemo(workspace);
    write(demo() + u"/migrations/versions/b0000000000b_more.py"_s,
          "\"\"\"more\n\nRevision ID: b0000000000b\nRevises: ac4e1f6d2930\n\n\"\"\"\n"
          "revision = 'b0000000000b'\ndown_revision = 'ac4e1f6d2930'\n\n\n"
          "def upgrade():\n    pass\n\n\ndef downgrade():\n    pass\n");
    QTRY_COMPARE_WITH_TIMEOUT(workspace.timeline()->rowCount(), 12, Patience);
    QCOMPARE(workspace.graph().heads(), QStringList{u"b0000000000b"_s});
    QVERIFY(QFile::remove(demo() + u"/migrations/versions/b0000000000b_more.py"_s));
    QTRY_COMPARE_WITH_TIMEOUT(workspace.timeline()->rowCount(), 11, Patience);
}

void TestWorkspace::environmentsAreRemembered()
{
    models::Environment staging;
    staging.name = u"staging"_s;
    staging.kind = models::Environment::Kind::Staging;
    staging.url = u"sqlite:///"_s + demo() + u"/shop.db"_s;
    {
        Workspace workspace(*m_settings);
        openDemo(workspace);
        QCOMPARE(workspace.environments().size(), 1);
        QVERIFY(workspace.isProjectEnvironment(workspace.environment().name));
        workspace.setEnvironments({staging}, u"staging"_s);
        QCOMPARE(workspace.environment().name, u"staging"_s);
    }
    Workspace workspace(*m_settings);
    workspace.openProject(demo());
    QTRY_COMPARE_WITH_TIMEOUT(workspace.environment().name, u"staging"_s, Patience);
    QCOMPARE(workspace.environments().size(), 2);
    QTRY_COMPARE_WITH_TIMEOUT(workspace.versionRows(), QStringList{u"8b3f71d05c2e"_s}, Patience);
    workspace.setEnvironments({}, QString());
    QCOMPARE(workspace.environments().size(), 1);
}

void TestWorkspace::databaseThatIsNotThereIsNotMade()
{
    Workspace workspace(*m_settings);
    openDemo(workspace);
    models::Environment none;
    none.name = u"none"_s;
    none.url = u"sqlite:///"_s + m_folder->filePath(u"none.db"_s);
    workspace.setEnvironments({none}, u"none"_s);
    QTRY_COMPARE_WITH_TIMEOUT(workspace.database().status, models::DatabaseState::Status::Absent, Patience);
    QCOMPARE(workspace.database().pending, 11);
    QVERIFY(!QFile::exists(m_folder->filePath(u"none.db"_s)));
}

void TestWorkspace::whatIsHalfDoneIsSaid()
{
    Workspace workspace(*m_settings);
    openDemo(workspace);
    QVERIFY(!workspace.database().halfDone);
    const auto url = models::urlOf(workspace.environment(), *workspace.snapshot());
    QVERIFY(url);
    const auto dialect = engine::dialectFor(url->dialect);
    const auto connection = (*dialect)->open(*url);
    QVERIFY(connection);
    const QString folder = demo() + u"/migrations/versions"_s;
    write(folder + u"/b1.py"_s,
          "from alembic import op\nrevision = 'b1'\ndown_revision = 'ac4e1f6d2930'\n\n\ndef upgrade():\n"
          "    with op.get_context().autocommit_block():\n        op.execute('CREATE TABLE half (a INTEGER)')\n"
          "    op.execute('INSERT INTO nowhere VALUES (1)')\n\n\ndef downgrade():\n    pass\n");
    const engine::RevisionGraph graph = engine::readRevisionGraph({.directories = {folder}});
    const auto plan = engine::planMigration(**connection, **dialect, graph, {.target = u"b1"_s});
    QVERIFY2(plan, qPrintable(plan ? QString() : engine::describe(plan.error())));
    QVERIFY(!engine::Runner(**connection, **dialect, *plan, {}, {}).runAll());
    workspace.refreshDatabase();
    QTRY_VERIFY_WITH_TIMEOUT(workspace.database().halfDone, Patience);
    const models::HalfDone left = *workspace.database().halfDone;
    QCOMPARE(left.revision, u"b1"_s);
    QCOMPARE(left.through, 1);
    QCOMPARE(left.statements, 3); // the version row is the last
    QCOMPARE(left.text, u"Upgrade to b1 stopped after statement 1 of 3."_s);
}

void TestWorkspace::closingForgets()
{
    Workspace workspace(*m_settings);
    openDemo(workspace);
    workspace.closeProject();
    QVERIFY(!workspace.hasProject());
    QVERIFY(!workspace.databaseUrl());
    QCOMPARE(workspace.timeline()->rowCount(), 0);
    QVERIFY(workspace.environments().isEmpty());
    QVERIFY(workspace.graph().revisions().empty());
}

void TestWorkspace::revisionIsReadInTheBackground()
{
    Workspace workspace(*m_settings);
    openDemo(workspace);
    models::RevisionSession session(workspace);
    session.load(u"9c1b04e7a8d2"_s);
    QTRY_VERIFY_WITH_TIMEOUT(session.detail().has_value(), Patience);
    QVERIFY(session.detail()->operations.upgrade);
    QCOMPARE(session.detail()->operations.upgrade->size(), size_t(2));
    QVERIFY(session.detail()->sql);
    QVERIFY(session.detail()->sql->join(u' ').contains(u"CREATE TABLE invoice"_s));
    session.load(u"none"_s);
    QVERIFY(!session.detail());
}

QTEST_GUILESS_MAIN(TestWorkspace)
#include "tst_workspace.moc"
