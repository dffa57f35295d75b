#include "engine/project/postwritehooks.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using engine::HookCommand;
using engine::PostWriteHook;
using engine::postWriteHookCommands;
using engine::Project;
using engine::shellWords;

class TestPostWriteHooks : public QObject
{
    Q_OBJECT

private slots:
    void commands_data();
    void commands();
    void refuses_data();
    void refuses();
    void inOrder();
    void consoleScriptBesideTheInterpreter();
    void runs();
    void programIsMissing();
    void wordsAgreeWithPython_data();
    void wordsAgreeWithPython();

private:
    [[nodiscard]] static Project project(const QMap<QString, QString> &options, const QString &python = {})
    {
        Project result;
        result.root = u"/p"_s;
        result.workingDirectory = u"/p/sub"_s;
        result.iniPath = u"/p/alembic.ini"_s;
        result.athanor.python = python;
        result.postWriteHooks = {{u"h"_s, options}};
        return result;
    }
};

void TestPostWriteHooks::commands_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<QString>("python");
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QString>("folder");
    QTest::newRow("exec") << QStringList{u"type=exec"_s, u"executable=ruff"_s,
                                         u"options=check --fix REVISION_SCRIPT_FILENAME"_s}
                          << QString() << QStringList{u"ruff"_s, u"check"_s, u"--fix"_s, u"/p/v/a b.py"_s}
                          << u"/p/sub"_s;
    QTest::newRow("path goes first") << QStringList{u"type=exec"_s, u"executable=fmt"_s, u"options=-l 79"_s}
                                     << QString() << QStringList{u"fmt"_s, u"/p/v/a b.py"_s, u"-l"_s, u"79"_s}
                                     << u"/p/sub"_s;
    QTest::newRow("no options, own folder")
        << QStringList{u"type=exec"_s, u"executable=fmt"_s, u"cwd=../tools"_s} << QString()
        << QStringList{u"fmt"_s, u"/p/v/a b.py"_s} << u"/p/sub/../tools"_s;
    QTest::newRow("token inside a word") << QStringList{u"type=exec"_s, u"executable=sh"_s,
                                                        u"options=-c 'cat REVISION_SCRIPT_FILENAME'"_s}
                                         << QString() << QStringList{u"sh"_s, u"-c"_s, u"cat /p/v/a b.py"_s}
                                         << u"/p/sub"_s;
    QTest::newRow("module") << QStringList{u"type=module"_s, u"module=black"_s, u"options=-q"_s}
                            << u".venv/bin/python"_s
                            << QStringList{u"/p/.venv/bin/python"_s, u"-m"_s, u"black"_s, u"/p/v/a b.py"_s, u"-q"_s}
                            << u"/p/sub"_s;
    QTest::newRow("console script") << QStringList{u"type=console_scripts"_s, u"entrypoint=black"_s} << QString()
                                    << QStringList{u"black"_s, u"/p/v/a b.py"_s} << u"/p/sub"_s;
}

void TestPostWriteHooks::commands()
{
    QFETCH(QStringList, options);
    QFETCH(QString, python);
    QFETCH(QStringList, words);
    QFETCH(QString, folder);
    QMap<QString, QString> map;
    for (const QString &option : options)
        map.insert(option.section(u'=', 0, 0), option.section(u'=', 1));
    const auto commands = postWriteHookCommands(project(map, python), u"/p/v/a b.py"_s);
    QVERIFY2(commands, qPrintable(commands ? QString() : describe(commands.error())));
    QCOMPARE(commands->size(), 1);
    QCOMPARE(QStringList{commands->first().program} + commands->first().arguments, words);
    QCOMPARE(commands->first().folder, folder);
}

void TestPostWriteHooks::refuses_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<QString>("what");
    QTest::newRow("no type") << QStringList{u"executable=x"_s}
                             << u"Key 'h.type' (or 'type' in toml) is required for post write hook 'h'"_s;
    QTest::newRow("no executable") << QStringList{u"type=exec"_s}
                                   << u"Key 'h.executable' (or 'executable' in toml) is required for post write hook "
                                      "'h'"_s;
    QTest::newRow("own type") << QStringList{u"type=spaces"_s} << u"No formatter with name 'spaces' registered"_s;
    QTest::newRow("open quote") << QStringList{u"type=exec"_s, u"executable=x"_s, u"options='a"_s}
                                << u"The options of post write hook 'h' cannot be split: No closing quotation"_s;
}

void TestPostWriteHooks::refuses()
{
    QFETCH(QStringList, options);
    QFETCH(QString, what);
    QMap<QString, QString> map;
    for (const QString &option : options)
        map.insert(option.section(u'=', 0, 0), option.section(u'=', 1));
    const auto commands = postWriteHookCommands(project(map), u"/p/a.py"_s);
    QVERIFY(!commands);
    QCOMPARE(commands.error().what, what);
    QVERIFY(!commands.error().advice.isEmpty());
}

void TestPostWriteHooks::inOrder()
{
    Project several = project({{u"type"_s, u"exec"_s}, {u"executable"_s, u"one"_s}});
    several.postWriteHooks.append({u"g"_s, {{u"type"_s, u"exec"_s}, {u"executable"_s, u"two"_s}}});
    const auto commands = postWriteHookCommands(several, u"/p/a.py"_s);
    QVERIFY(commands);
    QCOMPARE(commands->at(0).program, u"one"_s);
    QCOMPARE(commands->at(1).name, u"g"_s);
    QVERIFY(postWriteHookCommands(Project(), u"/p/a.py"_s)->isEmpty());
}

void TestPostWriteHooks::consoleScriptBesideTheInterpreter()
{
    QTemporaryDir folder;
    QFile script(folder.filePath(u"fmt"_s));
    QVERIFY(script.open(QIODevice::WriteOnly));
    script.close();
    QVERIFY(script.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    const auto commands = postWriteHookCommands(
        project({{u"type"_s, u"console_scripts"_s}, {u"entrypoint"_s, u"fmt"_s}}, folder.filePath(u"python"_s)),
        u"/p/a.py"_s);
    QVERIFY(commands);
    QCOMPARE(commands->first().program, script.fileName());
}

void TestPostWriteHooks::runs()
{
    QTemporaryDir folder;
    const auto outcome = engine::runPostWriteHook(
        {u"h"_s, u"sh"_s, {u"-c"_s, u"echo out; echo err >&2; touch made; exit 3"_s}, folder.path()});
    QVERIFY(outcome);
    QCOMPARE(*outcome, (engine::HookOutcome{3, u"out\nerr\n"_s}));
    QVERIFY(QFile::exists(folder.filePath(u"made"_s)));
}

void TestPostWriteHooks::programIsMissing()
{
    const auto outcome = engine::runPostWriteHook({u"h"_s, u"/nowhere/program"_s, {}, u"/"_s});
    QVERIFY(!outcome);
    QVERIFY(outcome.error().why.contains(u"/nowhere/program"_s));
}

void TestPostWriteHooks::wordsAgreeWithPython_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text : {"", "  ", "a b", "a  'b c' \"d e\"", "a\\ b", "'it'\"'\"'s'", "\"a\\\"b\\\\c\\d\"",
                             "'a\\b'", "'' \"\"", "a''b", "x=\"1 2\"y", "'open", "\"open"})
        QTest::newRow(text) << QString::fromLatin1(text);
}

void TestPostWriteHooks::wordsAgreeWithPython()
{
    QFETCH(QString, text);
    QProcess python;
    python.start(u"python3"_s,
                 {u"-c"_s, u"import shlex, sys; print('\\n'.join(['ok'] + shlex.split(sys.argv[1])))"_s, text});
    QVERIFY(python.waitForFinished());
    const auto words = shellWords(text);
    QCOMPARE(words.has_value(), python.exitCode() == 0);
    if (words) {
        QString wanted = QString::fromUtf8(python.readAllStandardOutput());
        wanted.chop(1);
        QCOMPARE(*words, wanted.split(u'\n').mid(1));
    }
}

QTEST_GUILESS_MAIN(TestPostWriteHooks)
#include "tst_postwritehooks.moc"
