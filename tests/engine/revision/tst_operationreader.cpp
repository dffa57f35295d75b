#include "engine/revision/operationrenderer.h"
#include "engine/revision/revisionreader.h"

#include <QDir>
#include <QTest>

#include <variant>

using namespace Qt::StringLiterals;
using namespace engine;

namespace {

const QByteArray header = R"(import datetime
import decimal
from alembic import op
import sqlalchemy as sa
from sqlalchemy.dialects import mysql, postgresql, sqlite
import myapp.types

revision = 'a'
down_revision = None

)";
const int headerLines = 10;

QByteArray moduleWith(const QByteArray &body)
{
    QByteArray source = header + "def upgrade():\n";
    for (const QByteArray &line : body.split('\n'))
        source += "    " + line + '\n';
    return source + "\n\ndef downgrade():\n    pass\n";
}

std::vector<Operation> operationsOf(const std::vector<PlacedOperation> &placed)
{
    std::vector<Operation> operations;
    for (const PlacedOperation &one : placed)
        operations.push_back(one.operation);
    return operations;
}

// The layout is the renderer's concern.
QString withoutLayout(const QString &text)
{
    QStringList lines;
    for (const QString &line : text.split(u'\n')) {
        if (!line.trimmed().isEmpty() && !line.contains(u"Alembic"_s))
            lines << line.trimmed();
    }
    return lines.join(u'\n');
}

// The directives that say the same, without the comments around them.
QString rendered(const std::vector<PlacedOperation> &placed)
{
    const RenderOptions options{.finalNames = false};
    const auto result = renderOperations(operationsOf(placed), options);
    if (!result)
        return describe(result.error());
    return withoutLayout(result->body);
}

} // namespace

class TestOperationReader : public QObject
{
    Q_OBJECT

private slots:
    void reads_data();
    void reads();
    void refuses_data();
    void refuses();
    void needsPython_data();
    void needsPython();
    void knownWhenRun_data();
    void knownWhenRun();
    void needsNoDatabase_data();
    void needsNoDatabase();
    void keepsDirectionsApart();
    void knowsPlaces();
    void takesTheDialectsOwnCondition();
    void readsSqlRevisions();
    void choosesSqlSections();
    void refusesSqlRevisions_data();
    void refusesSqlRevisions();
    void reportsMissingFiles();
    void readsWholeFiles_data();
    void readsWholeFiles();
};

void TestOperationReader::reads_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("directives");
    const auto row = [](const char *name, const char *body, const QString &directives) {
        QTest::newRow(name) << QByteArray(body) << directives;
    };
    row("pass", "pass", u"pass"_s);
    row("create_table",
        "op.create_table('t', sa.Column('id', sa.Integer(), nullable=False), sa.Column('n', sa.String(50)),\n"
        "    sa.PrimaryKeyConstraint('id', name=op.f('pk_t')), schema='s', comment='c', sqlite_strict=True)",
        u"op.create_table('t',\nsa.Column('id', sa.Integer(), nullable=False),\nsa.Column('n', sa.String(length=50), "
        "nullable=True),\nsa.PrimaryKeyConstraint('id', name='pk_t'),\nschema='s',\ncomment='c',\nsqlite_strict=True\n)"_s);
    row("create_table with flags",
        "op.create_table('t', sa.Column('id', sa.Integer, primary_key=True), sa.Column('a', sa.Text, unique=True),\n"
        "    sa.Column('b', sa.Integer, sa.ForeignKey('o.id', ondelete='CASCADE', name='fk'), index=True),\n"
        "    sa.Column('c', sa.Integer, sa.CheckConstraint('c > 0'), unique=True, index=True), if_not_exists=True)",
        u"op.create_table('t',\nsa.Column('id', sa.Integer(), nullable=False),\nsa.Column('a', sa.Text(), "
        u"nullable=True),\n"
        "sa.Column('b', sa.Integer(), nullable=True),\nsa.Column('c', sa.Integer(), nullable=True),\n"
        "sa.CheckConstraint('c > 0'),\n"
        "sa.ForeignKeyConstraint(['b'], ['o.id'], name='fk', ondelete='CASCADE'),\n"
        "sa.PrimaryKeyConstraint('id'),\nsa.UniqueConstraint('a'),\nif_not_exists=True\n)\n"
        "op.create_index('ix_t_b', 't', ['b'], unique=False, if_not_exists=True)\n"
        "op.create_index('ix_t_c', 't', ['c'], unique=True, if_not_exists=True)"_s);
    row("a key of two columns is not null",
        "op.create_table('t', sa.Column('a', sa.Integer), sa.Column('b', sa.Integer, nullable=True),\n"
        "    sa.PrimaryKeyConstraint('a', 'b'))",
        u"op.create_table('t',\nsa.Column('a', sa.Integer(), nullable=False),\nsa.Column('b', sa.Integer(), "
        "nullable=True),\nsa.PrimaryKeyConstraint('a', 'b')\n)"_s);
    row("drop_table", "op.drop_table('t', schema='s', if_exists=True)",
        u"op.drop_table('t', schema='s', if_exists=True)"_s);
    row("rename_table", "op.rename_table('a', 'b')", u"op.rename_table('a', 'b')"_s);
    row("add_column",
        "op.add_column('t', sa.Column('a', sa.Integer(), server_default='0', nullable=False, comment='x'))",
        u"op.add_column('t', sa.Column('a', sa.Integer(), server_default='0', nullable=False, comment='x'))"_s);
    row("add_column with a key", "op.add_column('t', sa.Column('a', sa.Integer, sa.ForeignKey('s.o.id')), schema='s')",
        u"op.add_column('t', sa.Column('a', sa.Integer(), nullable=True), schema='s')\n"
        "op.create_foreign_key(None, 't', 'o', ['a'], ['id'], source_schema='s', referent_schema='s')"_s);
    row("add_column by keyword, indexed",
        "op.add_column(table_name='t', column=sa.Column(name='a', type_=sa.Integer, index=True))",
        u"op.add_column('t', sa.Column('a', sa.Integer(), nullable=True))\n"
        "op.create_index('ix_t_a', 't', ['a'], unique=False)"_s);
    row("drop_column", "op.drop_column('t', 'a', if_exists=True)", u"op.drop_column('t', 'a', if_exists=True)"_s);
    row("alter_column",
        "op.alter_column('t', 'a', existing_type=sa.VARCHAR(10), type_=sa.String(length=20), nullable=False,\n"
        "    existing_nullable=True, new_column_name='b', comment='x', existing_comment='y', "
        "postgresql_using='a::int')",
        u"op.alter_column('t', 'a',\n       existing_type=sa.VARCHAR(length=10),\n       new_column_name='b',\n"
        "       type_=sa.String(length=20),\n       nullable=False,\n       comment='x',\n       "
        "existing_comment='y',\n"
        "       postgresql_using='a::int')"_s);
    row("alter_column taking away", "op.alter_column('t', 'a', server_default=None, comment=None)",
        u"op.alter_column('t', 'a',\n       server_default=None,\n       comment=None)"_s);
    row("alter_column saying nothing",
        "op.alter_column('t', 'a', server_default=False, comment=False, type_=None, nullable=True)",
        u"op.alter_column('t', 'a',\n       nullable=True)"_s);
    row("alter_column with a default",
        "op.alter_column('t', 'a', server_default=sa.text('1'), existing_server_default='x')",
        u"op.alter_column('t', 'a',\n       server_default=sa.text('1'))"_s);
    row("alter_column of a domain",
        "op.alter_column('t', 'a', nullable=False, existing_type=postgresql.DOMAIN('posint', sa.Integer(), "
        "check='VALUE > 0'))\n"
        "op.alter_column('t', 'a', type_=postgresql.DOMAIN(sa.Integer(), name='posint'))",
        u"op.alter_column('t', 'a',\n       existing_type=postgresql.DOMAIN('posint', sa.Integer(), check='VALUE > 0'),"
        "\n       nullable=False)\n"
        "op.alter_column('t', 'a',\n       type_=postgresql.DOMAIN('posint', sa.Integer()))"_s);
    row("legacy keywords",
        "op.alter_column('t', 'a', name='b', type=None)\nop.drop_constraint(name='c', tablename='t', type='unique')",
        u"op.alter_column('t', 'a',\n       new_column_name='b')\nop.drop_constraint('c', 't', type_='unique')"_s);
    row("create_index",
        "op.create_index(op.f('ix'), 't', ['a', sa.text('lower(b)'), sa.column('c').desc()], unique=True)",
        u"op.create_index('ix', 't', ['a', sa.literal_column('lower(b)'), sa.literal_column('c DESC')], unique=True)"_s);
    row("create_index with options",
        "op.create_index('ix', 't', ['a'], sqlite_where=sa.text('a > 0'), postgresql_using='gin',\n"
        "    postgresql_ops={'a': 'gin_trgm_ops'}, if_not_exists=True)",
        u"op.create_index('ix', 't', ['a'], unique=False, postgresql_ops={'a': 'gin_trgm_ops'}, "
        "postgresql_using='gin', sqlite_where=sa.text('a > 0'), if_not_exists=True)"_s);
    row("create_index on a function",
        "op.create_index('ix', 't', [sa.func.lower(sa.column('a')), sa.literal_column('b + 1')])",
        u"op.create_index('ix', 't', [sa.literal_column('lower(a)'), sa.literal_column('b + 1')], unique=False)"_s);
    row("drop_index", "op.drop_index('ix')\nop.drop_index('ix', table_name='t', schema='s')",
        u"op.drop_index('ix')\nop.drop_index('ix', table_name='t', schema='s')"_s);
    row("create_unique_constraint",
        "op.create_unique_constraint('uq', 't', ['a', 'b'], deferrable=True, initially='DEFERRED')",
        u"op.create_unique_constraint('uq', 't', ['a', 'b'], deferrable=True, initially='DEFERRED')"_s);
    row("create_primary_key", "op.create_primary_key('pk', 't', ('a',))", u"op.create_primary_key('pk', 't', ['a'])"_s);
    row("create_foreign_key",
        "op.create_foreign_key('fk', 't', 'o', ['a'], ['id'], ondelete='SET NULL', source_schema='s',\n"
        "    referent_schema='r', match='FULL', use_alter=True)",
        u"op.create_foreign_key('fk', 't', 'o', ['a'], ['id'], source_schema='s', referent_schema='r', "
        "ondelete='SET NULL', use_alter=True, match='FULL')"_s);
    row("create_check_constraint",
        "op.create_check_constraint('ck', 't', 'a > 0')\n"
        "op.create_check_constraint('ck', 't', sa.and_(sa.column('a') > 0, sa.column('b') != None))\n"
        "op.create_check_constraint('ck', 't', sa.func.length(sa.column('n')).between(1, 9))",
        u"op.create_check_constraint('ck', 't', 'a > 0')\n"
        "op.create_check_constraint('ck', 't', 'a > 0 AND b IS NOT NULL')\n"
        "op.create_check_constraint('ck', 't', 'length(n) BETWEEN 1 AND 9')"_s);
    row("create_exclude_constraint",
        "op.create_exclude_constraint('ex', 't', ('period', '&&'), (sa.text('a + 1'), '='), where='a > 1', "
        "using='gist')",
        u"op.create_exclude_constraint('ex', 't', (sa.literal_column('period'), '&&'), (sa.literal_column('a + 1'), "
        u"'='), "
        "where=sa.text('a > 1'), using='gist')"_s);
    row("drop_constraint", "op.drop_constraint('c', 't')\nop.drop_constraint('c', 't', 'foreignkey', schema='s')",
        u"op.drop_constraint('c', 't', type_=None)\nop.drop_constraint('c', 't', schema='s', type_='foreignkey')"_s);
    row("comments",
        "op.create_table_comment('t', 'new', existing_comment='old')\nop.drop_table_comment('t', schema='s')",
        u"op.create_table_comment(\n't',\n'new',\nexisting_comment='old',\nschema=None\n)\n"
        "op.drop_table_comment(\n't',\nexisting_comment=None,\nschema='s'\n)"_s);
    row("execute",
        "op.execute('SELECT 1')\nop.execute(sa.text(\"SELECT '\\\\:a', b::int\"))\nop.execute(sa.text('x = "
        ":v').bindparams(v=\"it's\"))",
        u"op.execute('SELECT 1')\nop.execute(\"SELECT '\\\\:a', b::int\")\nop.execute(\"x = 'it''s'\")"_s);
    row("execute an update",
        "t = sa.table('t', sa.column('a'), sa.column('b'))\n"
        "op.execute(t.update().where(t.c.a == op.inline_literal(\"it's\")).values(b=5))\n"
        "op.execute(sa.update(t).values({'b': None, t.c.a: t.c.b + 'x'}))",
        u"op.execute(\"UPDATE t SET b=5 WHERE t.a = 'it''s'\")\nop.execute(\"UPDATE t SET a=t.b || 'x', b=NULL\")"_s);
    row("execute an insert and a delete",
        "t = sa.table('t', sa.column('a'), sa.column('b'), schema='s')\n"
        "op.execute(t.insert().values([{'b': 1, 'a': True}, {'a': False, 'b': 2}]))\n"
        "op.execute(sa.delete(t).where((t.c.a == 1) | t.c.b.in_([1, 2]), t.c.b.is_(None)))",
        u"op.execute('INSERT INTO s.t (a, b) VALUES (1, 1), (0, 2)')\n"
        "op.execute('DELETE FROM s.t WHERE (s.t.a = 1 OR s.t.b IN (1, 2)) AND s.t.b IS NULL')"_s);
    row("bulk_insert",
        "t = sa.table('t', sa.column('a', sa.Integer), sa.column('b'), sa.column('c'))\n"
        "op.bulk_insert(t, [{'b': 'x', 'a': 1}, {'a': None, 'b': b'\\x00'}], multiinsert=False)",
        u"op.bulk_insert(sa.table('t', sa.column('a'), sa.column('b')), [\n{'a': 1, 'b': 'x'},\n"
        "{'a': None, 'b': b'\\x00'}\n])"_s);
    row("bulk_insert into the table just made",
        "t = op.create_table('t', sa.Column('a', sa.Date), sa.Column('b', sa.JSON), sa.Column('n', sa.Integer, "
        "default=7))\n"
        "op.bulk_insert(t, [{'a': datetime.date(2020, 2, 3), 'b': {'k': [1, 'é', None]}}])",
        u"op.create_table('t',\nsa.Column('a', sa.Date(), nullable=True),\nsa.Column('b', sa.JSON(), nullable=True),\n"
        "sa.Column('n', sa.Integer(), nullable=True)\n)\n"
        "op.bulk_insert(sa.table('t', sa.column('a'), sa.column('b'), sa.column('n')), [\n"
        "{'a': datetime.date(2020, 2, 3), 'b': '{\"k\": [1, \"\\\\u00e9\", null]}', 'n': 7}\n])"_s);
    row("bulk_insert of documents and decimals",
        "t = sa.table('t', sa.column('a', sa.JSON), sa.column('b', postgresql.JSONB(none_as_null=True)),\n"
        "    sa.column('c', sa.Text().with_variant(sa.JSON(), 'sqlite')), sa.column('d', sa.Text), sa.column('n'))\n"
        "op.bulk_insert(t, [{'a': None, 'b': None, 'c': 'x', 'd': '{}', 'n': decimal.Decimal('1.50')},\n"
        "    {'a': [1], 'b': 5, 'c': sa.null(), 'd': None, 'n': decimal.Decimal('12345678901234.0123456789012')},\n"
        "    {'a': sa.JSON.NULL, 'b': {}, 'c': True, 'd': sa.null(), 'n': decimal.Decimal(7)}])",
        u"op.bulk_insert(sa.table('t', sa.column('a'), sa.column('b'), sa.column('c'), sa.column('d'), "
        "sa.column('n')), [\n"
        "{'a': 'null', 'b': None, 'c': '\"x\"', 'd': '{}', 'n': decimal.Decimal('1.50')},\n"
        "{'a': '[1]', 'b': '5', 'c': None, 'd': None, 'n': decimal.Decimal('12345678901234.0123456789012')},\n"
        "{'a': 'null', 'b': '{}', 'c': 'true', 'd': None, 'n': decimal.Decimal('7')}\n])"_s);
    row("batch",
        "with op.batch_alter_table('t', schema='s', recreate='always') as batch_op:\n"
        "    batch_op.add_column(sa.Column('a', sa.Integer), insert_after='id')\n"
        "    batch_op.alter_column('b', new_column_name='c', existing_type=sa.Integer())\n"
        "    batch_op.drop_column('d')\n"
        "    batch_op.create_index(batch_op.f('ix'), ['a'], unique=True)\n"
        "    batch_op.drop_index('iy')\n"
        "    batch_op.create_foreign_key('fk', 'o', ['a'], ['id'])\n"
        "    batch_op.create_unique_constraint('uq', ['a'])\n"
        "    batch_op.create_check_constraint('ck', 'a > 0')\n"
        "    batch_op.create_primary_key('pk', ['a'])\n"
        "    batch_op.drop_constraint('cx', type_='check')",
        u"with op.batch_alter_table('t', schema='s', recreate='always') as batch_op:\n"
        "    batch_op.add_column(sa.Column('a', sa.Integer(), nullable=True), insert_after='id')\n"
        "    batch_op.alter_column('b',\n           existing_type=sa.Integer(),\n           new_column_name='c')\n"
        "    batch_op.drop_column('d')\n"
        "    batch_op.create_index('ix', ['a'], unique=True)\n"
        "    batch_op.drop_index('iy')\n"
        "    batch_op.create_foreign_key('fk', 'o', ['a'], ['id'])\n"
        "    batch_op.create_unique_constraint('uq', ['a'])\n"
        "    batch_op.create_check_constraint('ck', 'a > 0')\n"
        "    batch_op.create_primary_key('pk', ['a'])\n"
        "    batch_op.drop_constraint('cx', type_='check')"_s);
    row("execute inside a batch runs before it",
        "with op.batch_alter_table('t') as b:\n    b.drop_column('a')\n    b.execute('x')\n    op.execute('y')",
        u"op.execute('x')\nop.execute('y')\nwith op.batch_alter_table('t', schema=None) as batch_op:\n    batch_op.drop_column('a')"_s);
    row("batch with all its arguments",
        "with op.batch_alter_table('t', partial_reordering=[('a', 'b')], table_args=(sa.UniqueConstraint('a'),),\n"
        "    table_kwargs={'sqlite_autoincrement': True}, naming_convention={'uq': 'uq_%(table_name)s'},\n"
        "    copy_from=sa.Table('t', sa.MetaData(), sa.Column('a', sa.Integer))) as b:\n    b.drop_column('a')",
        u"with op.batch_alter_table('t', schema=None, partial_reordering=[('a', 'b')], "
        "table_args=[sa.UniqueConstraint('a')], table_kwargs={'sqlite_autoincrement': True}, "
        "naming_convention={'uq': 'uq_%(table_name)s'}, copy_from=sa.Table('t', sa.MetaData(),\n"
        "sa.Column('a', sa.Integer(), nullable=True)\n)) as batch_op:\n    batch_op.drop_column('a')"_s);
    row("types",
        "op.create_table('t', sa.Column('a', sa.Numeric(10, 2)), sa.Column('b', sa.Enum('x', 'y', name='e')),\n"
        "    sa.Column('c', postgresql.ARRAY(sa.Integer, dimensions=2)), sa.Column('d', sa.DateTime(timezone=True)),\n"
        "    sa.Column('e', mysql.INTEGER(11, unsigned=True)), sa.Column('f', "
        "postgresql.JSONB(astext_type=sa.Text())),\n"
        "    sa.Column('g', sa.Text().with_variant(mysql.LONGTEXT, 'mysql')), sa.Column('h', sa.String(5, 'NOCASE')),\n"
        "    sa.Column('i', myapp.types.GUID()), sa.Column('j', sa.Boolean(create_constraint=True, name='ck')),\n"
        "    sa.Column('k', postgresql.TIMESTAMP(precision=3)), sa.Column('l', sa.types.BigInteger), sa.Column('m'))",
        u"op.create_table('t',\nsa.Column('a', sa.Numeric(precision=10, scale=2), nullable=True),\n"
        "sa.Column('b', sa.Enum('x', 'y', name='e'), nullable=True),\n"
        "sa.Column('c', postgresql.ARRAY(sa.Integer(), dimensions=2), nullable=True),\n"
        "sa.Column('d', sa.DateTime(timezone=True), nullable=True),\n"
        "sa.Column('e', mysql.INTEGER(display_width=11, unsigned=True), nullable=True),\n"
        "sa.Column('f', postgresql.JSONB(), nullable=True),\n"
        "sa.Column('g', sa.Text().with_variant(mysql.LONGTEXT(), 'mysql'), nullable=True),\n"
        "sa.Column('h', sa.String(length=5, collation='NOCASE'), nullable=True),\n"
        "sa.Column('i', myapp.types.GUID(), nullable=True),\n"
        "sa.Column('j', sa.Boolean(name='ck', create_constraint=True), nullable=True),\n"
        "sa.Column('k', postgresql.TIMESTAMP(precision=3), nullable=True),\n"
        "sa.Column('l', sa.BigInteger(), nullable=True),\nsa.Column('m', sa.NullType(), nullable=True)\n)"_s);
    row("defaults",
        "op.create_table('t', sa.Column('a', sa.Integer, server_default=sa.func.now()),\n"
        "    sa.Column('b', sa.Boolean, server_default=sa.true()), sa.Column('c', sa.Boolean, "
        "server_default=sa.sql.false()),\n"
        "    sa.Column('d', sa.Integer, server_default=sa.null()), sa.Column('e', sa.Integer, "
        "server_default=sa.literal(5)),\n"
        "    sa.Column('f', sa.Text, server_default=sa.func.current_timestamp()),\n"
        "    sa.Column('g', sa.Text, server_default=sa.cast('5', sa.Integer)), sa.Column('h', sa.Text, "
        "server_default=sa.FetchedValue()),\n"
        "    sa.Column('i', sa.Integer, sa.Computed('a * 2', persisted=True)), sa.Column('j', sa.Integer, "
        "sa.Identity(start=5)),\n"
        "    sa.Column('k', sa.Text, server_default=sa.DefaultClause('x')), sa.Column('l', sa.Integer, "
        "autoincrement=False))",
        u"op.create_table('t',\nsa.Column('a', sa.Integer(), server_default=sa.func.now(), nullable=True),\n"
        "sa.Column('b', sa.Boolean(), server_default=sa.true(), nullable=True),\n"
        "sa.Column('c', sa.Boolean(), server_default=sa.false(), nullable=True),\n"
        "sa.Column('d', sa.Integer(), server_default=sa.text('NULL'), nullable=True),\n"
        "sa.Column('e', sa.Integer(), server_default=sa.text('5'), nullable=True),\n"
        "sa.Column('f', sa.Text(), server_default=sa.text('CURRENT_TIMESTAMP'), nullable=True),\n"
        "sa.Column('g', sa.Text(), server_default=sa.text(\"CAST('5' AS INTEGER)\"), nullable=True),\n"
        "sa.Column('h', sa.Text(), server_default=sa.FetchedValue(), nullable=True),\n"
        "sa.Column('i', sa.Integer(), sa.Computed('a * 2', persisted=True), nullable=True),\n"
        "sa.Column('j', sa.Integer(), sa.Identity(always=False, start=5), nullable=False),\n"
        "sa.Column('k', sa.Text(), server_default='x', nullable=True),\n"
        "sa.Column('l', sa.Integer(), autoincrement=False, nullable=True)\n)"_s);
    row("names and lists of the file",
        "columns = ['a', 'b']\nname = 'ix_%s' % 't'\nop.create_index(name, 't', columns + ['c'])",
        u"op.create_index('ix_t', 't', ['a', 'b', 'c'], unique=False)"_s);
}

void TestOperationReader::reads()
{
    QFETCH(QByteArray, body);
    const RevisionOperations read = readRevisionOperations(moduleWith(body), u"a.py"_s, {.dialect = u"sqlite"_s});
    QVERIFY2(read.upgrade, read.upgrade ? "" : qPrintable(describe(read.upgrade.error())));
    QFETCH(QString, directives);
    QCOMPARE(rendered(*read.upgrade), withoutLayout(directives));

    // What is written reads back to the same operations.
    const auto text = renderOperations(operationsOf(*read.upgrade), {.finalNames = false});
    QVERIFY(text);
    QByteArray again = header + "def upgrade():\n    " + text->body.toUtf8() + "\n\ndef downgrade():\n    pass\n";
    const RevisionOperations second = readRevisionOperations(again, u"b.py"_s, {.dialect = u"sqlite"_s});
    QVERIFY2(second.upgrade, second.upgrade ? "" : qPrintable(describe(second.upgrade.error())));
    QCOMPARE(rendered(*second.upgrade), rendered(*read.upgrade));
}

void TestOperationReader::refuses_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("what");
    const auto row = [](const char *name, const char *body, const QString &what) {
        QTest::newRow(name) << QByteArray(body) << what;
    };
    row("an unknown keyword", "op.drop_table('t', cascade=True)", u"op.drop_table() has no parameter 'cascade'."_s);
    row("an unknown keyword in a batch", "with op.batch_alter_table('t') as b:\n    b.drop_column('a', schema='s')",
        u"batch_op.drop_column() has no parameter 'schema'."_s);
    row("an unknown keyword of a column", "op.add_column('t', sa.Column('a', sa.Integer, not_null=True))",
        u"sa.Column() has no parameter 'not_null'."_s);
    row("a missing argument", "op.create_index('ix', 't')", u"op.create_index() is not given its 'columns'."_s);
    row("too many arguments", "op.drop_column('t', 'a', 'b')",
        u"op.drop_column() takes at most 2 positional arguments, not 3."_s);
    row("an argument twice", "op.drop_table('t', table_name='u')", u"op.drop_table() is given 'table_name' twice."_s);
    row("a number as a name", "op.drop_table(5)", u"'table_name' of op.drop_table() must be a text, not 5."_s);
    row("columns that are no list", "op.create_index('ix', 't', 'ab')",
        u"'columns' of op.create_index() must be a list, not 'ab'."_s);
    row("a column that is none", "op.add_column('t', 'a')", u"op.add_column() takes a sa.Column(), not 'a'."_s);
    row("a default that is no text", "op.add_column('t', sa.Column('a', sa.Integer, server_default=0))",
        u"server_default must be a text or an SQL expression, not 0."_s);
    row("a type that is none", "op.add_column('t', sa.Column('a', type_='Integer'))", u"'Integer' is not a type."_s);
    row("an unknown kind of constraint", "op.drop_constraint('c', 't', type_='fk')",
        u"op.drop_constraint() knows no type_ 'fk'."_s);
    row("an unbound parameter", "op.execute(\"UPDATE t SET a = ' :b'\")",
        u"The SQL has a bind parameter :b without a value."_s);
    row("keys of different length", "op.create_foreign_key('f', 't', 'o', ['a', 'b'], ['c'])",
        u"op.create_foreign_key() must name as many columns as it refers to."_s);
    row("rows that differ", "op.bulk_insert(sa.table('t', sa.column('a'), sa.column('b')), [{'a': 1}, {'b': 1}])",
        u"A row of op.bulk_insert() lacks the column 'a'."_s);
    row("a column that the table lacks", "op.bulk_insert(sa.table('t', sa.column('a')), [{'a': 1, 'z': 1}])",
        u"A row of op.bulk_insert() has the column 'z', which the table has not."_s);
    row("another recreate", "with op.batch_alter_table('t', recreate='yes') as b:\n    pass",
        u"recreate must be 'auto', 'always' or 'never', not 'yes'."_s);
    row("an item that no table holds", "op.create_table('t', 'a')", u"A table cannot hold 'a'."_s);
}

void TestOperationReader::refuses()
{
    QFETCH(QByteArray, body);
    const RevisionOperations read = readRevisionOperations(moduleWith(body), u"a.py"_s, {.dialect = u"sqlite"_s});
    QVERIFY(!read.upgrade);
    QCOMPARE(int(read.upgrade.error().kind), int(Error::Kind::Reading));
    QTEST(read.upgrade.error().what, "what");
    QVERIFY(read.upgrade.error().where.line > headerLines);
    QVERIFY(read.downgrade);
}

void TestOperationReader::needsPython_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("why");
    const auto row = [](const char *name, const char *body, const QString &why) {
        QTest::newRow(name) << QByteArray(body) << why;
    };
    row("a plugin's directive", "op.create_entity('x')",
        u"the directive op.create_entity(), which is none of Alembic's own"_s);
    row("a call of the application", "myapp.types.migrate()", u"a call of myapp.types.migrate()"_s);
    row("SQL of the application", "op.execute(myapp.types.sql())", u"the statement myapp.types.sql()"_s);
    row("a method that does something", "sa.MetaData().create_all()",
        u"the method create_all() of sqlalchemy.MetaData()"_s);
    row("inspection", "sa.inspect('x')", u"a call of sqlalchemy.inspect()"_s);
    row("a name of the application as a table", "op.drop_table(myapp.types.NAME)",
        u"'table_name' of op.drop_table() is not a constant"_s);
    row("an unknown type's positional argument", "op.add_column('t', sa.Column('a', myapp.types.Vector(3)))",
        u"a positional argument of the type myapp.types.Vector"_s);
    row("a batch operation after its block", "with op.batch_alter_table('t') as b:\n    pass\nb.drop_column('a')",
        u"a batch operation outside of its block"_s);
    row("execution options", "op.execute('x', execution_options={'a': 1})", u"'execution_options' of op.execute()"_s);
    row("a list as a value", "op.bulk_insert(sa.table('t', sa.column('a')), [{'a': [1]}])",
        u"a list or dict as a value of op.bulk_insert()"_s);
    row("reflection of a batch",
        "with op.batch_alter_table('t', reflect_args=[sa.Column('a', sa.Integer)]) as b:\n    pass",
        u"'reflect_args' of op.batch_alter_table()"_s);
}

void TestOperationReader::needsPython()
{
    QFETCH(QByteArray, body);
    const RevisionOperations read = readRevisionOperations(moduleWith(body), u"a.py"_s, {.dialect = u"sqlite"_s});
    QVERIFY(!read.upgrade);
    QTEST(read.upgrade.error().why, "why");
    QCOMPARE(int(read.upgrade.error().kind), int(Error::Kind::NeedsPython));
    QVERIFY(read.upgrade.error().where.line > headerLines);
}

void TestOperationReader::knownWhenRun_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("why");
    const auto row = [](const char *name, const char *body, const QString &why) {
        QTest::newRow(name) << QByteArray(body) << why;
    };
    row("a loop", "for row in op.get_bind().execute('SELECT 1'):\n    pass", u"the result of the query in line %1"_s);
    row("a condition", "if op.get_bind().scalar('SELECT 1'):\n    pass", u"the result of the query in line %1"_s);
    row("a row", "a = op.get_bind().execute('SELECT 1').first()", u"the result of the query in line %1"_s);
    row("the number of rows", "a = op.get_bind().execute('DELETE FROM t').rowcount",
        u"the result of the query in line %1"_s);
    row("the tables", "for t in sa.inspect(op.get_bind()).get_table_names():\n    op.drop_table(t)",
        u"the schema of the database, which it asks for"_s);
    row("a reflected table", "t = sa.Table('t', sa.MetaData(), autoload_with=op.get_bind())",
        u"the schema of the database, which it asks for"_s);
}

void TestOperationReader::knownWhenRun()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, why);
    const RevisionOperations read = readRevisionOperations(moduleWith(body), u"a.py"_s, {.dialect = u"sqlite"_s});
    QVERIFY(!read.upgrade);
    QCOMPARE(int(read.upgrade.error().kind), int(Error::Kind::KnownWhenRun));
    QCOMPARE(read.upgrade.error().why, why.contains(u'%') ? why.arg(headerLines + 2) : why);
    QCOMPARE(read.upgrade.error().where.line, headerLines + 2);
}

// What asks nothing of the rows is read as it stands.
void TestOperationReader::needsNoDatabase_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QStringList>("sql");
    const auto row = [](const char *name, const char *body, const QStringList &sql) {
        QTest::newRow(name) << QByteArray(body) << sql;
    };
    row("an enum that SQLite has not", "postgresql.ENUM('a', name='e').create(op.get_bind(), checkfirst=True)", {});
    row("autocommit block", "with op.get_context().autocommit_block():\n    op.execute('VACUUM')", {u"VACUUM"_s});
    row("a query whose rows nobody wants", "op.get_bind().execute(sa.text('SELECT f()'))", {u"SELECT f()"_s});
    row("a select", "t = sa.table('t', sa.column('a'))\nop.execute(sa.select(t.c.a).where(t.c.a > 1).order_by(t.c.a))",
        {u"SELECT t.a FROM t WHERE t.a > 1 ORDER BY t.a"_s});
    row("offline mode", "from alembic import context\nif not context.is_offline_mode():\n    op.execute('x')",
        {u"x"_s});
    row("the kind of URL", "if str(op.get_bind().engine.url).startswith('mysql'):\n    op.execute('x')", {});
    row("json", "import json\nop.execute(f\"UPDATE t SET a = '{json.dumps({'b': [1, None]})}'\")",
        {u"UPDATE t SET a = '{\"b\": [1, null]}'"_s});
    row("an update from another table",
        "t = sa.table('t', sa.column('a'))\nu = sa.table('u', sa.column('b'))\n"
        "op.execute(t.update().values(a=sa.select(u.c.b).where(u.c.b == t.c.a).scalar_subquery()))",
        {u"UPDATE t SET a=(SELECT u.b FROM u WHERE u.b = t.a)"_s});
    row("a type of the file",
        "class Upper(sa.TypeDecorator):\n    impl = sa.String\n"
        "    def load_dialect_impl(self, dialect):\n"
        "        return dialect.type_descriptor(sa.CHAR(7) if dialect.name == 'sqlite' else sa.Text())\n"
        "op.execute(sa.select(sa.cast(sa.literal('x'), Upper())))",
        {u"SELECT CAST('x' AS CHAR(7))"_s});
    row("an enumeration as a type",
        "import enum\nclass Mood(enum.Enum):\n    GOOD = 1\n    BAD = 2\n"
        "op.execute(str(sa.Enum(Mood)))",
        {u"VARCHAR(4)"_s});
}

void TestOperationReader::needsNoDatabase()
{
    QFETCH(QByteArray, body);
    const RevisionOperations read = readRevisionOperations(moduleWith(body), u"a.py"_s, {.dialect = u"sqlite"_s});
    QVERIFY2(read.upgrade, read.upgrade ? "" : qPrintable(describe(read.upgrade.error())));
    QStringList sql;
    for (const PlacedOperation &placed : *read.upgrade)
        sql << std::get<ExecuteSql>(placed.operation).sql;
    QTEST(sql, "sql");
}

void TestOperationReader::keepsDirectionsApart()
{
    const QByteArray source = "from alembic import op\ndef upgrade():\n    op.drop_table('t')\n"
                              "def downgrade():\n    '''No way.'''\n    raise NotImplementedError('lost')\n";
    const RevisionOperations read = readRevisionOperations(source, u"a.py"_s, {.dialect = u"sqlite"_s});
    QVERIFY(read.upgrade);
    QVERIFY(!read.downgrade);
    QCOMPARE(int(read.downgrade.error().kind), int(Error::Kind::Unsupported));
    QCOMPARE(read.downgrade.error().why, u"raise NotImplementedError('lost')"_s);
    QCOMPARE(read.downgrade.error().where.line, 6);

    const RevisionOperations none = readRevisionOperations("x = 1\n", u"a.py"_s, {.dialect = u"sqlite"_s});
    QCOMPARE(int(none.upgrade.error().kind), int(Error::Kind::Unsupported));
    QCOMPARE(none.downgrade.error().what, u"The file has no function downgrade()."_s);

    const RevisionOperations broken = readRevisionOperations("def upgrade(:\n", u"a.py"_s, {.dialect = u"sqlite"_s});
    QCOMPARE(int(broken.upgrade.error().kind), int(Error::Kind::Reading));
    QCOMPARE(int(broken.downgrade.error().kind), int(Error::Kind::Reading));
}

void TestOperationReader::knowsPlaces()
{
    const RevisionOperations read = readRevisionOperations(
        "from alembic import op\ndef upgrade():\n    op.drop_table('t')\n    with op.batch_alter_table('t') as b:\n"
        "        b.drop_column('a')\n",
        u"dir/a.py"_s, {.dialect = u"sqlite"_s});
    QVERIFY(read.upgrade);
    QCOMPARE(read.upgrade->size(), std::size_t(2));
    QCOMPARE(read.upgrade->front().place, (SourcePosition{u"dir/a.py"_s, 3, 5}));
    QCOMPARE(read.upgrade->back().place, (SourcePosition{u"dir/a.py"_s, 4, 10}));
}

void TestOperationReader::takesTheDialectsOwnCondition()
{
    const QByteArray source =
        moduleWith("op.create_index('ix', 't', ['a'], sqlite_where=sa.text('a > 0'), postgresql_where='b > 0')");
    const auto indexFor = [&source](const QString &dialect) {
        return std::get<CreateIndex>(
                   readRevisionOperations(source, u"a.py"_s, {.dialect = dialect}).upgrade->front().operation)
            .index;
    };
    QCOMPARE(indexFor(u"sqlite"_s).where, u"a > 0"_s);
    QCOMPARE(indexFor(u"sqlite"_s).options.keys(), QStringList{u"postgresql_where"_s});
    QCOMPARE(indexFor(u"postgresql"_s).where, u"b > 0"_s);
    QCOMPARE(indexFor(u"postgresql"_s).options.value(u"sqlite_where"_s).value<SqlText>().text, u"a > 0"_s);
}

void TestOperationReader::readsSqlRevisions()
{
    const QByteArray source =
        "-- revision: a\n-- down_revision:\n\n-- upgrade:\nCREATE TABLE t (a TEXT DEFAULT ';');\n\n"
        "INSERT INTO t VALUES ('-- downgrade:');\n-- downgrade: no-transaction\nDROP TABLE t;\n";
    const RevisionOperations read = readRevisionOperations(source, u"a.sql"_s, {.dialect = u"sqlite"_s});
    QVERIFY2(read.upgrade, read.upgrade ? "" : qPrintable(describe(read.upgrade.error())));
    QCOMPARE(read.upgrade->size(), std::size_t(2));
    QCOMPARE(std::get<ExecuteSql>(read.upgrade->front().operation).sql, u"CREATE TABLE t (a TEXT DEFAULT ';')"_s);
    QCOMPARE(read.upgrade->back().place.line, 7);
    QCOMPARE(std::get<ExecuteSql>(read.downgrade->front().operation).sql, u"DROP TABLE t"_s);
    QVERIFY(!read.transactional);
}

void TestOperationReader::choosesSqlSections()
{
    const QByteArray source = "-- upgrade:\na;\n-- upgrade (sqlite):\nb;\n-- upgrade (mysql) no-transaction:\nc;\n";
    const RevisionOperations read = readRevisionOperations(source, u"a.sql"_s, {.dialect = u"sqlite"_s});
    QVERIFY(read.upgrade);
    QCOMPARE(std::get<ExecuteSql>(read.upgrade->front().operation).sql, u"b"_s);
    QVERIFY(read.transactional);
    QCOMPARE(int(read.downgrade.error().kind), int(Error::Kind::Unsupported));
}

void TestOperationReader::refusesSqlRevisions_data()
{
    QTest::addColumn<QByteArray>("source");
    QTest::addColumn<QString>("dialect");
    QTest::addColumn<int>("kind");
    QTest::newRow("an open quote") << QByteArray("-- upgrade:\nSELECT 'a\n") << u"sqlite"_s
                                   << int(Error::Kind::Reading);
    QTest::newRow("no sections") << QByteArray("SELECT 1;\n") << u"sqlite"_s << int(Error::Kind::Unsupported);
    QTest::newRow("not UTF-8") << QByteArray("-- upgrade:\n\xff;\n") << u"sqlite"_s << int(Error::Kind::Reading);
    QTest::newRow("no such dialect") << QByteArray("-- upgrade:\na;\n") << u"dbase"_s << int(Error::Kind::Connection);
}

void TestOperationReader::refusesSqlRevisions()
{
    QFETCH(QByteArray, source);
    QFETCH(QString, dialect);
    const RevisionOperations read = readRevisionOperations(source, u"a.sql"_s, {.dialect = dialect});
    QVERIFY(!read.upgrade);
    QTEST(int(read.upgrade.error().kind), "kind");
}

void TestOperationReader::reportsMissingFiles()
{
    Revision revision;
    revision.file = u"/nowhere/a.py"_s;
    const RevisionOperations read = readRevisionOperations(revision, {.dialect = u"sqlite"_s});
    QCOMPARE(int(read.upgrade.error().kind), int(Error::Kind::File));
    QCOMPARE(read.downgrade.error().where.file, revision.file);
}

void TestOperationReader::readsWholeFiles_data()
{
    QTest::addColumn<QString>("file");
    const QDir revisions(QStringLiteral(ATHANOR_SOURCE_DIR "/tests/data/interop/revisions"));
    for (const QString &name : revisions.entryList({u"*.py"_s}))
        QTest::newRow(qPrintable(name)) << revisions.filePath(name);
}

// What they do to a database is compared with Alembic in tests/interop; here, that nothing is lost in writing.
void TestOperationReader::readsWholeFiles()
{
    QFETCH(QString, file);
    Revision revision;
    revision.file = file;
    const RevisionOperations read = readRevisionOperations(revision, {.dialect = u"sqlite"_s});
    for (const auto &direction : {read.upgrade, read.downgrade}) {
        // What hangs on a database has nothing to be written here.
        if (!direction && direction.error().kind == Error::Kind::KnownWhenRun)
            continue;
        QVERIFY2(direction, direction ? "" : qPrintable(describe(direction.error())));
        const auto text = renderOperations(operationsOf(*direction), {.finalNames = false});
        QVERIFY2(text, text ? "" : qPrintable(describe(text.error())));
        const QByteArray again =
            header + "def upgrade():\n    " + text->body.toUtf8() + "\n\ndef downgrade():\n    pass\n";
        const RevisionOperations second = readRevisionOperations(again, u"again.py"_s, {.dialect = u"sqlite"_s});
        QVERIFY2(second.upgrade, second.upgrade ? "" : qPrintable(describe(second.upgrade.error())));
        QCOMPARE(rendered(*second.upgrade), rendered(*direction));
    }
}

QTEST_APPLESS_MAIN(TestOperationReader)
#include "tst_operationreader.moc"
