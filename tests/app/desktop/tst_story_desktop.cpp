#include "app/desktop/centraltabs.h"
#include "app/desktop/mainwindow.h"
#include "models/migrationsession.h"
#include "models/workspace.h"
#include "tests/app/cli/workspace.h"
#include "widgets/diff/compareview.h"
#include "widgets/editor/codeeditor.h"
#include "widgets/editor/fileeditor.h"
#include "widgets/stepper/stepperview.h"
#include "widgets/theme/theme.h"
#include "widgets/timelinepane/timelinepane.h"

#include <QComboBox>
#include <QDialog>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QTabWidget>
#include <QTest>
#include <QToolButton>
#include <QTreeView>

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

/// The rows of a tree as indented lines.
void describe(const QAbstractItemModel &model, const QModelIndex &parent, int depth, QStringList &lines)
{
    for (int row = 0; row < model.rowCount(parent); ++row) {
        const QModelIndex index = model.index(row, 0, parent);
        lines << QString(2 * depth, u' ') + index.data().toString();
        describe(model, index, depth + 1, lines);
    }
}

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
    void open(const Workspace &files);
    void click(const QString &objectName, QWidget *inside = nullptr);
    template <typename Found> [[nodiscard]] Found *find(const QString &objectName, QWidget *inside = nullptr);
    [[nodiscard]] QDialog *dialog(const QString &objectName);
    void compareByClicks();
    void generateByClicks(const QString &message, const QString &answer);
    [[nodiscard]] models::MigrationSession *upgradeByClicks();

    std::unique_ptr<widgets::Theme> m_theme;
    std::unique_ptr<models::Settings> m_settings;
    std::unique_ptr<models::Workspace> m_workspace;
    std::unique_ptr<app::MainWindow> m_window;
};

void TestStoryDesktop::initTestCase()
{
    m_theme = std::make_unique<widgets::Theme>(*qApp);
}

void TestStoryDesktop::open(const Workspace &files)
{
    m_window.reset();
    m_workspace.reset();
    m_settings = std::make_unique<models::Settings>(files.path(u"settings.ini"_s));
    m_workspace = std::make_unique<models::Workspace>(*m_settings);
    m_window = std::make_unique<app::MainWindow>(*m_workspace);
    m_window->resize(1280, 800);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    m_workspace->openProject(files.path());
    QTRY_VERIFY(m_workspace->hasProject());
    QTRY_COMPARE(m_workspace->database().status, models::DatabaseState::Status::Read);
}

template <typename Found> Found *TestStoryDesktop::find(const QString &objectName, QWidget *inside)
{
    return (inside ? inside : m_window.get())->findChild<Found *>(objectName);
}

void TestStoryDesktop::click(const QString &objectName, QWidget *inside)
{
    auto *button = find<QAbstractButton>(objectName, inside);
    QVERIFY2(button, qPrintable(objectName));
    QTRY_VERIFY2(button->isVisible() && button->isEnabled(), qPrintable(objectName));
    QTest::mouseClick(button, Qt::LeftButton);
}

QDialog *TestStoryDesktop::dialog(const QString &objectName)
{
    const auto shown = [&] {
        auto *found = find<QDialog>(objectName);
        return found && found->isVisible();
    };
    return QTest::qWaitFor(shown) ? find<QDialog>(objectName) : nullptr;
}

void TestStoryDesktop::compareByClicks()
{
    click(u"actionCompareButton"_s);
    QTRY_VERIFY(find<QTreeView>(u"differenceTree"_s));
    auto *tree = find<QTreeView>(u"differenceTree"_s);
    QTRY_VERIFY(tree->isVisible() && tree->model()->rowCount() > 0);
}

void TestStoryDesktop::generateByClicks(const QString &message, const QString &answer)
{
    click(u"makeRevisionButton"_s);
    QDialog *editor = dialog(u"revisionEditor"_s);
    QVERIFY(editor);
    QTest::keyClicks(find<QLineEdit>(u"revisionMessage"_s, editor), message);
    QVERIFY(!find<QPushButton>(u"saveRevisionButton"_s, editor)->isEnabled()); // a question is open
    auto *choice = find<QRadioButton>(answer, editor);
    QVERIFY(choice);
    choice->click();
    click(u"saveRevisionButton"_s, editor);
}

models::MigrationSession *TestStoryDesktop::upgradeByClicks()
{
    click(u"actionUpgradeButton"_s);
    auto *view = find<widgets::StepperView>(u"stepperView"_s);
    return view ? &view->session() : nullptr;
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
    open(files);

    // Compare shows exactly: column missing, index missing, type different.
    compareByClicks();
    QStringList shown;
    describe(*find<QTreeView>(u"differenceTree"_s)->model(), {}, 0, shown);
    shown.sort();
    QCOMPARE(shown, (QStringList{u"  created_at"_s, u"  ix_users_role"_s, u"  role"_s, u"users"_s}));
    QVERIFY(find<QLabel>(u"compareSentence"_s)->text().contains(u"look like"_s));

    // TEXT to DATETIME may destroy data, so it is unticked at first; the user ticks everything.
    auto *tree = find<QTreeView>(u"differenceTree"_s);
    tree->model()->setData(tree->model()->index(0, 0), Qt::Checked, Qt::CheckStateRole);
    generateByClicks(u"add role"_s, u"requiredAsItIs"_s);
    QTRY_COMPARE(m_workspace->graph().revisions().size(), 2U);
    const QString revision = m_workspace->graph().heads().front();
    const QString file = m_workspace->graph().find(revision)->file;

    // The database refuses; it is rolled back, the statement is named, a server default is suggested.
    models::MigrationSession *session = upgradeByClicks();
    QVERIFY(session);
    QTRY_COMPARE(session->state(), State::Ready);
    click(u"runAllButton"_s);
    QTRY_COMPARE(session->state(), State::Failed);
    QDialog *rollback = dialog(u"rollbackDialog"_s);
    QVERIFY(rollback);
    // the batch copies the table, so the statement is the one that copies its rows
    QVERIFY(find<QLabel>(u"failureStatement"_s, rollback)->text().contains(u"INSERT INTO"_s));
    QVERIFY(find<QLabel>(u"failureWords"_s, rollback)->text().contains(u"NOT NULL constraint failed"_s));
    QVERIFY(find<QLabel>(u"failureAdvice"_s, rollback)->text().contains(u"server default"_s));
    QVERIFY(find<QLabel>(u"failureRemains"_s, rollback)->text().contains(u"aaaa1111"_s));
    QCOMPARE(files.sqlite(u"app.db"_s, u"SELECT version_num FROM alembic_version"_s), u"aaaa1111\n"_s);

    // The user adds the default in the editor and retries.
    click(u"editAndRetryButton"_s, rollback);
    QTRY_VERIFY(m_window->findChild<widgets::FileEditor *>());
    auto *editor = m_window->findChild<widgets::FileEditor *>()->editor();
    QTRY_VERIFY(editor->text().contains(u"sa.VARCHAR(), nullable=False"_s));
    QVERIFY(editor->find(u"sa.VARCHAR(), "_s));
    QWidget *keyboard = editor->focusProxy() ? editor->focusProxy() : editor;
    QTest::keyClick(keyboard, Qt::Key_Right); // behind what was found
    QTest::keyClicks(keyboard, u"server_default='USER', "_s);
    QVERIFY2(editor->text().contains(u"sa.VARCHAR(), server_default='USER', nullable=False"_s),
             qPrintable(editor->text()));
    QTest::keyClick(keyboard, Qt::Key_S, Qt::ControlModifier);
    QTRY_VERIFY(files.read(QDir(files.path()).relativeFilePath(file)).contains(u"server_default='USER'"_s));

    auto *stepper = find<widgets::StepperView>(u"stepperView"_s);
    m_window->centralTabs()->show(stepper);
    click(u"retryButton"_s, stepper);
    QTRY_COMPARE(session->state(), State::Finished);
    QTRY_COMPARE(m_workspace->versionRows(), QStringList{revision});

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
    open(files);

    compareByClicks();
    click(u"makeRevisionButton"_s);
    QDialog *editor = dialog(u"revisionEditor"_s);
    QVERIFY(editor);
    QTest::keyClicks(find<QLineEdit>(u"revisionMessage"_s, editor), u"users"_s);
    click(u"saveAndPlanButton"_s, editor);
    QTRY_VERIFY(find<widgets::StepperView>(u"stepperView"_s));
    models::MigrationSession &session = find<widgets::StepperView>(u"stepperView"_s)->session();
    QTRY_COMPARE(session.state(), State::Ready);
    click(u"nextRevisionButton"_s);
    QTRY_COMPARE(session.state(), State::Finished);

    const QString revision = m_workspace->graph().heads().front();
    QCOMPARE(files.alembic({u"current"_s}).output, revision + u" (head)\n"_s);
    const ProgramResult next = files.alembic({u"revision"_s, u"-m"_s, u"goes on"_s});
    QVERIFY2(next.exitCode == 0, qPrintable(next.errorOutput));
    QCOMPARE(files.alembic({u"upgrade"_s, u"head"_s}).exitCode, 0);
    click(u"actionRefreshButton"_s);
    QTRY_COMPARE(m_workspace->graph().revisions().size(), 2U);
    QTRY_COMPARE(m_workspace->versionRows(), m_workspace->graph().heads());
}

QTEST_MAIN(TestStoryDesktop)
#include "tst_story_desktop.moc"
