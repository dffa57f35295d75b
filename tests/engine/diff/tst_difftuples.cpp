#include "engine/diff/difftuples.h"

#include "tests/engine/schemabuilding.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace engine;
using namespace building;

Q_DECLARE_METATYPE(engine::Operation)

/// Against what real Alembic prints for the same differences.
class TestDiffTuples : public QObject
{
    Q_OBJECT

private slots:
    void tuples_data();
    void tuples();
    void listIsInBrackets();
};

void TestDiffTuples::tuples_data()
{
    QTest::addColumn<Operation>("operation");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const Operation &operation, const QString &expected) {
        QTest::addRow("%s", name) << operation << expected;
    };
    const TableName users = named(u"users"_s);
    Column id{.name = u"id"_s, .type = {.name = u"Integer"_s}, .nullable = false};
    const Column parent{.name = u"p"_s, .type = {.name = u"Integer"_s}};
    const Table made = table(u"new"_s, {id, parent}, {primaryKey({u"id"_s}), foreignKey(u"p"_s, u"users"_s)});
    row("add table", CreateTable{.table = made},
        u"('add_table', Table('new', MetaData(), Column('id', Integer(), table=<new>, primary_key=True, "
        u"nullable=False), "
        u"Column('p', Integer(), ForeignKey('users.id'), table=<new>), schema=None))"_s);
    row("remove table", DropTable{.table = made.name, .previous = table(u"new"_s, {parent})},
        u"('remove_table', Table('new', MetaData(), Column('p', Integer(), table=<new>), schema=None))"_s);
    const Column email{.name = u"email"_s,
                       .type = {.name = u"String"_s},
                       .nullable = false,
                       .serverDefault = ServerDefault{.text = u"a"_s}};
    row("add column", AddColumn{.table = users, .column = email},
        u"('add_column', None, 'users', Column('email', String(), table=<users>, nullable=False, "
        u"server_default=DefaultClause('a', for_update=False)))"_s);
    const Column chosen{.name = u"e"_s,
                        .type = {.name = u"Enum"_s, .values = {u"a"_s, u"b"_s}, .typeName = u"q"_s},
                        .comment = u"why"_s};
    row("add column of a schema", AddColumn{.table = {u"s"_s, u"users"_s}, .column = chosen},
        u"('add_column', 's', 'users', Column('e', Enum('a', 'b', name='q'), table=<users>, comment='why'))"_s);
    row("remove column", DropColumn{.table = users, .column = u"p"_s, .previous = parent},
        u"('remove_column', None, 'users', Column('p', Integer(), table=<users>))"_s);
    AlterColumn alter{.table = users, .column = u"name"_s};
    alter.type = DataType{.name = u"String"_s, .length = 80};
    alter.nullable = false;
    alter.existingType = DataType{.name = u"VARCHAR"_s, .length = 50};
    alter.existingNullable = true;
    row("modify type and nullable", alter,
        u"[('modify_type', None, 'users', 'name', {'existing_nullable': True, 'existing_server_default': False, "
        u"'existing_comment': None}, VARCHAR(length=50), String(length=80)), ('modify_nullable', None, 'users', "
        u"'name', "
        u"{'existing_type': VARCHAR(length=50), 'existing_server_default': False, 'existing_comment': None}, True, "
        u"False)]"_s);
    AlterColumn standard{.table = users, .column = u"n"_s};
    standard.serverDefault = ServerDefault{.kind = ServerDefault::Kind::Expression, .text = u"5"_s};
    standard.existingType = DataType{.name = u"INTEGER"_s};
    standard.existingNullable = true;
    row("modify default", standard,
        u"[('modify_default', None, 'users', 'n', {'existing_nullable': True, 'existing_type': INTEGER(), "
        u"'existing_comment': None}, None, DefaultClause(text('5'), for_update=False))]"_s);
    row("add index", CreateIndex{.table = users, .index = index(u"ux"_s, {u"n"_s}, true)},
        u"('add_index', Index('ux', Column('n', NullType(), table=<users>), unique=True))"_s);
    row("remove index", DropIndex{.table = users, .index = u"ix"_s}, u"('remove_index', Index('ix'))"_s);
    row("remove unique", DropConstraint{.table = users, .previous = unique({u"name"_s})},
        u"('remove_constraint', UniqueConstraint(Column('name', NullType(), table=<users>)))"_s);
    row("add foreign key", AddConstraint{.table = users, .constraint = foreignKey(u"p"_s, u"o"_s, u"fk"_s)},
        u"('add_fk', ForeignKeyConstraint(['p'], ['o.id'], name='fk', table=<users>))"_s);
    row("add check", AddConstraint{.table = users, .constraint = check(u"n > 'x'"_s, u"ck"_s)},
        u"('add_constraint', CheckConstraint(text(\"n > 'x'\"), name='ck'))"_s);
    row("add comment", SetTableComment{.table = users, .comment = u"c"_s},
        u"('add_table_comment', Table('users', MetaData(), schema=None, comment='c'), None)"_s);
    row("SQL", ExecuteSql{.sql = u"DROP VIEW v"_s}, u"('execute', 'DROP VIEW v')"_s);
    row("rename", RenameTable{.table = users, .newName = u"people"_s},
        u"('rename_table', 'rename table users to people')"_s);
}

void TestDiffTuples::tuples()
{
    QFETCH(Operation, operation);
    QFETCH(QString, expected);
    QCOMPARE(diffTuples({operation}), u'[' + expected + u']');
}

void TestDiffTuples::listIsInBrackets()
{
    QCOMPARE(diffTuples({}), u"[]"_s);
    QCOMPARE(diffTuples({ExecuteSql{.sql = u"a"_s}, ExecuteSql{.sql = u"b"_s}}),
             u"[('execute', 'a'), ('execute', 'b')]"_s);
}

QTEST_GUILESS_MAIN(TestDiffTuples)
#include "tst_difftuples.moc"
