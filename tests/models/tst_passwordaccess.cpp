#include "models/passwordaccess.h"

#include "keychain/waiting.h"
#include "tests/servers/passworddatabase.h"
#include "tests/servers/secretservice.h"

#include <QSignalSpy>
#include <QtTest>

using namespace Qt::StringLiterals;

using engine::Error;
using models::PasswordAccess;

namespace {

constexpr int Patience = 20'000;
const QString secret = u"s3cret"_s;

} // namespace

/// A real server that wants a password, and a real keychain.
class TestPasswordAccess : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void keychainHoldsIt();
    void keychainHasNone();
    void keychainsWrongOneIsTriedOnce();
    void userIsAsked();
    void userGivesUp();
    void openingByOtherMeansAsksNobody();
    void urlIsTakenAtItsWord();
    void oneAfterTheOther();
    void learned();

private:
    void keep(const QString &password) const;
    [[nodiscard]] engine::DatabaseUrl url() const { return m_database.url(); }
    [[nodiscard]] QString known() const { return m_known->filled(url()).password; }
    [[nodiscard]] PasswordAccess::Then noting();

    SecretService m_keychain;
    PasswordDatabase m_database;
    std::shared_ptr<models::KnownPasswords> m_known;
    std::unique_ptr<PasswordAccess> m_access;
    std::vector<engine::Done> m_answers;
};

void TestPasswordAccess::initTestCase()
{
    QCOMPARE(m_keychain.start(), QString());
    QMap<QString, QString> variables = m_keychain.variables();
    variables.insert(PasswordDatabase::noPasswordFiles());
    for (auto variable = variables.begin(); variable != variables.end(); ++variable)
        qputenv(variable.key().toLatin1().constData(), variable.value().toLocal8Bit());
    QCOMPARE(m_database.start(u"postgresql"_s, secret), QString());
    qRegisterMetaType<models::PasswordQuestion>();
}

void TestPasswordAccess::init()
{
    m_access.reset();
    m_known = std::make_shared<models::KnownPasswords>();
    m_access = std::make_unique<PasswordAccess>(m_known);
    m_answers.clear();
    QVERIFY(keychain::waiting::forget(*keychain::passwordPlace(url())));
}

void TestPasswordAccess::keep(const QString &password) const
{
    QVERIFY(keychain::waiting::write(*keychain::passwordPlace(url()), password));
}

PasswordAccess::Then TestPasswordAccess::noting()
{
    return [this](const engine::Done &done) { m_answers.push_back(done); };
}

void TestPasswordAccess::keychainHoldsIt()
{
    keep(secret);
    QSignalSpy asked(m_access.get(), &PasswordAccess::asked);
    m_access->request({url()}, PasswordAccess::Asking::Keychain, noting());
    QTRY_COMPARE_WITH_TIMEOUT(m_answers.size(), size_t(1), Patience);
    QVERIFY(m_answers.front());
    QCOMPARE(known(), secret);
    QCOMPARE(asked.count(), 0);
}

void TestPasswordAccess::keychainHasNone()
{
    m_access->request({url()}, PasswordAccess::Asking::Keychain, noting());
    QTRY_COMPARE_WITH_TIMEOUT(m_answers.size(), size_t(1), Patience);
    QCOMPARE(m_answers.front().error().kind, Error::Kind::Password);
    QCOMPARE(known(), QString());
}

void TestPasswordAccess::keychainsWrongOneIsTriedOnce()
{
    keep(u"wrong"_s);
    QSignalSpy tried(m_access->runner(), &models::JobRunner::taskStarted);
    m_access->request({url()}, PasswordAccess::Asking::Keychain, noting());
    QTRY_COMPARE_WITH_TIMEOUT(m_answers.size(), size_t(1), Patience);
    QCOMPARE(m_answers.front().error().kind, Error::Kind::Password);
    QCOMPARE(tried.count(), 2); // without one, and with it

    QSignalSpy asked(m_access.get(), &PasswordAccess::asked);
    m_access->request({url()}, PasswordAccess::Asking::User, noting());
    QTRY_COMPARE_WITH_TIMEOUT(asked.count(), 1, Patience);
    QVERIFY(asked.front().front().value<models::PasswordQuestion>().keptIsWrong);
    QCOMPARE(tried.count(), 3); // only without
    m_access->giveUp();
}

void TestPasswordAccess::userIsAsked()
{
    QSignalSpy asked(m_access.get(), &PasswordAccess::asked);
    QSignalSpy refused(m_access.get(), &PasswordAccess::refused);
    QSignalSpy settled(m_access.get(), &PasswordAccess::settled);
    m_access->request({url()}, PasswordAccess::Asking::User, noting());
    QTRY_COMPARE_WITH_TIMEOUT(asked.count(), 1, Patience);
    const auto question = asked.front().front().value<models::PasswordQuestion>();
    QCOMPARE(question.place, *keychain::passwordPlace(url()));
    QVERIFY(!question.noKeychain);
    m_access->answer(u"wrong"_s, true);
    QTRY_COMPARE_WITH_TIMEOUT(refused.count(), 1, Patience);
    QVERIFY(m_answers.empty());
    m_access->answer(secret, true);
    QTRY_COMPARE_WITH_TIMEOUT(m_answers.size(), size_t(1), Patience);
    QVERIFY(m_answers.front());
    QCOMPARE(settled.count(), 1);
    QCOMPARE(known(), secret);
    QTRY_COMPARE(keychain::waiting::read(question.place).value().value_or(QString()), secret);
}

void TestPasswordAccess::userGivesUp()
{
    QSignalSpy asked(m_access.get(), &PasswordAccess::asked);
    m_access->request({url()}, PasswordAccess::Asking::User, noting());
    QTRY_COMPARE_WITH_TIMEOUT(asked.count(), 1, Patience);
    m_access->giveUp();
    QCOMPARE(m_answers.size(), size_t(1));
    QCOMPARE(m_answers.front().error().kind, Error::Kind::Cancelled);
    // While the server is being asked, too.
    m_access->request({url()}, PasswordAccess::Asking::User, noting());
    QTRY_COMPARE_WITH_TIMEOUT(asked.count(), 2, Patience);
    m_access->answer(secret, false);
    m_access->giveUp();
    QCOMPARE(m_answers.size(), size_t(2));
    QCOMPARE(m_answers.back().error().kind, Error::Kind::Cancelled);
}

void TestPasswordAccess::openingByOtherMeansAsksNobody()
{
    qputenv("PGPASSWORD", secret.toLatin1());
    QSignalSpy asked(m_access.get(), &PasswordAccess::asked);
    m_access->request({url()}, PasswordAccess::Asking::User, noting());
    QTRY_COMPARE_WITH_TIMEOUT(m_answers.size(), size_t(1), Patience);
    qputenv("PGPASSWORD", "");
    QVERIFY(m_answers.front());
    QCOMPARE(asked.count(), 0);
    QCOMPARE(known(), QString());
}

void TestPasswordAccess::urlIsTakenAtItsWord()
{
    engine::DatabaseUrl own = url();
    own.password = u"its own"_s;
    m_known->set(*keychain::passwordPlace(own), secret);
    QCOMPARE(m_known->filled(own).password, u"its own"_s);
    QSignalSpy asked(m_access.get(), &PasswordAccess::asked);
    m_access->request({own}, PasswordAccess::Asking::User, noting());
    QCOMPARE(m_answers.size(), size_t(1));
    QCOMPARE(asked.count(), 0);
}

void TestPasswordAccess::oneAfterTheOther()
{
    engine::DatabaseUrl other = url();
    other.user = u"postgres"_s;
    QSignalSpy asked(m_access.get(), &PasswordAccess::asked);
    m_access->request({url()}, PasswordAccess::Asking::User, noting());
    m_access->request({other}, PasswordAccess::Asking::Keychain, noting());
    QTRY_COMPARE_WITH_TIMEOUT(asked.count(), 1, Patience);
    QVERIFY(m_answers.empty());
    m_access->answer(secret, false);
    QTRY_COMPARE_WITH_TIMEOUT(m_answers.size(), size_t(2), Patience);
    QVERIFY(m_answers.front());
    QVERIFY(!m_answers.back());
    QCOMPARE(asked.count(), 1);
}

void TestPasswordAccess::learned()
{
    engine::DatabaseUrl typed = url();
    typed.password = secret;
    m_access->learn(typed, true);
    QCOMPARE(known(), secret);
    const keychain::PasswordPlace place = *keychain::passwordPlace(typed);
    QTRY_COMPARE(keychain::waiting::read(place).value().value_or(QString()), secret);
    m_access->learn(url(), true);
    QCOMPARE(known(), secret);
}

QTEST_GUILESS_MAIN(TestPasswordAccess)
#include "tst_passwordaccess.moc"
