#include "engine/schema/sqlwords.h"

#include <QTest>

using namespace Qt::StringLiterals;

class TestSqlWords : public QObject
{
    Q_OBJECT

private slots:
    void findsIdentifiers_data();
    void findsIdentifiers();
    void mentionsColumns_data();
    void mentionsColumns();
    void renamesColumns_data();
    void renamesColumns();
    void renamesTables_data();
    void renamesTables();
};

void TestSqlWords::findsIdentifiers_data()
{
    QTest::addColumn<QString>("sql");
    QTest::addColumn<QString>("found");
    QTest::addRow("nothing") << u""_s << u""_s;
    QTest::addRow("bare words") << u"a > b_1"_s << u"a b_1"_s;
    QTest::addRow("string is no identifier") << u"a = 'b ''c'' d'"_s << u"a"_s;
    QTest::addRow("quoted three ways") << u"\"a b\" + `c``d` + [e f]"_s << u"a b c`d e f"_s;
    QTest::addRow("doubled quote") << u"\"a\"\"b\""_s << u"a\"b"_s;
    QTest::addRow("qualified") << u"t.a = NEW.b"_s << u"t t.a NEW NEW.b"_s;
    QTest::addRow("called") << u"lower(a)"_s << u"lower() a"_s;
    QTest::addRow("numbers") << u"1 + 0x1F + 2e5 + a"_s << u"a"_s;
    QTest::addRow("comments") << u"a -- b\n/* c */ d"_s << u"a d"_s;
    QTest::addRow("subscript") << u"a[b]"_s << u"a b"_s;
    QTest::addRow("quote that never ends") << u"a \"b"_s << u"a b"_s;
    QTest::addRow("comment that never ends") << u"a /* b"_s << u"a"_s;
}

void TestSqlWords::findsIdentifiers()
{
    QFETCH(QString, sql);
    QFETCH(QString, found);
    QStringList words;
    for (const engine::SqlIdentifier &identifier : engine::identifiersIn(sql)) {
        const QString qualifier = identifier.qualifier.isEmpty() ? QString() : identifier.qualifier + u'.';
        words << qualifier + identifier.name + (identifier.called ? u"()"_s : QString());
    }
    QCOMPARE(words.join(u' '), found);
}

void TestSqlWords::mentionsColumns_data()
{
    QTest::addColumn<QString>("expression");
    QTest::addColumn<bool>("mentions");
    QTest::addRow("bare") << u"length > 0"_s << true;
    QTest::addRow("other case") << u"LENGTH > 0"_s << true;
    QTest::addRow("quoted") << u"\"length\" > 0"_s << true;
    QTest::addRow("function of that name") << u"length(name) > 0"_s << false;
    QTest::addRow("function and column") << u"length(length) > 0"_s << true;
    QTest::addRow("in a string") << u"unit = 'length'"_s << false;
    QTest::addRow("part of a word") << u"wavelength > 0"_s << false;
    QTest::addRow("empty") << QString() << false;
}

void TestSqlWords::mentionsColumns()
{
    QFETCH(QString, expression);
    QFETCH(bool, mentions);
    QCOMPARE(engine::mentionsColumn(expression, u"length"_s), mentions);
}

void TestSqlWords::renamesColumns_data()
{
    QTest::addColumn<QString>("expression");
    QTest::addColumn<QString>("to");
    QTest::addColumn<QString>("renamed");
    QTest::addRow("every place") << u"a > 0 AND a < b"_s << u"c"_s << u"c > 0 AND c < b"_s;
    QTest::addRow("keeps quotes") << u"\"a\" > 0"_s << u"c"_s << u"\"c\" > 0"_s;
    QTest::addRow("keeps backticks") << u"`a` > 0"_s << u"c`d"_s << u"`c``d` > 0"_s;
    QTest::addRow("adds quotes") << u"a > 0"_s << u"c d"_s << u"\"c d\" > 0"_s;
    QTest::addRow("leaves strings") << u"a = 'a'"_s << u"c"_s << u"c = 'a'"_s;
    QTest::addRow("leaves functions") << u"a(a)"_s << u"c"_s << u"a(c)"_s;
    QTest::addRow("escapes quotes") << u"a"_s << u"c\"d"_s << u"\"c\"\"d\""_s;
    QTest::addRow("not there") << u"x + y"_s << u"c"_s << u"x + y"_s;
}

void TestSqlWords::renamesColumns()
{
    QFETCH(QString, expression);
    QFETCH(QString, to);
    QFETCH(QString, renamed);
    QCOMPARE(engine::withColumnRenamed(expression, u"a"_s, to), renamed);
}

void TestSqlWords::renamesTables_data()
{
    QTest::addColumn<QString>("statement");
    QTest::addColumn<QString>("renamed");
    QTest::addRow("view") << u"CREATE VIEW v AS SELECT t.a, t FROM t"_s << u"CREATE VIEW v AS SELECT n.a, t FROM n"_s;
    QTest::addRow("join") << u"SELECT * FROM x JOIN t ON t.id = x.t"_s << u"SELECT * FROM x JOIN n ON n.id = x.t"_s;
    QTest::addRow("trigger") << u"CREATE TRIGGER r AFTER INSERT ON t BEGIN UPDATE t SET a = 1; END"_s
                             << u"CREATE TRIGGER r AFTER INSERT ON n BEGIN UPDATE n SET a = 1; END"_s;
    QTest::addRow("insert") << u"INSERT INTO \"t\"(t) VALUES ('t')"_s << u"INSERT INTO \"n\"(t) VALUES ('t')"_s;
}

void TestSqlWords::renamesTables()
{
    QFETCH(QString, statement);
    QFETCH(QString, renamed);
    QCOMPARE(engine::withTableRenamed(statement, u"t"_s, u"n"_s), renamed);
}

QTEST_GUILESS_MAIN(TestSqlWords)
#include "tst_sqlwords.moc"
