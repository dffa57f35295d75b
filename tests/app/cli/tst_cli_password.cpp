#include "terminalprogram.h"
#include "workspace.h"

#include "tests/servers/passworddatabase.h"
#include "tests/servers/secretservice.h"
#include "tests/servers/serverdatabases.h"

#include <QtTest>

#include <csignal>
#include <memory>

using namespace Qt::StringLiterals;

/// Passwords on the command line: real servers that want one, a real keychain, a real terminal.
class TestCliPassword : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void right_data() { ServerDatabases::addRows(); }
    void right();
    void wrongThenRight_data() { ServerDatabases::addRows(); }
    void wrongThenRight();
    void threeWrong_data() { ServerDatabases::addRows(); }
    void threeWrong();
    void nothingTyped();
    void noTerminal_data();
    void noTerminal();
    void oncePerRun_data() { ServerDatabases::addRows(); }
    void oncePerRun();
    void scratchPlaceAndModel_data() { ServerDatabases::addRows(); }
    void scratchPlaceAndModel();
    void keptAndForgotten_data() { ServerDatabases::addRows(); }
    void keptAndForgotten();
    void notKept();
    void keychainHoldsAWrongOne();
    void keptFromStandardInput();
    void wrongOnesAreNotKept();
    void noKeychain_data();
    void noKeychain();
    void passwordFile();
    void urlWithAWrongPassword();
    void interrupted();
    void fileHasNone();

private:
    void use(const QString &dialect);
    void useKeychain(bool there);
    [[nodiscard]] std::unique_ptr<TerminalProgram> onTerminal(const QStringList &arguments) const;
    [[nodiscard]] ProgramResult fedWith(const QByteArray &input, const QStringList &arguments) const;

    SecretService m_keychain;
    PasswordDatabase m_postgresql;
    PasswordDatabase m_mariaDb;
    const PasswordDatabase *m_database = nullptr;
    std::unique_ptr<Workspace> m_workspace;
};

namespace {

const QString secret = u"TOP s3cret'@:/%"_s;
const QString question = u"Password of clerk at "_s;
const QString offer = u"Keep this password in the keychain? [y/N]"_s;

} // namespace

void TestCliPassword::initTestCase()
{
    QCOMPARE(m_keychain.start(), QString());
    QCOMPARE(m_postgresql.start(u"postgresql"_s, secret), QString());
    QCOMPARE(m_mariaDb.start(u"mariadb"_s, secret), QString());
}

void TestCliPassword::init()
{
    m_workspace = std::make_unique<Workspace>();
    m_workspace->initByAlembic();
    m_workspace->writeRevision({.id = u"one"_s, .upgrade = u"    op.execute('SELECT 1')\n"_s});
    m_workspace->setVariable(u"HOME"_s, m_workspace->path());
    const QMap<QString, QString> variables = PasswordDatabase::noPasswordFiles();
    for (auto variable = variables.begin(); variable != variables.end(); ++variable)
        m_workspace->setVariable(variable.key(), variable.value());
    useKeychain(false);
    use(u"postgresql"_s);
}

void TestCliPassword::use(const QString &dialect)
{
    m_database = dialect == u"postgresql" ? &m_postgresql : &m_mariaDb;
    m_database->setPassword(secret);
    m_workspace->setVariable(u"ATHANOR_URL"_s, m_database->url().displayText());
}

void TestCliPassword::useKeychain(bool there)
{
    const QMap<QString, QString> variables = there ? m_keychain.variables() : SecretService::noVariables();
    for (auto variable = variables.begin(); variable != variables.end(); ++variable)
        m_workspace->setVariable(variable.key(), variable.value());
}

std::unique_ptr<TerminalProgram> TestCliPassword::onTerminal(const QStringList &arguments) const
{
    auto terminal = std::make_unique<TerminalProgram>();
    terminal->start(QStringLiteral(ATHANOR_CLI), arguments, m_workspace->path(), m_workspace->environment());
    return terminal;
}

ProgramResult TestCliPassword::fedWith(const QByteArray &input, const QStringList &arguments) const
{
    QProcess process;
    process.setProcessEnvironment(m_workspace->environment());
    process.setWorkingDirectory(m_workspace->path());
    process.start(QStringLiteral(ATHANOR_CLI), arguments);
    process.write(input);
    process.closeWriteChannel();
    process.waitForFinished(30'000);
    return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput()),
            QString::fromUtf8(process.readAllStandardError())};
}

void TestCliPassword::right()
{
    QFETCH(QString, dialect);
    use(dialect);
    const auto terminal = onTerminal({u"current"_s});
    QVERIFY2(terminal->says(question), qUtf8Printable(terminal->screen()));
    QVERIFY(!terminal->showsTyping());
    terminal->type(secret);
    QCOMPARE(terminal->exitCode(), 0);
    QVERIFY(terminal->showsTyping());
    QVERIFY2(!terminal->screen().contains(secret), qUtf8Printable(terminal->screen()));
    QVERIFY(!terminal->screen().contains(offer)); // there is no keychain
}

void TestCliPassword::wrongThenRight()
{
    QFETCH(QString, dialect);
    use(dialect);
    const auto terminal = onTerminal({u"current"_s});
    QVERIFY(terminal->says(question));
    terminal->type(u"wrong"_s);
    QVERIFY2(terminal->says(u"refused"_s), qUtf8Printable(terminal->screen()));
    QVERIFY(terminal->says(question));
    terminal->type(secret);
    QCOMPARE(terminal->exitCode(), 0);
    QVERIFY(!terminal->screen().contains(u"wrong"_s));
}

void TestCliPassword::threeWrong()
{
    QFETCH(QString, dialect);
    use(dialect);
    const auto terminal = onTerminal({u"current"_s});
    for (int attempt = 0; attempt < 3; ++attempt) {
        QVERIFY2(terminal->says(question), qUtf8Printable(terminal->screen()));
        terminal->type(u"WRONGONE"_s);
    }
    QCOMPARE(terminal->exitCode(), 1);
    QCOMPARE(terminal->screen().count(question), 3);
    QVERIFY(!terminal->screen().contains(u"WRONGONE"_s));
}

void TestCliPassword::nothingTyped()
{
    const auto terminal = onTerminal({u"current"_s});
    QVERIFY(terminal->says(question));
    terminal->type(u"\x04"_s); // the end of the input
    QCOMPARE(terminal->exitCode(), 1);
    QCOMPARE(terminal->screen().count(question), 1);
}

void TestCliPassword::noTerminal_data()
{
    QTest::addColumn<QString>("dialect");
    QTest::addColumn<bool>("keychain");
    QTest::newRow("postgresql") << u"postgresql"_s << false;
    QTest::newRow("mariadb") << u"mariadb"_s << false;
    QTest::newRow("postgresql, a keychain without it") << u"postgresql"_s << true;
}

void TestCliPassword::noTerminal()
{
    QFETCH(QString, dialect);
    QFETCH(bool, keychain);
    use(dialect);
    useKeychain(keychain);
    const ProgramResult result = m_workspace->athanor({u"current"_s});
    QCOMPARE(result.exitCode, 1);
    QVERIFY2(result.errorOutput.contains(u"On a terminal you are asked for it"), qUtf8Printable(result.errorOutput));
    QCOMPARE(result.errorOutput.contains(u"password --keep"), keychain);
    QVERIFY(!result.errorOutput.contains(question));
}

void TestCliPassword::oncePerRun()
{
    QFETCH(QString, dialect);
    use(dialect);
    const auto terminal = onTerminal({u"upgrade"_s, u"head"_s});
    QVERIFY(terminal->says(question));
    terminal->type(secret);
    QCOMPARE(terminal->exitCode(), 0);
    QCOMPARE(terminal->screen().count(question), 1);
    const auto back = onTerminal({u"downgrade"_s, u"base"_s});
    QVERIFY(back->says(question));
    back->type(secret);
    QCOMPARE(back->exitCode(), 0);
}

void TestCliPassword::scratchPlaceAndModel()
{
    QFETCH(QString, dialect);
    use(dialect);
    m_workspace->write(u"schema.sql"_s, u"CREATE TABLE item (id integer NOT NULL PRIMARY KEY);\n"_s);
    const auto file = onTerminal({u"compare"_s, u"database"_s, u"sql:schema.sql"_s});
    QVERIFY2(file->says(question), qUtf8Printable(file->screen()));
    file->type(secret);
    QCOMPARE(file->exitCode(), 0);
    QCOMPARE(file->screen().count(question), 1);
    QVERIFY2(file->screen().contains(u"item"), qUtf8Printable(file->screen()));
    const QString same = u"database:"_s + m_database->url().displayText();
    const auto database = onTerminal({u"compare"_s, u"database"_s, same});
    QVERIFY2(database->says(question), qUtf8Printable(database->screen()));
    database->type(secret);
    QCOMPARE(database->exitCode(), 0);
    QCOMPARE(database->screen().count(question), 1);
}

void TestCliPassword::keptAndForgotten()
{
    QFETCH(QString, dialect);
    use(dialect);
    useKeychain(true);
    QCOMPARE(m_workspace->athanor({u"password"_s}).exitCode, 1);
    const auto terminal = onTerminal({u"current"_s});
    QVERIFY(terminal->says(question));
    terminal->type(secret);
    QVERIFY2(terminal->says(offer), qUtf8Printable(terminal->screen()));
    terminal->type(u"y"_s);
    QCOMPARE(terminal->exitCode(), 0);

    QCOMPARE(m_workspace->athanor({u"current"_s}).exitCode, 0);
    const ProgramResult shown = m_workspace->athanor({u"password"_s});
    QCOMPARE(shown.exitCode, 0);
    QVERIFY2(shown.output.contains(u"holds the password of clerk at"), qUtf8Printable(shown.output));
    QVERIFY(!(shown.output + shown.errorOutput).contains(secret));
    QCOMPARE(m_workspace->athanor({u"password"_s, u"--forget"_s}).exitCode, 0);
    QCOMPARE(m_workspace->athanor({u"current"_s}).exitCode, 1);
    QVERIFY(m_workspace->athanor({u"password"_s, u"--forget"_s}).output.contains(u"holds no password"));
}

void TestCliPassword::notKept()
{
    useKeychain(true);
    const auto terminal = onTerminal({u"current"_s});
    QVERIFY(terminal->says(question));
    terminal->type(secret);
    QVERIFY(terminal->says(offer));
    terminal->type({});
    QCOMPARE(terminal->exitCode(), 0);
    QCOMPARE(m_workspace->athanor({u"password"_s}).exitCode, 1);
}

void TestCliPassword::keychainHoldsAWrongOne()
{
    useKeychain(true);
    QCOMPARE(fedWith(secret.toUtf8() + '\n', {u"password"_s, u"--keep"_s}).exitCode, 0);
    const QString newer = u"an0ther"_s;
    m_database->setPassword(newer);
    const ProgramResult result = m_workspace->athanor({u"current"_s});
    QCOMPARE(result.exitCode, 1);
    QVERIFY2(result.errorOutput.contains(u"refused the password that the keychain holds"),
             qUtf8Printable(result.errorOutput));
    const auto terminal = onTerminal({u"current"_s});
    QVERIFY(terminal->says(question));
    terminal->type(newer);
    QVERIFY(terminal->says(offer));
    terminal->type(u"y"_s);
    QCOMPARE(terminal->exitCode(), 0);
    QCOMPARE(m_workspace->athanor({u"current"_s}).exitCode, 0);
    QCOMPARE(m_workspace->athanor({u"password"_s, u"--forget"_s}).exitCode, 0);
}

void TestCliPassword::keptFromStandardInput()
{
    useKeychain(true);
    const ProgramResult result = fedWith(secret.toUtf8() + '\n', {u"password"_s, u"--keep"_s});
    QCOMPARE(result.exitCode, 0);
    QVERIFY2(result.output.contains(u"holds the password of clerk at"), qUtf8Printable(result.output));
    QCOMPARE(m_workspace->athanor({u"current"_s}).exitCode, 0);
    QCOMPARE(m_workspace->athanor({u"password"_s, u"--forget"_s}).exitCode, 0);
}

void TestCliPassword::wrongOnesAreNotKept()
{
    useKeychain(true);
    const ProgramResult result = fedWith("WRONGONE\n", {u"password"_s, u"--keep"_s});
    QCOMPARE(result.exitCode, 1);
    QVERIFY(!(result.output + result.errorOutput).contains(u"WRONGONE"));
    QVERIFY(fedWith("", {u"password"_s, u"--keep"_s}).output.contains(u"No password was given"));
    QCOMPARE(m_workspace->athanor({u"password"_s}).exitCode, 1);
}

void TestCliPassword::noKeychain_data()
{
    QTest::addColumn<QString>("option");
    QTest::addColumn<bool>("hasLoop");
    QTest::newRow("shown") << QString() << true;
    QTest::newRow("forgotten") << u"--forget"_s << true;
    QTest::newRow("kept") << u"--keep"_s << true;
    QTest::newRow("one that would never answer") << QString() << false;
}

void TestCliPassword::noKeychain()
{
    QFETCH(QString, option);
    QFETCH(bool, hasLoop);
    useKeychain(!hasLoop);
    if (!hasLoop)
        m_workspace->setVariable(u"QT_NO_GLIB"_s, u"1"_s);
    const ProgramResult result = fedWith(
        secret.toUtf8() + '\n', option.isEmpty() ? QStringList{u"password"_s} : QStringList{u"password"_s, option});
    QCOMPARE(result.exitCode, 1);
    QVERIFY2(result.errorOutput.contains(u"There is no keychain"), qUtf8Printable(result.errorOutput));
}

void TestCliPassword::passwordFile()
{
    QString escaped = secret;
    escaped.replace(u':', u"\\:"_s);
    m_workspace->write(u"pgpass"_s, u"*:*:*:clerk:%1\n"_s.arg(escaped));
    QFile::setPermissions(m_workspace->path(u"pgpass"_s), QFile::ReadOwner | QFile::WriteOwner);
    m_workspace->setVariable(u"PGPASSFILE"_s, m_workspace->path(u"pgpass"_s));
    const auto terminal = onTerminal({u"current"_s});
    QCOMPARE(terminal->exitCode(), 0);
    QVERIFY(!terminal->screen().contains(question));
}

void TestCliPassword::urlWithAWrongPassword()
{
    engine::DatabaseUrl url = m_database->url();
    const QString text = url.displayText().replace(u"clerk@"_s, u"clerk:WRONGONE@"_s);
    const auto terminal = onTerminal({u"--url"_s, text, u"current"_s});
    QCOMPARE(terminal->exitCode(), 1);
    QVERIFY(!terminal->screen().contains(question));
    QVERIFY(!terminal->screen().contains(u"WRONGONE"));
}

void TestCliPassword::interrupted()
{
    const auto terminal = onTerminal({u"current"_s});
    QVERIFY(terminal->says(question));
    QVERIFY(!terminal->showsTyping());
    terminal->interrupt();
    QCOMPARE(terminal->exitCode(), -SIGINT);
    QVERIFY(terminal->showsTyping());
}

void TestCliPassword::fileHasNone()
{
    m_workspace->setVariable(u"ATHANOR_URL"_s, u"sqlite:///app.db"_s);
    const ProgramResult result = m_workspace->athanor({u"password"_s});
    QVERIFY2(result.output.contains(u"has no password"), qUtf8Printable(result.output + result.errorOutput));
    QVERIFY(result.exitCode != 0);
}

QTEST_GUILESS_MAIN(TestCliPassword)
#include "tst_cli_password.moc"
