#include "clickedwindow.h"

#include "app/desktop/centraltabs.h"
#include "widgets/editor/codeeditor.h"
#include "widgets/editor/fileeditor.h"
#include "widgets/stepper/stepperview.h"

#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>

using namespace Qt::StringLiterals;

namespace {

const QString modelThatGainsARole = uR"sql(CREATE TABLE users (
    id INTEGER NOT NULL,
    name VARCHAR(50) NOT NULL,
    created_at DATETIME,
    role VARCHAR NOT NULL,
    PRIMARY KEY (id)
);
CREATE INDEX ix_users_role ON users (role);
)sql"_s;

} // namespace

/// The story of the first release, clicked: see what differs, make a revision, see it refused, mend it, step on.
class TestStoryDesktop : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void startedInAlembic();
    void startedHere();

private:
    void generateByClicks(const QString &message, const QString &answer);

    std::unique_ptr<ClickedWindow> m_window;
};

void TestStoryDesktop::initTestCase()
{
    m_window = std::make_unique<ClickedWindow>();
}

void TestStoryDesktop::generateByClicks(const QString &message, const QString &answer)
{
    m_window->click(u"makeRevisionButton"_s);
    QDialog *editor = m_window->dialog(u"revisionEditor"_s);
    QVERIFY(editor);
    QTest::keyClicks(m_window->find<QLineEdit>(u"revisionMessage"_s, editor), message);
    QVERIFY(!m_window->find<QPushButton>(u"saveRevisionButton"_s, editor)->isEnabled()); // a question is open
    auto *choice = m_window->find<QRadioButton>(answer, editor);
    QVERIFY(choice);
    choice->click();
    m_window->click(u"saveRevisionButton"_s, editor);
}

void TestStoryDesktop::startedInAlembic()
{
    using State = models::MigrationSession::State;
    Workspace files;
    files.initByAlembic(u"render_as_batch=True, compare_type=True"_s);
    files.write(u"alembic.ini"_s, files.read(u"alembic.ini"_s) + u"\n[athanor]\nmodel = sql:schema.sql\n"_s);
    files.writeRevision({.id = u"aaaa1111"_s,
                         .message = u"people"_s,
                         .upgrade = u"    op.create_table('users', sa.Column('id', sa.Integer(), nullable=False),\n"
                                    "        sa.Column('name', sa.String(length=50), nullable=False),\n"
                                    "        sa.Column('created_at', sa.Text()), sa.PrimaryKeyConstraint('id'))\n"_s,
                         .downgrade = u"    op.drop_table('users')\n"_s});
    QCOMPARE(files.alembic({u"upgrade"_s, u"head"_s}).exitCode, 0);
    files.sqlite(u"app.db"_s, u"INSERT INTO users (name) VALUES ('ada'), ('grace')"_s);
    files.write(u"schema.sql"_s, modelThatGainsARole);
    m_window->open(files);

    // Compare shows exactly: column missing, index missing, type different.
    QCOMPARE(m_window->compare(), (QStringList{u"  created_at"_s, u"  ix_users_role"_s, u"  role"_s, u"users"_s}));
    QVERIFY(m_window->find<QLabel>(u"compareSentence"_s)->text().contains(u"look like"_s));

    // TEXT to DATETIME may destroy data, so it is unticked at first; the user ticks everything.
    m_window->tickEverything();
    generateByClicks(u"add role"_s, u"requiredAsItIs"_s);
    QTRY_COMPARE(m_window->workspace().graph().revisions().size(), 2U);
    const QString revision = m_window->workspace().graph().heads().front();
    const QString file = m_window->workspace().graph().find(revision)->file;

    // The database refuses; it is rolled back, the statement is named, a server default is suggested.
    models::MigrationSession *session = m_window->planUpgrade();
    QVERIFY(session);
    m_window->click(u"runAllButton"_s);
    QTRY_COMPARE(session->state(), State::Failed);
    QDialog *rollback = m_window->dialog(u"rollbackDialog"_s);
    QVERIFY(rollback);
    // the batch copies the table, so the statement is the one that copies its rows
    QVERIFY(m_window->find<QLabel>(u"failureStatement"_s, rollback)->text().contains(u"INSERT INTO"_s));
    QVERIFY(m_window->find<QLabel>(u"failureWords"_s, rollback)->text().contains(u"NOT NULL constraint failed"_s));
    QVERIFY(m_window->find<QLabel>(u"failureAdvice"_s, rollback)->text().contains(u"server default"_s));
    QVERIFY(m_window->find<QLabel>(u"failureRemains"_s, rollback)->text().contains(u"aaaa1111"_s));
    QCOMPARE(files.sqlite(u"app.db"_s, u"SELECT version_num FROM alembic_version"_s), u"aaaa1111\n"_s);

    // The user adds the default in the editor and retries.
    m_window->click(u"editAndRetryButton"_s, rollback);
    QTRY_VERIFY(m_window->window().findChild<widgets::FileEditor *>());
    auto *editor = m_window->window().findChild<widgets::FileEditor *>()->editor();
    QTRY_VERIFY(editor->text().contains(u"sa.VARCHAR(), nullable=False"_s));
    QVERIFY(editor->find(u"sa.VARCHAR(), "_s));
    QWidget *keyboard = editor->focusProxy() ? editor->focusProxy() : editor;
    QTest::keyClick(keyboard, Qt::Key_Right); // behind what was found
    QTest::keyClicks(keyboard, u"server_default='USER', "_s);
    QVERIFY2(editor->text().contains(u"sa.VARCHAR(), server_default='USER', nullable=False"_s),
             qPrintable(editor->text()));
    QTest::keyClick(keyboard, Qt::Key_S, Qt::ControlModifier);
    QTRY_VERIFY(files.read(QDir(files.path()).relativeFilePath(file)).contains(u"server_default='USER'"_s));

    auto *stepper = m_window->find<widgets::StepperView>(u"stepperView"_s);
    m_window->window().centralTabs()->show(stepper);
    m_window->click(u"retryButton"_s, stepper);
    QTRY_COMPARE(session->state(), State::Finished);
    QTRY_COMPARE(m_window->workspace().versionRows(), QStringList{revision});

    // Alembic agrees.
    QCOMPARE(files.alembic({u"current"_s}).output, revision + u" (head)\n"_s);
    QCOMPARE(files.sqlite(u"app.db"_s, u"SELECT name, role FROM users ORDER BY id"_s), u"ada|USER\ngrace|USER\n"_s);
    const ProgramResult down = files.alembic({u"downgrade"_s, u"-1"_s});
    QVERIFY2(down.exitCode == 0, qPrintable(down.errorOutput));
    QCOMPARE(files.sqlite(u"app.db"_s, u"SELECT name FROM users ORDER BY id"_s), u"ada\ngrace\n"_s);
}

void TestStoryDesktop::startedHere()
{
    using State = models::MigrationSession::State;
    Workspace files;
    QCOMPARE(files.athanor({u"init"_s, u"migrations"_s}).exitCode, 0);
    QString ini = files.read(u"alembic.ini"_s);
    ini.replace(u"driver://user:pass@localhost/dbname"_s, u"sqlite:///app.db"_s);
    files.write(u"alembic.ini"_s, ini + u"\n[athanor]\nmodel = sql:schema.sql\n"_s);
    files.write(u"schema.sql"_s, u"CREATE TABLE users (id INTEGER NOT NULL, PRIMARY KEY (id));\n"_s);
    QCOMPARE(files.sqlite(u"app.db"_s, u"VACUUM"_s), QString());
    m_window->open(files);

    QVERIFY(m_window->compare().contains(u"users"_s));
    m_window->click(u"makeRevisionButton"_s);
    QDialog *editor = m_window->dialog(u"revisionEditor"_s);
    QVERIFY(editor);
    QTest::keyClicks(m_window->find<QLineEdit>(u"revisionMessage"_s, editor), u"users"_s);
    m_window->click(u"saveAndPlanButton"_s, editor);
    QTRY_VERIFY(m_window->find<widgets::StepperView>(u"stepperView"_s));
    models::MigrationSession &session = m_window->find<widgets::StepperView>(u"stepperView"_s)->session();
    QTRY_COMPARE(session.state(), State::Ready);
    m_window->click(u"nextRevisionButton"_s);
    QTRY_COMPARE(session.state(), State::Finished);

    const QString revision = m_window->workspace().graph().heads().front();
    QCOMPARE(files.alembic({u"current"_s}).output, revision + u" (head)\n"_s);
    const ProgramResult next = files.alembic({u"revision"_s, u"-m"_s, u"goes on"_s});
    QVERIFY2(next.exitCode == 0, qPrintable(next.errorOutput));
    QCOMPARE(files.alembic({u"upgrade"_s, u"head"_s}).exitCode, 0);
    m_window->click(u"actionRefreshButton"_s);
    QTRY_COMPARE(m_window->workspace().graph().revisions().size(), 2U);
    QTRY_COMPARE(m_window->workspace().versionRows(), m_window->workspace().graph().heads());
}

QTEST_MAIN(TestStoryDesktop)
#include "tst_story_desktop.moc"
