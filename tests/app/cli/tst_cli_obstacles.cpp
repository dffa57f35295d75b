#include "databaseworkspace.h"

#include <QtTest>

using namespace Qt::StringLiterals;

/// Rows and objects that stand in the way of a change, on the three kinds of database: the error says which, and
/// nothing is left half done or forgotten.
class TestCliObstacles : public QObject
{
    Q_OBJECT

private slots:
    void nulRows_data();
    void nulRows();
    void usedByViews_data();
    void usedByViews();
    void viewsAndTriggers_data();
    void viewsAndTriggers();

private:
    DatabaseWorkspace m_database;
};

void TestCliObstacles::nulRows_data()
{
    QTest::addColumn<QString>("dialect");
    QTest::addColumn<QString>("body");
    const QString alter = u"    op.alter_column('used', 'a', existing_type=sa.Integer(), nullable=False)\n"_s;
    const QString batch = u"    with op.batch_alter_table('used') as batch_op:\n"
                          "        batch_op.alter_column('a', existing_type=sa.Integer(), nullable=False)\n"_s;
    QTest::newRow("sqlite") << u"sqlite"_s << batch;
    QTest::newRow("postgresql") << u"postgresql"_s << alter;
    QTest::newRow("postgresql, batch") << u"postgresql"_s << batch;
    QTest::newRow("mariadb") << u"mariadb"_s << alter;
    QTest::newRow("mariadb, batch") << u"mariadb"_s << batch;
}

/// The error names table and column and says what to do; what was done before is taken back, or kept in the journal.
void TestCliObstacles::nulRows()
{
    QFETCH(QString, dialect);
    QFETCH(QString, body);
    m_database.begin(dialect);
    m_database.run(u"CREATE TABLE used (id INTEGER, a INTEGER); INSERT INTO used VALUES (1, NULL), (2, 5)"_s);
    const ProgramResult result = m_database.upgradeWith(body);
    QCOMPARE(result.exitCode, 1);
    QVERIFY2(result.errorOutput.contains(u"Rows of used hold NULL in a. Fill them first, for example with "
                                         "op.execute(\"UPDATE used SET a = ... WHERE a IS NULL\")"),
             said(result).constData());
    QCOMPARE(m_database.ask(u"SELECT COUNT(*) FROM used WHERE a IS NULL"_s), u"1"_s);
    QCOMPARE(m_database.isThere(u"earlier"_s), dialect == u"mariadb");
    if (dialect != u"mariadb")
        return;
    m_database.run(u"UPDATE used SET a = 0 WHERE a IS NULL"_s);
    const ProgramResult resumed = m_database.files().athanor({u"unfinished"_s, u"--resume"_s});
    QVERIFY2(resumed.exitCode == 0, said(resumed).constData());
}

void TestCliObstacles::usedByViews_data()
{
    QTest::addColumn<QString>("body");
    QTest::addColumn<QStringList>("words");
    const QString advice = u"in this revision before, and create "_s;
    QTest::newRow("dropped column") << u"    op.drop_column('used', 'a')\n"_s
                                    << QStringList{u"Drop materialized view kept, view again, view seen "_s + advice};
    QTest::newRow("dropped table") << u"    op.drop_table('used')\n"_s
                                   << QStringList{u"Drop materialized view kept, view again, view seen "_s + advice};
    QTest::newRow("other type") << u"    op.alter_column('used', 'a', existing_type=sa.String(9), type_=sa.Text())\n"_s
                                << QStringList{u"Drop view seen"_s, advice};
    QTest::newRow("type in a generated column")
        << u"    op.alter_column('used', 'b', existing_type=sa.Integer(), type_=sa.BigInteger())\n"_s
        << QStringList{u"twice"_s, u"Drop the generated column"_s};
    QTest::newRow("type in a policy")
        << u"    op.alter_column('used', 'c', existing_type=sa.Integer(), type_=sa.BigInteger())\n"_s
        << QStringList{u"policy own on table used"_s, u"Drop policy own on table used "_s + advice};
    QTest::newRow("type in a trigger")
        << u"    op.alter_column('used', 'd', existing_type=sa.Integer(), type_=sa.BigInteger())\n"_s
        << QStringList{u"Drop trigger touched on table used "_s + advice};
}

void TestCliObstacles::usedByViews()
{
    QFETCH(QString, body);
    QFETCH(QStringList, words);
    m_database.begin(u"postgresql"_s);
    m_database.run(
        u"CREATE TABLE used (id INTEGER, a VARCHAR(9), b INTEGER, c INTEGER, d INTEGER, "
        "twice INTEGER GENERATED ALWAYS AS (b * 2) STORED);"
        "CREATE VIEW seen AS SELECT a FROM used; CREATE VIEW again AS SELECT a AS other FROM seen;"
        "CREATE MATERIALIZED VIEW kept AS SELECT a FROM used;"
        "CREATE POLICY own ON used USING (c > 0);"
        "CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;"
        "CREATE TRIGGER touched BEFORE UPDATE ON used FOR EACH ROW WHEN (NEW.d > 0) EXECUTE FUNCTION touch()"_s);
    const ProgramResult result = m_database.upgradeWith(body);
    QCOMPARE(result.exitCode, 1);
    for (const QString &word : words)
        QVERIFY2(result.errorOutput.contains(word), said(result).constData());
    QVERIFY(!m_database.isThere(u"earlier"_s));
}

void TestCliObstacles::viewsAndTriggers_data()
{
    DatabaseWorkspace::addRows();
}

/// Views and triggers of a model in SQL are found again in the database, and go and come with a revision.
void TestCliObstacles::viewsAndTriggers()
{
    QFETCH(QString, dialect);
    m_database.begin(dialect);
    const QString table = u"CREATE TABLE used (id INTEGER PRIMARY KEY, a VARCHAR(9));\n"_s;
    QString rest = u"CREATE VIEW seen AS SELECT id, a FROM used;\nCREATE VIEW \"Odd Name\" AS SELECT a FROM seen;\n"_s;
    if (dialect == u"postgresql")
        rest += u"CREATE MATERIALIZED VIEW kept AS SELECT a FROM used;\n"
                "CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;\n"
                "CREATE TRIGGER \"Touched\" BEFORE UPDATE ON used FOR EACH ROW EXECUTE FUNCTION touch();\n"_s;
    else if (dialect == u"sqlite")
        rest += u"CREATE TRIGGER \"Touched\" AFTER UPDATE ON used BEGIN SELECT 1; END;\n"_s;
    else
        rest = rest.replace(u'"', u'`')
            + u"CREATE TRIGGER `Touched` BEFORE UPDATE ON used FOR EACH ROW SET NEW.a = 'x';\n"_s;
    m_database.run(table + rest);
    m_database.files().write(u"alembic.ini"_s,
                             m_database.files().read(u"alembic.ini"_s) + u"\n[athanor]\nmodel = sql:schema.sql\n"_s);
    m_database.files().write(u"schema.sql"_s, table + rest);
    const auto expect = [this](const QStringList &words, int exitCode = 0) {
        const ProgramResult result = m_database.files().athanor(words);
        QVERIFY2(result.exitCode == exitCode, said(result).constData());
    };
    expect({u"check"_s});
    m_database.files().write(u"schema.sql"_s, table);
    expect({u"revision"_s, u"--autogenerate"_s, u"-m"_s, u"less"_s});
    expect({u"upgrade"_s, u"head"_s});
    expect({u"check"_s});
    m_database.files().write(u"schema.sql"_s, table + rest);
    expect({u"check"_s}, 255);
    expect({u"downgrade"_s, u"base"_s});
    m_database.files().remove(u"migrations/versions/"_s
                              + m_database.files().files(u"migrations/versions"_s, u"*.py"_s).value(0));
    expect({u"check"_s});
}

QTEST_GUILESS_MAIN(TestCliObstacles)
#include "tst_cli_obstacles.moc"
