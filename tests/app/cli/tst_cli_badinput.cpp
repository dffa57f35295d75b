#include "databaseworkspace.h"

#include <QtTest>

#include <tuple>

using namespace Qt::StringLiterals;

/// Names and texts that databases do not like, on the three of them: each works, or says what is wrong before anything
/// runs.
class TestCliBadInput : public QObject
{
    Q_OBJECT

private slots:
    void names_data();
    void names();
    void longNames_data();
    void longNames();
    void nulCharacters_data();
    void nulCharacters();
    void keptNulCharacters_data();
    void keptNulCharacters();
    void nulInFiles();

private:
    DatabaseWorkspace m_database;
};

namespace {

/// Two tables for each name, in which everything is called by it or begins with it, and a default and comments of the
/// same letters.
constexpr auto kModels = R"(import sqlalchemy as sa
from sqlalchemy.orm import declarative_base
Base = declarative_base()
NAMES = ['it\'s "a" `b`', 'dots.in.name', 'UPPER Case', 'select', 'na\u00efve_\u0442\u0430\u0431\u043b\u0438\u0446\u0430',
    'per%cent%(x)s:on {b} ?', 'a\\b\nc', '--c /*d*/', 'x' * 63]
for name in NAMES:
    parent = sa.Table(name, Base.metadata, sa.Column("id", sa.Integer, primary_key=True),
        sa.Column(name, sa.String(80), nullable=False, server_default=name, comment="c " + name), comment="t " + name)
    sa.Index(("i" + name)[:31], parent.c[name], mysql_length=20)
    child = sa.Table(("c" + name)[:31], Base.metadata, sa.Column("id", sa.Integer, primary_key=True),
        sa.Column(name, sa.Integer), sa.Column("second", sa.Integer),
        sa.UniqueConstraint(name, "second", name=("u" + name)[:31]))
)";

} // namespace

void TestCliBadInput::names_data()
{
    DatabaseWorkspace::addRows();
}

/// Written by us, run by us, taken back by us; then the same by real Alembic, of which we see the same.
void TestCliBadInput::names()
{
    QFETCH(QString, dialect);
    m_database.begin(dialect);
    m_database.files().write(u"models.py"_s, QString::fromUtf8(kModels));
    QString environment = m_database.files().read(u"migrations/env.py"_s);
    environment.replace(u"target_metadata = None"_s,
                        u"import sys\nsys.path.insert(0, '.')\nfrom models import Base\n"
                        "target_metadata = Base.metadata"_s);
    m_database.files().write(u"migrations/env.py"_s, environment);
    const auto expect = [this](const QStringList &words) {
        const ProgramResult result =
            words.front() == u"alembic" ? m_database.files().alembic(words.mid(1)) : m_database.files().athanor(words);
        QVERIFY2(result.exitCode == 0, said(result).right(1500).constData());
    };
    for (const QString &words :
         {u"revision --autogenerate -m all"_s, u"upgrade head"_s, u"check"_s, u"upgrade head --sql"_s,
          u"downgrade base"_s, u"alembic upgrade head"_s, u"check"_s, u"alembic downgrade base"_s}) {
        expect(words.split(u' '));
        if (QTest::currentTestFailed())
            return;
    }
}

void TestCliBadInput::longNames_data()
{
    QTest::addColumn<QString>("dialect");
    QTest::addColumn<QString>("body");
    const std::pair<const char *, int> limits[]{{"postgresql", 63}, {"mariadb", 64}};
    const std::pair<const char *, const char *> operations[]{
        {"table", "op.create_table(%1, sa.Column('id', sa.Integer()))"},
        {"column", "op.create_table('more', sa.Column(%1, sa.Integer()))"},
        {"added column", "op.add_column('used', sa.Column(%1, sa.Integer()))"},
        {"new name of a column", "op.alter_column('used', 'a', new_column_name=%1, existing_type=sa.Integer())"},
        {"new name of a table", "op.rename_table('used', %1)"},
        {"index", "op.create_index(%1, 'used', ['a'])"},
        {"constraint", "op.create_unique_constraint(%1, 'used', ['a'])"},
    };
    for (const auto &[dialect, limit] : limits) {
        for (const auto &[title, body] : operations)
            QTest::addRow("%s: %s", dialect, title)
                << QString::fromLatin1(dialect)
                << u"    "_s + QString::fromLatin1(body).arg(u"'n' * %1"_s.arg(limit + 1)) + u'\n';
    }
    QTest::addRow("postgresql: letters of two bytes")
        << u"postgresql"_s << u"    op.add_column('used', sa.Column('\\u044f' * 32, sa.Integer()))\n"_s;
    QTest::addRow("mariadb: a blank at the end")
        << u"mariadb"_s << u"    op.add_column('used', sa.Column('a ', sa.Integer()))\n"_s;
    QTest::addRow("mariadb: beyond U+FFFF")
        << u"mariadb"_s << u"    op.add_column('used', sa.Column('\\U0001f600', sa.Integer()))\n"_s;
}

/// PostgreSQL would cut them and MariaDB stop midway: nothing runs.
void TestCliBadInput::longNames()
{
    QFETCH(QString, dialect);
    QFETCH(QString, body);
    m_database.begin(dialect);
    m_database.run(u"CREATE TABLE used (id INTEGER, a INTEGER)"_s);
    const ProgramResult result = m_database.upgradeWith(body);
    QCOMPARE(result.exitCode, 1);
    QVERIFY2(result.errorOutput.contains(u"aaaa1111_x.py:21:"), said(result).constData());
    QVERIFY2(result.errorOutput.contains(u"is longer than") || result.errorOutput.contains(u"MySQL takes no"),
             said(result).constData());
    QVERIFY(!m_database.isThere(u"earlier"_s));
    QVERIFY(!m_database.isThere(u"alembic_version"_s));
}

void TestCliBadInput::nulCharacters_data()
{
    QTest::addColumn<QString>("dialect");
    QTest::addColumn<QString>("body");
    const std::tuple<const char *, const char *, const char *> cases[]{
        {"name", "op.create_table('a\\x00b', sa.Column('id', sa.Integer()))", "sqlite postgresql mariadb"},
        {"default", "op.add_column('used', sa.Column('b', sa.String(9), server_default='x\\x00y'))",
         "sqlite postgresql"},
        {"comment", "op.add_column('used', sa.Column('b', sa.String(9), comment='x\\x00y'))", "postgresql"},
        {"row", "op.bulk_insert(sa.table('used', sa.column('a')), [{'a': 'x\\x00y'}])", "postgresql"},
        {"SQL", "op.execute(\"INSERT INTO used VALUES ('x\\x00y')\")", "sqlite postgresql"},
        {"end of SQL", "op.execute('SELECT 1 \\x00; DROP TABLE used')", "sqlite postgresql"},
    };
    for (const auto &[title, body, dialects] : cases) {
        for (const QString &dialect : QString::fromLatin1(dialects).split(u' '))
            QTest::addRow("%s: %s", qPrintable(dialect), title)
                << dialect << u"    "_s + QString::fromLatin1(body) + u'\n';
    }
}

void TestCliBadInput::nulCharacters()
{
    QFETCH(QString, dialect);
    QFETCH(QString, body);
    m_database.begin(dialect);
    m_database.run(u"CREATE TABLE used (a VARCHAR(9))"_s);
    const ProgramResult result = m_database.upgradeWith(body);
    QCOMPARE(result.exitCode, 1);
    QVERIFY2(result.errorOutput.contains(u"aaaa1111_x.py:21:"), said(result).constData());
    QVERIFY2(result.errorOutput.contains(u" NUL "), said(result).constData());
    QVERIFY(!result.errorOutput.contains(QChar::Null));
    QVERIFY(!m_database.isThere(u"earlier"_s));
    QVERIFY(!m_database.isThere(u"alembic_version"_s));
    QCOMPARE(m_database.ask(u"SELECT COUNT(*) FROM used"_s), u"0"_s);
}

void TestCliBadInput::keptNulCharacters_data()
{
    QTest::addColumn<QString>("dialect");
    QTest::newRow("sqlite") << u"sqlite"_s;
    QTest::newRow("mariadb") << u"mariadb"_s;
}

/// Where texts may hold one, it comes through whole, from rows to what is read of a default.
void TestCliBadInput::keptNulCharacters()
{
    QFETCH(QString, dialect);
    m_database.begin(dialect);
    m_database.run(u"CREATE TABLE used (a VARCHAR(9))"_s);
    const bool inDefaults = dialect == u"mariadb";
    const ProgramResult result = m_database.upgradeWith(
        u"    op.bulk_insert(sa.table('used', sa.column('a')), [{'a': 'x\\x00y'}])\n"_s
        + (inDefaults ? u"    op.add_column('used', sa.Column('b', sa.String(9), server_default='n\\x00m', "
                        "comment='c\\x00d'))\n"_s
                      : QString()));
    QVERIFY2(result.exitCode == 0, said(result).constData());
    QCOMPARE(m_database.ask(u"SELECT HEX(a) FROM used"_s), u"780079"_s);
    if (!inDefaults)
        return;
    const engine::Schema schema = m_database.schema();
    const engine::Column *column = schema.table({{}, u"used"_s})->column(u"b"_s);
    QCOMPARE(column->serverDefault->text, QString(u"n_m"_s).replace(u'_', QChar::Null));
    QCOMPARE(column->comment, QString(u"c_d"_s).replace(u'_', QChar::Null));
}

void TestCliBadInput::nulInFiles()
{
    m_database.begin(u"sqlite"_s);
    const QString nul(1, QChar::Null);
    m_database.files().write(u"schema.sql"_s,
                             u"CREATE TABLE a (id INTEGER);\nCREATE "_s + nul + u"TABLE b (id INTEGER);\n"_s);
    m_database.files().write(u"alembic.ini"_s,
                             m_database.files().read(u"alembic.ini"_s) + u"\n[athanor]\nmodel = sql:schema.sql\n"_s);
    const ProgramResult model = m_database.files().athanor({u"check"_s});
    QCOMPARE(model.exitCode, 1);
    QVERIFY2(model.errorOutput.contains(u"schema.sql:2:8: There is a NUL character in the file."),
             said(model).constData());

    m_database.files().write(
        u"migrations/versions/one.sql"_s,
        u"-- revision: aaaa1111\n-- down_revision:\n-- message: m\n\n-- upgrade:\nCREATE TABLE a ("_s + nul
            + u"id INTEGER);\n\n-- downgrade:\nDROP TABLE a;\n"_s);
    const ProgramResult revision = m_database.files().athanor({u"upgrade"_s, u"head"_s});
    QCOMPARE(revision.exitCode, 1);
    QVERIFY2(revision.errorOutput.contains(u"one.sql:6:17: There is a NUL character in the file."),
             said(revision).constData());

    engine::DatabaseUrl address = engine::parseDatabaseUrl(u"postgresql://a@localhost/d"_s).value();
    address.query.emplace_back(u"application_name"_s, u"b"_s + nul);
    m_database.use(address);
    const ProgramResult url = m_database.files().athanor({u"current"_s});
    QCOMPARE(url.exitCode, 1);
    QVERIFY2(url.errorOutput.contains(u"The database URL holds a NUL character."), said(url).constData());
}

QTEST_GUILESS_MAIN(TestCliBadInput)
#include "tst_cli_badinput.moc"
