#include "workspace.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

using namespace Qt::StringLiterals;

/// The commands that only read, beside real Alembic on the same files.
class TestCliListing : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void agreesWithAlembic_data();
    void agreesWithAlembic();
    void errors_data();
    void errors();
    void marksCurrent();
    void json();
    void fromSubfolder();
    void quiet();
    void version();
    void help_data();
    void help();
    void usage();

private:
    Workspace m_workspace;
};

void TestCliListing::initTestCase()
{
    m_workspace.initByAlembic();
    m_workspace.writeRevision({.id = u"aaaa1111"_s, .message = u"first\n\nwith more\n\nand more"_s});
    m_workspace.writeRevision({.id = u"bbbb2222"_s, .down = u"'aaaa1111'"_s, .message = u"second"_s});
    m_workspace.writeRevision(
        {.id = u"cccc3333"_s, .down = u"'bbbb2222'"_s, .message = u"left one"_s, .labels = u"('left',)"_s});
    m_workspace.writeRevision(
        {.id = u"dddd4444"_s, .down = u"'bbbb2222'"_s, .message = u"right one"_s, .labels = u"('right',)"_s});
    m_workspace.writeRevision({.id = u"eeee5555"_s, .down = u"'cccc3333'"_s, .message = u"left two"_s});
    m_workspace.writeRevision({.id = u"ffff6666"_s, .down = u"('eeee5555', 'dddd4444')"_s, .message = u"merge them"_s});
    m_workspace.writeRevision({.id = u"gggg7777"_s, .down = u"'ffff6666'"_s, .message = u"after merge"_s});
    m_workspace.writeRevision(
        {.id = u"hhhh8888"_s, .message = u"other base"_s, .labels = u"('other',)"_s, .dependsOn = u"'bbbb2222'"_s});
}

void TestCliListing::agreesWithAlembic_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<bool>("sorted"); // where Alembic's order is that of a set
    const auto row = [](const char *line, bool sorted = false) {
        QTest::addRow("%s", line) << QString::fromLatin1(line).split(u' ') << sorted;
    };
    row("history");
    row("history --verbose");
    row("history -r aaaa1111:cccc3333");
    row("history -r :dddd4444");
    row("history -r left@base:left@head");
    row("history -rgggg7777:");
    row("history --rev=hhhh8888:hhhh8888");
    row("heads");
    row("heads -v");
    row("heads --resolve-dependencies");
    row("branches", true);
    row("branches -v", true);
    row("show gggg7777");
    row("show aaaa");
    row("show heads", true);
    row("show base");
    row("show hhhh8888");
    row("show left@head");
    row("show bbbb2222");
    row("current");
}

void TestCliListing::agreesWithAlembic()
{
    QFETCH(QStringList, arguments);
    QFETCH(bool, sorted);
    const auto lines = [sorted, this](const QString &text) {
        QStringList list = normalised(text, m_workspace).split(u'\n');
        // The children of a branch point come from a set, in the list and in "Branches into:".
        for (QString &line : list) {
            if (line.startsWith(u"Branches into: ")) {
                QStringList ids = line.mid(15).split(u", "_s);
                ids.sort();
                line = u"Branches into: "_s + ids.join(u", "_s);
            }
        }
        if (sorted)
            list.sort();
        return list;
    };
    const ProgramResult ours = m_workspace.athanor(arguments);
    const ProgramResult theirs = m_workspace.alembic(arguments);
    QCOMPARE(theirs.exitCode, 0);
    QCOMPARE(lines(ours.output), lines(theirs.output));
    QCOMPARE(ours.exitCode, theirs.exitCode);
    QCOMPARE(ours.errorOutput, theirs.errorOutput);
    if (m_workspace.exists(u"app.db"_s) && arguments == QStringList{u"current"_s})
        m_workspace.remove(u"app.db"_s);
}

void TestCliListing::errors_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<bool>("sameAsAlembic"); // old Alembic words some differently
    const auto row = [](const char *line, bool same = true) {
        QTest::addRow("%s", line) << QString::fromLatin1(line).split(u' ') << same;
    };
    row("show nope");
    row("show left@hhhh8888", false);
    row("history -r foo");
    row("history -r nope:");
    row("history -r cccc3333:dddd4444");
    row("edit nope");
}

void TestCliListing::errors()
{
    QFETCH(QStringList, arguments);
    QFETCH(bool, sameAsAlembic);
    const ProgramResult ours = m_workspace.athanor(arguments);
    QCOMPARE(ours.exitCode, 255);
    QVERIFY2(ours.output.startsWith(u"FAILED: "), qUtf8Printable(ours.output));
    QCOMPARE(ours.output.count(u'\n'), 1);
    if (!sameAsAlembic)
        return;
    const ProgramResult theirs = m_workspace.alembic(arguments);
    QCOMPARE(theirs.exitCode, 255);
    // Old Alembic tells errors twice where its logging is not set up: the log's text is on stderr.
    QCOMPARE(normalised(ours.output, m_workspace), normalised(theirs.output, m_workspace).trimmed() + u'\n');
}

void TestCliListing::marksCurrent()
{
    Workspace workspace;
    workspace.initByAlembic();
    workspace.writeRevision({.id = u"aaaa1111"_s, .message = u"first"_s});
    workspace.writeRevision({.id = u"bbbb2222"_s, .down = u"'aaaa1111'"_s, .message = u"second"_s});
    QCOMPARE(workspace.alembic({u"upgrade"_s, u"aaaa1111"_s}).exitCode, 0);
    for (const QStringList &arguments :
         {QStringList{u"history"_s, u"-i"_s}, QStringList{u"current"_s}, QStringList{u"current"_s, u"-v"_s},
          QStringList{u"show"_s, u"current"_s}, QStringList{u"history"_s, u"-r:current"_s},
          QStringList{u"history"_s, u"-r-1:"_s}}) {
        const ProgramResult ours = workspace.athanor(arguments);
        const ProgramResult theirs = workspace.alembic(arguments);
        QCOMPARE(ours.output, theirs.output);
        QCOMPARE(ours.errorOutput, theirs.errorOutput);
        QCOMPARE(ours.exitCode, 0);
    }
    const ProgramResult behind = workspace.athanor({u"current"_s, u"-c"_s});
    QCOMPARE(behind.exitCode, 255);
    QCOMPARE(behind.output, u"FAILED: Database is not on all head revisions\n"_s);
}

void TestCliListing::json()
{
    const ProgramResult result = m_workspace.athanor({u"heads"_s, u"--json"_s});
    QCOMPARE(result.exitCode, 0);
    const QJsonArray heads = QJsonDocument::fromJson(result.output.toUtf8()).array();
    QCOMPARE(heads.size(), 2);
    QCOMPARE(heads.at(0).toObject().value(u"revision").toString(), u"gggg7777"_s);
    QCOMPARE(heads.at(1).toObject().value(u"depends_on").toArray().at(0).toString(), u"bbbb2222"_s);

    const ProgramResult history = m_workspace.athanor({u"history"_s, u"--json"_s});
    QCOMPARE(QJsonDocument::fromJson(history.output.toUtf8()).array().size(), 8);
    const ProgramResult branches = m_workspace.athanor({u"branches"_s, u"--json"_s});
    QCOMPARE(QJsonDocument::fromJson(branches.output.toUtf8()).array().size(), 1);
    const ProgramResult show = m_workspace.athanor({u"show"_s, u"ffff6666"_s, u"--json"_s});
    const QJsonObject merge = QJsonDocument::fromJson(show.output.toUtf8()).array().at(0).toObject();
    QCOMPARE(merge.value(u"mergepoint").toBool(), true);
    QCOMPARE(merge.value(u"down_revision").toArray().size(), 2);
    const ProgramResult current = m_workspace.athanor({u"current"_s, u"--json"_s});
    QCOMPARE(QJsonDocument::fromJson(current.output.toUtf8()).array().size(), 0);
    QVERIFY(!m_workspace.exists(u"app.db"_s));
}

void TestCliListing::fromSubfolder()
{
    const ProgramResult inside = m_workspace.athanor({u"heads"_s}, u"migrations/versions"_s);
    QCOMPARE(inside.exitCode, 0);
    QCOMPARE(inside.output, m_workspace.athanor({u"heads"_s}).output);
}

void TestCliListing::quiet()
{
    const ProgramResult result = m_workspace.athanor({u"-q"_s, u"show"_s, u"nope"_s});
    QCOMPARE(result.exitCode, 255);
    QCOMPARE(result.output, QString());
}

void TestCliListing::version()
{
    const ProgramResult result = m_workspace.athanor({u"--version"_s});
    QCOMPARE(result.exitCode, 0);
    QVERIFY2(result.output.startsWith(u"athanor-cli "), qUtf8Printable(result.output));
}

void TestCliListing::help_data()
{
    QTest::addColumn<QString>("command");
    const QStringList commands{u"branches"_s, u"check"_s,          u"compare"_s,        u"current"_s,  u"downgrade"_s,
                               u"edit"_s,     u"heads"_s,          u"ensure_version"_s, u"history"_s,  u"init"_s,
                               u"inspect"_s,  u"list_templates"_s, u"merge"_s,          u"password"_s, u"revision"_s,
                               u"show"_s,     u"stamp"_s,          u"upgrade"_s};
    for (const QString &command : commands)
        QTest::addRow("%s", qUtf8Printable(command)) << command;
}

void TestCliListing::help()
{
    QFETCH(QString, command);
    const ProgramResult result = m_workspace.athanor({command, u"--help"_s});
    QCOMPARE(result.exitCode, 0);
    QVERIFY2(result.output.contains(u"--help"), qUtf8Printable(result.output));
    QVERIFY(m_workspace.athanor({u"--help"_s}).output.contains(command));
}

void TestCliListing::usage()
{
    const ProgramResult missing = m_workspace.athanor({u"upgrade"_s});
    QCOMPARE(missing.exitCode, 2);
    QCOMPARE(missing.output, QString());
    QVERIFY(missing.errorOutput.contains(u"usage: athanor-cli"));
    QCOMPARE(m_workspace.athanor({}).exitCode, 2);
    QCOMPARE(m_workspace.athanor({u"heads"_s, u"--nope"_s}).exitCode, 2);
}

QTEST_GUILESS_MAIN(TestCliListing)
#include "tst_cli_listing.moc"
