#include "database.h"

#include "engine/migration/runner.h"
#include "engine/revision/revisionreader.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace engine;

/// Revisions that ask the database, planned and run on real SQLite files.
class TestLiveRevision : public QObject
{
    Q_OBJECT

private slots:
    void schemaIsKnownBeforehand();
    void rowsDecide();
    void previewSaysWhatIsMissing();
    void rowsThatAreCollected();
    void laterStepsFollow();
    void rowsDecideAboutTables();
    void refusalIsCaught();
    void exceptionUndoesTheStep();
    void needsPythonOnTheWay();
    void statementByStatement();
    void stopsInTheMiddle();
    void runsAgainAfterFailure();
    void queries_data();
    void queries();
    void reflection();
    void inserts();
    void downgrade();
    void scripts();
    void replay();
};

namespace {

/// A folder of revisions, one on top of the other.
class Chain
{
public:
    void add(const QString &id, const QString &down, const QByteArray &upgrade,
             const QByteArray &downgrade = "    pass\n")
    {
        QFile file(m_folder.filePath(id + u".py"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        const QByteArray downText = down.isEmpty() ? "None" : "'" + down.toUtf8() + "'";
        file.write("import sqlalchemy as sa\nfrom alembic import op\nrevision = '" + id.toUtf8() + "'\ndown_revision = "
                   + downText + "\n\n\ndef upgrade():\n" + upgrade + "\n\ndef downgrade():\n" + downgrade);
    }

    [[nodiscard]] RevisionGraph graph() const { return readRevisionGraph({{m_folder.path()}}); }

    [[nodiscard]] Result<Plan> plan(TestDatabase &database, const QString &target = u"head"_s,
                                    Direction direction = Direction::Upgrade) const
    {
        return planMigration(database.connection(), database.dialect(), graph(),
                             {.direction = direction, .target = target});
    }

    /// Plans and runs; the failure in words, empty for none.
    QString run(TestDatabase &database, const QString &target = u"head"_s,
                Direction direction = Direction::Upgrade) const
    {
        auto planned = plan(database, target, direction);
        if (!planned)
            return u"plan: "_s + describe(planned.error());
        Runner runner(database.connection(), database.dialect(), std::move(*planned), {}, {});
        const Done done = runner.runAll();
        return done ? QString() : describe(done.error());
    }

private:
    QTemporaryDir m_folder;
};

/// Three people, to be asked about.
TestDatabase &withPeople(TestDatabase &database)
{
    database.run({u"CREATE TABLE person (id INTEGER PRIMARY KEY, name TEXT, age INTEGER)"_s,
                  u"INSERT INTO person VALUES (1, 'Ann', 30), (2, 'Bob', NULL), (3, 'O''Hara', 50)"_s});
    return database;
}

QString sqlOf(const Step &step)
{
    QStringList texts;
    for (const PlannedStatement &planned : step.statements) {
        if (planned.statement.role != Statement::Role::Version)
            texts << planned.statement.sql;
    }
    return texts.join(u"; "_s);
}

} // namespace

void TestLiveRevision::schemaIsKnownBeforehand()
{
    TestDatabase database;
    withPeople(database);
    Chain chain;
    chain.add(u"a"_s, {},
              "    bind = op.get_bind()\n"
              "    inspector = sa.inspect(bind)\n"
              "    if 'email' not in [c['name'] for c in inspector.get_columns('person')]:\n"
              "        op.add_column('person', sa.Column('email', sa.String(40)))\n"
              "    if not inspector.has_table('person'):\n"
              "        op.create_table('person', sa.Column('id', sa.Integer))\n"
              "    if 'email' in {c['name'] for c in sa.inspect(bind).get_columns('person')}:\n"
              "        op.create_index('ix_email', 'person', ['email'])\n");
    const auto plan = chain.plan(database);
    QVERIFY2(plan, plan ? "" : qUtf8Printable(describe(plan.error())));
    QVERIFY(!plan->steps.front().isLive);
    QCOMPARE(sqlOf(plan->steps.front()),
             u"ALTER TABLE person ADD COLUMN email VARCHAR(40); CREATE INDEX ix_email ON person (email)"_s);
    QCOMPARE(chain.run(database), QString());
    QCOMPARE(database.objects(), u"alembic_version,ix_email,person"_s);
}

void TestLiveRevision::rowsDecide()
{
    TestDatabase database;
    withPeople(database);
    Chain chain;
    chain.add(
        u"a"_s, {},
        "    op.add_column('person', sa.Column('slug', sa.String(40)))\n"
        "    bind = op.get_bind()\n"
        "    for row in bind.execute(sa.text('SELECT id, name FROM person ORDER BY id')):\n"
        "        slug = row.name.lower().replace(\"'\", '-')\n"
        "        bind.execute(sa.text('UPDATE person SET slug = :slug WHERE id = :id'), {'slug': slug, 'id': row[0]})\n"
        "    with op.batch_alter_table('person') as batch_op:\n"
        "        batch_op.alter_column('slug', existing_type=sa.String(40), nullable=False)\n");
    QCOMPARE(chain.run(database), QString());
    QCOMPARE(database.values(u"SELECT slug FROM person ORDER BY id"_s), u"ann,bob,o-hara"_s);
    QCOMPARE(database.values(u"SELECT \"notnull\" FROM pragma_table_info('person') WHERE name = 'slug'"_s), u"1"_s);
    QCOMPARE(database.values(u"SELECT version_num FROM alembic_version"_s), u"a"_s);
}

void TestLiveRevision::previewSaysWhatIsMissing()
{
    TestDatabase database;
    withPeople(database);
    Chain chain;
    chain.add(u"a"_s, {},
              "    op.add_column('person', sa.Column('slug', sa.String(40)))\n"
              "    bind = op.get_bind()\n"
              "    rows = bind.execute(sa.text('SELECT id FROM person')).fetchall()\n"
              "    for row in rows:\n"
              "        op.execute(f'UPDATE person SET slug = {row.id}')\n"
              "    op.create_index('ix_slug', 'person', ['slug'])\n");
    const auto plan = chain.plan(database);
    QVERIFY2(plan, plan ? "" : qUtf8Printable(describe(plan.error())));
    const Step &step = plan->steps.front();
    QVERIFY(step.isLive);
    QVERIFY(step.knownWhenRun);
    QCOMPARE(step.knownWhenRun->kind, Error::Kind::KnownWhenRun);
    QCOMPARE(step.knownWhenRun->where.line, 10);
    QCOMPARE(step.knownWhenRun->why, u"the result of the query in line 10"_s);
    QCOMPARE(sqlOf(step),
             u"ALTER TABLE person ADD COLUMN slug VARCHAR(40); SELECT id FROM person; "
             "CREATE INDEX ix_slug ON person (slug)"_s);
}

void TestLiveRevision::rowsThatAreCollected()
{
    TestDatabase database;
    withPeople(database);
    Chain chain;
    chain.add(u"a"_s, {},
              "    copy = op.create_table('copy', sa.Column('id', sa.Integer))\n"
              "    rows = []\n"
              "    for row in op.get_bind().execute(sa.text('SELECT id FROM person')):\n"
              "        rows.append({'id': row.id})\n"
              "    op.bulk_insert(copy, rows)\n");
    const auto plan = chain.plan(database);
    QVERIFY2(plan, plan ? "" : qUtf8Printable(describe(plan.error())));
    QVERIFY(plan->steps.front().knownWhenRun);
    QCOMPARE(chain.run(database), QString());
    QCOMPARE(database.values(u"SELECT count(*) FROM copy"_s), u"3"_s);
}

void TestLiveRevision::laterStepsFollow()
{
    TestDatabase database;
    withPeople(database);
    Chain chain;
    chain.add(u"a"_s, {},
              "    if op.get_bind().execute(sa.text('SELECT count(*) FROM person')).scalar() > 2:\n"
              "        op.rename_table('person', 'crowd')\n");
    chain.add(u"b"_s, u"a"_s, "    op.add_column('crowd', sa.Column('size', sa.Integer))\n");
    const auto plan = chain.plan(database);
    QVERIFY2(plan, plan ? "" : qUtf8Printable(describe(plan.error())));
    QVERIFY(plan->steps[0].knownWhenRun && plan->steps[1].knownWhenRun);
    QCOMPARE(chain.run(database), QString());
    QCOMPARE(database.objects(), u"alembic_version,crowd"_s);
    QCOMPARE(database.values(u"SELECT name FROM pragma_table_info('crowd')"_s), u"id,name,age,size"_s);
}

void TestLiveRevision::rowsDecideAboutTables()
{
    TestDatabase database;
    withPeople(database);
    Chain chain;
    chain.add(u"a"_s, {},
              "    names = [n for n, in op.get_bind().execute(sa.text('SELECT name FROM person WHERE age IS NULL'))]\n"
              "    if not names:\n        return\n"
              "    for name in names:\n        op.create_table(f'of_{name}', sa.Column('id', sa.Integer))\n");
    QCOMPARE(chain.run(database), QString());
    QCOMPARE(database.objects(), u"alembic_version,of_Bob,person"_s);
}

void TestLiveRevision::refusalIsCaught()
{
    TestDatabase database;
    withPeople(database);
    Chain chain;
    chain.add(u"a"_s, {},
              "    bind = op.get_bind()\n"
              "    first = bind.execute(sa.text('SELECT min(id) FROM person')).scalar()\n"
              "    try:\n"
              "        bind.execute(sa.text('INSERT INTO person (id) VALUES (:id)'), {'id': first})\n"
              "    except sa.exc.IntegrityError:\n"
              "        bind.execute(sa.text(\"UPDATE person SET name = 'twice' WHERE id = :id\"), {'id': first})\n");
    QCOMPARE(chain.run(database), QString());
    QCOMPARE(database.values(u"SELECT name FROM person WHERE id = 1"_s), u"twice"_s);
}

void TestLiveRevision::exceptionUndoesTheStep()
{
    TestDatabase database;
    withPeople(database);
    Chain chain;
    chain.add(u"a"_s, {},
              "    op.create_table('left', sa.Column('id', sa.Integer))\n"
              "    for row in op.get_bind().execute(sa.text('SELECT age FROM person')):\n"
              "        if row.age is None:\n            raise ValueError('an age is missing')\n");
    const QString failed = chain.run(database);
    QVERIFY2(failed.contains(u"ValueError"_s), qUtf8Printable(failed));
    QVERIFY2(failed.contains(u"a.py:11"_s), qUtf8Printable(failed));
    QCOMPARE(database.objects(), u"person"_s);
}

void TestLiveRevision::needsPythonOnTheWay()
{
    TestDatabase database;
    withPeople(database);
    Chain chain;
    chain.add(u"a"_s, {},
              "    import subprocess\n"
              "    for row in op.get_bind().execute(sa.text('SELECT name FROM person')):\n"
              "        op.execute('DELETE FROM person')\n        subprocess.run([row.name])\n");
    const QString failed = chain.run(database);
    QVERIFY2(failed.contains(u"Python"_s), qUtf8Printable(failed));
    QCOMPARE(database.values(u"SELECT count(*) FROM person"_s), u"3"_s);
}

void TestLiveRevision::statementByStatement()
{
    TestDatabase database;
    withPeople(database);
    Chain chain;
    chain.add(u"a"_s, {},
              "    for row in op.get_bind().execute(sa.text('SELECT id FROM person ORDER BY id')):\n"
              "        op.execute(f'UPDATE person SET age = {row.id} WHERE id = {row.id}')\n");
    auto plan = chain.plan(database);
    QVERIFY(plan);
    QStringList told;
    Runner runner(database.connection(), database.dialect(), std::move(*plan), {}, [&told](const RunEvent &event) {
        if (event.kind == RunEvent::Kind::StatementAdded)
            told << u"%1: %2"_s.arg(event.position.statement).arg(event.added->statement.sql.left(12));
        if (event.kind == RunEvent::Kind::StatementsDropped)
            told << u"drop from %1"_s.arg(event.position.statement);
    });
    QVERIFY(runner.runStatement()); // the version table
    QVERIFY(runner.runStatement()); // the query
    QVERIFY(runner.runStatement());
    QCOMPARE(told, QStringList({u"drop from 1"_s, u"1: SELECT id FR"_s, u"2: UPDATE perso"_s}));
    QVERIFY(runner.inTransaction());
    QCOMPARE(database.values(u"SELECT age FROM person ORDER BY id"_s), u"1,,50"_s);
    QVERIFY(runner.rollBack());
    QCOMPARE(database.values(u"SELECT age FROM person ORDER BY id"_s), u"30,,50"_s);
    QVERIFY(runner.runAll());
    QCOMPARE(database.values(u"SELECT age FROM person ORDER BY id"_s), u"1,2,3"_s);
    QCOMPARE(runner.state(), Runner::State::Finished);
}

void TestLiveRevision::stopsInTheMiddle()
{
    TestDatabase database;
    withPeople(database);
    Chain chain;
    chain.add(u"a"_s, {},
              "    for row in op.get_bind().execute(sa.text('SELECT id FROM person')):\n"
              "        op.execute(f'DELETE FROM person WHERE id = {row.id}')\n");
    auto plan = chain.plan(database);
    QVERIFY(plan);
    std::stop_source stop;
    int deleted = 0;
    Runner runner(database.connection(), database.dialect(), std::move(*plan), {}, [&](const RunEvent &event) {
        if (event.kind == RunEvent::Kind::StatementFinished && ++deleted == 3)
            stop.request_stop();
    });
    const Done done = runner.runAll(stop.get_token());
    QVERIFY(!done);
    QCOMPARE(done.error().kind, Error::Kind::Cancelled);
    QCOMPARE(database.values(u"SELECT count(*) FROM person"_s), u"3"_s);
    QCOMPARE(database.objects(), u"person"_s);
}

void TestLiveRevision::runsAgainAfterFailure()
{
    TestDatabase database;
    withPeople(database);
    Chain chain;
    chain.add(u"a"_s, {},
              "    for row in op.get_bind().execute(sa.text('SELECT id, age FROM person')):\n"
              "        op.execute(f'INSERT INTO aged VALUES ({row.id})')\n");
    auto plan = chain.plan(database);
    QVERIFY(plan);
    Runner runner(database.connection(), database.dialect(), std::move(*plan), {}, {});
    const Done refused = runner.runAll();
    QVERIFY(!refused);
    QVERIFY2(refused.error().why.contains(u"no such table: aged"_s), qUtf8Printable(describe(refused.error())));
    QCOMPARE(refused.error().where.line, 9);
    database.run({u"CREATE TABLE aged (id INTEGER)"_s});
    QVERIFY(runner.runAll());
    QCOMPARE(database.values(u"SELECT id FROM aged ORDER BY id"_s), u"1,2,3"_s);
}

// Each body fills `out`, from what the three people give.
void TestLiveRevision::queries_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("out");
    const QByteArray table =
        "    person = sa.table('person', sa.column('id', sa.Integer), sa.column('name', sa.String), "
        "sa.column('age', sa.Integer))\n";
    const auto add = [](const char *name, const QByteArray &body, const QString &out) {
        QTest::addRow("%s", name) << body << out;
    };
    add("first", "    out = bind.execute(sa.text('SELECT name FROM person ORDER BY id')).first()[0]\n", u"Ann"_s);
    add("no row", "    out = bind.execute(sa.text('SELECT name FROM person WHERE id = 9')).first() is None\n", u"1"_s);
    add("fetchone twice",
        "    result = bind.execute(sa.text('SELECT name FROM person ORDER BY id'))\n    result.fetchone()\n"
        "    out = result.fetchone().name\n",
        u"Bob"_s);
    add("scalars", "    out = '+'.join(bind.execute(sa.text('SELECT name FROM person ORDER BY id')).scalars())\n",
        u"Ann+Bob+O'Hara"_s);
    add("scalar of the connection", "    out = bind.scalar(sa.text('SELECT max(age) FROM person'))\n", u"50"_s);
    add("mappings",
        "    out = [r['age'] for r in bind.execute(sa.text('SELECT age FROM person ORDER BY id')).mappings()][2]\n",
        u"50"_s);
    add("row as a dict", "    out = dict(bind.execute(sa.text('SELECT age FROM person')).first()._mapping)['age']\n",
        u"30"_s);
    add("unpacked",
        "    out = ''\n    for number, name in bind.execute(sa.text('SELECT id, name FROM person ORDER BY id')):\n"
        "        out += f'{number}{name[0]}'\n",
        u"1A2B3O"_s);
    add("rowcount", "    out = bind.execute(sa.text('UPDATE person SET age = 1 WHERE id > 1')).rowcount\n", u"2"_s);
    add("session",
        "    from sqlalchemy.orm import Session\n    session = Session(bind=bind)\n"
        "    out = session.execute(sa.text('SELECT count(*) FROM person')).scalar_one()\n    session.commit()\n",
        u"3"_s);
    add("with session",
        "    from sqlalchemy import orm\n    with orm.Session(bind=op.get_bind()) as session:\n"
        "        out = session.scalar(sa.text('SELECT count(*) FROM person'))\n",
        u"3"_s);
    add("select",
        table
            + "    out = [r.name for r in bind.execute(sa.select(person.c.name).where(person.c.age > 20)"
              ".order_by(person.c.id.desc()))]\n    out = ','.join(out)\n",
        u"O'Hara,Ann"_s);
    add("select of a list", table + "    out = bind.execute(sa.select([person.c.id]).limit(1).offset(1)).scalar()\n",
        u"2"_s);
    add("select of a table",
        table + "    out = bind.execute(person.select().where(person.c.name == \"O'Hara\")).first().age\n", u"50"_s);
    add("count", table + "    out = bind.execute(sa.select(sa.func.count()).select_from(person)).scalar()\n", u"3"_s);
    add("row by column", table + "    out = bind.execute(sa.select(person)).fetchall()[1][person.c.name]\n", u"Bob"_s);
    add("subquery",
        table
            + "    oldest = sa.select(sa.func.max(person.c.age)).scalar_subquery()\n"
              "    out = bind.execute(sa.select(person.c.name).where(person.c.age == oldest)).scalar()\n",
        u"O'Hara"_s);
    add("in a list",
        table + "    out = len(bind.execute(sa.select(person.c.id).where(person.c.id.in_([1, 3, 9]))).all())\n",
        u"2"_s);
    add("in nothing", table + "    out = len(bind.execute(sa.select(person.c.id).where(person.c.id.in_([]))).all())\n",
        u"0"_s);
    add("join",
        "    op.execute('CREATE TABLE pet (owner INTEGER, name TEXT)')\n"
        "    op.execute(\"INSERT INTO pet VALUES (1, 'Rex')\")\n"
            + table
            + "    pet = sa.table('pet', sa.column('owner'), sa.column('name'))\n"
              "    found = sa.select(person.c.name, pet.c.name.label('pet')).select_from("
              "person.outerjoin(pet, pet.c.owner == person.c.id)).order_by(person.c.id)\n"
              "    out = [(r.name, r.pet) for r in bind.execute(found)][0][1]\n",
        u"Rex"_s);
    const QByteArray session = table + "    session = sa.orm.Session(bind=bind)\n";
    add("query of a table",
        session + "    out = ','.join(row.name for row in session.query(person).order_by(person.c.id))\n",
        u"Ann,Bob,O'Hara"_s);
    add("query of columns",
        session + "    out = session.query(person.c.name, person.c.age).filter(person.c.age > 40).one().name\n",
        u"O'Hara"_s);
    add("query that counts", session + "    out = session.query(person).filter(person.c.age.isnot(None)).count()\n",
        u"2"_s);
    add("query that finds nothing",
        session + "    out = session.query(person.c.id).filter(person.c.id == 9).first() is None\n", u"1"_s);
    add("query that changes",
        session
            + "    session.query(person).filter(person.c.id == 2).update({'age': 20})\n"
              "    session.query(person).filter(person.c.id == 1).delete()\n"
              "    out = session.query(sa.func.sum(person.c.age)).scalar()\n",
        u"70"_s);
    const QByteArray mapped =
        "    from sqlalchemy.orm import declarative_base\n    Base = declarative_base()\n    class Person(Base):\n"
        "        __tablename__ = 'person'\n        id = sa.Column(sa.Integer, primary_key=True)\n"
        "        label = sa.Column('name', sa.String)\n        age = sa.Column(sa.Integer)\n"
        "    session = sa.orm.Session(bind=bind)\n";
    add("objects of a class", mapped + "    out = [p.label for p in session.query(Person).order_by(Person.id)][2]\n",
        u"O'Hara"_s);
    add("objects that are filtered",
        mapped + "    out = session.query(Person).filter(Person.label == 'Bob').one().id\n", u"2"_s);
    add("objects of a select",
        mapped + "    out = session.execute(sa.select(Person).where(Person.id == 3)).scalars().all()[0].label\n",
        u"O'Hara"_s);
    add("rows of objects",
        mapped + "    out = [p.label for p, in session.execute(sa.select(Person).order_by(Person.id))][0]\n", u"Ann"_s);
    add("attributes of a class",
        mapped
            + "    session.execute(sa.update(Person).where(Person.id == 1).values(age=31))\n"
              "    out = session.query(Person.age).filter(Person.id == 1).scalar()\n",
        u"31"_s);
    add("bound parameters",
        table
            + "    statement = person.update().where(person.c.id == "
              "sa.bindparam('who')).values(age=sa.bindparam('years'))\n"
              "    bind.execute(statement, [{'who': 1, 'years': 7}, {'who': 2, 'years': 8}])\n"
              "    out = bind.scalar(sa.text('SELECT sum(age) FROM person'))\n",
        u"65"_s);
}

void TestLiveRevision::queries()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, out);
    TestDatabase database;
    withPeople(database);
    database.run({u"CREATE TABLE seen (value TEXT)"_s});
    Chain chain;
    chain.add(u"a"_s, {},
              "    bind = op.get_bind()\n" + body
                  + "    bind.execute(sa.text('INSERT INTO seen VALUES (:value)'), {'value': out})\n");
    QCOMPARE(chain.run(database), QString());
    QCOMPARE(database.values(u"SELECT value FROM seen"_s), out);
}

void TestLiveRevision::reflection()
{
    TestDatabase database;
    withPeople(database);
    database.run({u"CREATE TABLE seen (value TEXT)"_s});
    Chain chain;
    chain.add(u"a"_s, {},
              "    bind = op.get_bind()\n"
              "    meta = sa.MetaData()\n"
              "    meta.reflect(bind=bind)\n"
              "    person = meta.tables['person']\n"
              "    again = sa.Table('person', sa.MetaData(), autoload_with=bind)\n"
              "    for row in bind.execute(sa.select(person.c.id, person.c.name)):\n"
              "        bind.execute(again.update().where(again.c.id == row.id).values(name=row.name.upper()))\n"
              "    kinds = [str(c['type']) for c in sa.inspect(bind).get_columns('person')]\n"
              "    bind.execute(sa.text('INSERT INTO seen VALUES (:v)'), {'v': ' '.join(kinds)})\n");
    QCOMPARE(chain.run(database), QString());
    QCOMPARE(database.values(u"SELECT name FROM person ORDER BY id"_s), u"ANN,BOB,O'HARA"_s);
    QCOMPARE(database.values(u"SELECT value FROM seen"_s), u"INTEGER TEXT INTEGER"_s);
}

void TestLiveRevision::inserts()
{
    TestDatabase database;
    withPeople(database);
    Chain chain;
    chain.add(u"a"_s, {},
              "    pet = op.create_table('pet', sa.Column('id', sa.Integer, primary_key=True), "
              "sa.Column('owner', sa.Integer), sa.Column('name', sa.Text))\n"
              "    bind = op.get_bind()\n"
              "    people = bind.execute(sa.text('SELECT id, name FROM person ORDER BY id')).fetchall()\n"
              "    op.bulk_insert(pet, [{'owner': p.id, 'name': f'of {p.name}'} for p in people])\n"
              "    new = bind.execute(pet.insert().values(owner=9, name='stray')).inserted_primary_key[0]\n"
              "    bind.execute(pet.insert(), [{'owner': new, 'name': 'kitten'}])\n");
    QCOMPARE(chain.run(database), QString());
    QCOMPARE(database.values(u"SELECT owner || ' ' || name FROM pet ORDER BY id"_s),
             u"1 of Ann,2 of Bob,3 of O'Hara,9 stray,4 kitten"_s);
}

void TestLiveRevision::downgrade()
{
    TestDatabase database;
    withPeople(database);
    Chain chain;
    chain.add(u"a"_s, {}, "    op.create_table('t', sa.Column('id', sa.Integer))\n",
              "    if op.get_bind().scalar(sa.text('SELECT count(*) FROM t')) == 0:\n        op.drop_table('t')\n");
    QCOMPARE(chain.run(database), QString());
    QCOMPARE(chain.run(database, u"base"_s, Direction::Downgrade), QString());
    QCOMPARE(database.objects(), u"alembic_version,person"_s);
    QCOMPARE(database.values(u"SELECT count(*) FROM alembic_version"_s), u"0"_s);
}

// What a script cannot know it must not leave out.
void TestLiveRevision::scripts()
{
    TestDatabase database;
    Chain chain;
    chain.add(u"a"_s, {},
              "    op.create_table('t', sa.Column('id', sa.Integer))\n"
              "    for row in op.get_bind().execute(sa.text('SELECT id FROM t')):\n        op.execute('SELECT 1')\n");
    const auto script = planOffline(database.dialect(), chain.graph(), {.target = u"head"_s}, {});
    QVERIFY(!script);
    QCOMPARE(script.error().kind, Error::Kind::KnownWhenRun);
    QCOMPARE(script.error().where.line, 9);
    const auto preview =
        planOffline(database.dialect(), chain.graph(), {.target = u"head"_s, .allowsPreview = true}, {});
    QVERIFY(preview);
    QVERIFY(preview->steps.front().knownWhenRun);
}

// In a scratch place the queries are answered from what the chain itself has put there.
void TestLiveRevision::replay()
{
    TestDatabase database;
    Chain chain;
    chain.add(u"a"_s, {},
              "    kind = op.create_table('kind', sa.Column('name', sa.Text))\n"
              "    op.bulk_insert(kind, [{'name': 'cat'}, {'name': 'dog'}])\n");
    chain.add(u"b"_s, u"a"_s,
              "    for row in op.get_bind().execute(sa.text('SELECT name FROM kind')):\n"
              "        op.create_table(row.name, sa.Column('id', sa.Integer))\n");
    chain.add(u"c"_s, u"b"_s, "    op.add_column('dog', sa.Column('age', sa.Integer))\n");
    const auto plan = planOffline(database.dialect(), chain.graph(), {.target = u"c"_s}, {u"b"_s});
    QVERIFY2(plan, plan ? "" : qUtf8Printable(describe(plan.error())));
    QCOMPARE(sqlOf(plan->steps.front()), u"ALTER TABLE dog ADD COLUMN age INTEGER"_s);
}

QTEST_GUILESS_MAIN(TestLiveRevision)
#include "tst_liverevision.moc"
