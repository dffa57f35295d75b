#include "engine/diff/compare.h"

#include "tests/engine/schemabuilding.h"
#include "tests/interop/interopproject.h"

#include <QDir>
#include <QFile>
#include <QHash>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace engine;

namespace {

constexpr auto kRevisions = ATHANOR_SOURCE_DIR "/tests/data/interop/revisions";

/// The revisions' identifiers with their slugs, oldest first: the files are named in the order of the chain.
QStringList revisionFiles()
{
    return QDir(QString::fromLatin1(kRevisions)).entryList({u"*.py"_s}, QDir::Files, QDir::Name);
}

QString idOf(const QString &file)
{
    return file.section(u'_', 0, 0);
}

QString contentOf(const QString &file)
{
    QFile handle(file);
    return handle.open(QIODevice::ReadOnly) ? QString::fromUtf8(handle.readAll()) : QString();
}

/// The first line in which two texts differ, for the test's report.
QString firstDifference(const QString &left, const QString &right)
{
    const QStringList leftLines = left.split(u'\n');
    const QStringList rightLines = right.split(u'\n');
    for (qsizetype line = 0; line < std::max(leftLines.size(), rightLines.size()); ++line) {
        if (leftLines.value(line) != rightLines.value(line))
            return u"line %1\n  Athanor: %2\n  Alembic: %3"_s.arg(line + 1).arg(leftLines.value(line),
                                                                                rightLines.value(line));
    }
    return {};
}

/// Texts that differ from those of the Alembic that is installed, although what they do is compared above.
bool differsOnPurpose(const QString &word, const QString &id)
{
    static const QHash<QString, QString> reasons{
        {u"up 0004"_s, u"a column's own CHECK stands among the table's constraints"_s},
        {u"up 0009"_s, u"negative defaults have parentheses since SQLAlchemy 2.0"_s},
        {u"up 0024"_s, u"RENAME COLUMN has its COLUMN in newer Alembic"_s},
        {u"down 0024"_s, u"the same"_s},
        {u"up 0046"_s, u"a rebuild keeps foreign keys from deleting rows"_s},
    };
    return reasons.contains(word + u' ' + id);
}

} // namespace

/// The same revision files run by real Alembic on one SQLite file and by athanor-cli on another, one at a time.
class TestInteropRevisions : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void upgrade_data();
    void upgrade();
    void answersAtHead_data();
    void answersAtHead();
    void downgrade_data();
    void downgrade();
    void sql_data();
    void sql();
    void runsWhatAlembicCannot();

private:
    static void compareDatabases(const QString &athanors, const QString &alembics);

    InteropProject m_project; ///< Athanor's
    InteropProject m_reference; ///< Alembic's
    QTemporaryDir m_snapshots;
};

void TestInteropRevisions::initTestCase()
{
    const QStringList files = revisionFiles();
    QVERIFY2(files.size() >= 40, "at least 40 revisions");
    QCOMPARE(m_project.create(), QString());
    QCOMPARE(m_reference.create(), QString());
    QCOMPARE(m_project.addRevisions(QString::fromLatin1(kRevisions)), files.size());
    QCOMPARE(m_reference.addRevisions(QString::fromLatin1(kRevisions)), files.size());
    const ProgramResult driven = m_reference.python(u"drive.py"_s, {m_reference.directory(), m_snapshots.path()});
    QVERIFY2(driven.exitCode == 0, driven.text().constData());
}

void TestInteropRevisions::compareDatabases(const QString &athanors, const QString &alembics)
{
    const Snapshot left = readSnapshot(athanors);
    const Snapshot right = readSnapshot(alembics);
    QCOMPARE(building::summaries(compare(left.schema, right.schema).operations).join(u'\n'), QString());
    for (const auto &[name, table] : left.schema.tables) {
        QVERIFY2(right.schema.table(name), qPrintable(name.text()));
        QVERIFY2(table == *right.schema.table(name), qPrintable(name.text()));
    }
    QVERIFY(left.schema == right.schema);
    QCOMPARE(firstDifference(left.rows, right.rows), QString());
}

void TestInteropRevisions::upgrade_data()
{
    QTest::addColumn<QString>("revision");
    for (const QString &file : revisionFiles())
        QTest::addRow("%s", qPrintable(file.chopped(3))) << idOf(file);
}

void TestInteropRevisions::upgrade()
{
    QFETCH(QString, revision);
    const ProgramResult run = m_project.athanor({u"upgrade"_s, revision});
    QVERIFY2(run.exitCode == 0, run.text().constData());
    compareDatabases(m_project.database(), m_snapshots.filePath(u"up_%1.db"_s.arg(revision)));
}

void TestInteropRevisions::answersAtHead_data()
{
    QTest::addColumn<QStringList>("arguments");
    for (const char *line : {"history", "history -i", "history -r -3:", "history -r 0002:0004", "heads", "heads -v",
                             "current", "branches", "show 0003", "show head"}) {
        QTest::addRow("%s", line) << QString::fromLatin1(line).split(u' ');
    }
}

void TestInteropRevisions::answersAtHead()
{
    QFETCH(QStringList, arguments);
    QVERIFY(QFile::remove(m_reference.database()));
    QVERIFY(QFile::copy(m_project.database(), m_reference.database()));
    const ProgramResult ours = m_project.athanor(arguments);
    const ProgramResult theirs = m_reference.alembic(arguments);
    QVERIFY2(ours.exitCode == theirs.exitCode, ours.text().constData());
    QString expected = theirs.output;
    QCOMPARE(firstDifference(ours.output, expected.replace(m_reference.directory(), m_project.directory())), QString());
}

void TestInteropRevisions::downgrade_data()
{
    QTest::addColumn<QString>("revision");
    QTest::addColumn<QString>("below");
    const QStringList files = revisionFiles();
    for (qsizetype place = files.size() - 1; place >= 0; --place) {
        const QString below = place > 0 ? idOf(files.at(place - 1)) : u"base"_s;
        QTest::addRow("%s", qPrintable(files.at(place).chopped(3))) << idOf(files.at(place)) << below;
    }
}

void TestInteropRevisions::downgrade()
{
    QFETCH(QString, revision);
    QFETCH(QString, below);
    const ProgramResult run = m_project.athanor({u"downgrade"_s, below});
    QVERIFY2(run.exitCode == 0, run.text().constData());
    compareDatabases(m_project.database(), m_snapshots.filePath(u"down_%1.db"_s.arg(revision)));
}

void TestInteropRevisions::sql_data()
{
    QTest::addColumn<QString>("command");
    QTest::addColumn<QString>("range");
    QTest::addColumn<QString>("file");
    QString below = u"base"_s;
    for (const QString &file : revisionFiles()) {
        const QString id = idOf(file);
        for (const QString &word : {u"up"_s, u"down"_s}) {
            const QString expected = m_snapshots.filePath(u"%1_%2.sql"_s.arg(word, id));
            const QString range = word == u"up"_s ? below + u':' + id : id + u':' + below;
            // Alembic cannot print a batch that needs the table's present definition; its effect is compared above.
            if (QFile::exists(expected) && !differsOnPurpose(word, id))
                QTest::addRow("%s %s", qPrintable(word), qPrintable(file.chopped(3)))
                    << word + u"grade"_s << range << expected;
        }
        below = id;
    }
}

void TestInteropRevisions::sql()
{
    QFETCH(QString, command);
    QFETCH(QString, range);
    QFETCH(QString, file);
    const ProgramResult run = m_project.athanor({command, range, u"--sql"_s});
    QVERIFY2(run.exitCode == 0, run.text().constData());
    // Before 1.19, Alembic dropped the table again in scripts that end at base.
    QString wanted = contentOf(file);
    wanted.remove(u"DROP TABLE alembic_version;\n\n"_s);
    QCOMPARE(firstDifference(run.output, wanted), QString());
}

/// Outside of a batch, Alembic has no way to change constraints or types on SQLite. Athanor rebuilds the table there.
void TestInteropRevisions::runsWhatAlembicCannot()
{
    const QString directory = QStringLiteral(ATHANOR_SOURCE_DIR "/tests/data/interop/beyond");
    const QStringList files = QDir(directory).entryList({u"*.py"_s}, QDir::Files, QDir::Name);
    InteropProject project;
    QCOMPARE(project.create(), QString());
    QCOMPARE(project.addRevisions(directory), files.size());
    std::vector<Snapshot> steps;
    for (const QString &file : files) {
        if (!steps.empty()) {
            const ProgramResult refused = project.alembic({u"upgrade"_s, idOf(file)});
            QVERIFY2(refused.exitCode != 0, qPrintable(file));
        }
        const ProgramResult run = project.athanor({u"upgrade"_s, idOf(file)});
        QVERIFY2(run.exitCode == 0, run.text().constData());
        steps.push_back(readSnapshot(project.database()));
        if (steps.size() > 1)
            QVERIFY2(!(steps.back().schema == steps[steps.size() - 2].schema), qPrintable(file));
    }
    QVERIFY(steps.back().rows.contains(u"child"_s));
    const ProgramResult current = project.alembic({u"current"_s});
    QVERIFY2(current.output.contains(u"(head)"_s), current.text().constData());
    for (qsizetype place = files.size() - 1; place > 0; --place) {
        const ProgramResult run = project.athanor({u"downgrade"_s, idOf(files.at(place - 1))});
        QVERIFY2(run.exitCode == 0, run.text().constData());
        QVERIFY2(readSnapshot(project.database()).schema == steps[size_t(place - 1)].schema,
                 qPrintable(files.at(place)));
    }
}

QTEST_GUILESS_MAIN(TestInteropRevisions)
#include "tst_interoprevisions.moc"
