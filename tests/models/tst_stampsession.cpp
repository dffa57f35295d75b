#include "models/stampsession.h"

#include "models/workspace.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using models::StampSession;
using models::Workspace;
using State = StampSession::State;

namespace {

constexpr int Patience = 20'000;
const QString merged = u"8b3f71d05c2e"_s;
const QString invoices = u"9c1b04e7a8d2"_s;
const QString orders = u"3f2a7c61d9e0"_s;

} // namespace

/// On the demo project, whose database is at `merged`, two revisions below the head.
class TestStampSession : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void changesTheRowAndNothingElse();
    void stampsDownwards();
    void joinsTheRowsOfTwoLines();
    void hasNothingToDoWhereTheRowIsThere();
    void makesTheTableWhereThereIsNone();
    void lockedDatabaseIsSaidAndCanBeTriedAgain();
    void stopIsHeardWhileTheDatabaseIsLocked();
    void tableChangedMeanwhileIsShownAnew();
    void rowWithoutAFileIsNamed();
    void databaseThatIsNotThereIsNotMade();

private:
    [[nodiscard]] std::unique_ptr<engine::Connection> open() const;
    [[nodiscard]] QStringList column(const QString &sql) const;
    void execute(const QString &sql) const;
    [[nodiscard]] QStringList rows() const { return column(u"SELECT version_num FROM alembic_version ORDER BY 1"_s); }
    [[nodiscard]] QString database() const { return m_folder->filePath(u"demo/shop.db"_s); }
    void useUrl(const QString &url);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<models::Settings> m_settings;
    std::unique_ptr<Workspace> m_workspace;
};

void TestStampSession::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_settings = std::make_unique<models::Settings>(m_folder->filePath(u"settings.ini"_s));
    m_workspace = std::make_unique<Workspace>(*m_settings);
    m_workspace->createDemo(m_folder->filePath(u"demo"_s));
    QTRY_COMPARE_WITH_TIMEOUT(m_workspace->database().status, models::DatabaseState::Status::Read, Patience);
    QTRY_VERIFY_WITH_TIMEOUT(m_workspace->tasks()->tasks().empty(), Patience);
}

void TestStampSession::cleanup()
{
    m_workspace.reset();
}

std::unique_ptr<engine::Connection> TestStampSession::open() const
{
    const engine::DatabaseUrl url = engine::parseDatabaseUrl(u"sqlite:///"_s + database()).value();
    return engine::dialectFor(u"sqlite"_s).value()->open(url).value();
}

QStringList TestStampSession::column(const QString &sql) const
{
    QStringList values;
    const auto found = open()->rows(sql);
    if (!found)
        return {engine::describe(found.error())};
    for (const engine::Connection::Row &row : *found)
        values << row.front().toString();
    return values;
}

void TestStampSession::execute(const QString &sql) const
{
    const auto done = open()->execute(sql);
    QVERIFY2(done, done ? "" : qPrintable(engine::describe(done.error())));
}

void TestStampSession::useUrl(const QString &url)
{
    models::Environment environment;
    environment.name = u"other"_s;
    environment.url = url;
    m_workspace->setEnvironments({environment}, environment.name);
    QTRY_VERIFY_WITH_TIMEOUT(m_workspace->tasks()->tasks().empty(), Patience);
}

void TestStampSession::changesTheRowAndNothingElse()
{
    const QStringList before = column(u"SELECT name || sql FROM sqlite_master ORDER BY 1"_s);
    StampSession session(*m_workspace, invoices);
    QCOMPARE(session.state(), State::Reading);
    QVERIFY(!session.canStamp());
    QTRY_COMPARE(session.state(), State::Ready);
    QCOMPARE(session.place(), u"shop.db"_s);
    QCOMPARE(session.preview().plan.fromRows, QStringList{merged});
    QCOMPARE(session.preview().plan.toRows, QStringList{invoices});
    QCOMPARE(session.preview().newlyApplied, 1);
    QCOMPARE(session.preview().noLongerApplied, 0);
    QCOMPARE(rows(), QStringList{merged});

    session.stamp();
    QCOMPARE(session.state(), State::Stamping);
    QTRY_COMPARE(session.state(), State::Stamped);
    QCOMPARE(rows(), QStringList{invoices});
    QCOMPARE(column(u"SELECT name || sql FROM sqlite_master ORDER BY 1"_s), before);
    QTRY_COMPARE_WITH_TIMEOUT(m_workspace->versionRows(), QStringList{invoices}, Patience);
    QCOMPARE(m_workspace->statements()->rowCount(), 1);
    const QModelIndex sent = m_workspace->statements()->index(0, models::StatementsModel::SqlColumn);
    QVERIFY(sent.data().toString().startsWith(u"UPDATE alembic_version"_s));
    QCOMPARE(sent.siblingAtColumn(models::StatementsModel::RowsColumn).data().toString(), u"1"_s);
}

void TestStampSession::stampsDownwards()
{
    StampSession session(*m_workspace, orders);
    QTRY_COMPARE(session.state(), State::Ready);
    QCOMPARE(session.preview().newlyApplied, 0);
    QVERIFY(session.preview().noLongerApplied > 1);
    session.stamp();
    QTRY_COMPARE(session.state(), State::Stamped);
    QCOMPARE(rows(), QStringList{orders});
    QVERIFY(column(u"SELECT name FROM sqlite_master"_s).contains(u"stock"_s));
}

void TestStampSession::joinsTheRowsOfTwoLines()
{
    const QStringList parents = m_workspace->graph().find(merged)->downRevisions;
    QCOMPARE(parents.size(), 2);
    execute(u"UPDATE alembic_version SET version_num = '%1'"_s.arg(parents[0]));
    execute(u"INSERT INTO alembic_version VALUES ('%1')"_s.arg(parents[1]));
    StampSession session(*m_workspace, merged);
    QTRY_COMPARE(session.state(), State::Ready);
    QCOMPARE(session.preview().plan.fromRows.size(), 2);
    QCOMPARE(session.preview().plan.toRows, QStringList{merged});
    session.stamp();
    QTRY_COMPARE(session.state(), State::Stamped);
    QCOMPARE(rows(), QStringList{merged});
}

void TestStampSession::hasNothingToDoWhereTheRowIsThere()
{
    StampSession session(*m_workspace, merged);
    QTRY_COMPARE(session.state(), State::Ready);
    QVERIFY(!session.canStamp());
    session.stamp();
    QCOMPARE(session.state(), State::Ready);
}

void TestStampSession::makesTheTableWhereThereIsNone()
{
    execute(u"DROP TABLE alembic_version"_s);
    StampSession session(*m_workspace, invoices);
    QTRY_COMPARE(session.state(), State::Ready);
    QVERIFY(session.preview().plan.createsTable);
    QVERIFY(session.preview().plan.fromRows.isEmpty());
    session.stamp();
    QTRY_COMPARE(session.state(), State::Stamped);
    QCOMPARE(rows(), QStringList{invoices});
}

void TestStampSession::lockedDatabaseIsSaidAndCanBeTriedAgain()
{
    useUrl(u"sqlite:///%1?timeout=0.2"_s.arg(database()));
    StampSession session(*m_workspace, invoices);
    QTRY_COMPARE(session.state(), State::Ready);
    const auto other = open();
    QVERIFY(other->execute(u"BEGIN IMMEDIATE"_s));
    session.stamp();
    QTRY_COMPARE(session.state(), State::Failed);
    QCOMPARE(session.error()->kind, engine::Error::Kind::Locked);
    for (const QString &part : {session.error()->what, session.error()->why, session.error()->advice})
        QVERIFY(!part.isEmpty());
    QCOMPARE(rows(), QStringList{merged});
    QCOMPARE(m_workspace->statements()->index(0, 0).data(models::StatementsModel::FailedRole), true);

    QVERIFY(other->execute(u"ROLLBACK"_s));
    QVERIFY(session.canStamp());
    session.stamp();
    QVERIFY(!session.error());
    QTRY_COMPARE(session.state(), State::Stamped);
    QCOMPARE(rows(), QStringList{invoices});
}

void TestStampSession::stopIsHeardWhileTheDatabaseIsLocked()
{
    useUrl(u"sqlite:///%1?timeout=60"_s.arg(database()));
    StampSession session(*m_workspace, invoices);
    QTRY_COMPARE(session.state(), State::Ready);
    const auto other = open();
    QVERIFY(other->execute(u"BEGIN IMMEDIATE"_s));
    session.stamp();
    QCOMPARE(m_workspace->tasks()->rowCount(), 1);
    m_workspace->cancelTask(m_workspace->tasks()->tasks().front().id);
    QTRY_COMPARE(session.state(), State::Failed);
    QCOMPARE(session.error()->kind, engine::Error::Kind::Cancelled);
    QCOMPARE(m_workspace->tasks()->rowCount(), 0);
    QCOMPARE(rows(), QStringList{merged});
}

void TestStampSession::tableChangedMeanwhileIsShownAnew()
{
    StampSession session(*m_workspace, invoices);
    QTRY_COMPARE(session.state(), State::Ready);
    execute(u"UPDATE alembic_version SET version_num = '%1'"_s.arg(orders));
    session.stamp();
    QTRY_COMPARE(session.state(), State::Failed);
    QCOMPARE(rows(), QStringList{orders});
    QCOMPARE(session.preview().plan.fromRows, QStringList{orders});
    QVERIFY(session.error()->what.contains(u"has changed"_s));
    session.stamp();
    QTRY_COMPARE(session.state(), State::Stamped);
    QCOMPARE(rows(), QStringList{invoices});
}

void TestStampSession::rowWithoutAFileIsNamed()
{
    execute(u"UPDATE alembic_version SET version_num = 'feedfacecafe'"_s);
    StampSession session(*m_workspace, invoices);
    QTRY_COMPARE(session.state(), State::ReadFailed);
    QVERIFY(session.error()->what.contains(u"feedfacecafe"_s));
    QVERIFY(session.error()->why.contains(u"no revision file"_s));
    QVERIFY(!session.error()->advice.isEmpty());
    session.stamp();
    QCOMPARE(session.state(), State::ReadFailed);
    QCOMPARE(rows(), QStringList{u"feedfacecafe"_s});
}

void TestStampSession::databaseThatIsNotThereIsNotMade()
{
    const QString none = m_folder->filePath(u"none.db"_s);
    useUrl(u"sqlite:///"_s + none);
    StampSession session(*m_workspace, invoices);
    QTRY_COMPARE(session.state(), State::ReadFailed);
    QCOMPARE(session.error()->kind, engine::Error::Kind::Connection);
    QVERIFY(!QFile::exists(none));
}

QTEST_GUILESS_MAIN(TestStampSession)
#include "tst_stampsession.moc"
