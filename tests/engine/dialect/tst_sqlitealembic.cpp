#include "tests/engine/dialect/sqlitefixture.h"

#include <QDate>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>

using namespace engine;
using namespace Qt::StringLiterals;

namespace {

/// One directive, in Python and as the operation that a reader makes of it.
struct Case
{
    const char *name;
    const char *python; ///< `op` and `sa` are there; `t` is the table of kTable
    Operation operation;
};

const TableName kName{{}, u"t"_s};

DataType type(const QString &name)
{
    return {.name = name};
}

DataType text(int length)
{
    return {.name = u"String"_s, .length = length};
}

Column column(const QString &name, const DataType &columnType, bool nullable = true)
{
    return {.name = name, .type = columnType, .nullable = nullable};
}

Column withDefault(Column given, ServerDefault::Kind kind, const QString &words = {})
{
    given.serverDefault = ServerDefault{kind, words};
    return given;
}

/// The table that batches start from; the same as Python's `t`.
Table startTable()
{
    return {.name = kName,
            .columns = {column(u"id"_s, type(u"Integer"_s), false), column(u"name"_s, text(50)),
                        withDefault(column(u"n"_s, type(u"Integer"_s)), ServerDefault::Kind::Literal, u"0"_s),
                        column(u"pid"_s, type(u"Integer"_s))},
            .constraints = {PrimaryKey{.columns = {u"id"_s}},
                            UniqueConstraint{.name = u"uq_name"_s, .columns = {u"name"_s}},
                            ForeignKey{.name = u"fk_p"_s,
                                       .columns = {u"pid"_s},
                                       .referredTable = {{}, u"parent"_s},
                                       .referredColumns = {u"id"_s},
                                       .onDelete = u"CASCADE"_s}},
            .indexes = {Index{.name = u"ix_n"_s, .elements = {{.column = u"n"_s}}}}};
}

AlterColumn alter(const QString &name)
{
    AlterColumn operation;
    operation.table = kName;
    operation.column = name;
    return operation;
}

Operation batch(std::vector<Operation> operations, BatchAlterTable::Recreate recreate = BatchAlterTable::Recreate::Auto)
{
    return BatchAlterTable{
        .table = kName, .recreate = recreate, .operations = std::move(operations), .copyFrom = startTable()};
}

Operation addColumn(const Column &added)
{
    return AddColumn{.table = kName, .column = added};
}

Operation everyType()
{
    Table table{.name = {{}, u"types"_s}};
    const std::vector<DataType> types{type(u"String"_s),
                                      text(50),
                                      type(u"Unicode"_s),
                                      {.name = u"CHAR"_s, .length = 3},
                                      {.name = u"NVARCHAR"_s, .length = 9},
                                      {.name = u"NCHAR"_s, .length = 9},
                                      type(u"Text"_s),
                                      type(u"UnicodeText"_s),
                                      {.name = u"Text"_s, .length = 500},
                                      type(u"Integer"_s),
                                      type(u"SmallInteger"_s),
                                      type(u"BigInteger"_s),
                                      type(u"Boolean"_s),
                                      type(u"Numeric"_s),
                                      {.name = u"Numeric"_s, .precision = 10},
                                      {.name = u"Numeric"_s, .precision = 10, .scale = 2},
                                      {.name = u"DECIMAL"_s, .precision = 10, .scale = 2},
                                      type(u"Float"_s),
                                      {.name = u"Float"_s, .precision = 24},
                                      type(u"REAL"_s),
                                      type(u"Date"_s),
                                      type(u"Time"_s),
                                      type(u"DateTime"_s),
                                      {.name = u"DateTime"_s, .timezone = true},
                                      type(u"TIMESTAMP"_s),
                                      type(u"Interval"_s),
                                      type(u"LargeBinary"_s),
                                      type(u"PickleType"_s),
                                      {.name = u"BINARY"_s, .length = 4},
                                      {.name = u"VARBINARY"_s, .length = 4},
                                      type(u"JSON"_s),
                                      {.name = u"Enum"_s, .values = {u"a"_s, u"bb"_s}, .typeName = u"e"_s},
                                      {.name = u"String"_s, .length = 5, .collation = u"NOCASE"_s},
                                      {.name = u"Integer"_s, .variants = {{{u"sqlite"_s}, type(u"BigInteger"_s)}}},
                                      {.module = u"mysql"_s, .name = u"INTEGER"_s},
                                      {.module = u"postgresql"_s, .name = u"TIMESTAMP"_s}};
    for (size_t place = 0; place < types.size(); ++place)
        table.columns.push_back(column(u"c%1"_s.arg(place), types[place]));
    return CreateTable{.table = table};
}

std::vector<Case> tableCases()
{
    Table full = startTable();
    full.name.name = u"Full Table"_s;
    full.indexes = {
        Index{.name = u"ix_full"_s, .elements = {{.column = u"n"_s}, {.column = u"Mixed"_s}}, .unique = true}};
    full.columns.push_back(column(u"Mixed"_s, type(u"Boolean"_s), false));
    full.columns.push_back(column(u"order"_s, type(u"Text"_s)));
    full.constraints.emplace_back(CheckConstraint{.name = u"pos"_s, .expression = u"n > 0"_s});
    full.constraints.emplace_back(UniqueConstraint{.columns = {u"n"_s, u"order"_s}});
    full.constraints.emplace_back(ForeignKey{.columns = {u"n"_s},
                                             .referredTable = {{}, u"other"_s},
                                             .referredColumns = {u"x y"_s},
                                             .onUpdate = u"SET NULL"_s,
                                             .deferrable = true,
                                             .initially = u"DEFERRED"_s,
                                             .match = u"FULL"_s});
    Table flags{
        .name = {{}, u"flags"_s},
        .columns = {column(u"id"_s, type(u"Integer"_s), false),
                    column(u"ok"_s,
                           {.name = u"Boolean"_s, .typeName = u"ck_ok"_s, .options = {{u"create_constraint"_s, true}}}),
                    column(u"kind"_s,
                           {.name = u"Enum"_s,
                            .values = {u"a"_s, u"it's"_s},
                            .typeName = u"k"_s,
                            .options = {{u"create_constraint"_s, true}, {u"native_enum"_s, false}}})},
        .constraints = {PrimaryKey{.columns = {u"id"_s}}}};
    Table counted{.name = {{}, u"counted"_s},
                  .columns = {column(u"id"_s, type(u"Integer"_s), false)},
                  .constraints = {PrimaryKey{.columns = {u"id"_s}}},
                  .options = {{u"sqlite_autoincrement"_s, true}}};
    Table keyed{.name = {{}, u"keyed"_s},
                .columns = {column(u"a"_s, text(5), false), column(u"b"_s, type(u"Integer"_s), false)},
                .constraints = {PrimaryKey{.name = u"pk_keyed"_s, .columns = {u"a"_s, u"b"_s}}},
                .prefixes = {u"TEMPORARY"_s},
                .options = {{u"sqlite_with_rowid"_s, false}}};
    Table computed{.name = {{}, u"computed"_s},
                   .columns = {column(u"a"_s, type(u"Integer"_s)), column(u"b"_s, type(u"Integer"_s), false),
                               column(u"c"_s, type(u"Integer"_s))}};
    computed.columns[1].computed = Computed{u"a * 2"_s, true};
    computed.columns[2].computed = Computed{u"a + 1"_s, std::nullopt};
    return {
        {"create_table", R"(op.create_table('Full Table', sa.Column('id', sa.Integer(), nullable=False),
            sa.Column('name', sa.String(50)), sa.Column('n', sa.Integer(), server_default='0'), sa.Column('pid', sa.Integer()),
            sa.Column('Mixed', sa.Boolean(), nullable=False), sa.Column('order', sa.Text()),
            sa.PrimaryKeyConstraint('id'), sa.UniqueConstraint('name', name='uq_name'),
            sa.ForeignKeyConstraint(['pid'], ['parent.id'], name='fk_p', ondelete='CASCADE'),
            sa.CheckConstraint('n > 0', name='pos'), sa.UniqueConstraint('n', 'order'),
            sa.ForeignKeyConstraint(['n'], ['other.x y'], onupdate='SET NULL', deferrable=True, initially='DEFERRED', match='FULL'),
            sa.Index('ix_full', 'n', 'Mixed', unique=True)))",
         CreateTable{.table = full}},
        {"type checks", R"(op.create_table('flags', sa.Column('id', sa.Integer(), primary_key=True),
            sa.Column('ok', sa.Boolean(name='ck_ok', create_constraint=True)),
            sa.Column('kind', sa.Enum('a', "it's", name='k', create_constraint=True, native_enum=False))))",
         CreateTable{.table = flags}},
        {"autoincrement",
         R"(op.create_table('counted', sa.Column('id', sa.Integer(), primary_key=True), sqlite_autoincrement=True))",
         CreateTable{.table = counted}},
        {"without rowid", R"(op.create_table('keyed', sa.Column('a', sa.String(5), nullable=False),
            sa.Column('b', sa.Integer(), nullable=False), sa.PrimaryKeyConstraint('a', 'b', name='pk_keyed'),
            prefixes=['TEMPORARY'], sqlite_with_rowid=False))",
         CreateTable{.table = keyed}},
        {"computed", R"(op.create_table('computed', sa.Column('a', sa.Integer()),
            sa.Column('b', sa.Integer(), sa.Computed('a * 2', persisted=True), nullable=False),
            sa.Column('c', sa.Integer(), sa.Computed('a + 1'))))",
         CreateTable{.table = computed}},
        {"every type", R"(op.create_table('types', *[sa.Column('c%d' % i, x) for i, x in enumerate([
            sa.String(), sa.String(50), sa.Unicode(), sa.CHAR(3), sa.NVARCHAR(9), sa.NCHAR(9), sa.Text(), sa.UnicodeText(),
            sa.Text(500), sa.Integer(), sa.SmallInteger(), sa.BigInteger(), sa.Boolean(), sa.Numeric(), sa.Numeric(10),
            sa.Numeric(10, 2), sa.DECIMAL(10, 2), sa.Float(), sa.Float(24), sa.REAL(), sa.Date(), sa.Time(), sa.DateTime(),
            sa.DateTime(timezone=True), sa.TIMESTAMP(), sa.Interval(), sa.LargeBinary(), sa.PickleType(), sa.BINARY(4),
            sa.VARBINARY(4), sa.JSON(), sa.Enum('a', 'bb', name='e'), sa.String(5, collation='NOCASE'),
            sa.Integer().with_variant(sa.BigInteger(), 'sqlite'), mysql.INTEGER(), postgresql.TIMESTAMP()])]))",
         everyType()},
        {"drop_table", "op.drop_table('t')", DropTable{.table = kName}},
        {"rename_table", "op.rename_table('t', 'NewT')", RenameTable{.table = kName, .newName = u"NewT"_s}},
        {"rename_table in a schema", "op.rename_table('t', 'u', schema='s')",
         RenameTable{.table = {u"s"_s, u"t"_s}, .newName = u"u"_s}},
        {"execute", "op.execute('UPDATE t SET n = 1')", ExecuteSql{u"UPDATE t SET n = 1"_s}},
        {"bulk_insert", R"(op.bulk_insert(sa.table('acc', sa.column('id', sa.Integer), sa.column('name', sa.String),
            sa.column('on', sa.Date), sa.column('ok', sa.Boolean), sa.column('f', sa.Float)),
            [{'id': 1, 'name': "it's", 'on': datetime.date(2020, 1, 2), 'ok': True, 'f': 1.5},
             {'id': 2, 'name': None, 'on': None, 'ok': False, 'f': None}]))",
         BulkInsert{
             .table = {{}, u"acc"_s},
             .columns = {u"id"_s, u"name"_s, u"on"_s, u"ok"_s, u"f"_s},
             .rows = {{1, u"it's"_s, QDate(2020, 1, 2), true, 1.5}, {2, QVariant(), QVariant(), false, QVariant()}}}},
    };
}

std::vector<Case> columnCases()
{
    AlterColumn rename = alter(u"n"_s);
    rename.newName = u"select"_s;
    AddColumn indexed{.table = kName,
                      .column = column(u"x"_s, type(u"Integer"_s)),
                      .indexes = {Index{.name = u"ix_t_x"_s, .elements = {{.column = u"x"_s}}}}};
    return {
        {"add_column", "op.add_column('t', sa.Column('x', sa.String()))", addColumn(column(u"x"_s, type(u"String"_s)))},
        {"add_column not null", "op.add_column('t', sa.Column('role', sa.String(), nullable=False))",
         addColumn(column(u"role"_s, type(u"String"_s), false))},
        {"add_column with default",
         "op.add_column('t', sa.Column('x', sa.String(5), server_default=\"it's\", nullable=False))",
         addColumn(withDefault(column(u"x"_s, text(5), false), ServerDefault::Kind::Literal, u"it's"_s))},
        {"add_column with constant text",
         "op.add_column('t', sa.Column('x', sa.Integer(), server_default=sa.text('(0)')))",
         addColumn(withDefault(column(u"x"_s, type(u"Integer"_s)), ServerDefault::Kind::Expression, u"(0)"_s))},
        {"add_column with index", "op.add_column('t', sa.Column('x', sa.Integer(), index=True))", indexed},
        {"add_column with schema", "op.add_column('t', sa.Column('x', sa.Integer()), schema='s p')",
         AddColumn{.table = {u"s p"_s, u"t"_s}, .column = column(u"x"_s, type(u"Integer"_s))}},
        {"add_column virtual",
         "op.add_column('t', sa.Column('x', sa.Integer(), sa.Computed('n * 2', persisted=False)))", addColumn([] {
             Column added = column(u"x"_s, type(u"Integer"_s));
             added.computed = Computed{u"n * 2"_s, false};
             return added;
         }())},
        {"drop_column", "op.drop_column('t', 'x y')", DropColumn{.table = kName, .column = u"x y"_s}},
        {"rename column", "op.alter_column('t', 'n', new_column_name='select')", rename},
        {"create_index", "op.create_index('ix', 't', ['a', 'B'], unique=True)",
         CreateIndex{kName,
                     Index{.name = u"ix"_s, .elements = {{.column = u"a"_s}, {.column = u"B"_s}}, .unique = true}}},
        {"create_index on an expression",
         "op.create_index('ix', 't', [sa.text('lower(a)'), 'b'], sqlite_where=sa.text('b > 5'))",
         CreateIndex{kName,
                     Index{.name = u"ix"_s,
                           .elements = {{.expression = u"lower(a)"_s}, {.column = u"b"_s}},
                           .options = {{u"sqlite_where"_s, QVariant::fromValue(SqlText{u"b > 5"_s})}}}}},
        {"create_index in a schema", "op.create_index('ix', 't', ['a'], schema='s')",
         CreateIndex{{u"s"_s, u"t"_s}, Index{.name = u"ix"_s, .elements = {{.column = u"a"_s}}}}},
        {"drop_index", "op.drop_index('ix-1', table_name='t')", DropIndex{.table = kName, .index = u"ix-1"_s}},
        {"drop_index in a schema", "op.drop_index('ix', table_name='t', schema='s')",
         DropIndex{.table = {u"s"_s, u"t"_s}, .index = u"ix"_s}},
    };
}

std::vector<Case> batchCases()
{
    AlterColumn longer = alter(u"name"_s);
    longer.type = text(60);
    longer.nullable = false;
    AlterColumn cast = alter(u"n"_s);
    cast.type = text(20);
    AlterColumn noDefault = alter(u"n"_s);
    noDefault.serverDefault = std::optional<ServerDefault>();
    AlterColumn now = alter(u"name"_s);
    now.serverDefault = std::optional(ServerDefault{ServerDefault::Kind::Literal, u"x"_s});
    AddColumn placed{.table = kName, .column = column(u"x"_s, type(u"Integer"_s)), .place = {.after = u"id"_s}};
    const Index extra{.name = u"ix_extra"_s, .elements = {{.column = u"name"_s}}};
    return {
        {"batch plain", R"(with op.batch_alter_table('t', copy_from=t) as b:
    b.add_column(sa.Column('x', sa.Integer()))
    b.create_index('ix_extra', ['name'])
    b.drop_index('ix_n'))",
         batch({addColumn(column(u"x"_s, type(u"Integer"_s))), CreateIndex{kName, extra},
                DropIndex{.table = kName, .index = u"ix_n"_s}})},
        {"batch type", R"(with op.batch_alter_table('t', copy_from=t) as b:
    b.alter_column('name', type_=sa.String(60), nullable=False))",
         batch({longer})},
        {"batch cast", R"(with op.batch_alter_table('t', copy_from=t) as b:
    b.alter_column('n', type_=sa.String(20)))",
         batch({cast})},
        {"batch defaults", R"(with op.batch_alter_table('t', copy_from=t) as b:
    b.alter_column('n', server_default=None)
    b.alter_column('name', server_default='x'))",
         batch({noDefault, now})},
        {"batch add and drop", R"(with op.batch_alter_table('t', copy_from=t, recreate='always') as b:
    b.add_column(sa.Column('x', sa.Integer()), insert_after='id')
    b.drop_column('pid')
    b.drop_index('ix_n'))",
         batch({placed, DropColumn{.table = kName, .column = u"pid"_s}, DropIndex{.table = kName, .index = u"ix_n"_s}},
               BatchAlterTable::Recreate::Always)},
        {"batch constraints", R"(with op.batch_alter_table('t', copy_from=t) as b:
    b.drop_constraint('uq_name', type_='unique')
    b.create_check_constraint('ck_n', 'n > 0'))",
         batch({DropConstraint{.table = kName, .name = u"uq_name"_s, .kind = ConstraintKind::Unique},
                AddConstraint{kName, CheckConstraint{.name = u"ck_n"_s, .expression = u"n > 0"_s}}})},
        {"batch foreign key", R"(with op.batch_alter_table('t', copy_from=t) as b:
    b.create_foreign_key('fk_self', 't', ['n'], ['id'], ondelete='SET NULL'))",
         batch({AddConstraint{kName,
                              ForeignKey{.name = u"fk_self"_s,
                                         .columns = {u"n"_s},
                                         .referredTable = kName,
                                         .referredColumns = {u"id"_s},
                                         .onDelete = u"SET NULL"_s}}})},
    };
}

std::vector<Case> allCases()
{
    std::vector<Case> cases = tableCases();
    std::ranges::move(columnCases(), std::back_inserter(cases));
    std::ranges::move(batchCases(), std::back_inserter(cases));
    return cases;
}

/// Runs every case through Alembic's offline mode in one go: name to script.
constexpr auto kRunner = R"(
import io, json, sys, datetime, sqlalchemy as sa
from sqlalchemy.dialects import mysql, postgresql
from alembic.migration import MigrationContext
from alembic.operations import Operations
cases, result = json.load(sys.stdin), {}
for name, code in cases.items():
    buffer = io.StringIO()
    context = MigrationContext.configure(dialect_name='sqlite', opts={'as_sql': True, 'output_buffer': buffer, 'literal_binds': True})
    t = sa.Table('t', sa.MetaData(), sa.Column('id', sa.Integer, primary_key=True), sa.Column('name', sa.String(50)),
        sa.Column('n', sa.Integer, server_default='0'), sa.Column('pid', sa.Integer), sa.UniqueConstraint('name', name='uq_name'),
        sa.ForeignKeyConstraint(['pid'], ['parent.id'], name='fk_p', ondelete='CASCADE'), sa.Index('ix_n', 'n'))
    exec(code, {'op': Operations(context), 'sa': sa, 't': t, 'mysql': mysql, 'postgresql': postgresql, 'datetime': datetime})
    result[name] = buffer.getvalue()
json.dump(result, sys.stdout)
)";

/// Our statements as Alembic prints its own: what only ours have, and the other name of the new table, taken out.
QString asAlembic(const std::vector<Statement> &statements)
{
    QString script;
    for (const Statement &statement : statements) {
        if (statement.role == Statement::Role::Setting)
            continue;
        QString sql = statement.sql;
        script += sql.replace(u'\t', u"    "_s).replace(u"_athanor_new_"_s, u"_alembic_tmp_"_s) + u";\n\n"_s;
    }
    return script;
}

/// Old Alembic leaves the word COLUMN out; and in a batch it lists constraints in the order of a Python set.
QString comparable(QString script)
{
    script.replace(u"RENAME n TO"_s, u"RENAME COLUMN n TO"_s);
    QStringList lines;
    QStringList constraints;
    for (const QString &line : script.split(u'\n')) {
        if (line.startsWith(u"    CONSTRAINT "_s) || line.startsWith(u"    PRIMARY KEY "_s)) {
            constraints << (line.endsWith(u", "_s) ? line.chopped(2) : line);
            continue;
        }
        constraints.sort();
        lines << constraints << line;
        constraints.clear();
    }
    return lines.join(u'\n');
}

} // namespace

/// Every directive as real Alembic prints it for SQLite with --sql.
class TestSqliteAlembic : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void sameSql_data();
    void sameSql();

private:
    QJsonObject m_alembic;
};

void TestSqliteAlembic::initTestCase()
{
    QJsonObject scripts;
    for (const Case &one : allCases())
        scripts.insert(QString::fromLatin1(one.name), QString::fromUtf8(one.python));
    QProcess python;
    python.start(u"/usr/bin/python3"_s, {u"-W"_s, u"ignore"_s, u"-c"_s, QString::fromLatin1(kRunner)});
    python.write(QJsonDocument(scripts).toJson());
    python.closeWriteChannel();
    QVERIFY(python.waitForFinished());
    QCOMPARE(QString::fromUtf8(python.readAllStandardError()), QString());
    m_alembic = QJsonDocument::fromJson(python.readAllStandardOutput()).object();
    QCOMPARE(m_alembic.size(), scripts.size());
}

void TestSqliteAlembic::sameSql_data()
{
    QTest::addColumn<int>("place");
    const std::vector<Case> cases = allCases();
    for (size_t place = 0; place < cases.size(); ++place)
        QTest::addRow("%s", cases[place].name) << int(place);
}

void TestSqliteAlembic::sameSql()
{
    QFETCH(int, place);
    const Case one = allCases().at(size_t(place));
    const auto statements = dialectFor(u"sqlite"_s).value()->compile(one.operation, {});
    VERIFY_RESULT(statements);
    const QString wanted = m_alembic.value(QString::fromLatin1(one.name)).toString();
    if (QByteArrayView(one.name).startsWith("batch") || wanted.contains(u" RENAME "_s))
        QCOMPARE(comparable(asAlembic(*statements)), comparable(wanted));
    else
        QCOMPARE(asAlembic(*statements), wanted);
}

QTEST_GUILESS_MAIN(TestSqliteAlembic)
#include "tst_sqlitealembic.moc"
