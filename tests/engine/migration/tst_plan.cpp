#include "database.h"

#include "engine/migration/losses.h"
#include "engine/migration/offlinescript.h"
#include "engine/migration/runner.h"
#include "engine/migration/stamp.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace engine;

/// Plans made from revision files, against SQLite files.
class TestPlan : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void plansUpAndDown();
    void planChangesNothing();
    void takesOverrides();
    void keepsSchemasWhenAsked();
    void unknownRow();
    void unknownTarget();
    void needsPython();
    void tellsPlaceOfImpossibleOperation();
    void followsSchemaThroughSql();
    void offlineFromBase();
    void offlineRange();
    void countsLosses();
    void computedValuesAreNoLoss();
    void stamps();
    void purges();

private:
    void write(const QString &id, const QString &down, const QString &upgrade, const QString &downgrade);
    [[nodiscard]] RevisionGraph graph() const;
    [[nodiscard]] Result<Plan> plan(TestDatabase &database, Direction direction, const QString &target) const;
    void upgrade(TestDatabase &database, const QString &target) const;

    QTemporaryDir m_directory;
};

void TestPlan::write(const QString &id, const QString &down, const QString &upgradeBody, const QString &downgradeBody)
{
    QFile file(m_directory.filePath(id + u"_x.py"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    const QString text = uR"("""about %1

Revision ID: %1
"""
from alembic import op
import sqlalchemy as sa

revision = '%1'
down_revision = %2


def upgrade() -> None:
%3

def downgrade() -> None:
%4)"_s.arg(id, down.isEmpty() ? u"None"_s : u'\'' + down + u'\'', upgradeBody, downgradeBody);
    file.write(text.toUtf8());
}

RevisionGraph TestPlan::graph() const
{
    return readRevisionGraph({{m_directory.path()}});
}

Result<Plan> TestPlan::plan(TestDatabase &database, Direction direction, const QString &target) const
{
    return planMigration(database.connection(), database.dialect(), graph(), {direction, target});
}

void TestPlan::upgrade(TestDatabase &database, const QString &target) const
{
    const auto planned = plan(database, Direction::Upgrade, target);
    if (!planned)
        QFAIL(qUtf8Printable(describe(planned.error())));
    Runner runner(database.connection(), database.dialect(), *planned, {}, {});
    const Done done = runner.runAll();
    if (!done)
        QFAIL(qUtf8Printable(describe(done.error())));
}

void TestPlan::initTestCase()
{
    write(u"a1"_s, {}, uR"(    op.create_table('users',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('name', sa.String(length=50), nullable=True),
        sa.PrimaryKeyConstraint('id'))
)"_s,
          u"    op.drop_table('users')\n"_s);
    write(u"b2"_s, u"a1"_s, uR"(    op.add_column('users', sa.Column('email', sa.String(), nullable=True))
    op.create_index('ix_users_email', 'users', ['email'])
)"_s,
          uR"(    op.drop_index('ix_users_email', table_name='users')
    op.drop_column('users', 'email')
)"_s);
    write(u"c3"_s, u"b2"_s, uR"py(    op.execute("CREATE TABLE notes (id INTEGER PRIMARY KEY, body TEXT)")
    op.add_column('notes', sa.Column('author', sa.String()))
    op.bulk_insert(sa.table('notes', sa.column('body', sa.String())), [{'body': "it's"}])
)py"_s,
          u"    op.drop_table('notes')\n"_s);
    write(u"d4"_s, u"c3"_s, uR"(    for name in open('names.txt'):
        op.drop_table(name)
)"_s,
          u"    pass\n"_s);
}

void TestPlan::plansUpAndDown()
{
    TestDatabase database;
    const auto up = plan(database, Direction::Upgrade, u"c3"_s);
    QVERIFY2(up.has_value(), up ? "" : qUtf8Printable(describe(up.error())));
    QCOMPARE(up->steps.size(), size_t(3));
    QVERIFY(up->createsVersionTable);
    QCOMPARE(up->fromRows, QStringList{});
    QCOMPARE(up->toRows, QStringList{u"c3"_s});
    const Step &second = up->steps.at(1);
    QCOMPARE(second.operations.size(), size_t(2));
    QCOMPARE(second.statements.front().place.line, 13);
    QCOMPARE(second.statements.back().statement.sql,
             u"UPDATE alembic_version SET version_num='b2' WHERE alembic_version.version_num = 'a1'"_s);
    upgrade(database, u"c3"_s);
    QCOMPARE(database.objects(), u"alembic_version,ix_users_email,notes,users"_s);
    QCOMPARE(database.values(u"SELECT body FROM notes"_s), u"it's"_s);

    const auto none = plan(database, Direction::Upgrade, u"c3"_s);
    QVERIFY(none.has_value() && none->steps.empty());
    const auto down = plan(database, Direction::Downgrade, u"base"_s);
    QVERIFY2(down.has_value(), down ? "" : qUtf8Printable(describe(down.error())));
    QCOMPARE(down->steps.size(), size_t(3));
    QCOMPARE(down->toRows, QStringList{});
    Runner runner(database.connection(), database.dialect(), *down, {}, {});
    QVERIFY(runner.runAll().has_value());
    QCOMPARE(database.objects(), u"alembic_version"_s);
    QCOMPARE(database.values(u"SELECT count(*) FROM alembic_version"_s), u"0"_s);
}

void TestPlan::planChangesNothing()
{
    TestDatabase database;
    QVERIFY(plan(database, Direction::Upgrade, u"c3"_s).has_value());
    QCOMPARE(database.objects(), QString());
}

void TestPlan::takesOverrides()
{
    TestDatabase database;
    const QString file = m_directory.filePath(u"a1_x.py"_s);
    PlanRequest request{Direction::Upgrade, u"a1"_s};
    request.overrides.insert(
        file,
        "revision = 'a1'\ndown_revision = None\nfrom alembic import op\ndef upgrade():\n    op.execute('SELECT 7')\n");
    const auto planned = planMigration(database.connection(), database.dialect(), graph(), request);
    QVERIFY2(planned.has_value(), planned ? "" : qUtf8Printable(describe(planned.error())));
    QCOMPARE(planned->steps.front().statements.at(1).statement.sql, u"SELECT 7"_s);
}

void TestPlan::keepsSchemasWhenAsked()
{
    TestDatabase database;
    PlanRequest request{Direction::Upgrade, u"b2"_s};
    request.keepSchemas = true;
    const auto planned = planMigration(database.connection(), database.dialect(), graph(), request);
    QVERIFY(planned.has_value());
    QVERIFY(!planned->steps.at(0).before.table({{}, u"users"_s}));
    QVERIFY(planned->steps.at(1).before.table({{}, u"users"_s}));
}

void TestPlan::unknownRow()
{
    TestDatabase database;
    database.run({createVersionTable(database.dialect(), {}).sql, u"INSERT INTO alembic_version VALUES ('gone')"_s});
    const auto planned = plan(database, Direction::Upgrade, u"a1"_s);
    QVERIFY(!planned);
    QCOMPARE(planned.error().what, u"Can't locate revision identified by 'gone'"_s);
}

void TestPlan::unknownTarget()
{
    TestDatabase database;
    const auto planned = plan(database, Direction::Upgrade, u"zz"_s);
    QVERIFY(!planned);
    QCOMPARE(planned.error().what, u"Can't locate revision identified by 'zz'"_s);
}

void TestPlan::needsPython()
{
    TestDatabase database;
    const auto planned = plan(database, Direction::Upgrade, u"head"_s);
    QVERIFY(!planned);
    QCOMPARE(planned.error().kind, Error::Kind::NeedsPython);
    QVERIFY(planned.error().where.file.endsWith(u"d4_x.py"));
    QCOMPARE(planned.error().where.line, 13);
}

void TestPlan::tellsPlaceOfImpossibleOperation()
{
    TestDatabase database;
    database.run({u"CREATE TABLE users (id INTEGER)"_s});
    const auto planned = plan(database, Direction::Upgrade, u"a1"_s);
    QVERIFY(!planned);
    QVERIFY(planned.error().where.file.endsWith(u"a1_x.py"));
    QCOMPARE(planned.error().where.line, 13);
    QVERIFY2(planned.error().what.contains(u"users"), qUtf8Printable(planned.error().what));
}

void TestPlan::followsSchemaThroughSql()
{
    TestDatabase database;
    PlanRequest request{Direction::Upgrade, u"c3"_s};
    const auto planned = planMigration(database.connection(), database.dialect(), graph(), request);
    QVERIFY2(planned.has_value(), planned ? "" : qUtf8Printable(describe(planned.error())));
    // add_column on the table that only SQL has made
    QCOMPARE(planned->steps.at(2).operations.size(), size_t(3));
}

void TestPlan::offlineFromBase()
{
    const Dialect &dialect = *dialectFor(u"sqlite"_s).value();
    const auto planned = planOffline(dialect, graph(), {Direction::Upgrade, u"b2"_s}, {});
    QVERIFY2(planned.has_value(), planned ? "" : qUtf8Printable(describe(planned.error())));
    QCOMPARE(offlineScript(*planned, dialect), uR"(CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> a1

CREATE TABLE users (
    id INTEGER NOT NULL, 
    name VARCHAR(50), 
    PRIMARY KEY (id)
);

INSERT INTO alembic_version (version_num) VALUES ('a1');

-- Running upgrade a1 -> b2

ALTER TABLE users ADD COLUMN email VARCHAR;

CREATE INDEX ix_users_email ON users (email);

UPDATE alembic_version SET version_num='b2' WHERE alembic_version.version_num = 'a1';

)"_s);
}

void TestPlan::offlineRange()
{
    const Dialect &dialect = *dialectFor(u"sqlite"_s).value();
    const auto planned = planOffline(dialect, graph(), {Direction::Upgrade, u"c3"_s}, {u"b2"_s});
    QVERIFY2(planned.has_value(), planned ? "" : qUtf8Printable(describe(planned.error())));
    const QString script = offlineScript(*planned, dialect);
    QVERIFY2(script.startsWith(u"-- Running upgrade b2 -> c3\n\nCREATE TABLE notes"), qUtf8Printable(script));
    QVERIFY2(script.contains(u"VALUES ('it''s');"), qUtf8Printable(script));
}

void TestPlan::countsLosses()
{
    TestDatabase database;
    upgrade(database, u"c3"_s);
    database.run({u"INSERT INTO users (name, email) VALUES ('a', 'x'), ('b', NULL), ('c', 'y')"_s});
    const auto down = plan(database, Direction::Downgrade, u"base"_s);
    QVERIFY(down.has_value());
    const auto lost = losses(database.connection(), database.dialect(), *down);
    QVERIFY2(lost.has_value(), lost ? "" : qUtf8Printable(describe(lost.error())));
    QCOMPARE(lost->size(), size_t(3));
    QCOMPARE(lost->at(0).table.name, u"notes"_s);
    QCOMPARE(lost->at(0).count, 1);
    QCOMPARE(lost->at(1).kind, Loss::Kind::Values);
    QCOMPARE(lost->at(1).column, u"email"_s);
    QCOMPARE(lost->at(1).count, 2);
    QCOMPARE(lost->at(1).revision, u"b2"_s);
    QCOMPARE(lost->at(2).kind, Loss::Kind::Rows);
    QCOMPARE(lost->at(2).count, 3);
}

/// A column that is dropped and added again loses what it was given, and nothing that was computed.
void TestPlan::computedValuesAreNoLoss()
{
    TestDatabase database;
    database.run({u"CREATE TABLE t (a INTEGER, b INTEGER AS (a * 2), c INTEGER, d INTEGER AS (a + 1))"_s,
                  u"INSERT INTO t (a, c) VALUES (1, 2), (3, 4)"_s});
    const TableName table{{}, u"t"_s};
    Step step;
    for (const QString &name : {u"b"_s, u"c"_s, u"d"_s})
        step.operations.emplace_back(DropColumn{.table = table, .column = name});
    const Computed computed{.expression = u"a * 3"_s};
    for (const QString &name : {u"b"_s, u"c"_s})
        step.operations.emplace_back(AddColumn{.table = table, .column = {.name = name, .computed = computed}});
    Plan plan;
    plan.steps.push_back(step);
    const auto lost = losses(database.connection(), database.dialect(), plan);
    QVERIFY2(lost.has_value(), lost ? "" : qUtf8Printable(describe(lost.error())));
    QCOMPARE(lost->size(), size_t(2));
    QCOMPARE(lost->at(0).column, u"c"_s);
    QCOMPARE(lost->at(0).count, 2);
    QCOMPARE(lost->at(1).column, u"d"_s);
}

void TestPlan::stamps()
{
    TestDatabase database;
    QStringList announced;
    const auto note = [&](const StampStep &step) { announced << runningText(step); };
    QVERIFY(stamp(database.connection(), database.dialect(), graph(), {{u"b2"_s}}, note).has_value());
    QCOMPARE(database.values(u"SELECT version_num FROM alembic_version"_s), u"b2"_s);
    QVERIFY(stamp(database.connection(), database.dialect(), graph(), {{u"a1"_s}}, note).has_value());
    QCOMPARE(announced, (QStringList{u"Running stamp_revision  -> b2"_s, u"Running stamp_revision b2 -> a1"_s}));
    QVERIFY(!stamp(database.connection(), database.dialect(), graph(), {{u"nope"_s}}));
    QCOMPARE(database.values(u"SELECT version_num FROM alembic_version"_s), u"a1"_s);
}

void TestPlan::purges()
{
    TestDatabase database;
    database.run({createVersionTable(database.dialect(), {}).sql, u"INSERT INTO alembic_version VALUES ('gone')"_s});
    QVERIFY(!stamp(database.connection(), database.dialect(), graph(), {{u"a1"_s}}));
    const Done done = stamp(database.connection(), database.dialect(), graph(), {{u"a1"_s}, {}, true});
    QVERIFY2(done.has_value(), done ? "" : qUtf8Printable(describe(done.error())));
    QCOMPARE(database.values(u"SELECT version_num FROM alembic_version"_s), u"a1"_s);
}

QTEST_GUILESS_MAIN(TestPlan)
#include "tst_plan.moc"
