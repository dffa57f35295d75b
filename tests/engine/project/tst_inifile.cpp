#include "engine/project/inifile.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonArray>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using engine::IniFile;
using engine::Result;

namespace {

// Prints for each file what ConfigParser says: the error of reading, or every section with every value or error.
constexpr auto Oracle = R"(
import configparser, json, sys
out = []
for path in sys.argv[1:]:
    parser = configparser.ConfigParser({'here': '/x y/z'})
    try:
        parser.read([path], encoding='utf-8')
    except configparser.Error as error:
        out.append({'error': str(error)})
        continue
    sections = []
    for section in parser.sections():
        options = []
        for name in parser.options(section):
            try:
                options.append([name, parser.get(section, name), ''])
            except configparser.Error as error:
                options.append([name, '', str(error)])
        sections.append([section, sorted(options)])
    out.append({'sections': sections})
print(json.dumps(out))
)";

QJsonArray optionsOf(const IniFile &file, const QString &section, const QStringList &names)
{
    QJsonArray options;
    for (const QString &name : names) {
        const Result<std::optional<QString>> value = file.value(section, name);
        options.append(value ? QJsonArray{name, value->value_or(u"(missing)"_s), QString()}
                             : QJsonArray{name, QString(), value.error().what});
    }
    return options;
}

/// What IniFile says, in the oracle's form; the names of the options are taken from the oracle.
QJsonObject pictureOf(const Result<IniFile> &file, const QJsonObject &wanted)
{
    if (!file)
        return {{u"error"_s, file.error().what}};
    QJsonArray sections;
    const QJsonArray wantedSections = wanted[u"sections"_s].toArray();
    for (const QString &section : file->sections()) {
        QStringList names;
        for (const QJsonValue &candidate : wantedSections) {
            if (candidate[0].toString() != section)
                continue;
            for (const QJsonValue option : candidate[1].toArray())
                names << option[0].toString();
        }
        sections.append(QJsonArray{section, optionsOf(*file, section, names)});
    }
    return {{u"sections"_s, sections}};
}

} // namespace

class TestIniFile : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void agreesWithConfigParser_data();
    void agreesWithConfigParser();
    void keepsLines();
    void positionsOfErrors_data();
    void positionsOfErrors();
    void itemsBeginWithDefaults();
    void itemsFailOnOneBadValue();
    void missingFile();
    void notUtf8();

private:
    QTemporaryDir m_folder;
    QMap<QString, QJsonObject> m_oracle;
};

namespace {

const QList<std::pair<const char *, QByteArray>> Cases{
    {"plain", "[alembic]\nscript_location = alembic\nfile_template: x\n"},
    {"keys are lower-cased", "[Alembic]\nScript_Location = Alembic\n[alembic]\nB=1\n"},
    {"no blanks around the delimiter", "[a]\nx=1\ny:2\nz = a=b:c\n"},
    {"colon before equals", "[a]\nurl: a=b\nsqlalchemy.url = sqlite:///x.db\n"},
    {"whole-line comments", "# one\n; two\n[a]\n  # indented\nx = 1\n  ; also\n"},
    {"no inline comments", "[a]\nx = y ; z\ny = 1 # 2\n"},
    {"continuation", "[a]\nx = 1\n  2\n\t3\ny = 4\n"},
    {"continuation with comments and empty lines", "[a]\nx = 1\n  # no\n\n  2\n\n\ny = 4\n"},
    {"empty value continued", "[a]\nx =\n  1\n  2\ny =\nz = \n\n  3\n"},
    {"trailing empty lines", "[a]\nx = 1\n\n\n"},
    {"indented section and keys", "  [a]\n  x = 1\n  y = 2\n    more\n y = 3\n"},
    {"less indented key is a key", "[a]\n    x = 1\n  y = 2\n"},
    {"indented header after a key is continued", "[a]\nx = 1\n  [b]\ny = 2\n"},
    {"section after bracket text", "[a] ; rest\nx = 1\n[b]] c\ny = 2\n"},
    {"empty section name", "[a]\nx = 1\n[]\ny = 2\n"},
    {"section with blanks", "[ a b ]\nx = 1\n"},
    {"percent doubled", "[a]\nx = 100%%\ny = %%(here)s\n"},
    {"here", "[a]\nx = %(here)s/alembic\n"},
    {"here overridden in DEFAULT", "[DEFAULT]\nhere = /other\n[a]\nx = %(here)s/alembic\n"},
    {"here overridden in the section", "[a]\nhere = /mine\nx = %(HERE)s/alembic\n"},
    {"interpolation of interpolation", "[a]\nx = %(y)s-%(y)s\ny = %(z)s\nz = 50%%\n"},
    {"defaults are seen everywhere", "[DEFAULT]\nbase = b\n[a]\nx = %(base)s\n[c]\nbase = d\nx = %(base)s\n"},
    {"DEFAULT twice", "[DEFAULT]\na = 1\n[x]\nb = 2\n[DEFAULT]\nc = 3\n"},
    {"bad percent", "[a]\nurl = postgresql://u:p%40x@h/d\n"},
    {"percent at the end", "[a]\nx = 100%\n"},
    {"unclosed reference", "[a]\nx = %(here\n"},
    {"reference without s", "[a]\nx = %(here)d\n"},
    {"empty reference", "[a]\nx = %()s\n"},
    {"unknown reference", "[a]\nx = it's %(Nope)s\n"},
    {"unknown reference within another value", "[a]\nx = %(y)s\ny = %(nope)s\n"},
    {"cycle", "[a]\nx = %(y)s\ny = %(x)s\n"},
    {"ten deep", "[a]\na=%(b)s\nb=%(c)s\nc=%(d)s\nd=%(e)s\ne=%(f)s\nf=%(g)s\ng=%(h)s\nh=%(i)s\ni=%(j)s\nj=end\n"},
    {"eleven deep",
     "[a]\na=%(b)s\nb=%(c)s\nc=%(d)s\nd=%(e)s\ne=%(f)s\nf=%(g)s\ng=%(h)s\nh=%(i)s\ni=%(j)s\nj=%(k)s\nk=%(l)s\nl=1%%\n"},
    {"duplicate key", "[a]\nx = 1\nX = 2\n"},
    {"duplicate key in DEFAULT", "[DEFAULT]\nx = 1\nx = 2\n"},
    {"duplicate section", "[a]\nx = 1\n[b]\n[a]\ny = 2\n"},
    {"duplicate with a far line", "[a]\n\n\n\n\n\n\n\n\n\nx = 1\nx = 2\n"},
    {"text before the first section", "x = 1\n[a]\n"},
    {"quoted text before the first section", "it's \"x\" \\ \t1\n[a]\n"},
    {"byte order mark", "\xef\xbb\xbf[a]\nx = 1\n"},
    {"no delimiter", "[a]\nx = 1\nnonsense\ny = 2\n also fine\nworse\n"},
    {"no key", "[a]\n= 1\n"},
    {"no delimiter and no line feed", "[a]\nnonsense"},
    {"carriage returns", "[a]\r\nx = 1\r\n  2\r\ny = 3\r\n"},
    {"old Mac", "[a]\rx = 1\ry = 2\r"},
    {"unicode", "[a]\nname = \xc3\xbcn\xc3\xaf\n\xc3\x84 = \xe2\x80\x83wide\xe2\x80\x83\n"},
    {"unicode in an error", "[a]\n\xc3\xbc \xf0\x9f\x98\x80 \xc2\xa0 \xe2\x80\x8b\n"},
    {"empty file", ""},
    {"only comments", "# x\n; y\n"},
    {"section without keys", "[a]\n[b]\n"},
    {"stock logging formats",
     "[formatter_generic]\nformat = %(levelname)-5.5s [%(name)s] %(message)s\n"
     "datefmt = %H:%M:%S\n"},
    {"stock file template", "[alembic]\nfile_template = %%(year)d_%%(month).2d-%%(rev)s_%%(slug)s\n"},
    {"vertical tab and form feed", "[a]\nx = 1\x0b\x0c\n\x0c\ny = 2\x1c\n"},
};

} // namespace

void TestIniFile::initTestCase()
{
    QStringList arguments{u"-c"_s, QString::fromLatin1(Oracle)};
    for (qsizetype i = 0; i < Cases.size(); ++i) {
        QFile file(m_folder.filePath(QString::number(i) + ".ini"_L1));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(Cases[i].second), Cases[i].second.size());
        arguments << file.fileName();
    }
    QProcess python;
    python.start(u"python3"_s, arguments);
    QVERIFY2(python.waitForFinished(), qPrintable(python.errorString()));
    QVERIFY2(python.exitCode() == 0, python.readAllStandardError().constData());
    const QJsonArray answers = QJsonDocument::fromJson(python.readAllStandardOutput()).array();
    QCOMPARE(answers.size(), Cases.size());
    for (qsizetype i = 0; i < Cases.size(); ++i)
        m_oracle.insert(QString::fromLatin1(Cases[i].first), answers[i].toObject());
}

void TestIniFile::agreesWithConfigParser_data()
{
    QTest::addColumn<QString>("path");
    for (qsizetype i = 0; i < Cases.size(); ++i)
        QTest::newRow(Cases[i].first) << m_folder.filePath(QString::number(i) + ".ini"_L1);
}

void TestIniFile::agreesWithConfigParser()
{
    QFETCH(QString, path);
    const QJsonObject wanted = m_oracle.value(QString::fromLatin1(QTest::currentDataTag()));
    const QJsonObject picture = pictureOf(IniFile::read(path, {{u"here"_s, u"/x y/z"_s}}), wanted);
    QCOMPARE(QJsonDocument(picture).toJson(), QJsonDocument(wanted).toJson());
}

void TestIniFile::keepsLines()
{
    const Result<IniFile> file = IniFile::parse(u"# c\n[a]\nx = 1\n  2\nY = 3\n"_s, u"a.ini"_s, {{u"d"_s, u"1"_s}});
    QVERIFY(file);
    QCOMPARE(file->lineOf(u"a"_s, u"x"_s), 3);
    QCOMPARE(file->lineOf(u"a"_s, u"y"_s), 5);
    QCOMPARE(file->lineOf(u"a"_s, u"d"_s), 0);
    QCOMPARE(file->lineOf(u"b"_s, u"d"_s), 0);
    QCOMPARE(file->rawValue(u"a"_s, u"X"_s), u"1\n2"_s);
    QCOMPARE(file->fileName(), u"a.ini"_s);
}

void TestIniFile::positionsOfErrors_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("line");
    QTest::newRow("duplicate key") << u"[a]\nx = 1\n\nx = 2\n"_s << 4;
    QTest::newRow("duplicate section") << u"[a]\n[b]\n[a]\n"_s << 3;
    QTest::newRow("no section") << u"\n\nx = 1\n"_s << 3;
    QTest::newRow("the first of two lines without delimiter") << u"[a]\nfoo\nx = 1\nbar\n"_s << 2;
    QTest::newRow("value that cannot be interpolated") << u"[a]\nx = 1\nurl = a%b\n"_s << 3;
}

void TestIniFile::positionsOfErrors()
{
    QFETCH(QString, text);
    QFETCH(int, line);
    const Result<IniFile> file = IniFile::parse(text, u"/p/a.ini"_s);
    const engine::Error error = file ? file->value(u"a"_s, u"url"_s).error() : file.error();
    QCOMPARE(error.where.file, u"/p/a.ini"_s);
    QCOMPARE(error.where.line, line);
    QVERIFY(!error.advice.isEmpty());
}

void TestIniFile::itemsBeginWithDefaults()
{
    const Result<IniFile> file =
        IniFile::parse(u"[a]\nx = %(here)s\n[DEFAULT]\nz = 9\n"_s, u"a.ini"_s, {{u"here"_s, u"/p"_s}});
    QVERIFY(file);
    const auto items = file->items(u"a"_s);
    QVERIFY(items);
    const QList<std::pair<QString, QString>> wanted{{u"here"_s, u"/p"_s}, {u"z"_s, u"9"_s}, {u"x"_s, u"/p"_s}};
    QCOMPARE(*items, wanted);
    QVERIFY(file->items(u"nowhere"_s)->isEmpty());
}

void TestIniFile::itemsFailOnOneBadValue()
{
    const Result<IniFile> file = IniFile::parse(u"[a]\nx = 1\ny = %40\n"_s, u"a.ini"_s);
    QVERIFY(file);
    QVERIFY(file->value(u"a"_s, u"x"_s));
    const auto items = file->items(u"a"_s);
    QVERIFY(!items);
    QCOMPARE(items.error().what, u"'%' must be followed by '%' or '(', found: '%40'"_s);
}

void TestIniFile::missingFile()
{
    const Result<IniFile> file = IniFile::read(m_folder.filePath(u"none.ini"_s));
    QVERIFY(!file);
    QCOMPARE(file.error().kind, engine::Error::Kind::File);
}

void TestIniFile::notUtf8()
{
    QFile raw(m_folder.filePath(u"latin1.ini"_s));
    QVERIFY(raw.open(QIODevice::WriteOnly));
    raw.write("[a]\nx = \xfc\n");
    raw.close();
    const Result<IniFile> file = IniFile::read(raw.fileName());
    QVERIFY(!file);
    QCOMPARE(file.error().kind, engine::Error::Kind::Project);
}

QTEST_GUILESS_MAIN(TestIniFile)
#include "tst_inifile.moc"
