#include "app/desktop/language.h"
#include "app/desktop/mainwindow.h"
#include "keychain/waiting.h"
#include "models/comparesession.h"
#include "models/workspace.h"
#include "tests/app/cli/workspace.h"
#include "tests/servers/passworddatabase.h"
#include "tests/servers/secretservice.h"
#include "widgets/theme/theme.h"

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QDialog>
#include <QDirIterator>
#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

constexpr int Patience = 20'000;
const QString secret = u"TOPs3cret"_s;
using Status = models::DatabaseState::Status;

} // namespace

/// A project on a server that wants a password, with a keychain: as a user meets it.
class TestPassword : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void wrongThenRightThenKept();
    void escapeLeavesTheButton();
    void knownToUpgrade();
    void compareAsksForTheOtherSide();
    void typedInAUrl();
    void testOfAConnection();

private:
    void openProject();
    [[nodiscard]] QPointer<QDialog> dialog(const QString &name) const;
    template <typename T> [[nodiscard]] static T *part(const QWidget *in, const QString &name);
    [[nodiscard]] QPushButton *button() const { return part<QPushButton>(m_window.get(), u"environmentBarPassword"_s); }
    static void type(QDialog *asking, const QString &password);
    [[nodiscard]] QStringList filesWith(const QString &text) const;
    [[nodiscard]] QStringList textsWith(const QString &text) const;

    SecretService m_keychain;
    PasswordDatabase m_database;
    std::unique_ptr<Workspace> m_folder;
    std::unique_ptr<models::Settings> m_settings;
    std::unique_ptr<models::Workspace> m_workspace;
    std::unique_ptr<app::MainWindow> m_window;
    std::unique_ptr<app::Language> m_language;
};

void TestPassword::initTestCase()
{
    QCOMPARE(m_keychain.start(), QString());
    QMap<QString, QString> variables = m_keychain.variables();
    variables.insert(PasswordDatabase::noPasswordFiles());
    for (auto variable = variables.begin(); variable != variables.end(); ++variable)
        qputenv(variable.key().toLatin1().constData(), variable.value().toLocal8Bit());
    QCOMPARE(m_database.start(u"postgresql"_s, secret), QString());
    m_language = std::make_unique<app::Language>();
    [[maybe_unused]] auto *theme = new widgets::Theme(*qApp, qApp);
}

void TestPassword::init()
{
    QVERIFY(keychain::waiting::forget(*keychain::passwordPlace(m_database.url())));
    m_folder = std::make_unique<Workspace>();
    m_folder->initByAlembic();
    QString settings = m_folder->read(u"alembic.ini"_s);
    settings.replace(u"sqlite:///app.db"_s, m_database.url().displayText());
    m_folder->write(u"alembic.ini"_s, settings);
    m_folder->writeRevision({.id = u"one"_s, .upgrade = u"    op.execute('SELECT 1')\n"_s});
    m_settings = std::make_unique<models::Settings>(m_folder->path(u"user/settings.ini"_s));
    m_language->use(u"en"_s);
    openProject();
}

void TestPassword::openProject()
{
    m_window.reset();
    m_workspace = std::make_unique<models::Workspace>(*m_settings);
    m_window = std::make_unique<app::MainWindow>(*m_workspace);
    m_window->resize(1440, 900);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    m_workspace->openProject(m_folder->path());
    QTRY_VERIFY_WITH_TIMEOUT(m_workspace->database().status != Status::NotChosen
                                 && m_workspace->database().status != Status::Reading,
                             Patience);
}

void TestPassword::cleanup()
{
    m_window.reset();
    m_workspace.reset();
}

QPointer<QDialog> TestPassword::dialog(const QString &name) const
{
    QPointer<QDialog> found;
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

template <typename T> T *TestPassword::part(const QWidget *in, const QString &name)
{
    auto *found = in->findChild<T *>(name);
    if (!found)
        qFatal("there is no %s", qPrintable(name));
    return found;
}

void TestPassword::type(QDialog *asking, const QString &password)
{
    auto *field = part<QLineEdit>(asking, u"passwordText"_s);
    QTRY_VERIFY(field->isEnabled());
    QTest::keyClicks(field, password);
    QTest::keyClick(field, Qt::Key_Return);
}

/// The keychain itself, which encrypts, is elsewhere.
QStringList TestPassword::filesWith(const QString &text) const
{
    QStringList found;
    QDirIterator files(m_folder->path(), QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (file.open(QIODevice::ReadOnly) && file.readAll().contains(text.toUtf8()))
            found << file.fileName();
    }
    return found;
}

QStringList TestPassword::textsWith(const QString &text) const
{
    QStringList found;
    for (const QWidget *top : QApplication::topLevelWidgets()) {
        if (top->windowTitle().contains(text))
            found << top->windowTitle();
        for (const auto *label : top->findChildren<QLabel *>()) {
            if (label->text().contains(text))
                found << label->text();
        }
    }
    for (int row = 0; row < m_workspace->problems()->rowCount({}); ++row) {
        const QString said = m_workspace->problems()->index(row, 0).data().toString();
        if (said.contains(text))
            found << said;
    }
    return found;
}

void TestPassword::wrongThenRightThenKept()
{
    QVERIFY(m_workspace->database().wantsPassword);
    QVERIFY(button()->isVisible());
    QVERIFY(part<QLabel>(m_window.get(), u"environmentBarText"_s)->text().contains(u"wants a password"));
    button()->click();
    const QPointer<QDialog> asking = dialog(u"passwordDialog"_s);
    type(asking, u"WRONGONE"_s);
    QTRY_VERIFY_WITH_TIMEOUT(part<QLabel>(asking, u"passwordAnswer"_s)->text().contains(u"refused"), Patience);
    QVERIFY(asking->isVisible());
    auto *keep = part<QCheckBox>(asking, u"passwordKeep"_s);
    QVERIFY(keep->isEnabled());
    keep->click();
    type(asking, secret);
    QTRY_VERIFY_WITH_TIMEOUT(!asking, Patience);
    QTRY_COMPARE_WITH_TIMEOUT(m_workspace->database().status, Status::Read, Patience);
    QTRY_VERIFY(!button()->isVisible());
    for (const QString &word : {secret, u"WRONGONE"_s}) {
        QCOMPARE(filesWith(word), QStringList());
        QCOMPARE(textsWith(word), QStringList());
    }
    // The next start finds it in the keychain and disturbs nobody.
    openProject();
    QCOMPARE(m_workspace->database().status, Status::Read);
    QVERIFY(!button()->isVisible());
}

void TestPassword::escapeLeavesTheButton()
{
    button()->click();
    const QPointer<QDialog> asking = dialog(u"passwordDialog"_s);
    QTest::keyClick(asking, Qt::Key_Escape);
    QTRY_VERIFY(!asking);
    QTRY_VERIFY_WITH_TIMEOUT(button()->isVisible(), Patience);
    QVERIFY(m_workspace->database().wantsPassword);
}

void TestPassword::knownToUpgrade()
{
    button()->click();
    type(dialog(u"passwordDialog"_s), secret);
    QTRY_COMPARE_WITH_TIMEOUT(m_workspace->database().status, Status::Read, Patience);
    m_window->findChild<QAction *>(u"actionUpgrade"_s)->trigger();
    auto *run = m_window.get();
    QTRY_VERIFY_WITH_TIMEOUT(run->findChild<QPushButton *>(u"runAllButton"_s) != nullptr
                                 && run->findChild<QPushButton *>(u"runAllButton"_s)->isEnabled(),
                             Patience);
    run->findChild<QPushButton *>(u"runAllButton"_s)->click();
    QTRY_COMPARE_WITH_TIMEOUT(m_workspace->versionRows(), QStringList{u"one"_s}, Patience);
}

void TestPassword::compareAsksForTheOtherSide()
{
    // The project's own database is a file here; the other one, on the server, nobody has opened yet.
    models::Environment file{u"file"_s, u"sqlite:///"_s + m_folder->path(u"app.db"_s)};
    models::Environment server{u"server"_s, m_database.url().displayText()};
    m_workspace->setEnvironments({file, server}, u"file"_s);
    QTRY_COMPARE_WITH_TIMEOUT(m_workspace->database().status, Status::Absent, Patience);
    models::CompareSession session(*m_workspace);
    for (const models::SourceChoice &choice : session.choices()) {
        if (choice.name == u"server")
            session.setLeft(choice);
        if (choice.name == u"one")
            session.setRight(choice);
    }
    session.compare();
    type(dialog(u"passwordDialog"_s), secret);
    QTRY_VERIFY_WITH_TIMEOUT(session.result().has_value() || session.error().has_value(), Patience);
    QVERIFY2(session.result().has_value(),
             qPrintable(session.error() ? engine::describe(*session.error()) : QString()));
}

void TestPassword::typedInAUrl()
{
    m_window->findChild<QAction *>(u"actionEnvironments"_s)->trigger();
    const QPointer<QDialog> environments = dialog(u"environmentDialog"_s);
    part<QPushButton>(environments, u"environmentAdd"_s)->click();
    auto *url = part<QLineEdit>(environments, u"environmentUrl"_s);
    QTest::keyClicks(url, m_database.url().displayText().replace(u"clerk@"_s, u"clerk:%1@"_s.arg(secret)));
    auto *keep = part<QCheckBox>(environments, u"environmentKeep"_s);
    QTRY_VERIFY_WITH_TIMEOUT(keep->isEnabled(), Patience);
    keep->click();
    part<QPushButton>(environments, u"environmentAccept"_s)->click();
    QTRY_COMPARE_WITH_TIMEOUT(m_workspace->database().status, Status::Read, Patience);
    QVERIFY(!m_workspace->environment().url.contains(secret));
    QCOMPARE(filesWith(secret), QStringList());
    QTRY_COMPARE(textsWith(secret), QStringList());
    const keychain::PasswordPlace place = *keychain::passwordPlace(m_database.url());
    QTRY_COMPARE(keychain::waiting::read(place).value().value_or(QString()), secret);
}

void TestPassword::testOfAConnection()
{
    m_window->findChild<QAction *>(u"actionEnvironments"_s)->trigger();
    const QPointer<QDialog> environments = dialog(u"environmentDialog"_s);
    part<QPushButton>(environments, u"environmentTest"_s)->click();
    type(dialog(u"passwordDialog"_s), secret);
    QTRY_VERIFY_WITH_TIMEOUT(part<QLabel>(environments, u"environmentTestResult"_s)->text().contains(u"It answers"),
                             Patience);
    QTest::keyClick(environments, Qt::Key_Escape);
    QTRY_COMPARE_WITH_TIMEOUT(m_workspace->database().status, Status::Read, Patience);
}

QTEST_MAIN(TestPassword)
#include "tst_password.moc"
