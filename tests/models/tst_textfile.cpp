#include "models/textfile.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

class TestTextFile : public QObject
{
    Q_OBJECT

private slots:
    void writesWhatWasRead();
    void refusesWhenSomebodyElseWrote();
    void refusesWhenTheFileIsGone();
    void writesOnPurpose();
    void missingFile();
    void missingFolder();

private:
    QTemporaryDir m_folder;
    QString write(const QString &name, const QByteArray &content)
    {
        QFile file(m_folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("the test's file cannot be written");
        return file.fileName();
    }
};

void TestTextFile::writesWhatWasRead()
{
    const QString path = write(u"a.py"_s, "x = 1\r\n");
    const auto read = models::readTextFile(path);
    QVERIFY(read);
    QCOMPARE(read->content, QByteArray("x = 1\r\n"));
    const auto written = models::writeTextFile(path, "x = 2\r\n", read->hash);
    QVERIFY(written);
    QCOMPARE(models::readTextFile(path)->content, QByteArray("x = 2\r\n"));
    QCOMPARE(models::hashOnDisk(path), written->hash);
}

void TestTextFile::refusesWhenSomebodyElseWrote()
{
    const QString path = write(u"b.py"_s, "one");
    const auto read = models::readTextFile(path);
    write(u"b.py"_s, "two");
    const auto written = models::writeTextFile(path, "three", read->hash);
    QVERIFY(!written);
    QCOMPARE(written.error().kind, engine::Error::Kind::File);
    QVERIFY(written.error().what.contains(u"b.py"_s));
    QCOMPARE(models::readTextFile(path)->content, QByteArray("two"));
}

void TestTextFile::refusesWhenTheFileIsGone()
{
    const QString path = write(u"c.py"_s, "one");
    const auto read = models::readTextFile(path);
    QVERIFY(QFile::remove(path));
    QVERIFY(!models::writeTextFile(path, "two", read->hash));
    QVERIFY(!QFile::exists(path));
}

void TestTextFile::writesOnPurpose()
{
    const QString path = write(u"d.py"_s, "one");
    QVERIFY(models::writeTextFile(path, "two", {}));
    QCOMPARE(models::readTextFile(path)->content, QByteArray("two"));
}

void TestTextFile::missingFile()
{
    const auto read = models::readTextFile(m_folder.filePath(u"none.py"_s));
    QVERIFY(!read);
    QVERIFY(!read.error().why.isEmpty());
    QVERIFY(models::hashOnDisk(m_folder.filePath(u"none.py"_s)).isEmpty());
}

void TestTextFile::missingFolder()
{
    QVERIFY(!models::writeTextFile(m_folder.filePath(u"no/such/e.py"_s), "x", {}));
}

QTEST_GUILESS_MAIN(TestTextFile)
#include "tst_textfile.moc"
