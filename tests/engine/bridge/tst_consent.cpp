#include "engine/bridge/consent.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using engine::BridgeConsent;
using engine::giveConsent;
using engine::isConsentGiven;

/// What the user agreed to, and nothing else, is remembered.
class TestConsent : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void nothingIsAgreedToAtFirst();
    void remembersProjectAndInterpreter();
    void revokes();
    void refusesAStoreThatItCannotUse();

private:
    [[nodiscard]] QString store() const { return m_folder->filePath(u"config/python.ini"_s); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestConsent::nothingIsAgreedToAtFirst()
{
    QVERIFY(!isConsentGiven({u"/p"_s, u"/usr/bin/python3"_s}, store()).value());
    QVERIFY(!engine::hasConsents(u"/p"_s, store()).value());
    QVERIFY(engine::revokeConsent(u"/p"_s, store()));
    QVERIFY(!QFile::exists(store()));
}

void TestConsent::remembersProjectAndInterpreter()
{
    const BridgeConsent given{u"/home/me/My Project %2F, [1]"_s, u"/p, q/bin/python"_s};
    QVERIFY(giveConsent(given, store()));
    QVERIFY(giveConsent(given, store()));
    QVERIFY(giveConsent({given.projectRoot, u"/usr/bin/python3"_s}, store()));
    QVERIFY(isConsentGiven(given, store()).value());
    QVERIFY(isConsentGiven({given.projectRoot + u'/', given.interpreter}, store()).value());
    QVERIFY(isConsentGiven({given.projectRoot, u"/usr/bin/python3"_s}, store()).value());
    QVERIFY(!isConsentGiven({given.projectRoot, u"/p"_s}, store()).value());
    QVERIFY(!isConsentGiven({u"/home/me"_s, given.interpreter}, store()).value());
    QVERIFY(!isConsentGiven({given.projectRoot + u"/sub"_s, given.interpreter}, store()).value());
}

void TestConsent::revokes()
{
    QVERIFY(giveConsent({u"/a"_s, u"/x"_s}, store()));
    QVERIFY(giveConsent({u"/a"_s, u"/y"_s}, store()));
    QVERIFY(giveConsent({u"/b"_s, u"/x"_s}, store()));
    QVERIFY(engine::hasConsents(u"/a"_s, store()).value());
    QVERIFY(engine::revokeConsent(u"/a"_s, store()));
    QVERIFY(!engine::hasConsents(u"/a"_s, store()).value());
    QVERIFY(!isConsentGiven({u"/a"_s, u"/x"_s}, store()).value());
    QVERIFY(isConsentGiven({u"/b"_s, u"/x"_s}, store()).value());
}

void TestConsent::refusesAStoreThatItCannotUse()
{
    QDir().mkpath(QFileInfo(store()).path());
    QFile file(store());
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("[interpreters\n");
    file.close();
    const auto given = isConsentGiven({u"/a"_s, u"/x"_s}, store());
    QVERIFY(!given);
    QCOMPARE(given.error().where.file, store());
    const engine::Done written = giveConsent({u"/a"_s, u"/x"_s}, m_folder->path());
    QVERIFY(!written);
    QCOMPARE(written.error().kind, engine::Error::Kind::File);
}

QTEST_GUILESS_MAIN(TestConsent)
#include "tst_consent.moc"
