#include "keychain/waiting.h"

#include "tests/servers/secretservice.h"

#include <QtTest>

using namespace Qt::StringLiterals;

/// A real keychain, of the test's own.
class TestKeychain : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void keepsAndForgets();
    void anotherTakesTheOldOnesPlace();
    void eachPlaceHasItsOwn();
    void answersNobodyWhoHasGone();
    void gone();

private:
    SecretService m_service;
    keychain::PasswordPlace m_place{u"postgresql"_s, u"shop_app"_s, u"db.example"_s, 5432};
};

namespace {

QString kept(const keychain::PasswordPlace &place)
{
    const auto found = keychain::waiting::read(place);
    if (!found)
        return u"error: "_s + engine::describe(found.error());
    return found->value_or(u"nothing"_s);
}

} // namespace

void TestKeychain::initTestCase()
{
    QCOMPARE(m_service.start(), QString());
    const QMap<QString, QString> variables = m_service.variables();
    for (auto variable = variables.begin(); variable != variables.end(); ++variable)
        qputenv(variable.key().toLatin1().constData(), variable.value().toLocal8Bit());
}

void TestKeychain::keepsAndForgets()
{
    QVERIFY(keychain::waiting::find());
    QCOMPARE(kept(m_place), u"nothing"_s);
    QVERIFY(keychain::waiting::write(m_place, u"p@ß wörd "_s));
    QCOMPARE(kept(m_place), u"p@ß wörd "_s);
    QCOMPARE(keychain::waiting::forget(m_place).value(), true);
    QCOMPARE(kept(m_place), u"nothing"_s);
    QCOMPARE(keychain::waiting::forget(m_place).value(), false);
}

void TestKeychain::anotherTakesTheOldOnesPlace()
{
    QVERIFY(keychain::waiting::write(m_place, u"old"_s));
    QVERIFY(keychain::waiting::write(m_place, u"new"_s));
    QCOMPARE(kept(m_place), u"new"_s);
}

void TestKeychain::eachPlaceHasItsOwn()
{
    keychain::PasswordPlace other = m_place;
    other.port = 5433;
    QVERIFY(keychain::waiting::write(m_place, u"one"_s));
    QCOMPARE(kept(other), u"nothing"_s);
}

void TestKeychain::answersNobodyWhoHasGone()
{
    bool answered = false;
    {
        QObject asking;
        keychain::read(m_place, &asking, [&](const auto &) { answered = true; });
    }
    // Questions are answered one after the other.
    QVERIFY(keychain::waiting::find());
    QVERIFY(!answered);
}

void TestKeychain::gone()
{
    m_service.stop();
    const auto found = keychain::waiting::find();
    QVERIFY(!found);
    QCOMPARE(found.error().kind, engine::Error::Kind::Unsupported);
    QVERIFY(!found.error().advice.isEmpty());
    QVERIFY(!keychain::waiting::write(m_place, u"TOPSECRET"_s));
    QVERIFY(!engine::describe(keychain::waiting::write(m_place, u"TOPSECRET"_s).error()).contains(u"TOPSECRET"));
    QVERIFY(!keychain::waiting::forget(m_place));
}

QTEST_GUILESS_MAIN(TestKeychain)
#include "tst_keychain.moc"
