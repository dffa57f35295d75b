#include "engine/dialect/dialect.h"
#include "engine/diff/compare.h"

#include "tests/engine/schemabuilding.h"
#include "tests/interop/interopproject.h"
#include "tests/servers/postgresqlserver.h"

#include <QDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace engine;

namespace {

/// A state of models.py; each follows the one before it.
struct State
{
    const char *name;
    const char *tables;
    const char *rows = nullptr; ///< put into both databases afterwards
    QStringList wanted = {}; ///< lines of the file that it makes
};

const State States[] = {
    {"tables without types",
     "account = sa.Table('account', metadata, sa.Column('id', sa.Integer, primary_key=True), "
     "sa.Column('name', sa.String(50)))\n"},
    {"new type with a table",
     "account = sa.Table('account', metadata, sa.Column('id', sa.Integer, primary_key=True), "
     "sa.Column('name', sa.String(50)))\n"
     "orders = sa.Table('orders', metadata, sa.Column('id', sa.Integer, primary_key=True), "
     "sa.Column('state', sa.Enum('new', 'paid', name='state'), nullable=False))\n",
     "INSERT INTO orders VALUES (1, 'new'), (2, 'paid'); CREATE TYPE handmade AS ENUM ('x')",
     {u"sa.Column('state', sa.Enum('new', 'paid', name='state'), nullable=False),"_s,
      u"op.execute('DROP TYPE state')"_s}},
    {"new type with a column",
     "account = sa.Table('account', metadata, sa.Column('id', sa.Integer, primary_key=True), "
     "sa.Column('name', sa.String(50)), sa.Column('kind', sa.Enum(Kind, name='kind')))\n"
     "orders = sa.Table('orders', metadata, sa.Column('id', sa.Integer, primary_key=True), "
     "sa.Column('state', sa.Enum('new', 'paid', name='state'), nullable=False))\n",
     "INSERT INTO account VALUES (1, 'a', 'firm')",
     {u"op.execute(\"CREATE TYPE kind AS ENUM ('person', 'firm')\")"_s,
      u"op.add_column('account', sa.Column('kind', postgresql.ENUM('person', 'firm', name='kind', "
      u"create_type=False), nullable=True))"_s}},
    {"value at the end",
     "account = sa.Table('account', metadata, sa.Column('id', sa.Integer, primary_key=True), "
     "sa.Column('name', sa.String(50)), sa.Column('kind', sa.Enum(Kind, name='kind')))\n"
     "orders = sa.Table('orders', metadata, sa.Column('id', sa.Integer, primary_key=True), "
     "sa.Column('state', sa.Enum('new', 'paid', 'sent', name='state'), nullable=False))\n",
     nullptr,
     {u"with op.get_context().autocommit_block():"_s,
      u"op.execute(\"ALTER TYPE state ADD VALUE IF NOT EXISTS 'sent'\")"_s}},
    {"values at other places and a default that is one of them",
     "account = sa.Table('account', metadata, sa.Column('id', sa.Integer, primary_key=True), "
     "sa.Column('name', sa.String(50)), sa.Column('kind', sa.Enum(Kind, name='kind')))\n"
     "orders = sa.Table('orders', metadata, sa.Column('id', sa.Integer, primary_key=True), "
     "sa.Column('state', sa.Enum('draft', 'new', 'paid', 'packed', 'sent', name='state'), nullable=False, "
     "server_default='draft'))\n",
     nullptr,
     {u"op.execute(\"ALTER TYPE state ADD VALUE IF NOT EXISTS 'draft' BEFORE 'new'\")"_s,
      u"op.execute(\"ALTER TYPE state ADD VALUE IF NOT EXISTS 'packed' AFTER 'paid'\")"_s}},
    {"shared by a second table",
     "account = sa.Table('account', metadata, sa.Column('id', sa.Integer, primary_key=True), "
     "sa.Column('name', sa.String(50)), sa.Column('kind', sa.Enum(Kind, name='kind')))\n"
     "orders = sa.Table('orders', metadata, sa.Column('id', sa.Integer, primary_key=True), "
     "sa.Column('state', sa.Enum('draft', 'new', 'paid', 'packed', 'sent', name='state'), nullable=False, "
     "server_default='draft'))\n"
     "parcel = sa.Table('parcel', metadata, sa.Column('id', sa.Integer, primary_key=True), "
     "sa.Column('state', sa.Enum('draft', 'new', 'paid', 'packed', 'sent', name='state')))\n",
     "INSERT INTO parcel VALUES (1, 'sent')",
     {u"sa.Column('state', postgresql.ENUM('draft', 'new', 'paid', 'packed', 'sent', name='state', "
      u"create_type=False), nullable=True),"_s}},
    {"other order, with a default, in two tables",
     "account = sa.Table('account', metadata, sa.Column('id', sa.Integer, primary_key=True), "
     "sa.Column('name', sa.String(50)), sa.Column('kind', sa.Enum(Kind, name='kind')))\n"
     "orders = sa.Table('orders', metadata, sa.Column('id', sa.Integer, primary_key=True), "
     "sa.Column('state', sa.Enum('new', 'draft', 'paid', 'packed', 'sent', name='state'), nullable=False, "
     "server_default='draft'))\n"
     "parcel = sa.Table('parcel', metadata, sa.Column('id', sa.Integer, primary_key=True), "
     "sa.Column('state', sa.Enum('new', 'draft', 'paid', 'packed', 'sent', name='state')))\n"},
    {"removed value and a default that goes with it",
     "account = sa.Table('account', metadata, sa.Column('id', sa.Integer, primary_key=True), "
     "sa.Column('name', sa.String(50)), sa.Column('kind', sa.Enum(Kind, name='kind')))\n"
     "orders = sa.Table('orders', metadata, sa.Column('id', sa.Integer, primary_key=True), "
     "sa.Column('state', sa.Enum('new', 'paid', 'packed', 'sent', name='state'), nullable=False, "
     "server_default='new'))\n"
     "parcel = sa.Table('parcel', metadata, sa.Column('id', sa.Integer, primary_key=True), "
     "sa.Column('state', sa.Enum('new', 'paid', 'packed', 'sent', name='state')))\n"},
    {"another word for a value that no row has",
     "account = sa.Table('account', metadata, sa.Column('id', sa.Integer, primary_key=True), "
     "sa.Column('name', sa.String(50)), sa.Column('kind', sa.Enum(Kind, name='kind')))\n"
     "orders = sa.Table('orders', metadata, sa.Column('id', sa.Integer, primary_key=True), "
     "sa.Column('state', sa.Enum('new', 'paid', 'it is: \"wrapped\" 100%', 'sent', name='state'), nullable=False, "
     "server_default='new'))\n"
     "parcel = sa.Table('parcel', metadata, sa.Column('id', sa.Integer, primary_key=True), "
     "sa.Column('state', sa.Enum('new', 'paid', 'it is: \"wrapped\" 100%', 'sent', name='state')))\n"},
    {"arrays and a name to quote, in new columns and tables",
     "account = sa.Table('account', metadata, sa.Column('id', sa.Integer, primary_key=True), "
     "sa.Column('name', sa.String(50)), sa.Column('kind', sa.Enum(Kind, name='kind')), "
     "sa.Column('tags', sa.ARRAY(sa.Enum('x', 'y', name='tag')), server_default='{x}'))\n"
     "orders = sa.Table('orders', metadata, sa.Column('id', sa.Integer, primary_key=True), "
     "sa.Column('state', sa.Enum('new', 'paid', 'it is: \"wrapped\" 100%', 'sent', name='state'), nullable=False, "
     "server_default='new'))\n"
     "parcel = sa.Table('parcel', metadata, sa.Column('id', sa.Integer, primary_key=True), "
     "sa.Column('state', sa.Enum('new', 'paid', 'it is: \"wrapped\" 100%', 'sent', name='state')))\n"
     "Item = sa.Table('Item', metadata, sa.Column('Id', sa.Integer, primary_key=True), "
     "sa.Column('Marks', postgresql.ARRAY(postgresql.ENUM('p', 'q', name='mark'))), "
     "sa.Column('Kind', sa.Enum('k', 'l', name='Item Kind'), server_default='k'), "
     "sa.Column('Other', sa.Enum('k', 'l', name='Item Kind')), "
     "sa.Column('plain', sa.Enum('m', 'n', native_enum=False)))\n"
     "Second = sa.Table('Second', metadata, sa.Column('Id', sa.Integer, primary_key=True), "
     "sa.Column('Kind', sa.Enum('k', 'l', name='Item Kind')))\n",
     "INSERT INTO \"Item\" VALUES (1, '{q,p}', 'k', 'l', 'm')"},
    {"arrays and the name to quote with other values",
     "account = sa.Table('account', metadata, sa.Column('id', sa.Integer, primary_key=True), "
     "sa.Column('name', sa.String(50)), sa.Column('kind', sa.Enum(Kind, name='kind')), "
     "sa.Column('tags', sa.ARRAY(sa.Enum('z', 'x', name='tag')), server_default='{x}'))\n"
     "orders = sa.Table('orders', metadata, sa.Column('id', sa.Integer, primary_key=True), "
     "sa.Column('state', sa.Enum('new', 'paid', 'it is: \"wrapped\" 100%', 'sent', name='state'), nullable=False, "
     "server_default='new'))\n"
     "parcel = sa.Table('parcel', metadata, sa.Column('id', sa.Integer, primary_key=True), "
     "sa.Column('state', sa.Enum('new', 'paid', 'it is: \"wrapped\" 100%', 'sent', name='state')))\n"
     "Item = sa.Table('Item', metadata, sa.Column('Id', sa.Integer, primary_key=True), "
     "sa.Column('Marks', postgresql.ARRAY(postgresql.ENUM('q', 'p', name='mark'))), "
     "sa.Column('Kind', sa.Enum('l', 'k', name='Item Kind'), server_default='k'), "
     "sa.Column('Other', sa.Enum('l', 'k', name='Item Kind')), "
     "sa.Column('plain', sa.Enum('m', 'n', native_enum=False)))\n"
     "Second = sa.Table('Second', metadata, sa.Column('Id', sa.Integer, primary_key=True), "
     "sa.Column('Kind', sa.Enum('l', 'k', name='Item Kind')))\n"},
    {"types gone with their last column and table",
     "account = sa.Table('account', metadata, sa.Column('id', sa.Integer, primary_key=True), "
     "sa.Column('name', sa.String(50)))\n"
     "orders = sa.Table('orders', metadata, sa.Column('id', sa.Integer, primary_key=True), "
     "sa.Column('state', sa.Enum('new', 'paid', 'it is: \"wrapped\" 100%', 'sent', name='state'), nullable=False, "
     "server_default='new'))\n"},
    {"a type that somebody else is to create",
     "account = sa.Table('account', metadata, sa.Column('id', sa.Integer, primary_key=True), "
     "sa.Column('name', sa.String(50)))\n"
     "orders = sa.Table('orders', metadata, sa.Column('id', sa.Integer, primary_key=True), "
     "sa.Column('state', sa.Enum('new', 'paid', 'it is: \"wrapped\" 100%', 'sent', name='state'), nullable=False, "
     "server_default='new'))\n"
     "grade = sa.Table('grade', metadata, sa.Column('id', sa.Integer, primary_key=True), "
     "sa.Column('mark', postgresql.ENUM('good', 'bad', name='grade_mark', create_type=False)))\n"},
    {"nothing that has a type",
     "account = sa.Table('account', metadata, sa.Column('id', sa.Integer, primary_key=True))\n"},
    {"a column of words with a default",
     "account = sa.Table('account', metadata, sa.Column('id', sa.Integer, primary_key=True), "
     "sa.Column('Mood', sa.String(20), server_default='calm'))\n",
     "INSERT INTO account (id, \"Mood\") VALUES (7, 'wild')"},
    {"the words become a type",
     "account = sa.Table('account', metadata, sa.Column('id', sa.Integer, primary_key=True), "
     "sa.Column('Mood', sa.Enum('calm', 'wild', name='mood'), server_default='calm', nullable=False))\n",
     nullptr,
     {u"postgresql_using='\"Mood\"::text::\"mood\"')"_s}},
    {"another type takes its place",
     "account = sa.Table('account', metadata, sa.Column('id', sa.Integer, primary_key=True), "
     "sa.Column('Mood', sa.Enum('odd', 'calm', 'wild', name='temper'), server_default='wild', nullable=False))\n"},
    {"words again",
     "account = sa.Table('account', metadata, sa.Column('id', sa.Integer, primary_key=True), "
     "sa.Column('Mood', sa.String(20)))\n"},
};

constexpr qsizetype StateCount = std::size(States);

} // namespace

/// Files that Athanor generates from models with enum types, run up and down by real Alembic on one database and by
/// Athanor on another. After each step both are as SQLAlchemy's own create_all() makes the models.
class TestInteropEnums : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void up_data();
    void up();
    void down_data();
    void down();
    void allAtOnce_data();
    void allAtOnce();

private:
    [[nodiscard]] QString createDatabase(const QString &name) const;
    [[nodiscard]] Schema schemaOf(const QString &database) const;
    [[nodiscard]] QString rowsOf(const QString &database) const;
    void pointAt(const QString &database);
    void compareSchemas(const QString &database, const Schema &wanted) const;
    [[nodiscard]] bool writeModels(const State &state) const;

    PostgresqlServer m_server;
    InteropProject m_project;
    QString m_pointsAt = u"sqlite:///test.db"_s;
    QList<Schema> m_states;
};

QString TestInteropEnums::createDatabase(const QString &name) const
{
    const auto connection = dialectFor(u"postgresql"_s).value()->open(parseDatabaseUrl(m_server.url()).value());
    if (!connection)
        return describe(connection.error());
    const auto made = (*connection)->execute(u"CREATE DATABASE "_s + name);
    return made ? QString() : describe(made.error());
}

Schema TestInteropEnums::schemaOf(const QString &database) const
{
    const Dialect *dialect = dialectFor(u"postgresql"_s).value();
    const auto connection = dialect->openReadOnly(parseDatabaseUrl(m_server.url(database)).value());
    Schema schema = dialect->inspect(**connection).value();
    schema.tables.erase({{}, u"alembic_version"_s});
    // No model says it, and no column has it: it is left alone.
    schema.enumTypes.erase({{}, u"handmade"_s});
    return schema;
}

QString TestInteropEnums::rowsOf(const QString &database) const
{
    const Dialect *dialect = dialectFor(u"postgresql"_s).value();
    const auto connection = dialect->openReadOnly(parseDatabaseUrl(m_server.url(database)).value());
    QStringList lines;
    for (const auto &[name, table] : schemaOf(database).tables) {
        const auto rows = (*connection)->rows(u"SELECT t::text FROM %1 AS t ORDER BY 1"_s.arg(dialect->quoted(name)));
        for (const Connection::Row &row : rows.value())
            lines << name.text() + u' ' + row.front().toString();
    }
    return lines.join(u'\n');
}

void TestInteropEnums::pointAt(const QString &database)
{
    const QString url = m_server.url(database).replace(u'%', u"%%"_s);
    QVERIFY(m_project.replace(u"alembic.ini"_s, u"sqlalchemy.url = "_s + m_pointsAt, u"sqlalchemy.url = "_s + url));
    m_pointsAt = url;
}

void TestInteropEnums::compareSchemas(const QString &database, const Schema &wanted) const
{
    const Schema schema = schemaOf(database);
    QCOMPARE(building::summaries(compare(schema, wanted).operations).join(u'\n'), QString());
    QVERIFY(schema.enumTypes == wanted.enumTypes);
    QCOMPARE(schema.tables.size(), wanted.tables.size());
}

bool TestInteropEnums::writeModels(const State &state) const
{
    return m_project.write(u"models.py"_s,
                           u"import enum\n\nimport sqlalchemy as sa\nfrom sqlalchemy.dialects import postgresql\n\n\n"
                           u"class Kind(enum.Enum):\n    person = 1\n    firm = 2\n\n\nmetadata = sa.MetaData()\n"_s
                               + QString::fromUtf8(state.tables));
}

void TestInteropEnums::initTestCase()
{
    QCOMPARE(m_server.start(), QString());
    QCOMPARE(createDatabase(u"alembics"_s), QString());
    QCOMPARE(createDatabase(u"athanors"_s), QString());
    QCOMPARE(m_project.create(), QString());
    QVERIFY(m_project.replace(u"migrations/env.py"_s, u"target_metadata = None"_s,
                              u"import models\n\ntarget_metadata = models.metadata"_s));
    QVERIFY(m_project.replace(u"migrations/env.py"_s, u"connection=connection,"_s,
                              u"connection=connection, compare_type=True, compare_server_default=True,"_s));
}

void TestInteropEnums::up_data()
{
    QTest::addColumn<int>("number");
    for (int number = 0; number < StateCount; ++number)
        QTest::newRow(States[number].name) << number;
}

void TestInteropEnums::up()
{
    QFETCH(int, number);
    const State &state = States[number];
    QVERIFY(writeModels(state));
    const QString id = u"r%1"_s.arg(number, 2, 10, QChar(u'0'));
    pointAt(u"alembics"_s);
    const ProgramResult made =
        m_project.athanor({u"revision"_s, u"--autogenerate"_s, u"-m"_s, u"state"_s, u"--rev-id"_s, id});
    QVERIFY2(made.exitCode == 0, made.text().constData());
    QFile file(m_project.path(u"migrations/versions/%1_state.py"_s.arg(id)));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QString text = QString::fromUtf8(file.readAll());
    for (const QString &line : state.wanted)
        QVERIFY2(text.contains(line), qPrintable(text));

    const ProgramResult theirs = m_project.alembic({u"upgrade"_s, u"head"_s});
    QVERIFY2(theirs.exitCode == 0, (theirs.text() + text.toUtf8()).right(3000).constData());
    const ProgramResult check = m_project.athanor({u"check"_s});
    QVERIFY2(check.exitCode == 0, check.text().constData());

    pointAt(u"athanors"_s);
    const ProgramResult ours = m_project.athanor({u"upgrade"_s, u"head"_s});
    QVERIFY2(ours.exitCode == 0, (ours.text() + text.toUtf8()).right(3000).constData());

    const QString model = u"model%1"_s.arg(number);
    QCOMPARE(createDatabase(model), QString());
    const ProgramResult created = m_project.python(u"createall.py"_s, {m_server.url(model)});
    // A type that the model leaves to somebody else is made by nobody there.
    if (created.exitCode == 0) {
        compareSchemas(u"alembics"_s, schemaOf(model));
    } else {
        QVERIFY2(created.errors.contains(u"type \"grade_mark\" does not exist"_s), created.text().constData());
    }
    compareSchemas(u"athanors"_s, schemaOf(u"alembics"_s));
    m_states << schemaOf(u"alembics"_s);

    for (const QString &database : {u"alembics"_s, u"athanors"_s}) {
        const auto connection =
            dialectFor(u"postgresql"_s).value()->open(parseDatabaseUrl(m_server.url(database)).value());
        if (state.rows)
            QVERIFY((*connection)->execute(QString::fromUtf8(state.rows)));
    }
    QCOMPARE(rowsOf(u"athanors"_s), rowsOf(u"alembics"_s));
}

void TestInteropEnums::down_data()
{
    QTest::addColumn<int>("number");
    for (int number = StateCount - 1; number > 0; --number)
        QTest::newRow(States[number].name) << number - 1;
}

void TestInteropEnums::down()
{
    QFETCH(int, number);
    QCOMPARE(m_states.size(), StateCount);
    pointAt(u"alembics"_s);
    const ProgramResult theirs = m_project.alembic({u"downgrade"_s, u"-1"_s});
    QVERIFY2(theirs.exitCode == 0, theirs.text().right(3000).constData());
    compareSchemas(u"alembics"_s, m_states.at(number));
    pointAt(u"athanors"_s);
    const ProgramResult ours = m_project.athanor({u"downgrade"_s, u"-1"_s});
    QVERIFY2(ours.exitCode == 0, ours.text().right(3000).constData());
    compareSchemas(u"athanors"_s, m_states.at(number));
    QCOMPARE(rowsOf(u"athanors"_s), rowsOf(u"alembics"_s));
}

void TestInteropEnums::allAtOnce_data()
{
    QTest::addColumn<int>("number");
    QTest::newRow("new values and their use") << 6;
    QTest::newRow("arrays") << 10;
    QTest::newRow("everything") << int(StateCount) - 1;
}

/// Every revision in one run, which Alembic has in one transaction but for what stands outside; and the schema that the
/// files make when they are tried out.
void TestInteropEnums::allAtOnce()
{
    QFETCH(int, number);
    QCOMPARE(m_states.size(), StateCount);
    const QString target = u"r%1"_s.arg(number, 2, 10, QChar(u'0'));
    const QString alembics = u"alembics_"_s + target;
    QCOMPARE(createDatabase(alembics), QString());
    pointAt(alembics);
    const ProgramResult theirs = m_project.alembic({u"upgrade"_s, target});
    QVERIFY2(theirs.exitCode == 0, theirs.text().right(3000).constData());
    compareSchemas(alembics, m_states.at(number));

    const QString athanors = u"athanors_"_s + target;
    QCOMPARE(createDatabase(athanors), QString());
    pointAt(athanors);
    const ProgramResult ours = m_project.athanor({u"upgrade"_s, target});
    QVERIFY2(ours.exitCode == 0, ours.text().right(3000).constData());
    compareSchemas(athanors, m_states.at(number));

    const ProgramResult tried =
        m_project.athanor({u"compare"_s, u"--exit-code"_s, u"database"_s, u"revision:"_s + target});
    QVERIFY2(tried.exitCode == 0, tried.text().constData());
    const ProgramResult back = m_project.athanor({u"downgrade"_s, u"base"_s});
    QVERIFY2(back.exitCode == 0, back.text().right(3000).constData());
    QVERIFY(schemaOf(athanors).enumTypes.empty());
}

QTEST_GUILESS_MAIN(TestInteropEnums)

#include "tst_interopenums.moc"
