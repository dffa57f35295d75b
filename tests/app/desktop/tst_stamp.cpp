#include "app/desktop/language.h"
#include "app/desktop/mainwindow.h"
#include "models/workspace.h"
#include "widgets/theme/theme.h"
#include "widgets/timeline/timelineview.h"
#include "widgets/timelinepane/timelinepane.h"

#include <QAction>
#include <QApplication>
#include <QContextMenuEvent>
#include <QDialog>
#include <QLabel>
#include <QMenu>
#include <QPointer>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <QTreeWidget>

using namespace Qt::StringLiterals;

namespace {

constexpr int Patience = 20'000;
const QString merged = u"8b3f71d05c2e"_s;
const QString invoices = u"9c1b04e7a8d2"_s;

} // namespace

/// Stamps the demo's database, which is at `merged`, as a user does.
class TestStamp : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void clickChangesTheVersionTable();
    void returnAndEscapeChangeNothing();
    void contextMenuOpensIt();
    void disabledSaysWhy();
    void failureIsSaidInTheDialog();
    void unreadableTableIsSaidInTheDialog();
    void languageChangesWhileOpen_data();
    void languageChangesWhileOpen();

private:
    [[nodiscard]] QAction *action() const { return m_window->findChild<QAction *>(u"actionStamp"_s); }
    [[nodiscard]] QPointer<QDialog> openDialog();
    [[nodiscard]] QPointer<QDialog> shownDialog();
    [[nodiscard]] std::unique_ptr<engine::Connection> open() const;
    [[nodiscard]] QStringList rows() const;
    void useTimeout(const QString &seconds);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<models::Settings> m_settings;
    std::unique_ptr<models::Workspace> m_workspace;
    std::unique_ptr<app::MainWindow> m_window;
    std::unique_ptr<app::Language> m_language;
};

void TestStamp::initTestCase()
{
    m_language = std::make_unique<app::Language>();
    [[maybe_unused]] auto *theme = new widgets::Theme(*qApp, qApp);
}

void TestStamp::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_settings = std::make_unique<models::Settings>(m_folder->filePath(u"settings.ini"_s));
    m_language->use(u"en"_s);
    m_workspace = std::make_unique<models::Workspace>(*m_settings);
    m_window = std::make_unique<app::MainWindow>(*m_workspace);
    m_window->resize(1440, 900);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    m_workspace->createDemo(m_folder->filePath(u"shop"_s));
    QTRY_COMPARE_WITH_TIMEOUT(m_workspace->database().status, models::DatabaseState::Status::Read, Patience);
    QTRY_VERIFY_WITH_TIMEOUT(m_workspace->tasks()->tasks().empty(), Patience);
    m_window->timeline()->select(invoices);
    QTRY_VERIFY(action()->isEnabled());
}

void TestStamp::cleanup()
{
    m_window.reset();
    m_workspace.reset();
}

QPointer<QDialog> TestStamp::shownDialog()
{
    QPointer<QDialog> found;
    [[maybe_unused]] const bool came = QTest::qWaitFor(
        [this, &found] {
            found = m_window->findChild<QDialog *>(u"stampDialog"_s);
            return found && found->isVisible();
        },
        Patience);
    if (!found)
        qFatal("the dialog did not open");
    return found;
}

QPointer<QDialog> TestStamp::openDialog()
{
    action()->trigger();
    return shownDialog();
}

std::unique_ptr<engine::Connection> TestStamp::open() const
{
    const QString file = m_folder->filePath(u"shop/shop.db"_s);
    const engine::DatabaseUrl url = engine::parseDatabaseUrl(u"sqlite:///"_s + file).value();
    return engine::dialectFor(u"sqlite"_s).value()->open(url).value();
}

QStringList TestStamp::rows() const
{
    QStringList values;
    const auto found = open()->rows(u"SELECT version_num FROM alembic_version"_s);
    for (const engine::Connection::Row &row : found.value())
        values << row.front().toString();
    return values;
}

void TestStamp::useTimeout(const QString &seconds)
{
    models::Environment hasty;
    hasty.name = u"hasty"_s;
    hasty.url = u"sqlite:///%1?timeout=%2"_s.arg(m_folder->filePath(u"shop/shop.db"_s), seconds);
    m_workspace->setEnvironments({hasty}, hasty.name);
    QTRY_VERIFY_WITH_TIMEOUT(m_workspace->tasks()->tasks().empty(), Patience);
    QTRY_VERIFY(action()->isEnabled());
}

void TestStamp::clickChangesTheVersionTable()
{
    const QPointer<QDialog> dialog = openDialog();
    const QString title = dialog->findChild<QLabel *>(u"stampTitle"_s)->text();
    for (const QString &part : {u"development"_s, u"shop.db"_s, invoices})
        QVERIFY2(title.contains(part), qPrintable(title));
    QVERIFY(dialog->findChild<QLabel *>(u"stampExplanation"_s)->text().contains(u"alembic_version"_s));
    auto *accept = dialog->findChild<QPushButton *>(u"stampAccept"_s);
    QTRY_VERIFY(accept->isEnabled());
    const auto *shown = dialog->findChild<QTreeWidget *>(u"stampRows"_s);
    QCOMPARE(shown->topLevelItemCount(), 2);
    QCOMPARE(shown->topLevelItem(0)->text(0), u"Now"_s);
    QCOMPARE(shown->topLevelItem(0)->text(1), merged);
    QCOMPARE(shown->topLevelItem(1)->text(0), u"Afterwards"_s);
    QCOMPARE(shown->topLevelItem(1)->text(1), invoices);
    QCOMPARE(shown->topLevelItem(1)->text(2), u"invoices"_s);
    QCOMPARE(dialog->findChild<QLabel *>(u"stampStatus"_s)->text(),
             u"1 revision will count as applied without having run."_s);
    QCOMPARE(rows(), QStringList{merged});

    QTest::mouseClick(accept, Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(dialog.isNull(), Patience);
    QCOMPARE(rows(), QStringList{invoices});
    QTRY_COMPARE_WITH_TIMEOUT(m_workspace->versionRows(), QStringList{invoices}, Patience);
    QTRY_VERIFY(m_window->findChild<QLabel *>(u"environmentBarText"_s)->text().contains(u"9c1b"_s));
    QCOMPARE(m_workspace->statements()->rowCount(), 1);
    QVERIFY(!action()->isEnabled());
}

void TestStamp::returnAndEscapeChangeNothing()
{
    for (const Qt::Key key : {Qt::Key_Return, Qt::Key_Escape}) {
        const QPointer<QDialog> dialog = openDialog();
        QTRY_VERIFY(dialog->findChild<QPushButton *>(u"stampAccept"_s)->isEnabled());
        QTest::keyClick(dialog, key);
        QTRY_VERIFY(dialog.isNull());
        QCOMPARE(rows(), QStringList{merged});
    }
}

void TestStamp::contextMenuOpensIt()
{
    auto *view = m_window->timeline()->view();
    QTimer::singleShot(0, m_window.get(), [this] {
        auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
        QVERIFY(menu);
        QVERIFY(menu->actions().contains(action()));
        QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(action()).center());
    });
    const QPoint place = view->visualRect(view->currentIndex()).center();
    QContextMenuEvent event(QContextMenuEvent::Mouse, place, view->viewport()->mapToGlobal(place));
    QApplication::sendEvent(view->viewport(), &event);
    QVERIFY(shownDialog());
}

void TestStamp::disabledSaysWhy()
{
    m_window->timeline()->select(merged);
    QTRY_VERIFY(!action()->isEnabled());
    QCOMPARE(action()->toolTip(), u"The database is at this revision already."_s);
    models::Environment none;
    none.name = u"none"_s;
    none.url = u"sqlite:///"_s + m_folder->filePath(u"none.db"_s);
    m_workspace->setEnvironments({none}, none.name);
    QTRY_COMPARE_WITH_TIMEOUT(action()->toolTip(), u"The database is not there yet; an upgrade makes it."_s, Patience);
    QVERIFY(!action()->isEnabled());
    m_workspace->closeProject();
    QTRY_COMPARE(action()->toolTip(), u"No database is chosen."_s);
    QVERIFY(!action()->isEnabled());
}

void TestStamp::failureIsSaidInTheDialog()
{
    useTimeout(u"0.2"_s);
    const QPointer<QDialog> dialog = openDialog();
    auto *accept = dialog->findChild<QPushButton *>(u"stampAccept"_s);
    QTRY_VERIFY(accept->isEnabled());
    const auto *error = dialog->findChild<QLabel *>(u"stampError"_s);
    QVERIFY(!error->isVisible());
    const auto other = open();
    QVERIFY(other->execute(u"BEGIN IMMEDIATE"_s));
    QTest::mouseClick(accept, Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(error->isVisible(), Patience);
    QVERIFY2(error->text().contains(u"is locked by another connection"_s), qPrintable(error->text()));
    QVERIFY2(error->text().contains(u"try again"_s), qPrintable(error->text()));
    QCOMPARE(dialog->findChild<QLabel *>(u"stampStatus"_s)->text(), u"The version table has not been changed."_s);
    QVERIFY(dialog->rect().contains(accept->geometry()));
    QCOMPARE(rows(), QStringList{merged});

    QVERIFY(other->execute(u"ROLLBACK"_s));
    QTest::mouseClick(accept, Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(dialog.isNull(), Patience);
    QCOMPARE(rows(), QStringList{invoices});
}

void TestStamp::unreadableTableIsSaidInTheDialog()
{
    QVERIFY(open()->execute(u"UPDATE alembic_version SET version_num = 'feedfacecafe'"_s));
    const QPointer<QDialog> dialog = openDialog();
    const auto *error = dialog->findChild<QLabel *>(u"stampError"_s);
    QTRY_VERIFY(error->isVisible());
    QVERIFY2(error->text().contains(u"feedfacecafe"_s), qPrintable(error->text()));
    QVERIFY(!dialog->findChild<QPushButton *>(u"stampAccept"_s)->isEnabled());
    QTest::mouseClick(dialog->findChild<QPushButton *>(u"stampCancel"_s), Qt::LeftButton);
    QTRY_VERIFY(dialog.isNull());
    QCOMPARE(rows(), QStringList{u"feedfacecafe"_s});
}

void TestStamp::languageChangesWhileOpen_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("now");
    QTest::addColumn<QString>("accept");
    QTest::addRow("Italian") << u"it"_s << u"Adesso"_s << u"Cambia la tabella delle versioni"_s;
    QTest::addRow("Russian") << u"ru"_s << u"Сейчас"_s << u"Изменить таблицу версий"_s;
}

void TestStamp::languageChangesWhileOpen()
{
    QFETCH(QString, code);
    const QPointer<QDialog> dialog = openDialog();
    auto *accept = dialog->findChild<QPushButton *>(u"stampAccept"_s);
    QTRY_VERIFY(accept->isEnabled());
    m_language->use(code);
    QTRY_VERIFY(accept->text() != u"Change the version table"_s);
    QTEST(accept->text(), "accept");
    QTEST(dialog->findChild<QTreeWidget *>(u"stampRows"_s)->topLevelItem(0)->text(0), "now");
    QTest::mouseClick(dialog->findChild<QPushButton *>(u"stampCancel"_s), Qt::LeftButton);
    QTRY_VERIFY(dialog.isNull());
}

QTEST_MAIN(TestStamp)
#include "tst_stamp.moc"
