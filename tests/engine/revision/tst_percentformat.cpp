#include "engine/revision/percentformat.h"

#include <QProcess>
#include <QTest>

using namespace Qt::StringLiterals;
using engine::percentFormat;
using engine::Result;

class TestPercentFormat : public QObject
{
    Q_OBJECT

private slots:
    void agreesWithPython_data();
    void agreesWithPython();
    void refuses_data();
    void refuses();
};

namespace {

const engine::PercentValues Values{{u"rev"_s, u"it's"_s}, {u"year"_s, 2026}, {u"month"_s, 3}, {u"minus"_s, -42}};

QString python(const QString &text)
{
    QProcess process;
    process.start(u"python3"_s,
                  {u"-c"_s,
                   u"import sys; print(sys.argv[1] % dict(rev=\"it's\", year=2026, month=3, minus=-42), end='')"_s,
                   text});
    process.waitForFinished();
    return process.exitCode() == 0 ? QString::fromUtf8(process.readAllStandardOutput()) : u"(error)"_s;
}

} // namespace

void TestPercentFormat::agreesWithPython_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text : {"plain",
                             "",
                             "%(rev)s",
                             "100%%",
                             "%%(rev)s",
                             "%(month).2d",
                             "%(month)02d",
                             "%(month)5d|",
                             "%(month)-5d|",
                             "%(month)+d % d",
                             "%(minus)05d",
                             "%(minus).4d",
                             "%(year)x-%(year)#X-%(year)o-%(year)#o",
                             "%(rev)r",
                             "%(rev).2s",
                             "%(rev)10s|%(rev)-10s|",
                             "%(year)s_%(month).2d_%(rev)s",
                             "%(year)6.5d",
                             "%(year)i%(year)u",
                             "%(year)ld",
                             "%(minus)x",
                             "%(month)-05d|",
                             "%(year)r"})
        QTest::newRow(text) << QString::fromLatin1(text);
}

void TestPercentFormat::agreesWithPython()
{
    QFETCH(QString, text);
    const Result<QString> result = percentFormat(text, Values);
    const QString wanted = python(text);
    if (wanted == u"(error)"_s)
        QVERIFY(!result);
    else
        QCOMPARE(result ? *result : result.error().why, wanted);
}

void TestPercentFormat::refuses_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("why");
    QTest::newRow("unknown name") << u"%(nope)s"_s << u"KeyError: 'nope'"_s;
    QTest::newRow("percent at the end") << u"100%"_s << u"incomplete format"_s;
    QTest::newRow("number wanted") << u"%(rev)d"_s << u"%d format: a real number is required, not str"_s;
    QTest::newRow("unknown conversion") << u"%(rev)y"_s << u"unsupported format at index 0"_s;
    QTest::newRow("no name") << u"a %s"_s << u"unsupported format at index 2"_s;
}

void TestPercentFormat::refuses()
{
    QFETCH(QString, text);
    QFETCH(QString, why);
    const Result<QString> result = percentFormat(text, Values);
    QVERIFY(!result);
    QCOMPARE(result.error().why, why);
    QCOMPARE(result.error().kind, engine::Error::Kind::Project);
}

QTEST_GUILESS_MAIN(TestPercentFormat)
#include "tst_percentformat.moc"
