#include "widgets/environment/environmentdialog.h"
#include "widgets/environment/passworddialog.h"

#include <QAction>
#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;

using widgets::EnvironmentDialog;
using widgets::PasswordDialog;

namespace {

const models::PasswordQuestion question{.place = {u"postgresql"_s, u"shop_app"_s, u"db.example"_s, 5432}};

template <typename T> T *part(const QWidget &dialog, const QString &name)
{
    auto *found = dialog.findChild<T *>(name);
    if (!found)
        qFatal("there is no %s", qPrintable(name));
    return found;
}

} // namespace

/// The dialogs in which passwords are typed.
class TestPasswordDialog : public QObject
{
    Q_OBJECT

private slots:
    void asksForThePlace();
    void returnAnswers();
    void nothingIsNoAnswer();
    void escapeGivesUp();
    void eyeShowsIt();
    void refusalIsSaidWhileItStaysOpen();
    void keychainsWrongOneIsSaid();
    void withoutAKeychainItSaysWhy();
    void environmentsOfferToKeep_data();
    void environmentsOfferToKeep();
    void environmentsWithoutPasswordsOfferNothing();
};

void TestPasswordDialog::asksForThePlace()
{
    PasswordDialog dialog(question);
    QCOMPARE(part<QLabel>(dialog, u"passwordPlace"_s)->text(), u"shop_app at db.example:5432"_s);
    QVERIFY(!dialog.windowTitle().contains(u"shop"));
    models::PasswordQuestion nameless = question;
    nameless.place.user.clear();
    QCOMPARE(part<QLabel>(PasswordDialog(nameless), u"passwordPlace"_s)->text(), u"db.example:5432"_s);
}

void TestPasswordDialog::returnAnswers()
{
    PasswordDialog dialog(question);
    QSignalSpy answered(&dialog, &PasswordDialog::answered);
    dialog.show();
    auto *field = part<QLineEdit>(dialog, u"passwordText"_s);
    QTest::keyClicks(field, u"s3cret"_s);
    part<QCheckBox>(dialog, u"passwordKeep"_s)->click();
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(answered.count(), 1);
    QCOMPARE(answered.front(), QVariantList({u"s3cret"_s, true}));
    QVERIFY(dialog.isVisible());
    QVERIFY(!field->isEnabled());
    // The server is being asked: once is enough.
    QTest::keyClick(&dialog, Qt::Key_Return);
    QCOMPARE(answered.count(), 1);
}

void TestPasswordDialog::nothingIsNoAnswer()
{
    PasswordDialog dialog(question);
    QSignalSpy answered(&dialog, &PasswordDialog::answered);
    dialog.show();
    QVERIFY(!part<QPushButton>(dialog, u"passwordAccept"_s)->isEnabled());
    QTest::keyClick(part<QLineEdit>(dialog, u"passwordText"_s), Qt::Key_Return);
    QCOMPARE(answered.count(), 0);
}

void TestPasswordDialog::escapeGivesUp()
{
    PasswordDialog dialog(question);
    QSignalSpy givenUp(&dialog, &PasswordDialog::givenUp);
    dialog.show();
    QTest::keyClick(&dialog, Qt::Key_Escape);
    QCOMPARE(givenUp.count(), 1);
    QVERIFY(!dialog.isVisible());
}

void TestPasswordDialog::eyeShowsIt()
{
    PasswordDialog dialog(question);
    auto *field = part<QLineEdit>(dialog, u"passwordText"_s);
    QCOMPARE(field->echoMode(), QLineEdit::Password);
    auto *eye = part<QAction>(dialog, u"passwordEye"_s);
    eye->trigger();
    QCOMPARE(field->echoMode(), QLineEdit::Normal);
    eye->trigger();
    QCOMPARE(field->echoMode(), QLineEdit::Password);
}

void TestPasswordDialog::refusalIsSaidWhileItStaysOpen()
{
    PasswordDialog dialog(question);
    dialog.show();
    auto *field = part<QLineEdit>(dialog, u"passwordText"_s);
    auto *said = part<QLabel>(dialog, u"passwordAnswer"_s);
    QTest::keyClicks(field, u"wrong"_s);
    QTest::keyClick(field, Qt::Key_Return);
    dialog.showRefusal({.kind = engine::Error::Kind::Password, .what = u"no"_s});
    QVERIFY(dialog.isVisible());
    QVERIFY2(said->text().contains(u"refused"), qPrintable(said->text()));
    QVERIFY(field->isEnabled());
    QCOMPARE(field->selectedText().size(), 5);
    QTest::keyClicks(field, u"right"_s);
    QCOMPARE(field->text(), u"right"_s);
    dialog.showRefusal({.kind = engine::Error::Kind::Connection, .what = u"The server has gone."_s});
    QCOMPARE(said->text(), u"The server has gone."_s);
}

void TestPasswordDialog::keychainsWrongOneIsSaid()
{
    models::PasswordQuestion wrong = question;
    wrong.keptIsWrong = true;
    const PasswordDialog dialog(wrong);
    QVERIFY(part<QLabel>(dialog, u"passwordAnswer"_s)->text().contains(u"that the keychain holds"));
}

void TestPasswordDialog::withoutAKeychainItSaysWhy()
{
    QVERIFY(part<QCheckBox>(PasswordDialog(question), u"passwordKeep"_s)->isEnabled());
    models::PasswordQuestion without = question;
    without.noKeychain = engine::Error{.kind = engine::Error::Kind::Unsupported};
    const PasswordDialog dialog(without);
    QVERIFY(!part<QCheckBox>(dialog, u"passwordKeep"_s)->isEnabled());
    QVERIFY(part<QLabel>(dialog, u"passwordKeepText"_s)->text().contains(u"no keychain"));
}

void TestPasswordDialog::environmentsOfferToKeep_data()
{
    QTest::addColumn<bool>("keychain");
    QTest::newRow("keychain") << true;
    QTest::newRow("no keychain") << false;
}

void TestPasswordDialog::environmentsOfferToKeep()
{
    QFETCH(bool, keychain);
    EnvironmentDialog dialog;
    QSignalSpy wanted(&dialog, &EnvironmentDialog::keychainWanted);
    dialog.addNew();
    dialog.show();
    auto *keep = part<QCheckBox>(dialog, u"environmentKeep"_s);
    auto *url = part<QLineEdit>(dialog, u"environmentUrl"_s);
    QVERIFY(!keep->isVisible());
    QTest::keyClicks(url, u"postgresql://a@h/d"_s);
    QCOMPARE(wanted.count(), 0);
    url->clear();
    QTest::keyClicks(url, u"postgresql://a:b@h/d"_s);
    QCOMPARE(wanted.count(), 1);
    QVERIFY(keep->isVisible());
    QVERIFY(!keep->isEnabled()); // there is no answer yet
    dialog.setKeychain(keychain);
    QCOMPARE(keep->isEnabled(), keychain);
    QCOMPARE(part<QLabel>(dialog, u"environmentKeepText"_s)->text().contains(u"no keychain"), !keychain);
    keep->click();
    QCOMPARE(dialog.keepsPasswords(), keychain);
}

void TestPasswordDialog::environmentsWithoutPasswordsOfferNothing()
{
    EnvironmentDialog dialog;
    QSignalSpy wanted(&dialog, &EnvironmentDialog::keychainWanted);
    // What the project's own files say is not the user's to keep.
    dialog.setEnvironments({{u"development"_s, u"postgresql://a:***@h/d"_s}, {u"file"_s, u"sqlite:///shop.db"_s}},
                           u"development"_s, u"file"_s);
    dialog.show();
    QVERIFY(!part<QCheckBox>(dialog, u"environmentKeep"_s)->isVisible());
    QCOMPARE(wanted.count(), 0);
}

QTEST_MAIN(TestPasswordDialog)
#include "tst_passworddialog.moc"
