#include "engine/revision/revisionfilename.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>
#include <QSet>
#include <QTest>
#include <QTimeZone>

using namespace Qt::StringLiterals;
using engine::CreateDate;
using engine::Result;

namespace {

// Alembic's own file name for each (template, slug length, message), and Python's texts of two dates.
constexpr auto Oracle = R"(
import datetime, json, os, sys
from alembic.script import ScriptDirectory
naive = datetime.datetime(2026, 3, 5, 7, 8, 9, 1230)
zone = datetime.timezone(datetime.timedelta(hours=-3, minutes=-30))
aware = datetime.datetime(2026, 12, 31, 23, 59, 59, tzinfo=zone)
cases = json.loads(sys.stdin.read())
names = []
for template, limit, message in cases['names']:
    script = ScriptDirectory('/', file_template=template, truncate_slug_length=limit)
    names.append(os.path.basename(script._rev_path('/x', 'abc123', message, naive)))
dates = [str(naive), naive.isoformat(), str(aware), aware.isoformat()]
formats = [[naive.strftime(f), aware.strftime(f)] for f in cases['formats']]
print(json.dumps({'names': names, 'dates': dates, 'formats': formats}))
)";

struct NameCase
{
    const char *fileTemplate;
    int limit;
    const char *message;
};

const NameCase Names[] = {
    {"%(rev)s_%(slug)s", 40, "Add users"},
    {"%(rev)s_%(slug)s", 40,
     "Add  \xc3\x9cn\xc3\xaf"
     "code: foo-bar (v2.0)!"},
    {"%(rev)s_%(slug)s", 40, "it's \"quoted\""},
    {"%(rev)s_%(slug)s", 40, ""},
    {"%(rev)s_%(slug)s", 40, "  --  "},
    {"%(rev)s_%(slug)s", 40, "abcdefghij abcdefghij abcdefghij abcdefghij"},
    {"%(rev)s_%(slug)s", 40, "abcdefghij_abcdefghij abcdefghij_abcdefg"},
    {"%(rev)s_%(slug)s", 10, "abcdefghijklmnop"},
    {"%(rev)s_%(slug)s", 10, "abcde fghi"},
    {"%(rev)s_%(slug)s", 10, "abcde fghij"},
    {"%(rev)s_%(slug)s", 10, "_leading word here"},
    {"%(rev)s_%(slug)s", 5,
     "\xf0\x9d\x94\x98\xf0\x9d\x94\x99\xf0\x9d\x94\x9a\xf0\x9d\x94\x9b\xf0\x9d\x94\x9c\xf0\x9d\x94\x9d"},
    {"%(rev)s_%(slug)s", 40,
     "\xd0\x94\xd0\xbe\xd0\xb1\xd0\xb0\xd0\xb2\xd0\xb8\xd1\x82\xd1\x8c \xe8\xa1\xa8 \xc2\xb2\xc2\xbd"},
    {"%(year)d_%(month).2d_%(day).2d_%(hour).2d%(minute).2d-%(rev)s_%(slug)s", 40, "add users"},
    {"%(second)05d-%(month)s-%(rev)s", 40, "x"},
};

const QStringList Formats{u"%Y-%m-%d %H:%M:%S.%f"_s, u"%y %j %a %A %b %B %w %u %U %W %I %p %%"_s, u"%z"_s,
                          u"%x %X %D %T %F %R"_s, u"day %d"_s};

CreateDate naiveDate()
{
    return {QDateTime(QDate(2026, 3, 5), QTime(7, 8, 9)), 1230, false};
}

CreateDate awareDate()
{
    return {QDateTime(QDate(2026, 12, 31), QTime(23, 59, 59), QTimeZone(-12600)), 0, true};
}

} // namespace

class TestRevisionFileName : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void namesAgreeWithAlembic_data();
    void namesAgreeWithAlembic();
    void datesAgreeWithPython();
    void formatsAgreeWithPython();
    void unknownFormat();
    void badTemplate();
    void ids();
    void forbiddenIds_data();
    void forbiddenIds();
    void zones_data();
    void zones();

private:
    QJsonObject m_oracle;
};

void TestRevisionFileName::initTestCase()
{
    QJsonArray names;
    for (const NameCase &name : Names)
        names.append(QJsonArray{QString::fromUtf8(name.fileTemplate), name.limit, QString::fromUtf8(name.message)});
    QProcess python;
    python.start(u"/usr/bin/python3"_s, {u"-c"_s, QString::fromLatin1(Oracle)});
    python.write(
        QJsonDocument(QJsonObject{{u"names"_s, names}, {u"formats"_s, QJsonArray::fromStringList(Formats)}}).toJson());
    python.closeWriteChannel();
    QVERIFY(python.waitForFinished());
    QVERIFY2(python.exitCode() == 0, python.readAllStandardError().constData());
    m_oracle = QJsonDocument::fromJson(python.readAllStandardOutput()).object();
}

void TestRevisionFileName::namesAgreeWithAlembic_data()
{
    QTest::addColumn<int>("index");
    for (int i = 0; i < int(std::size(Names)); ++i)
        QTest::addRow("%d: %s at %d", i, Names[i].message, Names[i].limit) << i;
}

void TestRevisionFileName::namesAgreeWithAlembic()
{
    QFETCH(int, index);
    const NameCase &wanted = Names[index];
    const Result<QString> name =
        engine::revisionFileName(QString::fromUtf8(wanted.fileTemplate),
                                 {u"abc123"_s, QString::fromUtf8(wanted.message), naiveDate(), wanted.limit});
    QVERIFY(name);
    QCOMPARE(*name + u".py"_s, m_oracle[u"names"_s][index].toString());
}

void TestRevisionFileName::datesAgreeWithPython()
{
    const QJsonValue dates = m_oracle[u"dates"_s];
    QCOMPARE(naiveDate().text(), dates[0].toString());
    QCOMPARE(naiveDate().isoFormat(), dates[1].toString());
    QCOMPARE(awareDate().text(), dates[2].toString());
    QCOMPARE(awareDate().isoFormat(), dates[3].toString());
}

void TestRevisionFileName::formatsAgreeWithPython()
{
    for (qsizetype i = 0; i < Formats.size(); ++i) {
        const QJsonValue wanted = m_oracle[u"formats"_s][i];
        QCOMPARE(naiveDate().strftime(Formats[i]), wanted[0].toString());
        QCOMPARE(awareDate().strftime(Formats[i]), wanted[1].toString());
    }
}

void TestRevisionFileName::unknownFormat()
{
    QVERIFY(!naiveDate().strftime(u"%Q"_s));
    QVERIFY(!naiveDate().strftime(u"%"_s));
}

void TestRevisionFileName::badTemplate()
{
    const Result<QString> name = engine::revisionFileName(u"%(revision)s"_s, {u"a"_s, u"b"_s, naiveDate(), 40});
    QVERIFY(!name);
    QVERIFY(name.error().advice.contains(u"slug"_s));
}

void TestRevisionFileName::ids()
{
    static const QRegularExpression form(u"\\A[0-9a-f]{12}\\z"_s);
    QSet<QString> seen;
    for (int i = 0; i < 100; ++i) {
        const QString id = engine::newRevisionId();
        QVERIFY2(form.match(id).hasMatch(), qPrintable(id));
        seen.insert(id);
    }
    QCOMPARE(seen.size(), 100);
}

void TestRevisionFileName::forbiddenIds_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("what");
    QTest::newRow("fine") << u"1.2_a b/c"_s << QString();
    QTest::newRow("dash") << u"foo-bar"_s << u"Character(s) '-' not allowed in revision identifier 'foo-bar'"_s;
    QTest::newRow("several") << u"a:b@c+"_s << u"Character(s) '+, :, @' not allowed in revision identifier 'a:b@c+'"_s;
}

void TestRevisionFileName::forbiddenIds()
{
    QFETCH(QString, id);
    QFETCH(QString, what);
    const engine::Done done = engine::checkRevisionId(id);
    QCOMPARE(done ? QString() : done.error().what, what);
}

void TestRevisionFileName::zones_data()
{
    QTest::addColumn<QString>("zone");
    QTest::addColumn<QString>("offset");
    QTest::newRow("none") << QString() << QString();
    QTest::newRow("UTC") << u"UTC"_s << u"+00:00"_s;
    QTest::newRow("lower case") << u"utc"_s << u"+00:00"_s;
    QTest::newRow("city") << u"Asia/Kolkata"_s << u"+05:30"_s;
    QTest::newRow("unknown") << u"Mars/Olympus"_s << u"Can't locate timezone: Mars/Olympus"_s;
    QTest::newRow("an offset is no zone") << u"UTC+03:00"_s << u"Can't locate timezone: UTC+03:00"_s;
}

void TestRevisionFileName::zones()
{
    QFETCH(QString, zone);
    QFETCH(QString, offset);
    const Result<CreateDate> date = CreateDate::now(zone);
    if (!date) {
        QCOMPARE(date.error().what, offset);
        return;
    }
    QVERIFY(date->text().endsWith(offset));
    QCOMPARE(date->aware, !zone.isEmpty());
    QVERIFY(qAbs(date->moment.secsTo(QDateTime::currentDateTime())) < 60);
}

QTEST_GUILESS_MAIN(TestRevisionFileName)
#include "tst_revisionfilename.moc"
