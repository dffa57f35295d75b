#include "app/desktop/centraltabs.h"
#include "app/desktop/language.h"
#include "app/desktop/mainwindow.h"
#include "models/workspace.h"
#include "widgets/stepper/stepperview.h"
#include "widgets/theme/theme.h"
#include "widgets/timeline/timelineview.h"
#include "widgets/timelinepane/timelinepane.h"

#include <QAbstractButton>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDesktopServices>
#include <QDialog>
#include <QDockWidget>
#include <QFile>
#include <QFileInfo>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QMenuBar>
#include <QPushButton>
#include <QTabBar>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QToolBar>
#include <QToolButton>
#include <QTreeWidget>
#include <QUrl>
#include <Qsci/qsciscintilla.h>

using namespace Qt::StringLiterals;

namespace {

constexpr int Patience = 20'000;

/// Stands where the desktop's file manager would be, for as long as it lives.
class FolderOpener : public QObject
{
    Q_OBJECT

public:
    FolderOpener() { QDesktopServices::setUrlHandler(u"file"_s, this, "open"); }
    ~FolderOpener() override { QDesktopServices::unsetUrlHandler(u"file"_s); }
    [[nodiscard]] QList<QUrl> opened() const { return m_opened; }

public slots:
    void open(const QUrl &url) { m_opened.append(url); }

private:
    QList<QUrl> m_opened;
};

} // namespace

/// Drives the window as a user does: with clicks and keys, on a demo project of its own.
class TestMainWindow : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void welcomeWithoutAProject();
    void demoFillsTheTimeline();
    void clickShowsDetails();
    void chipFiltersAndPaneSaysSo();
    void searchIsWalkedByKey();
    void environmentBarSaysWhereTheDatabaseIs();
    void databaseIsAddedAndChosen();
    void upgradeToHereStepsToTheEnd();
    void fileOpensAndSaves();
    void twoHeadsAreMerged();
    void revisionMenuCopies();
    void revisionMenuShowsTheFolderOnce();
    void goToFindsARevisionByKeyboard();
    void panesAreWalkedByKey();
    void languageChangesWithoutARestart_data();
    void languageChangesWithoutARestart();
    void everythingHasAName();
    void mnemonicsOfAMenuDoNotClash_data();
    void mnemonicsOfAMenuDoNotClash();
    void smallWindowLosesNothing_data();
    void smallWindowLosesNothing();
    void recentProjectsAreListed();
    void closedDockStaysClosed();

private:
    void openDemo();
    template <typename Widget> [[nodiscard]] Widget *find(const QString &name) const
    {
        auto *found = m_window->findChild<Widget *>(name);
        if (!found)
            qFatal("no such widget: %s", qPrintable(name));
        return found;
    }
    void click(const QString &button) { QTest::mouseClick(find<QAbstractButton>(button), Qt::LeftButton); }
    [[nodiscard]] QDialog *dialog(const QString &name) const;

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<models::Settings> m_settings;
    std::unique_ptr<models::Workspace> m_workspace;
    std::unique_ptr<app::MainWindow> m_window;
    std::unique_ptr<app::Language> m_language;
};

void TestMainWindow::initTestCase()
{
    m_language = std::make_unique<app::Language>();
    [[maybe_unused]] auto *theme = new widgets::Theme(*qApp, qApp);
}

void TestMainWindow::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_settings = std::make_unique<models::Settings>(m_folder->filePath(u"settings.ini"_s));
    m_language->use(u"en"_s);
    m_workspace = std::make_unique<models::Workspace>(*m_settings);
    m_window = std::make_unique<app::MainWindow>(*m_workspace);
    m_window->resize(1440, 900);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
}

void TestMainWindow::cleanup()
{
    m_window.reset();
    m_workspace.reset();
}

void TestMainWindow::openDemo()
{
    m_workspace->createDemo(m_folder->filePath(u"shop"_s));
    QTRY_COMPARE_WITH_TIMEOUT(m_workspace->database().status, models::DatabaseState::Status::Read, Patience);
    QTRY_VERIFY_WITH_TIMEOUT(m_workspace->factsComplete(), Patience);
    QTRY_VERIFY_WITH_TIMEOUT(m_workspace->tasks()->tasks().empty(), Patience);
}

QDialog *TestMainWindow::dialog(const QString &name) const
{
    QDialog *found = nullptr;
    [[maybe_unused]] const bool came = QTest::qWaitFor(
        [this, name, &found] {
            found = m_window->findChild<QDialog *>(name);
            return found && found->isVisible();
        },
        Patience);
    if (!found)
        qFatal("no such dialog: %s", qPrintable(name));
    return found;
}

void TestMainWindow::welcomeWithoutAProject()
{
    QVERIFY(find<QWidget>(u"welcomePage"_s)->isVisible());
    QVERIFY(find<QPushButton>(u"welcomeOpen"_s)->isVisible());
    QVERIFY(find<QPushButton>(u"welcomeDemo"_s)->isVisible());
    QVERIFY(!find<QDockWidget>(u"timelineDock"_s)->isVisible());
    QVERIFY(!find<QToolBar>(u"environmentToolBar"_s)->isVisible());
    QVERIFY(!find<QPushButton>(u"actionUpgradeButton"_s)->isEnabled());
    QVERIFY(find<QAction>(u"actionOpenProject"_s)->isEnabled());
}

void TestMainWindow::demoFillsTheTimeline()
{
    openDemo();
    auto *view = m_window->timeline()->view();
    QVERIFY(view->isVisible());
    QCOMPARE(view->model()->rowCount(), 11);
    QVERIFY(!find<QWidget>(u"welcomePage"_s)->isVisible());
    QVERIFY(find<QWidget>(u"readingReport"_s)->isVisible());
    QVERIFY(m_window->windowTitle().startsWith(u"shop"_s));
    QVERIFY(find<QPushButton>(u"actionUpgradeButton"_s)->isEnabled());
    QVERIFY(!find<QWidget>(u"headsNotice"_s)->isVisible());
}

void TestMainWindow::clickShowsDetails()
{
    openDemo();
    auto *view = m_window->timeline()->view();
    const QModelIndex invoices = view->model()->index(1, models::MessageColumn);
    QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, view->visualRect(invoices).center());
    QCOMPARE(m_window->timeline()->currentRevision(), u"9c1b04e7a8d2"_s);
    QTRY_VERIFY(find<QWidget>(u"revisionDetails"_s)->isVisible());
    QCOMPARE(find<QLabel>(u"revisionMessage"_s)->text(), u"invoices"_s);
    QVERIFY(find<QLabel>(u"revisionState"_s)->text().contains(u"pending"_s));
    QVERIFY(find<QPushButton>(u"upgradeToHere"_s)->isVisible());
    QVERIFY(!find<QPushButton>(u"downgradeToHere"_s)->isVisible());
    QTest::keyClick(view, Qt::Key_End);
    QTRY_COMPARE(find<QLabel>(u"revisionMessage"_s)->text(), u"customers and products"_s);
    QVERIFY(!find<QPushButton>(u"upgradeToHere"_s)->isVisible());
    QVERIFY(find<QPushButton>(u"downgradeToHere"_s)->isVisible());
}

void TestMainWindow::chipFiltersAndPaneSaysSo()
{
    openDemo();
    auto *view = m_window->timeline()->view();
    QCOMPARE(find<QPushButton>(u"chipPending"_s)->text(), u"pending 2"_s);
    click(u"chipPending"_s);
    QCOMPARE(view->model()->rowCount(), 2);
    click(u"chipLabelled"_s);
    QCOMPARE(view->model()->rowCount(), 0);
    QVERIFY(find<QPushButton>(u"clearFilter"_s)->isVisible());
    click(u"clearFilter"_s);
    QCOMPARE(view->model()->rowCount(), 11);
    QVERIFY(view->isVisible());
}

void TestMainWindow::searchIsWalkedByKey()
{
    openDemo();
    auto *search = find<QLineEdit>(u"timelineSearch"_s);
    QTest::keyClicks(search, u"stock"_s);
    QTRY_COMPARE(find<QLabel>(u"timelineHits"_s)->text(), u"3 matches"_s);
    QTest::keyClick(search, Qt::Key_Return);
    const QString first = m_window->timeline()->currentRevision();
    QTest::keyClick(m_window.get(), Qt::Key_F3);
    QVERIFY(m_window->timeline()->currentRevision() != first);
    QTest::keyClick(search, Qt::Key_Escape);
    QCOMPARE(search->text(), QString());
}

void TestMainWindow::environmentBarSaysWhereTheDatabaseIs()
{
    openDemo();
    const QString text = find<QLabel>(u"environmentBarText"_s)->text();
    QVERIFY(find<QLabel>(u"environmentBarText"_s)->isVisible());
    for (const QString &part : {u"DEVELOPMENT"_s, u"sqlite"_s, u"shop.db"_s, u"8b3f"_s, u"2 pending"_s,
                                u"differs from its revision in 1 place"_s})
        QVERIFY2(text.contains(part), qPrintable(text));
    emit find<QLabel>(u"environmentBarText"_s)->linkActivated(u"current"_s);
    QCOMPARE(m_window->timeline()->currentRevision(), u"8b3f71d05c2e"_s);
}

void TestMainWindow::databaseIsAddedAndChosen()
{
    openDemo();
    find<QAction>(u"actionEnvironments"_s)->trigger();
    QDialog *shown = dialog(u"environmentDialog"_s);
    QVERIFY(!shown->findChild<QLineEdit *>(u"environmentName"_s)->isEnabled());
    QTest::mouseClick(shown->findChild<QPushButton *>(u"environmentAdd"_s), Qt::LeftButton);
    auto *name = shown->findChild<QLineEdit *>(u"environmentName"_s);
    auto *accept = shown->findChild<QPushButton *>(u"environmentAccept"_s);
    QVERIFY(name->isEnabled());
    QVERIFY(!accept->isEnabled());
    name->selectAll();
    QTest::keyClicks(name, u"backup"_s);
    QTest::keyClicks(shown->findChild<QLineEdit *>(u"environmentUrl"_s), u"sqlite:///backup.db"_s);
    shown->findChild<QComboBox *>(u"environmentKind"_s)->setCurrentIndex(1);
    QVERIFY(accept->isEnabled());
    QTest::mouseClick(accept, Qt::LeftButton);
    QTRY_COMPARE(m_workspace->environment().name, u"backup"_s);
    QTRY_COMPARE_WITH_TIMEOUT(m_workspace->database().status, models::DatabaseState::Status::Absent, Patience);
    QVERIFY(find<QPushButton>(u"environmentButton"_s)->text().contains(u"backup"_s));
    QVERIFY(!QFile::exists(m_folder->filePath(u"shop/backup.db"_s)));
}

void TestMainWindow::upgradeToHereStepsToTheEnd()
{
    openDemo();
    m_window->timeline()->select(u"9c1b04e7a8d2"_s);
    QTRY_VERIFY(find<QPushButton>(u"upgradeToHere"_s)->isVisible());
    click(u"upgradeToHere"_s);
    auto *tabs = find<QTabWidget>(u"centralTabs"_s);
    QTRY_COMPARE(tabs->count(), 1);
    auto *stepper = qobject_cast<widgets::StepperView *>(tabs->currentWidget());
    QVERIFY(stepper);
    using State = models::MigrationSession::State;
    QTRY_COMPARE_WITH_TIMEOUT(stepper->session().state(), State::Ready, Patience);
    QCOMPARE(m_workspace->versionRows(), QStringList{u"8b3f71d05c2e"_s});
    stepper->session().runAll();
    QTRY_COMPARE_WITH_TIMEOUT(stepper->session().state(), State::Finished, Patience);
    QTRY_COMPARE_WITH_TIMEOUT(m_workspace->versionRows(), QStringList{u"9c1b04e7a8d2"_s}, Patience);
    QVERIFY(m_workspace->statements()->rowCount() >= 3);
    QTRY_COMPARE(find<QPushButton>(u"chipPending"_s)->text(), u"pending 1"_s);
    QVERIFY(!find<QPushButton>(u"upgradeToHere"_s)->isVisible());
}

void TestMainWindow::fileOpensAndSaves()
{
    openDemo();
    m_window->timeline()->select(u"9c1b04e7a8d2"_s);
    QTest::keyClick(m_window.get(), Qt::Key_E, Qt::ControlModifier);
    auto *tabs = find<QTabWidget>(u"centralTabs"_s);
    QTRY_COMPARE(tabs->count(), 1);
    QVERIFY(tabs->tabText(0).contains(u"invoices"_s));
    QVERIFY(!find<QAction>(u"actionSave"_s)->isEnabled());
    auto *text = tabs->currentWidget()->findChild<QsciScintilla *>();
    QVERIFY(text);
    QTRY_VERIFY(text->text().contains(u"def upgrade"_s));
    QVERIFY(!text->isReadOnly());
    text->insertAt(u"# checked\n"_s, 0, 0);
    QTRY_VERIFY(find<QAction>(u"actionSave"_s)->isEnabled());
    QTest::keyClick(m_window.get(), Qt::Key_S, Qt::ControlModifier);
    QTRY_VERIFY(!find<QAction>(u"actionSave"_s)->isEnabled());
    QFile file(m_workspace->graph().find(u"9c1b04e7a8d2"_s)->file);
    QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(file.errorString()));
    QVERIFY(file.readAll().startsWith("# checked\n"));
    QTest::keyClick(m_window.get(), Qt::Key_W, Qt::ControlModifier);
    QTRY_COMPARE(tabs->count(), 0);
}

void TestMainWindow::twoHeadsAreMerged()
{
    openDemo();
    const QString first = m_workspace->graph().heads().first();
    const QString folder = QFileInfo(m_workspace->graph().find(first)->file).absolutePath();
    QFile other(folder + u"/0f0f_other_head.py"_s);
    QVERIFY2(other.open(QIODevice::WriteOnly), qPrintable(other.errorString()));
    other.write("\"\"\"other head\"\"\"\nfrom alembic import op\nimport sqlalchemy as sa\n\nrevision = '0f0f'\n"
                "down_revision = '8b3f71d05c2e'\nbranch_labels = None\ndepends_on = None\n\n\n"
                "def upgrade():\n    op.add_column('invoice', sa.Column('note', sa.Text()))\n\n\n"
                "def downgrade():\n    op.drop_column('invoice', 'note')\n");
    other.close();
    m_workspace->refresh();
    QTRY_VERIFY_WITH_TIMEOUT(find<QWidget>(u"headsNotice"_s)->isVisible(), Patience);
    click(u"mergeHeadsButton"_s);
    QDialog *merge = dialog(u"mergeDialog"_s);
    auto *heads = merge->findChild<QTreeWidget *>(u"mergeHeads"_s);
    auto *save = merge->findChild<QPushButton *>(u"mergeSave"_s);
    QCOMPARE(heads->topLevelItemCount(), 2);
    QTRY_VERIFY_WITH_TIMEOUT(save->isEnabled(), Patience);
    QTRY_VERIFY(merge->findChild<QLabel *>(u"mergeTouched"_s)->text().contains(u"invoice"_s));
    heads->topLevelItem(0)->setCheckState(0, Qt::Unchecked);
    QVERIFY(!save->isEnabled());
    heads->topLevelItem(1)->setCheckState(0, Qt::Unchecked);
    QTRY_VERIFY_WITH_TIMEOUT(m_workspace->tasks()->tasks().empty(), Patience);
    QCOMPARE(merge->findChild<QLabel *>(u"mergeStatus"_s)->text(), u"Choose at least two heads."_s);
    heads->topLevelItem(1)->setCheckState(0, Qt::Checked);
    heads->topLevelItem(0)->setCheckState(0, Qt::Checked);
    QTRY_VERIFY_WITH_TIMEOUT(save->isEnabled(), Patience);
    auto *message = merge->findChild<QLineEdit *>(u"mergeMessage"_s);
    QVERIFY(message->text().contains(u"0f0f"_s));
    message->selectAll();
    QTest::keyClicks(message, u"both lines"_s);
    QTRY_VERIFY_WITH_TIMEOUT(save->isEnabled(), Patience);
    QTest::mouseClick(save, Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(m_workspace->graph().heads().size(), 1, Patience);
    const engine::Revision *merged = m_workspace->graph().find(m_workspace->graph().heads().first());
    QCOMPARE(merged->message(), u"both lines"_s);
    QCOMPARE(QSet<QString>(merged->downRevisions.begin(), merged->downRevisions.end()),
             (QSet<QString>{first, u"0f0f"_s}));
    QTRY_VERIFY(!find<QWidget>(u"headsNotice"_s)->isVisible());
    QTRY_COMPARE(m_window->timeline()->currentRevision(), merged->id);
}

void TestMainWindow::revisionMenuCopies()
{
    openDemo();
    m_window->timeline()->select(u"9c1b04e7a8d2"_s);
    QTRY_VERIFY(find<QAction>(u"actionCopyId"_s)->isEnabled());
    find<QAction>(u"actionCopyId"_s)->trigger();
    QCOMPARE(QApplication::clipboard()->text(), u"9c1b04e7a8d2"_s);
    QTest::keyClick(m_window.get(), Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(QApplication::clipboard()->text(), u"athanor-cli upgrade 9c1b04e7a8d2"_s);
    m_window->timeline()->select(u"51c6a2904e8d"_s);
    QTRY_VERIFY(m_workspace->database().applied.contains(m_window->timeline()->currentRevision()));
    find<QAction>(u"actionCopyCommand"_s)->trigger();
    QCOMPARE(QApplication::clipboard()->text(), u"athanor-cli downgrade 51c6a2904e8d"_s);
}

void TestMainWindow::revisionMenuShowsTheFolderOnce()
{
    openDemo();
    m_window->timeline()->select(u"9c1b04e7a8d2"_s);
    QTRY_VERIFY(find<QAction>(u"actionRevealFile"_s)->isEnabled());
    FolderOpener opener;
    find<QAction>(u"actionRevealFile"_s)->trigger();
    const QString file = m_workspace->graph().find(u"9c1b04e7a8d2"_s)->file;
    QCOMPARE(opener.opened(), QList<QUrl>{QUrl::fromLocalFile(QFileInfo(file).absolutePath())});
}

void TestMainWindow::goToFindsARevisionByKeyboard()
{
    openDemo();
    QTest::keyClick(m_window.get(), Qt::Key_K, Qt::ControlModifier);
    QDialog *palette = dialog(u"goToPalette"_s);
    auto *search = palette->findChild<QLineEdit *>(u"goToSearch"_s);
    QTest::keyClicks(search, u"no such thing"_s);
    QCOMPARE(palette->findChild<QListWidget *>(u"goToList"_s)->count(), 0);
    QTest::keyClick(search, Qt::Key_Return);
    QVERIFY(palette->isVisible());
    search->clear();
    QTest::keyClicks(search, u"split"_s);
    QTest::keyClick(search, Qt::Key_Return);
    QCOMPARE(m_window->timeline()->currentRevision(), u"51c6a2904e8d"_s);
}

void TestMainWindow::panesAreWalkedByKey()
{
    openDemo();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    QTest::keyClick(m_window.get(), Qt::Key_1, Qt::ControlModifier);
    QVERIFY(m_window->timeline()->view()->hasFocus());
    QSet<const QWidget *> reached;
    for (int i = 0; i < 4; ++i) {
        reached.insert(QApplication::focusWidget());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_F6);
    }
    QVERIFY(reached.size() >= 3);
    QVERIFY(m_window->timeline()->isAncestorOf(QApplication::focusWidget()));
}

void TestMainWindow::languageChangesWithoutARestart_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("dock");
    QTest::addColumn<QString>("chip");
    QTest::addColumn<QString>("revisions");
    QTest::addRow("Italian") << u"it"_s << u"Cronologia"_s << u"in attesa 2"_s << u"11 revisioni"_s;
    QTest::addRow("Russian") << u"ru"_s << u"Шкала ревизий"_s << u"ожидает 2"_s << u"11 ревизий"_s;
    QTest::addRow("English") << u"en"_s << u"Timeline"_s << u"pending 2"_s << u"11 revisions"_s;
}

void TestMainWindow::languageChangesWithoutARestart()
{
    QFETCH(QString, code);
    openDemo();
    m_language->use(code);
    QFETCH(QString, dock);
    QTRY_COMPARE(find<QDockWidget>(u"timelineDock"_s)->windowTitle(), dock);
    QTEST(find<QPushButton>(u"chipPending"_s)->text(), "chip");
    QFETCH(QString, revisions);
    QVERIFY(find<QLabel>(u"statusFacts"_s)->text().contains(revisions));
    m_language->use(u"en"_s);
    QTRY_COMPARE(find<QDockWidget>(u"timelineDock"_s)->windowTitle(), u"Timeline"_s);
}

void TestMainWindow::everythingHasAName()
{
    openDemo();
    QStringList nameless;
    for (const QAction *action : m_window->findChildren<QAction *>()) {
        if (action->text().isEmpty() && !action->isSeparator() && !action->objectName().isEmpty()
            && action->objectName().startsWith(u"action"_s))
            nameless.append(action->objectName());
    }
    for (const QAbstractButton *button : m_window->findChildren<QAbstractButton *>()) {
        // Buttons that Qt makes inside its own widgets are not ours to name.
        const bool ours = !button->objectName().isEmpty() && !button->objectName().startsWith(u"qt_"_s);
        if (ours && button->text().isEmpty() && button->accessibleName().isEmpty())
            nameless.append(button->objectName());
    }
    QCOMPARE(nameless, QStringList());
}

void TestMainWindow::mnemonicsOfAMenuDoNotClash_data()
{
    QTest::addColumn<QString>("code");
    for (const QString &code : app::Language::available())
        QTest::addRow("%s", qPrintable(code)) << code;
}

void TestMainWindow::mnemonicsOfAMenuDoNotClash()
{
    QFETCH(QString, code);
    m_language->use(code);
    QCoreApplication::processEvents();
    const auto check = [](const QList<QAction *> &entries, const QString &menu) {
        QHash<QChar, QString> taken;
        for (const QAction *entry : entries) {
            const qsizetype at = entry->text().indexOf(u'&');
            if (at < 0 || at + 1 >= entry->text().size())
                continue;
            const QChar letter = entry->text().at(at + 1).toLower();
            QVERIFY2(!taken.contains(letter),
                     qPrintable(u"%1: %2 and %3"_s.arg(menu, taken.value(letter), entry->text())));
            taken.insert(letter, entry->text());
        }
    };
    check(m_window->menuBar()->actions(), u"menu bar"_s);
    for (const QAction *title : m_window->menuBar()->actions())
        check(title->menu()->actions(), title->text());
}

void TestMainWindow::smallWindowLosesNothing_data()
{
    mnemonicsOfAMenuDoNotClash_data();
}

void TestMainWindow::smallWindowLosesNothing()
{
    QFETCH(QString, code);
    openDemo();
    m_language->use(code);
    find<QAction>(u"actionUpgrade"_s)->trigger();
    find<QAction>(u"actionCompare"_s)->trigger();
    QTRY_COMPARE(find<QTabWidget>(u"centralTabs"_s)->count(), 2);
    m_window->timeline()->select(u"8b3f71d05c2e"_s);
    find<QAction>(u"actionEditRevision"_s)->trigger();
    QTRY_COMPARE(find<QTabWidget>(u"centralTabs"_s)->count(), 3);
    QTRY_VERIFY_WITH_TIMEOUT(m_workspace->tasks()->tasks().empty(), Patience);
    m_window->resize(1024, 640);
    QTRY_COMPARE(m_window->size(), QSize(1024, 640));
    QCoreApplication::processEvents();
    const QRect inside(QPoint(), m_window->size());
    for (const QString &name :
         {u"projectButton"_s, u"environmentButton"_s, u"actionRefreshButton"_s, u"actionCompareButton"_s,
          u"actionNewRevisionButton"_s, u"actionUpgradeButton"_s, u"actionDowngradeButton"_s, u"actionGoToButton"_s,
          u"timelineSearch"_s, u"detailsDock"_s, u"outputDock"_s, u"centralTabs"_s}) {
        const QWidget *widget = find<QWidget>(name);
        QVERIFY2(widget->isVisible(), qPrintable(name));
        const QRect place(widget->mapTo(m_window.get(), QPoint()), widget->size());
        QVERIFY2(inside.contains(place), qPrintable(name));
    }
}

void TestMainWindow::recentProjectsAreListed()
{
    openDemo();
    find<QAction>(u"actionCloseProject"_s)->trigger();
    QTRY_VERIFY(find<QWidget>(u"welcomePage"_s)->isVisible());
    auto *recent = find<QListWidget>(u"recentProjects"_s);
    QCOMPARE(recent->count(), 1);
    QTest::mouseClick(recent->viewport(), Qt::LeftButton, {}, recent->visualItemRect(recent->item(0)).center());
    QTRY_VERIFY_WITH_TIMEOUT(m_workspace->hasProject(), Patience);
    QTRY_COMPARE(m_window->timeline()->view()->model()->rowCount(), 11);
}

void TestMainWindow::closedDockStaysClosed()
{
    openDemo();
    find<QAction>(u"actionResetLayout"_s)->trigger();
    QVERIFY(find<QDockWidget>(u"outputDock"_s)->isVisible());
    find<QDockWidget>(u"outputDock"_s)->close();
    find<QAction>(u"actionCloseProject"_s)->trigger();
    QTRY_VERIFY(!find<QDockWidget>(u"timelineDock"_s)->isVisible());
    m_workspace->openProject(m_folder->filePath(u"shop"_s));
    QTRY_VERIFY_WITH_TIMEOUT(find<QDockWidget>(u"timelineDock"_s)->isVisible(), Patience);
    QVERIFY(!find<QDockWidget>(u"outputDock"_s)->isVisible());
    m_window->close();
    m_window = std::make_unique<app::MainWindow>(*m_workspace);
    m_window->show();
    QVERIFY(find<QDockWidget>(u"timelineDock"_s)->isVisible());
    QVERIFY(!find<QDockWidget>(u"outputDock"_s)->isVisible());
}

QTEST_MAIN(TestMainWindow)
#include "tst_mainwindow.moc"
