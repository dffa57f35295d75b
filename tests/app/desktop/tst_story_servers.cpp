#include "clickedwindow.h"
#include "engine/migration/migrationlock.h"
#include "models/problemsmodel.h"
#include "tests/app/cli/databaseworkspace.h"
#include "widgets/stepper/stepperview.h"

#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace {

using State = models::MigrationSession::State;

constexpr int Patience = 30'000;

const QString users = uR"py(    op.create_table('users',
        sa.Column('id', sa.Integer(), autoincrement=False, nullable=False),
        sa.Column('name', sa.String(length=50), nullable=False),
        sa.PrimaryKeyConstraint('id'))
)py"_s;

const QString modelWithRoles = uR"sql(CREATE TABLE users (
    id INTEGER NOT NULL,
    name VARCHAR(50) NOT NULL,
    role VARCHAR(20),
    PRIMARY KEY (id)
);
CREATE UNIQUE INDEX ix_users_name ON users (name);
)sql"_s;

} // namespace

/// The desktop on a project whose database is on a server: what the story of the first release tells of a file.
class TestStoryServers : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void refusedAndMended_data() { ServerDatabases::addRows(); }
    void refusedAndMended();
    void takenBack();
    void cancelledInTheServer_data() { ServerDatabases::addRows(); }
    void cancelledInTheServer();
    void saysWhoIsWaitedFor_data() { ServerDatabases::addRows(); }
    void saysWhoIsWaitedFor();
    void statementsLastNoLonger_data() { ServerDatabases::addRows(); }
    void statementsLastNoLonger();
    void namesWhatNothingTakesAway();
    void losesNothingUnasked_data() { ServerDatabases::addRows(); }
    void losesNothingUnasked();

private:
    void begin(const QString &dialect);
    void makeRevision(const QString &message);
    void upgradeIsRefused();
    void planEndless(const QString &dialect);
    [[nodiscard]] bool isAt(const QString &revision) const;

    std::unique_ptr<ClickedWindow> m_window;
    DatabaseWorkspace m_project;
    models::MigrationSession *m_session = nullptr;
};

void TestStoryServers::initTestCase()
{
    m_window = std::make_unique<ClickedWindow>();
}

/// A table with two rows of one name, upgraded by real Alembic, and a model in which names are unique.
void TestStoryServers::begin(const QString &dialect)
{
    m_project.begin(dialect);
    m_project.addSettings(u"[athanor]\nmodel = sql:schema.sql\n"_s);
    m_project.files().writeRevision(
        {.id = u"aaaa1111"_s, .upgrade = users, .downgrade = u"    op.drop_table('users')\n"_s});
    const ProgramResult upgraded = m_project.files().alembic({u"upgrade"_s, u"head"_s});
    QVERIFY2(upgraded.exitCode == 0, said(upgraded).constData());
    m_project.run(u"INSERT INTO users (id, name) VALUES (1, 'ada'), (2, 'ada')"_s);
    m_project.files().write(u"schema.sql"_s, modelWithRoles);
    m_window->open(m_project.files());
    QVERIFY(isAt(u"aaaa1111"_s));
}

void TestStoryServers::makeRevision(const QString &message)
{
    QCOMPARE(m_window->compare(), (QStringList{u"  ix_users_name"_s, u"  role"_s, u"users"_s}));
    m_window->tickEverything();
    m_window->click(u"makeRevisionButton"_s);
    QDialog *editor = m_window->dialog(u"revisionEditor"_s);
    QVERIFY(editor);
    QTest::keyClicks(m_window->find<QLineEdit>(u"revisionMessage"_s, editor), message);
    auto *save = m_window->find<QPushButton>(u"saveRevisionButton"_s, editor);
    QTRY_VERIFY(save->isEnabled());
    QTest::keyClick(editor, Qt::Key_S, Qt::ControlModifier);
    QTRY_COMPARE(m_window->workspace().graph().revisions().size(), 2U);
}

/// Runs all; the unique index is refused after the column has been added.
void TestStoryServers::upgradeIsRefused()
{
    m_session = m_window->planUpgrade();
    QVERIFY(m_session);
    m_window->click(u"runAllButton"_s);
    QTRY_COMPARE_WITH_TIMEOUT(m_session->state(), State::Failed, Patience);
    QDialog *rollback = m_window->dialog(u"rollbackDialog"_s);
    QVERIFY(rollback);
    const QString statement = m_window->find<QLabel>(u"failureStatement"_s, rollback)->text();
    QVERIFY2(statement.contains(u"ix_users_name"_s), qPrintable(statement));
    const QString remains = m_window->find<QLabel>(u"failureRemains"_s, rollback)->text();
    const QString expected = m_project.url().dialect == u"postgresql" ? u"The database is at aaaa1111; nothing of"_s
                                                                      : u"the database is between two revisions"_s;
    QVERIFY2(remains.contains(expected), qPrintable(remains));
    QVERIFY(isAt(u"aaaa1111"_s));
}

bool TestStoryServers::isAt(const QString &revision) const
{
    return QTest::qWaitFor([&] { return m_window->workspace().versionRows() == QStringList{revision}; }, Patience)
        && m_project.ask(u"SELECT version_num FROM alembic_version"_s) == revision;
}

void TestStoryServers::refusedAndMended()
{
    QFETCH(QString, dialect);
    begin(dialect);
    makeRevision(u"add role"_s);
    upgradeIsRefused();
    QDialog *rollback = m_window->dialog(u"rollbackDialog"_s);
    QVERIFY(rollback);

    // PostgreSQL has taken the column back with the index; MariaDB keeps it, and goes on behind it.
    const bool isWhole = dialect == u"postgresql";
    QCOMPARE(m_project.schema().table({{}, u"users"_s})->columns.size(), isWhole ? size_t(2) : size_t(3));
    QCOMPARE(m_window->find<QWidget>(u"retryButton"_s, rollback)->isVisible(), isWhole);
    QCOMPARE(m_window->find<QWidget>(u"goOnButton"_s, rollback)->isVisible(), !isWhole);
    m_project.run(u"UPDATE users SET name = 'grace' WHERE id = 2"_s);
    if (isWhole) {
        m_window->click(u"retryButton"_s, rollback);
    } else {
        m_window->click(u"goOnButton"_s, rollback);
        QTRY_COMPARE_WITH_TIMEOUT(m_session->state(), State::Ready, Patience);
        m_window->click(u"runAllButton"_s);
    }
    QTRY_COMPARE_WITH_TIMEOUT(m_session->state(), State::Finished, Patience);
    const QString revision = m_window->workspace().graph().heads().front();
    QVERIFY(isAt(revision));

    // Alembic agrees, and takes it back.
    QCOMPARE(m_project.files().alembic({u"current"_s}).output, revision + u" (head)\n"_s);
    QCOMPARE(m_project.files().athanor({u"check"_s}).exitCode, 0);
    const ProgramResult down = m_project.files().alembic({u"downgrade"_s, u"-1"_s});
    QVERIFY2(down.exitCode == 0, said(down).constData());
    QCOMPARE(m_project.ask(u"SELECT name FROM users ORDER BY id"_s), u"ada\ngrace"_s);
}

void TestStoryServers::takenBack()
{
    begin(u"mariadb"_s);
    const engine::Schema before = m_project.schema();
    makeRevision(u"add role"_s);
    upgradeIsRefused();
    QDialog *rollback = m_window->dialog(u"rollbackDialog"_s);
    QVERIFY(rollback);
    m_window->click(u"takeBackButton"_s, rollback);
    QTRY_COMPARE_WITH_TIMEOUT(m_session->state(), State::Ready, Patience);
    m_window->click(u"runAllButton"_s);
    QTRY_COMPARE_WITH_TIMEOUT(m_session->state(), State::Finished, Patience);
    QVERIFY(isAt(u"aaaa1111"_s));
    QCOMPARE(m_project.schema(), before);
    QVERIFY(m_project.files().athanor({u"unfinished"_s}).output.contains(u"Nothing is half done"_s));
}

/// A revision that ends by itself in ten minutes.
void TestStoryServers::planEndless(const QString &dialect)
{
    m_project.begin(dialect);
    m_project.files().writeRevision({.id = u"aaaa1111"_s,
                                     .upgrade = u"    op.execute('SELECT %1(600)')\n"_s.arg(
                                         dialect == u"postgresql" ? u"pg_sleep"_s : u"SLEEP"_s)});
    m_window->open(m_project.files());
    m_session = m_window->planUpgrade();
    QVERIFY(m_session);
}

void TestStoryServers::cancelledInTheServer()
{
    QFETCH(QString, dialect);
    const bool isPostgresql = dialect == u"postgresql";
    planEndless(dialect);
    m_window->click(u"runAllButton"_s);
    const QString asleep = isPostgresql
        ? u"SELECT count(*) FROM pg_stat_activity WHERE state = 'active' AND query LIKE '%pg_sleep(6%' "
          "AND pid <> pg_backend_pid()"_s
        : u"SELECT count(*) FROM information_schema.PROCESSLIST WHERE INFO LIKE 'SELECT SLEEP(%'"_s;
    QTRY_COMPARE_WITH_TIMEOUT(m_project.ask(asleep), u"1"_s, Patience);
    m_window->click(u"cancelButton"_s);
    QTRY_COMPARE_WITH_TIMEOUT(m_session->state(), State::Cancelled, Patience);
    QTRY_COMPARE_WITH_TIMEOUT(m_project.ask(asleep), u"0"_s, Patience);
    QCOMPARE(m_window->workspace().versionRows(), QStringList());
}

/// While somebody else migrates the same database, the stepper says who, and goes on when that has ended.
void TestStoryServers::saysWhoIsWaitedFor()
{
    QFETCH(QString, dialect);
    begin(dialect);
    m_project.files().writeRevision({.id = u"bbbb2222"_s,
                                     .down = u"'aaaa1111'"_s,
                                     .upgrade = u"    op.create_table('second', sa.Column('id', sa.Integer()))\n"_s});
    QTRY_COMPARE_WITH_TIMEOUT(m_window->workspace().graph().revisions().size(), 2U, Patience);
    const auto other = opened(m_project.url());
    engine::MigrationLock lock(*other, dialectOf(m_project.url()), {});
    QVERIFY(lock.take({}));
    m_session = m_window->planUpgrade();
    QVERIFY(m_session);
    m_window->click(u"runAllButton"_s);
    auto *status = m_window->find<QLabel>(u"stepperStatus"_s);
    QTRY_VERIFY2_WITH_TIMEOUT(
        status->text().startsWith(u"Waiting until another migration of this database has ended: "_s),
        qPrintable(status->text()), Patience);
    lock.release();
    QTRY_COMPARE_WITH_TIMEOUT(m_session->state(), State::Finished, Patience);
    QVERIFY(isAt(u"bbbb2222"_s));
}

/// What is typed below the plan is what the server keeps to.
void TestStoryServers::statementsLastNoLonger()
{
    QFETCH(QString, dialect);
    planEndless(dialect);
    auto *limit = m_window->find<QDoubleSpinBox>(u"statementTimeoutBox"_s);
    QTRY_VERIFY(limit->isVisible() && limit->isEnabled());
    limit->setFocus();
    limit->selectAll();
    QTest::keyClicks(limit, QLocale().toString(0.5));
    QTest::keyClick(limit, Qt::Key_Tab);
    m_window->click(u"runAllButton"_s);
    QTRY_COMPARE_WITH_TIMEOUT(m_session->state(), State::Failed, Patience);
    QVERIFY(m_window->dialog(u"rollbackDialog"_s));
    QCOMPARE(m_window->workspace().versionRows(), QStringList());
}

/// What is left alone, and what no operation would make alike, stands among the problems.
void TestStoryServers::namesWhatNothingTakesAway()
{
    m_project.begin(u"postgresql"_s);
    m_project.addSettings(u"[athanor]\nmodel = sql:schema.sql\n"_s);
    const QString number = u"CREATE DOMAIN number AS INTEGER CHECK (VALUE > %1);\n"
                           "CREATE TABLE kept (n number);\n"_s;
    m_project.run(number.arg(0) + u"CREATE TABLE child () INHERITS (kept)"_s);
    m_project.files().write(u"schema.sql"_s, number.arg(1) + u"CREATE TABLE fresh (id INTEGER)"_s);
    m_window->open(m_project.files());
    QVERIFY(m_window->compare().contains(u"fresh"_s));
    const models::ProblemsModel &problems = *m_window->workspace().problems();
    QStringList told;
    for (int row = 0; row < problems.rowCount(); ++row)
        told << problems.problem(row)->what;
    QVERIFY2(told.filter(u"child is left alone"_s).size() == 1, qPrintable(told.join(u'\n')));
    QVERIFY2(told.filter(u"The domain number is"_s).size() == 1, qPrintable(told.join(u'\n')));
    const QString sentence = m_window->find<QLabel>(u"compareSentence"_s)->text();
    QVERIFY2(sentence.endsWith(u"Not all that is there is compared: see Problems."_s), qPrintable(sentence));
}

/// A downgrade counts on the server what it would take, before it is planned.
void TestStoryServers::losesNothingUnasked()
{
    QFETCH(QString, dialect);
    begin(dialect);
    m_window->click(u"actionDowngradeButton"_s);
    QTRY_VERIFY_WITH_TIMEOUT(m_window->find<QLabel>(u"downgradeTotal"_s), Patience);
    auto *total = m_window->find<QLabel>(u"downgradeTotal"_s);
    QTRY_VERIFY2_WITH_TIMEOUT(total->text().contains(u'2'), qPrintable(total->text()), Patience);
    m_window->click(u"downgradeCancelButton"_s);
    QCOMPARE(m_project.ask(u"SELECT count(*) FROM users"_s), u"2"_s);
}

QTEST_MAIN(TestStoryServers)
#include "tst_story_servers.moc"
