#include "app/desktop/language.h"
#include "app/desktop/mainwindow.h"
#include "models/workspace.h"
#include "widgets/stepper/stepperview.h"
#include "widgets/theme/theme.h"

#include "tests/app/cli/workspace.h"

#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QDialog>
#include <QFile>
#include <QLabel>
#include <QPointer>
#include <QPushButton>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

constexpr int Patience = 60'000;

} // namespace

/// The window asks before it runs a project's Python, which is the real one here.
class TestTrust : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void showsWhatWouldBeRun();
    void runsNothingWhenRefused_data();
    void runsNothingWhenRefused();
    void runsOnce();
    void remembersUntilRevoked();
    void closingTheProjectTakesTheQuestionAway();
    void cancelEndsPython();
    void saysThatThereIsNoInterpreter();
    void speaksTheLanguageOfTheWindow();
    void runsARevision_data();
    void runsARevision();
    void plansNothingWithoutPython();

private:
    void compare();
    [[nodiscard]] QPointer<QDialog> dialog() const { return m_window->findChild<QDialog *>(u"trustDialog"_s); }
    [[nodiscard]] QPointer<QDialog> shownDialog();
    void click(const QString &button);
    [[nodiscard]] QString text(const QString &label) const;
    [[nodiscard]] bool hasRun() const { return m_project->exists(u"ran"_s); }
    [[nodiscard]] QAction *revoke() const { return m_window->findChild<QAction *>(u"actionRevokePython"_s); }
    [[nodiscard]] bool isQuiet() const { return m_workspace->tasks()->tasks().empty(); }

    std::unique_ptr<Workspace> m_project;
    std::unique_ptr<models::Settings> m_settings;
    std::unique_ptr<models::Workspace> m_workspace;
    std::unique_ptr<app::MainWindow> m_window;
    std::unique_ptr<app::Language> m_language;
};

void TestTrust::initTestCase()
{
    m_language = std::make_unique<app::Language>();
    [[maybe_unused]] auto *theme = new widgets::Theme(*qApp, qApp);
}

void TestTrust::init()
{
    m_language->use(u"en"_s);
    m_project = std::make_unique<Workspace>();
    m_project->initByAlembic();
    m_project->write(u"models.py"_s,
                     u"import sqlalchemy as sa\nmetadata = sa.MetaData()\n"
                     "sa.Table('part', metadata, sa.Column('id', sa.Integer, primary_key=True))\n"_s);
    const QString script = u"migrations/env.py"_s;
    m_project->write(script,
                     m_project->read(script)
                         .replace(u"target_metadata = None"_s, u"import models\ntarget_metadata = models.metadata"_s)
                         .replace(u"    connectable ="_s, u"    open('ran', 'a').write('x')\n    connectable ="_s));
    m_project->write(u"alembic.ini"_s,
                     m_project->read(u"alembic.ini"_s)
                         + u"\n[athanor]\npython = /usr/bin/python3\nmodel = sqlalchemy:python\n"_s);
    m_settings = std::make_unique<models::Settings>(m_project->path(u"settings.ini"_s));
    m_workspace = std::make_unique<models::Workspace>(*m_settings);
    m_window = std::make_unique<app::MainWindow>(*m_workspace);
    m_window->resize(1024, 640);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    m_project->sqlite(u"app.db"_s, u"CREATE TABLE other (id INTEGER)"_s);
    m_workspace->openProject(m_project->path());
    QTRY_COMPARE_WITH_TIMEOUT(m_workspace->database().status, models::DatabaseState::Status::Read, Patience);
    QTRY_VERIFY_WITH_TIMEOUT(isQuiet(), Patience);
}

void TestTrust::cleanup()
{
    m_window.reset();
    m_workspace.reset();
    m_settings.reset();
    m_project.reset();
}

void TestTrust::compare()
{
    m_window->findChild<QAction *>(u"actionCompare"_s)->trigger();
}

QPointer<QDialog> TestTrust::shownDialog()
{
    [&] { QTRY_VERIFY_WITH_TIMEOUT(dialog() && dialog()->isVisible(), Patience); }();
    return dialog();
}

void TestTrust::click(const QString &button)
{
    auto *found = dialog()->findChild<QPushButton *>(button);
    QVERIFY2(found && found->isVisible(), qUtf8Printable(button));
    QTest::mouseClick(found, Qt::LeftButton);
}

QString TestTrust::text(const QString &label) const
{
    return dialog()->findChild<QLabel *>(label)->text();
}

void TestTrust::showsWhatWouldBeRun()
{
    compare();
    const QPointer<QDialog> shown = shownDialog();
    QCOMPARE(text(u"trustReason"_s), u"You chose the models as Python has them (migrations/env.py)."_s);
    QCOMPARE(text(u"trustSubject"_s),
             u"migrations/env.py, and everything that it imports. No database is connected to."_s);
    QCOMPARE(text(u"trustInterpreter"_s), u"/usr/bin/python3 (python in the section [athanor])"_s);
    QVERIFY(shown->findChild<QPushButton *>(u"trustNever"_s)->isDefault());
    QVERIFY(!shown->findChild<QPushButton *>(u"trustOnce"_s)->autoDefault());
    QVERIFY(!shown->findChild<QPushButton *>(u"trustAlways"_s)->autoDefault());
    QVERIFY2(shown->width() <= 1024 && shown->height() <= 640,
             qPrintable(u"%1×%2"_s.arg(shown->width()).arg(shown->height())));
    QVERIFY(!hasRun());
}

void TestTrust::runsNothingWhenRefused_data()
{
    QTest::addColumn<int>("key");
    QTest::addRow("the button") << 0;
    QTest::addRow("Return") << int(Qt::Key_Return);
    QTest::addRow("Escape") << int(Qt::Key_Escape);
}

void TestTrust::runsNothingWhenRefused()
{
    QFETCH(int, key);
    compare();
    const QPointer<QDialog> shown = shownDialog();
    if (key == 0)
        click(u"trustNever"_s);
    else
        QTest::keyClick(QApplication::focusWidget(), Qt::Key(key));
    QTRY_VERIFY(!shown);
    QTRY_VERIFY_WITH_TIMEOUT(isQuiet(), Patience);
    QVERIFY(!hasRun());
    QVERIFY(!revoke()->isEnabled());
    const auto labels = m_window->findChildren<QLabel *>();
    QVERIFY(std::any_of(labels.begin(), labels.end(), [](const QLabel *label) {
        return label->isVisible() && label->text().contains(u"Python, which was not run"_s);
    }));
}

void TestTrust::runsOnce()
{
    compare();
    QPointer<QDialog> shown = shownDialog();
    click(u"trustOnce"_s);
    QTRY_VERIFY(!shown);
    QTRY_VERIFY_WITH_TIMEOUT(hasRun() && isQuiet(), Patience);
    QCOMPARE(m_project->read(u"ran"_s), u"x"_s);
    QVERIFY(!revoke()->isEnabled());
    compare();
    shown = shownDialog();
    QCOMPARE(m_project->read(u"ran"_s), u"x"_s);
}

void TestTrust::remembersUntilRevoked()
{
    compare();
    QPointer<QDialog> shown = shownDialog();
    click(u"trustAlways"_s);
    QTRY_COMPARE_WITH_TIMEOUT(m_project->read(u"ran"_s), u"x"_s, Patience);
    QTRY_VERIFY_WITH_TIMEOUT(isQuiet(), Patience);
    QVERIFY(revoke()->isEnabled());
    compare();
    QTRY_COMPARE_WITH_TIMEOUT(m_project->read(u"ran"_s), u"xx"_s, Patience);
    QTRY_VERIFY_WITH_TIMEOUT(isQuiet(), Patience);
    QVERIFY(!dialog());
    revoke()->trigger();
    QVERIFY(!revoke()->isEnabled());
    compare();
    shown = shownDialog();
    QCOMPARE(m_project->read(u"ran"_s), u"xx"_s);
}

void TestTrust::closingTheProjectTakesTheQuestionAway()
{
    compare();
    const QPointer<QDialog> shown = shownDialog();
    m_workspace->closeProject();
    QTRY_VERIFY(!shown);
    QVERIFY(!hasRun());
}

void TestTrust::cancelEndsPython()
{
    const QString script = u"migrations/env.py"_s;
    m_project->write(script,
                     m_project->read(script).replace(u"    connectable ="_s,
                                                     u"    import time; time.sleep(3600)\n    connectable ="_s));
    QTRY_VERIFY_WITH_TIMEOUT(isQuiet(), Patience);
    compare();
    const QPointer<QDialog> shown = shownDialog();
    click(u"trustOnce"_s);
    QTRY_VERIFY_WITH_TIMEOUT(hasRun(), Patience);
    QVERIFY(!isQuiet());
    m_workspace->cancelTask(m_workspace->tasks()->tasks().front().id);
    QTRY_VERIFY(isQuiet());
}

void TestTrust::saysThatThereIsNoInterpreter()
{
    m_project->write(u"alembic.ini"_s,
                     m_project->read(u"alembic.ini"_s).replace(u"/usr/bin/python3"_s, u"gone/python"_s));
    m_workspace->openProject(m_project->path());
    QTRY_COMPARE_WITH_TIMEOUT(m_workspace->project()->athanor.python, u"gone/python"_s, Patience);
    QTRY_VERIFY_WITH_TIMEOUT(isQuiet(), Patience);
    compare();
    const auto isSaid = [this] {
        const auto labels = m_window->findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(), [](const QLabel *label) {
            return label->isVisible() && label->text().contains(u"'gone/python'"_s);
        });
    };
    QTRY_VERIFY_WITH_TIMEOUT(isSaid(), Patience);
    QVERIFY(!dialog());
}

void TestTrust::speaksTheLanguageOfTheWindow()
{
    compare();
    const QPointer<QDialog> shown = shownDialog();
    m_language->use(u"it"_s);
    QTRY_COMPARE(shown->findChild<QPushButton *>(u"trustNever"_s)->text(), u"Fai senza"_s);
    m_language->use(u"ru"_s);
    QTRY_COMPARE(shown->findChild<QPushButton *>(u"trustNever"_s)->text(), u"Обойтись без него"_s);
}

void TestTrust::runsARevision_data()
{
    QTest::addColumn<QString>("body");
    const QString python = u"    import csv\n    op.execute('CREATE TABLE t%d (id)' % csv.QUOTE_ALL)\n"_s;
    QTest::addRow("seen at once") << python;
    QTest::addRow("seen when a query was answered")
        << u"    for row in op.get_bind().execute(sa.text('SELECT 1 FROM sqlite_master')):\n"
           "        if row[0] == 1:\n            assert open('alembic.ini').read()\n"
           "            op.execute('CREATE TABLE IF NOT EXISTS t1 (id)')\n"_s;
}

void TestTrust::runsARevision()
{
    QFETCH(QString, body);
    m_project->writeRevision({.id = u"a1"_s, .upgrade = body});
    m_workspace->refresh();
    QTRY_VERIFY_WITH_TIMEOUT(m_workspace->graph().find(u"a1"_s) && isQuiet(), Patience);
    m_window->findChild<QAction *>(u"actionUpgrade"_s)->trigger();
    const auto *view = m_window->findChild<widgets::StepperView *>(u"stepperView"_s);
    QVERIFY(view);
    models::MigrationSession &session = view->session();
    using State = models::MigrationSession::State;
    QTRY_VERIFY_WITH_TIMEOUT(dialog() || session.state() == State::Ready, Patience);
    if (session.state() == State::Ready)
        session.runAll();
    QPointer<QDialog> shown = shownDialog();
    QVERIFY2(text(u"trustReason"_s).startsWith(u"migrations/versions/a1_x.py:"_s),
             qUtf8Printable(text(u"trustReason"_s)));
    QVERIFY(text(u"trustSubject"_s).startsWith(u"migrations/env.py and migrations/versions/a1_x.py"_s));
    QVERIFY(!hasRun());
    click(u"trustOnce"_s);
    QTRY_VERIFY_WITH_TIMEOUT(session.state() == State::Ready || session.state() == State::Finished, Patience);
    if (session.state() == State::Ready)
        session.runAll();
    QTRY_VERIFY_WITH_TIMEOUT(session.state() == State::Finished, Patience);
    QCOMPARE(m_project->sqlite(u"app.db"_s, u"SELECT name FROM sqlite_master WHERE name = 't1'"_s).trimmed(), u"t1"_s);
    QVERIFY(!m_window->findChild<QDialog *>(u"rollbackDialog"_s));
}

void TestTrust::plansNothingWithoutPython()
{
    m_project->writeRevision({.id = u"a1"_s, .upgrade = u"    import csv\n    op.execute(csv.QUOTE_ALL)\n"_s});
    m_workspace->refresh();
    QTRY_VERIFY_WITH_TIMEOUT(m_workspace->graph().find(u"a1"_s) && isQuiet(), Patience);
    m_window->findChild<QAction *>(u"actionUpgrade"_s)->trigger();
    const QPointer<QDialog> shown = shownDialog();
    click(u"trustNever"_s);
    QTRY_VERIFY(!shown);
    const auto *view = m_window->findChild<widgets::StepperView *>(u"stepperView"_s);
    QCOMPARE(view->session().state(), models::MigrationSession::State::PlanFailed);
    QVERIFY(!hasRun());
}

QTEST_MAIN(TestTrust)
#include "tst_trust.moc"
