#include "engine/revision/revisioncache.h"
#include "engine/revision/revisionreader.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace engine;

namespace {

QByteArray revisionText(const QByteArray &id, const QByteArray &down = {})
{
    return "\"\"\"revision " + id + "\n\nCreate Date: 2026-11-21 08:00:00\n\"\"\"\nrevision = '" + id
        + "'\ndown_revision = " + (down.isEmpty() ? "None" : "'" + down + "'") + "\n";
}

} // namespace

class TestRevisionFiles : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void whichFilesCount_data();
    void whichFilesCount();
    void loadingOrder();
    void linksLoadOnce();
    void subfolders();
    void missingFolder();
    void whatCannotBeRead();
    void manyFiles();
    void cacheReadsWhatChanged();

private:
    void write(const QString &name, const QByteArray &text) const;
    [[nodiscard]] QStringList ids(bool recursive = false) const;

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestRevisionFiles::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

void TestRevisionFiles::write(const QString &name, const QByteArray &text) const
{
    const QString path = m_folder->filePath(name);
    QVERIFY(QDir().mkpath(QFileInfo(path).path()));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(text), text.size());
}

QStringList TestRevisionFiles::ids(bool recursive) const
{
    QStringList result;
    const auto graph = readRevisionGraph({.directories = {m_folder->path()}, .recursive = recursive});
    for (const auto &revision : graph.revisions())
        result.append(revision.id);
    return result;
}

void TestRevisionFiles::whichFilesCount_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("counts");
    QTest::addRow("usual") << u"a_message.py"_s << true;
    QTest::addRow("two dots") << u"a.b.py"_s << true;
    QTest::addRow("hidden") << u".x.py"_s << true;
    QTest::addRow("package") << u"__init__.py"_s << false;
    QTest::addRow("begins like a package") << u"__init__foo.py"_s << false;
    QTest::addRow("editor's lock") << u".#a.py"_s << false;
    QTest::addRow("compiled") << u"a.pyc"_s << false;
    QTest::addRow("backup") << u"a.py~"_s << false;
    QTest::addRow("no ending") << u"README"_s << false;
    QTest::addRow("in a folder") << u"sub/a.py"_s << false;
    QTest::addRow("folder named like a file") << u"sub.py/a.txt"_s << false;
}

void TestRevisionFiles::whichFilesCount()
{
    QFETCH(QString, name);
    QFETCH(bool, counts);
    write(name, revisionText("a1"));
    QCOMPARE(ids(), counts ? QStringList{u"a1"_s} : QStringList());
}

void TestRevisionFiles::loadingOrder()
{
    write(u"b.py"_s, revisionText("b1"));
    write(u"B.py"_s, revisionText("B1"));
    write(u"é.py"_s, revisionText("e1"));
    write(u"a.sql"_s, "-- revision: s1\n-- upgrade:\n");
    write(u"schema.sql"_s, "CREATE TABLE a (b);\n");
    write(u"10.py"_s, revisionText("ten"));
    QCOMPARE(ids(), QStringList({u"ten"_s, u"B1"_s, u"s1"_s, u"b1"_s, u"e1"_s}));

    write(u"other/0.py"_s, revisionText("zero"));
    const auto graph = readRevisionGraph({.directories = {m_folder->path(), m_folder->filePath(u"other"_s)}});
    QCOMPARE(graph.revisions().back().id, u"zero"_s);
    QCOMPARE(graph.revisions().back().file, QFileInfo(m_folder->filePath(u"other/0.py"_s)).canonicalFilePath());
    QCOMPARE(graph.revisions().back().createDate, u"2026-11-21 08:00:00"_s);
}

void TestRevisionFiles::linksLoadOnce()
{
    write(u"a.py"_s, revisionText("a1"));
    write(u"elsewhere/x.txt"_s, revisionText("x1"));
    const auto link = [this](const QString &target, const QString &name) {
        return QFile::link(m_folder->filePath(target), m_folder->filePath(name));
    };
    QVERIFY(link(u"elsewhere/x.txt"_s, u"x.py"_s));
    QVERIFY(link(u"elsewhere/x.txt"_s, u"y.py"_s));
    QVERIFY(link(u"."_s, u"again"_s));
    const auto graph = readRevisionGraph({.directories = {m_folder->path(), m_folder->filePath(u"again"_s)}});
    QCOMPARE(int(graph.revisions().size()), 2);
    QVERIFY(graph.problems().empty());
}

void TestRevisionFiles::subfolders()
{
    write(u"2026/b.py"_s, revisionText("b1"));
    write(u"2025/a.py"_s, revisionText("a1"));
    write(u"__pycache__/c.py"_s, revisionText("c1"));
    write(u"z.py"_s, revisionText("z1"));
    QCOMPARE(ids(), QStringList{u"z1"_s});
    QCOMPARE(ids(true), QStringList({u"z1"_s, u"a1"_s, u"b1"_s}));
}

void TestRevisionFiles::missingFolder()
{
    const auto graph = readRevisionGraph({.directories = {m_folder->filePath(u"nowhere"_s)}});
    QVERIFY(graph.revisions().empty());
    QVERIFY(graph.problems().empty());
}

void TestRevisionFiles::whatCannotBeRead()
{
    write(u"a.py"_s, revisionText("a1"));
    write(u"b.py"_s, "revision = = 1\n");
    QVERIFY(QFile::link(m_folder->filePath(u"gone"_s), m_folder->filePath(u"c.py"_s)));
    const auto graph = readRevisionGraph({.directories = {m_folder->path()}});
    QCOMPARE(int(graph.revisions().size()), 1);
    QCOMPARE(int(graph.problems().size()), 2);
    QCOMPARE(int(graph.problems()[0].kind), int(Error::Kind::Reading));
    QCOMPARE(graph.problems()[0].where.line, 1);
    QCOMPARE(int(graph.problems()[1].kind), int(Error::Kind::File));
    QVERIFY(!graph.problems()[1].why.isEmpty());
    QVERIFY(!graph.sound().has_value());
}

void TestRevisionFiles::manyFiles()
{
    QByteArray previous;
    for (int i = 0; i < 500; ++i) {
        const auto id = QByteArray::number(1000 + i);
        write(QString::fromLatin1(id) + u".py"_s, revisionText(id, previous));
        previous = id;
    }
    write(u"0999.py"_s, revisionText("0999") + QByteArray(100'000, '#'));
    const auto graph = readRevisionGraph({.directories = {m_folder->path()}});
    QVERIFY(graph.sound().has_value());
    QCOMPARE(graph.heads(), QStringList({u"0999"_s, u"1499"_s}));
    QVERIFY(std::ranges::is_sorted(graph.revisions(), {}, &Revision::id));
}

void TestRevisionFiles::cacheReadsWhatChanged()
{
    RevisionCache cache;
    const auto setTime = [this](const QString &name) {
        QFile file(m_folder->filePath(name));
        QVERIFY(file.open(QIODevice::ReadWrite));
        const QDateTime time(QDate(2026, 11, 21), QTime(8, 0));
        QVERIFY(file.setFileTime(time, QFileDevice::FileModificationTime));
    };
    const auto read = [&] { return readRevisionGraph({.directories = {m_folder->path()}}, &cache); };
    write(u"a.py"_s, revisionText("a1"));
    write(u"b.py"_s, revisionText("b1", "a1"));
    write(u"dump.sql"_s, "SELECT 1;");
    setTime(u"a.py"_s);
    QCOMPARE(read().heads(), QStringList{u"b1"_s});
    QCOMPARE(cache.size(), 3);

    // The same size and time: what the cache has is taken, as can be seen from the old id.
    write(u"a.py"_s, revisionText("a2"));
    setTime(u"a.py"_s);
    write(u"c.py"_s, revisionText("c1", "b1"));
    QCOMPARE(read().heads(), QStringList{u"c1"_s});

    write(u"a.py"_s, revisionText("a1") + "# longer\n");
    QVERIFY(QFile::remove(m_folder->filePath(u"c.py"_s)));
    QCOMPARE(read().heads(), QStringList{u"b1"_s});
    QCOMPARE(cache.size(), 3);
}

QTEST_GUILESS_MAIN(TestRevisionFiles)
#include "tst_revisionfiles.moc"
