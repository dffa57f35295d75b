#include "engine/schema/schema.h"

#include "tests/engine/schemabuilding.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace engine;
using namespace building;

/// The values of a schema: how they are found, named and put into words.
class TestSchema : public QObject
{
    Q_OBJECT

private slots:
    void namesAreOrdered();
    void partsAreFound();
    void constraintKinds_data();
    void constraintKinds();
    void typesInWords_data();
    void typesInWords();
    void defaultsInWords_data();
    void defaultsInWords();
    void constraintsInWords_data();
    void constraintsInWords();
    void indexesInWords();
};

void TestSchema::namesAreOrdered()
{
    const TableName plain{{}, u"b"_s};
    const TableName inSchema{u"s"_s, u"a"_s};
    QVERIFY(plain < inSchema);
    QVERIFY((TableName{{}, u"a"_s} < plain));
    QCOMPARE(plain.text(), u"b"_s);
    QCOMPARE(inSchema.text(), u"s.a"_s);
    QVERIFY(qHash(plain) != qHash(inSchema));
}

void TestSchema::partsAreFound()
{
    Schema made = schema({table(u"t"_s, {column(u"a"_s), column(u"b"_s)},
                                {unique({u"a"_s}, u"x"_s), primaryKey({u"b"_s}, u"pk"_s), check(u"a > b"_s, u"ck"_s)},
                                {index(u"ix"_s, {u"a"_s})})});
    const Table *found = std::as_const(made).table(named(u"t"_s));
    QVERIFY(found);
    QVERIFY(!made.table(named(u"T"_s)));
    QCOMPARE(found->column(u"b"_s)->name, u"b"_s);
    QVERIFY(!found->column(u"c"_s));
    QCOMPARE(found->primaryKey()->name, u"pk"_s);
    QVERIFY(found->index(u"ix"_s));
    QVERIFY(!found->index(u"iy"_s));
    QCOMPARE(kindOf(*found->constraint(u"ck"_s)), ConstraintKind::Check);
    QVERIFY(found->constraint(u"x"_s, ConstraintKind::Unique));
    QVERIFY(!found->constraint(u"x"_s, ConstraintKind::Check));
    made.table(named(u"t"_s))->column(u"a"_s)->nullable = false;
    QVERIFY(!found->column(u"a"_s)->nullable);
    QVERIFY(!table(u"empty"_s, {}).primaryKey());
}

void TestSchema::constraintKinds_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("word");
    QTest::addRow("primary") << int(ConstraintKind::PrimaryKey) << u"primary"_s;
    QTest::addRow("foreignkey") << int(ConstraintKind::ForeignKey) << u"foreignkey"_s;
    QTest::addRow("unique") << int(ConstraintKind::Unique) << u"unique"_s;
    QTest::addRow("check") << int(ConstraintKind::Check) << u"check"_s;
    QTest::addRow("exclude") << int(ConstraintKind::Exclude) << u"exclude"_s;
}

void TestSchema::constraintKinds()
{
    QFETCH(int, kind);
    QFETCH(QString, word);
    QCOMPARE(alembicName(ConstraintKind(kind)), word);
    QCOMPARE(int(constraintKindFromAlembic(word).value()), kind);
    QVERIFY(!constraintKindFromAlembic(word.toUpper()));
    QVERIFY(!constraintKindFromAlembic(QString()));
    QVERIFY(alembicName(ConstraintKind::Unknown).isEmpty());
}

void TestSchema::typesInWords_data()
{
    QTest::addColumn<DataType>("type");
    QTest::addColumn<QString>("words");
    QTest::addRow("none") << DataType() << u"no type"_s;
    QTest::addRow("plain") << DataType{.name = u"INTEGER"_s} << u"INTEGER"_s;
    QTest::addRow("length") << DataType{.name = u"VARCHAR"_s, .length = 50} << u"VARCHAR(50)"_s;
    QTest::addRow("precision") << DataType{.name = u"NUMERIC"_s, .precision = 10, .scale = 2} << u"NUMERIC(10, 2)"_s;
    QTest::addRow("values") << DataType{.name = u"Enum"_s, .values = {u"a"_s, u"b"_s}} << u"Enum('a', 'b')"_s;
    QTest::addRow("timezone") << DataType{.name = u"TIME"_s, .timezone = true} << u"TIME with time zone"_s;
    QTest::addRow("collation") << DataType{.name = u"TEXT"_s, .collation = u"NOCASE"_s} << u"TEXT collate NOCASE"_s;
    const auto with = [](const QString &name, const QVariantMap &options) {
        return DataType{.name = name, .options = options};
    };
    QTest::addRow("fields") << DataType{.name = u"INTERVAL"_s,
                                        .precision = 3,
                                        .options = {{u"fields"_s, u"DAY TO SECOND"_s}}}
                            << u"INTERVAL DAY TO SECOND(3)"_s;
    QTest::addRow("unsigned, zerofill") << with(u"INTEGER"_s, {{u"unsigned"_s, true}, {u"zerofill"_s, true}})
                                        << u"INTEGER unsigned zerofill"_s;
    QTest::addRow("not unsigned") << with(u"INTEGER"_s, {{u"unsigned"_s, false}}) << u"INTEGER"_s;
    QTest::addRow("fractional seconds") << with(u"DATETIME"_s, {{u"fsp"_s, 6}}) << u"DATETIME(6)"_s;
    QTest::addRow("charset") << with(u"TEXT"_s, {{u"charset"_s, u"latin1"_s}}) << u"TEXT charset latin1"_s;
    QTest::addRow("bit varying") << DataType{.name = u"BIT"_s, .length = 8, .options = {{u"varying"_s, true}}}
                                 << u"BIT VARYING(8)"_s;
    QTest::addRow("dimensions") << DataType{.name = u"ARRAY"_s,
                                            .elements = {{.name = u"TEXT"_s}},
                                            .options = {{u"dimensions"_s, 2}}}
                                << u"TEXT[][]"_s;
    QTest::addRow("declared") << DataType{.name = u"NUMERIC"_s, .declared = u"MONEY"_s} << u"MONEY"_s;
    QTest::addRow("array") << DataType{.name = u"ARRAY"_s, .elements = {{.name = u"TEXT"_s}}} << u"TEXT[]"_s;
}

void TestSchema::typesInWords()
{
    QFETCH(DataType, type);
    QFETCH(QString, words);
    QCOMPARE(engine::text(type), words);
}

void TestSchema::defaultsInWords_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("words");
    QTest::addRow("literal") << int(ServerDefault::Kind::Literal) << u"'x'"_s;
    QTest::addRow("expression") << int(ServerDefault::Kind::Expression) << u"x"_s;
    QTest::addRow("now") << int(ServerDefault::Kind::Now) << u"now"_s;
    QTest::addRow("true") << int(ServerDefault::Kind::True) << u"true"_s;
    QTest::addRow("false") << int(ServerDefault::Kind::False) << u"false"_s;
    QTest::addRow("fetched") << int(ServerDefault::Kind::Fetched) << u"what the server decides"_s;
}

void TestSchema::defaultsInWords()
{
    QFETCH(int, kind);
    QFETCH(QString, words);
    QCOMPARE(engine::text(ServerDefault{.kind = ServerDefault::Kind(kind), .text = u"x"_s}), words);
}

void TestSchema::constraintsInWords_data()
{
    QTest::addColumn<Constraint>("constraint");
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("words");
    QTest::addRow("primary key") << primaryKey({u"a"_s, u"b"_s}) << u"primary key"_s << u"(a, b)"_s;
    QTest::addRow("unique") << unique({u"a"_s}) << u"unique constraint"_s << u"(a)"_s;
    QTest::addRow("check") << check(u"a > 0"_s) << u"check"_s << u"(a > 0)"_s;
    QTest::addRow("foreign key") << foreignKey(u"p_id"_s, u"p"_s) << u"foreign key"_s << u"(p_id) -> p (id)"_s;
    QTest::addRow("to a primary key not named")
        << Constraint(ForeignKey{.columns = {u"p_id"_s}, .referredTable = named(u"p"_s)}) << u"foreign key"_s
        << u"(p_id) -> p"_s;
    QTest::addRow("exclusion") << Constraint(ExcludeConstraint{.elements = {{u"period"_s, u"&&"_s}}}) << u"exclusion"_s
                               << u"(period with &&)"_s;
}

void TestSchema::constraintsInWords()
{
    QFETCH(Constraint, constraint);
    QFETCH(QString, kind);
    QFETCH(QString, words);
    QCOMPARE(inWords(kindOf(constraint)), kind);
    QCOMPARE(engine::text(constraint), words);
}

void TestSchema::indexesInWords()
{
    Index made = index(u"ix"_s, {u"a"_s});
    QCOMPARE(engine::text(made), u"(a)"_s);
    made.elements.push_back({.expression = u"lower(b)"_s, .collation = u"NOCASE"_s, .descending = true});
    made.where = u"a > 0"_s;
    QCOMPARE(engine::text(made), u"(a, lower(b) collate NOCASE desc) where a > 0"_s);
}

QTEST_GUILESS_MAIN(TestSchema)
#include "tst_schema.moc"
