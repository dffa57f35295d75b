#include "engine/diff/compare.h"

#include "tests/engine/diff/normalised.h"
#include "tests/engine/schemabuilding.h"
#include "tests/interop/interopproject.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace engine;

/// The other way round: what Athanor generates from a model is run, up and down, by real Alembic.
class TestInteropGenerated : public QObject
{
    Q_OBJECT

private slots:
    void generatedFilesRun_data();
    void generatedFilesRun();
    void storyContinuesInAlembic();

private:
    static void generate(const InteropProject &project, const QString &model, const QString &message);
    static void compareSchemas(const Snapshot &left, const Snapshot &right);
    static QString builtFrom(const InteropProject &project, const QString &model);
};

namespace {

/// SQL text of a model, in statements that SQLite's own reading of a script accepts.
bool build(const QString &file, const QString &script)
{
    QProcess process;
    process.start(u"sqlite3"_s, {file});
    if (!process.waitForStarted())
        return false;
    process.write(script.toUtf8());
    process.closeWriteChannel();
    return process.waitForFinished() && process.exitCode() == 0;
}

} // namespace

QString TestInteropGenerated::builtFrom(const InteropProject &project, const QString &model)
{
    const QString file = project.path(u"model.db"_s);
    QFile::remove(file);
    return build(file,
                 model
                     + u";CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL, "
                       u"CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num));"_s)
        ? file
        : QString();
}

void TestInteropGenerated::generate(const InteropProject &project, const QString &model, const QString &message)
{
    QVERIFY(project.write(u"schema.sql"_s, model));
    const ProgramResult made = project.athanor({u"revision"_s, u"--autogenerate"_s, u"-m"_s, message});
    QVERIFY2(made.exitCode == 0, made.text().constData());
}

void TestInteropGenerated::compareSchemas(const Snapshot &left, const Snapshot &right)
{
    QCOMPARE(building::summaries(compare(left.schema, right.schema).operations).join(u'\n'), QString());
    QCOMPARE(left.schema.tables.size(), right.schema.tables.size());
}

void TestInteropGenerated::generatedFilesRun_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    const auto row = [](const char *name, const QString &from, const QString &to) {
        QTest::addRow("%s", name) << from << to;
    };
    const QString t = u"CREATE TABLE t (id INTEGER NOT NULL, a VARCHAR(20)%1, PRIMARY KEY (id)%2);"_s;
    row("created table", {}, t.arg(u""_s, u", CONSTRAINT uq_t UNIQUE (a), CONSTRAINT ck_t CHECK (a <> '')"_s));
    row("created tables with keys", {},
        t.arg(u""_s, u""_s)
            + u"CREATE TABLE a_child (id INTEGER NOT NULL, t_id INTEGER, PRIMARY KEY (id), "
              u"CONSTRAINT fk_child FOREIGN KEY (t_id) REFERENCES t (id) ON DELETE CASCADE);"
              u"CREATE INDEX ix_child ON a_child (t_id);"_s);
    row("dropped table",
        t.arg(u""_s, u""_s) + u"CREATE TABLE gone (x TEXT, y INTEGER); CREATE INDEX ix_gone ON gone (y);"_s,
        t.arg(u""_s, u""_s));
    row("added and dropped columns", t.arg(u", old TEXT"_s, u""_s),
        t.arg(u", b INTEGER DEFAULT 5 NOT NULL, c NUMERIC(8, 2), d DATETIME"_s, u""_s));
    row("type, nullability and default", t.arg(u", b INTEGER"_s, u""_s),
        t.arg(u", b VARCHAR(10) DEFAULT 'x' NOT NULL"_s, u""_s));
    row("unique, check and foreign key", t.arg(u", b INTEGER, up INTEGER"_s, u", CONSTRAINT uq_old UNIQUE (a)"_s),
        t.arg(u", b INTEGER, up INTEGER"_s,
              u", CONSTRAINT uq_new UNIQUE (a, b), CONSTRAINT ck_new CHECK (b > 0), "
              u"CONSTRAINT fk_new FOREIGN KEY (up) REFERENCES t (id)"_s));
    row("indexes", t.arg(u", b INTEGER"_s, u""_s) + u"CREATE INDEX ix_a ON t (a); CREATE INDEX ix_b ON t (b);"_s,
        t.arg(u", b INTEGER"_s, u""_s)
            + u"CREATE UNIQUE INDEX ix_a ON t (a); CREATE INDEX ix_p ON t (b) WHERE b > 10;"_s);
    row("names to quote", {},
        u"CREATE TABLE \"Order Details\" (\"Id\" INTEGER NOT NULL, \"select\" VARCHAR(5), PRIMARY KEY (\"Id\"));"_s);
    row("view and trigger", t.arg(u""_s, u""_s),
        t.arg(u""_s, u""_s)
            + u"CREATE VIEW v AS SELECT a FROM t WHERE a <> ':x';"
              u"CREATE TRIGGER r AFTER INSERT ON t BEGIN UPDATE t SET a = 'y'; END;"_s);
}

void TestInteropGenerated::generatedFilesRun()
{
    QFETCH(QString, from);
    QFETCH(QString, to);
    InteropProject project;
    QCOMPARE(project.create(), QString());
    QVERIFY(project.replace(u"alembic.ini"_s, u"[loggers]"_s, u"[athanor]\nmodel = sql:schema.sql\n\n[loggers]"_s));
    // Alembic cannot change constraints on SQLite but in batches.
    QVERIFY(project.replace(u"migrations/env.py"_s, u"connection=connection,"_s,
                            u"connection=connection, render_as_batch=True,"_s));

    generate(project, from, u"first"_s);
    const ProgramResult first = project.alembic({u"upgrade"_s, u"head"_s});
    QVERIFY2(first.exitCode == 0, first.text().constData());
    compareSchemas(readSnapshot(project.database()), readSnapshot(builtFrom(project, from)));

    generate(project, to, u"second"_s);
    const ProgramResult up = project.alembic({u"upgrade"_s, u"head"_s});
    QVERIFY2(up.exitCode == 0, up.text().constData());
    compareSchemas(readSnapshot(project.database()), readSnapshot(builtFrom(project, to)));

    const ProgramResult down = project.alembic({u"downgrade"_s, u"-1"_s});
    QVERIFY2(down.exitCode == 0, down.text().constData());
    compareSchemas(readSnapshot(project.database()), readSnapshot(builtFrom(project, from)));
}

/// Started in Athanor, continued in Alembic, and back.
void TestInteropGenerated::storyContinuesInAlembic()
{
    InteropProject project;
    QCOMPARE(project.create(), QString());
    QVERIFY(project.replace(u"alembic.ini"_s, u"[loggers]"_s, u"[athanor]\nmodel = sql:schema.sql\n\n[loggers]"_s));
    generate(project, u"CREATE TABLE users (id INTEGER NOT NULL, name VARCHAR(50), PRIMARY KEY (id));"_s, u"users"_s);
    QVERIFY(project.athanor({u"upgrade"_s, u"head"_s}).exitCode == 0);
    const ProgramResult current = project.alembic({u"current"_s});
    QVERIFY2(current.output.contains(u"(head)"_s), current.text().constData());
    QVERIFY(project.alembic({u"revision"_s, u"-m"_s, u"by alembic"_s}).exitCode == 0);
    QVERIFY(project.athanor({u"upgrade"_s, u"head"_s}).exitCode == 0);
    QCOMPARE(project.athanor({u"current"_s}).output, project.alembic({u"current"_s}).output);
    QCOMPARE(project.athanor({u"history"_s}).output, project.alembic({u"history"_s}).output);
    QVERIFY(project.alembic({u"downgrade"_s, u"base"_s}).exitCode == 0);
    QCOMPARE(project.athanor({u"current"_s}).output, QString());
    QCOMPARE(readSnapshot(project.database()).schema.tables.size(), size_t(1));
}

QTEST_GUILESS_MAIN(TestInteropGenerated)
#include "tst_interopgenerated.moc"
