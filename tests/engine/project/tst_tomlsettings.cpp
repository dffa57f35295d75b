#include "engine/project/tomlsettings.h"

#include <QTest>

using namespace Qt::StringLiterals;
using engine::Result;
using engine::TomlSettings;

class TestTomlSettings : public QObject
{
    Q_OBJECT

private slots:
    void values();
    void tableIsMissing();
    void refuses_data();
    void refuses();
    void badFormat();
    void missingFile();
};

void TestTomlSettings::values()
{
    const Result<TomlSettings> settings = TomlSettings::parse(R"([tool.alembic]
text = "%(here)s/a-%%-b"
number = 7
truth = true
float = 1.5
day = 2026-11-21
list = ["%(here)s", 2]
[[tool.alembic.hooks]]
name = "x"
path = "%(here)s/x"
)",
                                                              u"p.toml"_s, u"/here"_s);
    QVERIFY(settings);
    QVERIFY(settings->hasAlembic());
    QCOMPARE(*settings->value(u"text"_s), QVariant(u"/here/a-%-b"_s));
    QCOMPARE(settings->rawValue(u"text"_s), QVariant(u"%(here)s/a-%%-b"_s));
    QCOMPARE(*settings->value(u"number"_s), QVariant(7LL));
    QCOMPARE(*settings->value(u"truth"_s), QVariant(true));
    QCOMPARE(*settings->value(u"float"_s), QVariant(1.5));
    QCOMPARE(*settings->value(u"day"_s), QVariant(u"2026-11-21"_s));
    QCOMPARE(*settings->value(u"list"_s), QVariant(QVariantList{u"/here"_s, 2LL}));
    QCOMPARE(settings->value(u"hooks"_s)->toList().first().toMap().value(u"path"_s), QVariant(u"/here/x"_s));
    QVERIFY(!settings->value(u"nothing"_s)->isValid());
}

void TestTomlSettings::tableIsMissing()
{
    const Result<TomlSettings> settings = TomlSettings::parse("[tool.black]\nx = 1\n", u"p.toml"_s, u"/h"_s);
    QVERIFY(settings);
    QVERIFY(!settings->hasAlembic());
}

void TestTomlSettings::refuses_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("line");
    QTest::newRow("no TOML") << QByteArray("[tool.alembic]\nx = \n") << 2;
    QTest::newRow("key twice") << QByteArray("[tool.alembic]\nx = 1\nx = 2\n") << 3;
    QTest::newRow("no table") << QByteArray("[tool]\nalembic = 1\n") << 2;
}

void TestTomlSettings::refuses()
{
    QFETCH(QByteArray, text);
    QFETCH(int, line);
    const Result<TomlSettings> settings = TomlSettings::parse(text, u"p.toml"_s, u"/h"_s);
    QVERIFY(!settings);
    QCOMPARE(settings.error().kind, engine::Error::Kind::Project);
    QCOMPARE(settings.error().where.line, line);
}

void TestTomlSettings::badFormat()
{
    const Result<TomlSettings> settings =
        TomlSettings::parse("[tool.alembic]\nx = \"%(rev)s\"\n", u"p.toml"_s, u"/h"_s);
    QVERIFY(settings);
    const auto value = settings->value(u"x"_s);
    QVERIFY(!value);
    QCOMPARE(value.error().why, u"KeyError: 'rev'"_s);
}

void TestTomlSettings::missingFile()
{
    const Result<TomlSettings> settings = TomlSettings::read(u"/nowhere/pyproject.toml"_s);
    QVERIFY(!settings);
    QCOMPARE(settings.error().kind, engine::Error::Kind::File);
}

QTEST_GUILESS_MAIN(TestTomlSettings)
#include "tst_tomlsettings.moc"
