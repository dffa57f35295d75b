#include "engine/project/newrevision.h"
#include "engine/project/projectinit.h"
#include "engine/revision/revisionreader.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace engine;

namespace {

/// One `alembic revision` and the same wish for Athanor.
struct Step
{
    const char *name;
    QStringList arguments;
    RevisionRequest request;
};

QList<Step> steps()
{
    const QString revision = u"revision"_s;
    return {
        {"first", {revision, u"-m"_s, u"first step"_s}, {.message = u"first step"_s, .id = u"aaaa01"_s}},
        {"quotes", {revision, u"-m"_s, u"it's (2nd)"_s}, {.message = u"it's (2nd)"_s, .id = u"aaaa02"_s}},
        {"splice and label",
         {revision, u"-m"_s, u"side"_s, u"--head"_s, u"aaaa01"_s, u"--splice"_s, u"--branch-label"_s, u"lab"_s},
         {.message = u"side"_s, .heads = {u"aaaa01"_s}, .splice = true, .branchLabel = u"lab"_s, .id = u"aaaa03"_s}},
        {"merge",
         {u"merge"_s, u"-m"_s, u"join"_s, u"aaaa02"_s, u"aaaa03"_s},
         {.message = u"join"_s, .heads = {u"aaaa02"_s, u"aaaa03"_s}, .id = u"aaaa04"_s}},
        {"new base",
         {revision, u"-m"_s, u"other base"_s, u"--head"_s, u"base"_s, u"--branch-label"_s, u"other"_s},
         {.message = u"other base"_s, .heads = {u"base"_s}, .branchLabel = u"other"_s, .id = u"bbbb01"_s}},
        {"dependencies",
         {revision, u"-m"_s, u"needs"_s, u"--head"_s, u"other@head"_s, u"--depends-on"_s, u"lab"_s, u"--depends-on"_s,
          u"aaaa01"_s},
         {.message = u"needs"_s, .heads = {u"other@head"_s}, .dependsOn = {u"lab"_s, u"aaaa01"_s}, .id = u"bbbb02"_s}},
        {"one dependency, partial",
         {revision, u"-m"_s, u"needs one"_s, u"--head"_s, u"bbbb02"_s, u"--depends-on"_s, u"aaaa04"_s},
         {.message = u"needs one"_s, .heads = {u"bbbb02"_s}, .dependsOn = {u"aaaa04"_s}, .id = u"bbbb03"_s}},
        {"no message", {revision, u"--head"_s, u"aaaa04"_s}, {.heads = {u"aaaa04"_s}, .id = u"aaaa05"_s}},
    };
}

/// The date that Alembic wrote, so that both files can be compared byte by byte.
CreateDate dateIn(const QString &text)
{
    static const QRegularExpression line(u"^Create Date: (\\S+ [0-9:]+)(?:\\.([0-9]+))?$"_s,
                                         QRegularExpression::MultilineOption);
    const QRegularExpressionMatch match = line.match(text);
    return {QDateTime::fromString(match.captured(1), u"yyyy-MM-dd HH:mm:ss"_s), match.captured(2).toInt(), false};
}

QString textOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : u"(missing)"_s;
}

} // namespace

class TestRevisionWriter : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void sameFilesAsAlembic();
    void bodiesAndImports();
    void refuses_data();
    void refuses();
    void templateWithoutLabels();
    void versionPaths();
    void sqlRevision();
    void writing();

private:
    [[nodiscard]] RevisionFileSettings settings() const
    {
        return fileSettings(*openProject({.startFolder = m_folder.path()}), u"sqlite"_s);
    }
    [[nodiscard]] RevisionGraph graph() const
    {
        return readRevisionGraph({.directories = {m_folder.filePath(u"alembic/versions"_s)}});
    }

    QTemporaryDir m_folder;
};

void TestRevisionWriter::initTestCase()
{
    QVERIFY(
        initProject({.directory = u"alembic"_s, .workingDirectory = m_folder.path(), .url = u"sqlite:///app.db"_s}));
}

void TestRevisionWriter::sameFilesAsAlembic()
{
    for (const Step &step : steps()) {
        const RevisionGraph before = graph();
        QProcess alembic;
        alembic.setWorkingDirectory(m_folder.path());
        alembic.setProcessChannelMode(QProcess::MergedChannels);
        alembic.start(u"/usr/bin/alembic"_s, step.arguments + QStringList{u"--rev-id"_s, step.request.id});
        QVERIFY(alembic.waitForFinished());
        const QString said = QString::fromUtf8(alembic.readAll());
        QVERIFY2(alembic.exitCode() == 0, qPrintable(said));

        RevisionRequest request = step.request;
        const Revision *written = nullptr;
        const RevisionGraph after = graph();
        written = after.find(request.id);
        QVERIFY2(written, step.name);
        const QString wanted = textOf(written->file);
        request.createDate = dateIn(wanted);
        const Result<RevisionDraft> draft = draftRevision(settings(), request, before);
        QVERIFY2(draft, draft ? step.name : qPrintable(describe(draft.error())));
        QCOMPARE(draft->text, wanted);
        QCOMPARE(draft->path, written->file);
        QCOMPARE(draft->downRevisions, written->downRevisions);
    }
}

void TestRevisionWriter::bodiesAndImports()
{
    const TableName table{{}, u"t"_s};
    RevisionRequest request{.message = u"body"_s, .heads = {u"heads"_s}};
    request.upgrade = {
        AddColumn{.table = table, .column = {.name = u"c"_s, .type = {.module = u"postgresql"_s, .name = u"JSONB"_s}}}};
    request.downgrade = {DropColumn{.table = table, .column = u"c"_s}};
    const Result<RevisionDraft> draft = draftRevision(settings(), request, graph());
    QVERIFY2(draft, qPrintable(draft ? QString() : describe(draft.error())));
    QVERIFY(draft->text.contains(u"import sqlalchemy as sa\nfrom sqlalchemy.dialects import postgresql\n\n"_s));
    QVERIFY(
        draft->text.contains(u"    \"\"\"Upgrade schema.\"\"\"\n    # ### commands auto generated by Alembic - please "
                             "adjust! ###\n    op.add_column('t', sa.Column('c', postgresql.JSONB(), "
                             "nullable=True))\n    # ### end Alembic commands ###\n"_s));
    QVERIFY(draft->text.contains(u"    op.drop_column('t', 'c')\n"_s));
    QCOMPARE(draft->id.size(), 12);
}

void TestRevisionWriter::refuses_data()
{
    QTest::addColumn<QStringList>("heads");
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("what");
    QTest::newRow("several heads") << QStringList{u"head"_s} << QString()
                                   << u"Multiple heads are present; please specify the head revision on which the new "
                                      "revision should be based, or perform a merge."_s;
    QTest::newRow("no head") << QStringList{u"aaaa01"_s} << QString()
                             << u"Revision aaaa01 is not a head revision; please specify --splice to create a new "
                                "branch from this revision"_s;
    QTest::newRow("twice") << QStringList{u"aaaa05"_s, u"aaaa05"_s} << QString()
                           << u"Duplicate head revisions specified"_s;
    QTest::newRow("unknown") << QStringList{u"zzzz"_s} << QString() << u"Can't locate revision identified by 'zzzz'"_s;
    QTest::newRow("forbidden character") << QStringList{u"heads"_s} << u"foo-bar"_s
                                         << u"Character(s) '-' not allowed in revision identifier 'foo-bar'"_s;
}

void TestRevisionWriter::refuses()
{
    QFETCH(QStringList, heads);
    QFETCH(QString, id);
    QFETCH(QString, what);
    const Result<RevisionDraft> draft = draftRevision(settings(), {.heads = heads, .id = id}, graph());
    QVERIFY(!draft);
    QCOMPARE(draft.error().what, what);
}

void TestRevisionWriter::templateWithoutLabels()
{
    QTemporaryDir folder;
    RevisionFileSettings old = settings();
    old.templateFile = folder.filePath(u"script.py.mako"_s);
    const RevisionRequest request{.heads = {u"base"_s}, .branchLabel = u"new"_s, .id = u"cccc01"_s};
    const Result<RevisionDraft> missing = draftRevision(old, request, graph());
    QVERIFY(!missing);
    QCOMPARE(missing.error().where.file, old.templateFile);
    QFile file(old.templateFile);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("revision = ${repr(up_revision)}\ndown_revision = ${repr(down_revision)}\n");
    file.close();
    const Result<RevisionDraft> draft = draftRevision(old, request, graph());
    QVERIFY(!draft);
    QVERIFY(draft.error().what.contains(u"have you upgraded your script.py.mako"_s));
}

void TestRevisionWriter::versionPaths()
{
    RevisionFileSettings several = settings();
    const QString second = m_folder.filePath(u"second"_s);
    several.versionLocations << second;
    const RevisionGraph revisions = graph();
    const Result<RevisionDraft> base = draftRevision(several, {.heads = {u"base"_s}}, revisions);
    QVERIFY(!base);
    QCOMPARE(base.error().what, u"Multiple version locations present, please specify --version-path"_s);
    const Result<RevisionDraft> chosen = draftRevision(
        several, {.message = u"x"_s, .heads = {u"base"_s}, .id = u"dddd"_s, .versionPath = second}, revisions);
    QVERIFY(chosen);
    QCOMPARE(chosen->path, second + u"/dddd_x.py"_s);
    const Result<RevisionDraft> besideHead = draftRevision(several, {.heads = {u"aaaa05"_s}}, revisions);
    QVERIFY(besideHead);
    QVERIFY(besideHead->path.startsWith(m_folder.filePath(u"alembic/versions/"_s)));
    const Result<RevisionDraft> wrong =
        draftRevision(several, {.heads = {u"base"_s}, .versionPath = u"/nowhere"_s}, revisions);
    QVERIFY(!wrong);
    QCOMPARE(wrong.error().what, u"Path /nowhere is not represented in current version locations"_s);
}

void TestRevisionWriter::sqlRevision()
{
    RevisionFileSettings sql = settings();
    sql.format = Revision::Format::Sql;
    RevisionRequest request{.message = u"add\ncolumn"_s, .heads = {u"heads"_s}, .id = u"eeee"_s};
    request.dependsOn = {u"lab"_s};
    request.upgradeSection = {.statements = {u"ALTER TABLE t ADD COLUMN c INTEGER;"_s, u"CREATE INDEX ix ON t (c);"_s}};
    request.downgradeSection = {.statements = {u"DROP INDEX ix;"_s}, .transactional = false};
    const Result<RevisionDraft> draft = draftRevision(sql, request, graph());
    QVERIFY2(draft, qPrintable(draft ? QString() : describe(draft.error())));
    QVERIFY(draft->path.endsWith(u"/eeee_add_column.sql"_s));
    QVERIFY(draft->text.contains(
        u"\n-- upgrade (sqlite):\nALTER TABLE t ADD COLUMN c INTEGER;\nCREATE INDEX ix ON t (c);\n"_s));
    QVERIFY(draft->text.contains(u"\n-- downgrade (sqlite): no-transaction\nDROP INDEX ix;\n"_s));
    const Result<Revision> header = readRevisionHeader(draft->text.toUtf8(), draft->path);
    QVERIFY(header);
    QCOMPARE(header->id, u"eeee"_s);
    QCOMPARE(header->downRevisions, draft->downRevisions);
    QCOMPARE(header->dependsOn, QStringList{u"lab"_s});
    QCOMPARE(header->message(), u"add column"_s);
}

void TestRevisionWriter::writing()
{
    const RevisionDraft draft{
        .id = u"ffff"_s, .path = m_folder.filePath(u"deep/er/ffff_x.py"_s), .text = u"x = 'ü'\n"_s};
    QVERIFY(writeRevision(draft));
    QCOMPARE(textOf(draft.path), draft.text);
    const Done again = writeRevision({.path = draft.path, .text = u"y\n"_s});
    QVERIFY(!again);
    QCOMPARE(again.error().kind, Error::Kind::File);
    QCOMPARE(textOf(draft.path), draft.text);
    QVERIFY(!writeRevision({.path = draft.path + u"/below.py"_s}));
}

QTEST_GUILESS_MAIN(TestRevisionWriter)
#include "tst_revisionwriter.moc"
