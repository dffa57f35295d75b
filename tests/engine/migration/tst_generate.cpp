#include "engine/migration/detected.h"
#include "engine/migration/generate.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace engine;

/// What autogenerate says and writes for operations.
class TestGenerate : public QObject
{
    Q_OBJECT

private slots:
    void detects_data();
    void detects();
    void reverses();
    void freesTypesOnTheWayBack();
    void valuesComeBackFirst();
    void refusesWhatCannotBeReversed();
};

Q_DECLARE_METATYPE(engine::Operation)

namespace {

const TableName users{{}, u"users"_s};

DataType type(const QString &name, std::optional<int> length = {})
{
    DataType result;
    result.name = name;
    result.length = length;
    return result;
}

Column column(const QString &name)
{
    Column result;
    result.name = name;
    result.type = type(u"VARCHAR"_s, 20);
    return result;
}

Index index(const QString &name)
{
    return Index{.name = name, .elements = {IndexElement{.column = u"a"_s}, IndexElement{.expression = u"lower(b)"_s}}};
}

} // namespace

void TestGenerate::detects_data()
{
    QTest::addColumn<Operation>("operation");
    QTest::addColumn<QString>("wanted");
    Table table;
    table.name = users;
    table.indexes = {index(u"ix"_s)};
    QTest::addRow("table with an index") << Operation(
        CreateTable{table}) << u"Detected added table 'users'|Detected added index 'ix' on '['a', 'lower(b)']'"_s;
    QTest::addRow("removed table") << Operation(DropTable{users}) << u"Detected removed table 'users'"_s;
    QTest::addRow("column") << Operation(AddColumn{users, column(u"role"_s)})
                            << u"Detected added column 'users.role'"_s;
    QTest::addRow("removed column") << Operation(DropColumn{users, u"role"_s})
                                    << u"Detected removed column 'users.role'"_s;
    QTest::addRow("type and nullable")
        << Operation(AlterColumn{.table = users,
                                 .column = u"a"_s,
                                 .type = type(u"VARCHAR"_s, 60),
                                 .nullable = false,
                                 .existingType = type(u"INTEGER"_s)})
        << u"Detected NOT NULL on column 'users.a'|Detected type change from INTEGER() to VARCHAR(length=60) on "
           "'users.a'"_s;
    QTest::addRow("server default gone") << Operation(AlterColumn{
        .table = users, .column = u"a"_s, .serverDefault = std::optional<std::optional<ServerDefault>>(std::in_place)})
                                         << u"Detected server default on column 'users.a'"_s;
    QTest::addRow("removed index") << Operation(DropIndex{users, u"ix"_s})
                                   << u"Detected removed index 'ix' on 'users'"_s;
    QTest::addRow("unique constraint") << Operation(AddConstraint{users, UniqueConstraint{u"uq"_s, {u"a"_s, u"b"_s}}})
                                       << u"Detected added unique constraint 'uq' on '['a', 'b']'"_s;
    QTest::addRow("foreign key") << Operation(
        AddConstraint{users, ForeignKey{{}, {u"pid"_s}, {{}, u"parent"_s}, {u"id"_s}}})
                                 << u"Detected added foreign key (pid)(id) on table users"_s;
    QTest::addRow("removed check") << Operation(DropConstraint{.table = users,
                                                               .name = u"ck"_s,
                                                               .kind = ConstraintKind::Check,
                                                               .previous = CheckConstraint{u"ck"_s, u"a > 0"_s}})
                                   << u"Detected removed check constraint 'ck' on table 'users'"_s;
    QTest::addRow("batch") << Operation(
        BatchAlterTable{.table = users, .operations = {DropColumn{users, u"a"_s}, DropColumn{users, u"b"_s}}})
                           << u"Detected removed column 'users.a'|Detected removed column 'users.b'"_s;
    QTest::addRow("what autogenerate never makes") << Operation(ExecuteSql{u"SELECT 1"_s}) << QString();
}

void TestGenerate::detects()
{
    QFETCH(Operation, operation);
    QFETCH(QString, wanted);
    QCOMPARE(detectedLines(operation).join(u'|'), wanted);
}

void TestGenerate::reverses()
{
    const std::vector<Operation> chosen{AddColumn{users, column(u"role"_s)}, CreateIndex{users, index(u"ix"_s)}};
    const auto generated = generate(chosen);
    QVERIFY(generated.has_value());
    QCOMPARE(generated->upgrade, chosen);
    QCOMPARE(generated->downgrade.size(), size_t(2));
    QVERIFY(std::holds_alternative<DropIndex>(generated->downgrade.at(0)));
    QVERIFY(std::holds_alternative<DropColumn>(generated->downgrade.at(1)));
}

/// Values cannot be taken out of a type again: it is exchanged, and what compares with them is in the way.
void TestGenerate::freesTypesOnTheWayBack()
{
    Schema actual;
    Table &table = actual.tables[users];
    table.name = users;
    table.constraints = {CheckConstraint{u"ck"_s, u"m <> 'sad'::mood"_s}, CheckConstraint{u"other"_s, u"a > 0"_s}};
    table.indexes = {index(u"ix"_s)};
    table.indexes.front().where = u"m = 'ok'::mood"_s;
    const AlterEnumType added{.name = {{}, u"mood"_s},
                              .values = {u"sad"_s, u"ok"_s, u"glad"_s},
                              .existingValues = {u"sad"_s, u"ok"_s},
                              .renamed = {},
                              .uses = {{.table = users, .column = u"m"_s}}};
    const auto generated = generate({added}, actual);
    QVERIFY(generated.has_value());
    QCOMPARE(generated->downgrade.size(), size_t(5));
    QVERIFY(std::holds_alternative<DropConstraint>(generated->downgrade.at(0)));
    QVERIFY(std::holds_alternative<DropIndex>(generated->downgrade.at(1)));
    QCOMPARE(generated->downgrade.at(2), reversed(Operation(added)).value());
    QVERIFY(std::holds_alternative<CreateIndex>(generated->downgrade.at(3)));
    QVERIFY(std::holds_alternative<AddConstraint>(generated->downgrade.at(4)));
}

/// What adds them commits: all else can still be rolled back.
void TestGenerate::valuesComeBackFirst()
{
    const TableName mood{{}, u"mood"_s};
    const ServerDefault glad{ServerDefault::Kind::Expression, u"'glad'::mood"_s};
    const CheckConstraint check{u"ck"_s, u"m <> 'sad'::mood"_s};
    const std::vector<Operation> chosen{
        DropConstraint{.table = users, .name = u"ck"_s, .kind = ConstraintKind::Check, .previous = check},
        AlterEnumType{.name = mood,
                      .values = {u"low"_s, u"ok"_s},
                      .existingValues = {u"sad"_s, u"ok"_s, u"glad"_s},
                      .renamed = {{u"sad"_s, u"low"_s}},
                      .uses = {{.table = users, .column = u"m"_s, .existingServerDefault = glad}}}};
    const auto generated = generate(chosen);
    QVERIFY(generated.has_value());
    const std::vector<Operation> wanted{
        AlterEnumType{.name = mood,
                      .values = {u"low"_s, u"ok"_s, u"glad"_s},
                      .existingValues = {u"low"_s, u"ok"_s},
                      .renamed = {},
                      .uses = {}},
        AlterEnumType{.name = mood,
                      .values = {u"sad"_s, u"ok"_s, u"glad"_s},
                      .existingValues = {u"low"_s, u"ok"_s, u"glad"_s},
                      .renamed = {{u"low"_s, u"sad"_s}},
                      .uses = {{.table = users, .column = u"m"_s, .serverDefault = glad}}},
        AddConstraint{users, check}};
    QCOMPARE(generated->downgrade, wanted);
}

void TestGenerate::refusesWhatCannotBeReversed()
{
    const auto generated = generate({DropTable{users}});
    QVERIFY(!generated);
    QCOMPARE(generated.error().kind, Error::Kind::Unsupported);
}

QTEST_GUILESS_MAIN(TestGenerate)
#include "tst_generate.moc"
