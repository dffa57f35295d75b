#include "databaseworkspace.h"

#include <QtTest>

using namespace Qt::StringLiterals;

/// Roles that may not do everything: what they do not see is not taken for missing, and what they may not do is said in
/// so many words.
class TestCliRights : public QObject
{
    Q_OBJECT

private slots:
    void refused_data();
    void refused();
    void hiddenTables();
    void hiddenColumns();
    void hiddenViews();
    void wholeByARole();
    void hiddenSessions();
    void modelsWithoutOtherDatabases();
    void scriptWithoutOtherDatabases();
    void replayWithoutOtherDatabases();
    void upgradeWithoutOtherDatabases();

private:
    void beginModestly();
    void begin(const QString &dialect, const QString &grants);
    [[nodiscard]] ProgramResult check();

    DatabaseWorkspace m_database;
};

namespace {

constexpr auto kVersionTable = "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY);";
constexpr auto kTables = "CREATE TABLE one (id INTEGER PRIMARY KEY, a VARCHAR(9));\n"
                         "CREATE TABLE two (id INTEGER PRIMARY KEY);\n"
                         "CREATE VIEW seen AS SELECT id FROM one;\n";

} // namespace

/// A database with tables, which the project then uses as a role of its own. In `grants` %1 is the role and %2 the
/// database.
void TestCliRights::begin(const QString &dialect, const QString &grants)
{
    m_database.begin(dialect);
    engine::DatabaseUrl url = m_database.url();
    const bool isPostgresql = dialect == u"postgresql";
    url.user = u"role_"_s + url.database;
    const QString role = isPostgresql ? url.user : url.user + u"@localhost"_s;
    m_database.run(QString::fromUtf8(kTables)
                   + (isPostgresql ? u"CREATE ROLE %1 LOGIN;"_s : u"CREATE USER %1;"_s).arg(role));
    m_database.run(QString(grants).replace(u"%1"_s, role).replace(u"%2"_s, url.database));
    m_database.use(url);
    m_database.addSettings(u"[athanor]\nmodel = sql:schema.sql\n"_s);
    m_database.files().write(u"schema.sql"_s, QString::fromUtf8(kTables));
}

ProgramResult TestCliRights::check()
{
    return m_database.files().athanor({u"check"_s});
}

void TestCliRights::refused_data()
{
    QTest::addColumn<QString>("dialect");
    QTest::addColumn<QString>("grants");
    QTest::addColumn<QString>("command");
    QTest::addColumn<QStringList>("words");
    const QString versionTable = QString::fromLatin1(kVersionTable);
    const QString scratch = u"GRANT ALL ON `athanor\\_scratch\\_%`.* TO %1;"_s;
    const auto row = [](const char *dialect, const char *title, const QString &grants, const QString &command,
                        const QStringList &words) {
        QTest::addRow("%s: %s", dialect, title) << QString::fromLatin1(dialect) << grants << command << words;
    };
    row("postgresql", "schema", u"REVOKE ALL ON SCHEMA public FROM PUBLIC"_s, u"check"_s,
        {u"sees none of the schemas on its search path"_s, u"GRANT USAGE ON SCHEMA"_s});
    row("postgresql", "catalogue", u"REVOKE SELECT ON pg_catalog.pg_constraint FROM PUBLIC"_s, u"check"_s,
        {u"This role may not read the catalogue"_s, u"permission denied for table pg_constraint"_s, u"GRANT SELECT"_s});
    row("postgresql", "version table", versionTable, u"current"_s,
        {u"The version table alembic_version cannot be read."_s, u"GRANT"_s});
    row("postgresql", "version table to write",
        versionTable + u"GRANT SELECT ON alembic_version TO %1; ALTER TABLE one OWNER TO %1"_s, u"upgrade head"_s,
        {u"permission denied for table alembic_version"_s, u"GRANT"_s});
    row("postgresql", "somebody else's table", versionTable + u"GRANT ALL ON ALL TABLES IN SCHEMA public TO %1"_s,
        u"upgrade head"_s, {u"must be owner of table one"_s, u"Connect as the owner"_s});
    row("postgresql", "place to try out", u"REVOKE TEMPORARY ON DATABASE %2 FROM PUBLIC"_s, u"check"_s,
        {u"There is no place on the server to try out a schema in."_s, u"GRANT TEMPORARY ON DATABASE"_s});
    row("postgresql", "transactions that only read", u"ALTER DATABASE %2 SET default_transaction_read_only = on"_s,
        u"check"_s, {u"Its transactions only read"_s, u"options=-c default_transaction_read_only=off"_s});
    row("mariadb", "version table", versionTable + u"GRANT ALL ON %2.one TO %1;"_s, u"current"_s,
        {u"The version table alembic_version cannot be read."_s, u"Grant the missing privilege"_s});
    row("mariadb", "journal", versionTable + u"GRANT SELECT, ALTER, INSERT, UPDATE ON %2.* TO %1;"_s, u"upgrade head"_s,
        {u"The journal of the migration, the table alembic_version_journal, cannot be made."_s,
         u"CREATE command denied"_s});
    row("mariadb", "somebody else's table",
        versionTable + u"GRANT SELECT, CREATE, DROP, INSERT, UPDATE, DELETE ON %2.* TO %1;"_s, u"upgrade head"_s,
        {u"ALTER command denied"_s, u"Grant the missing privilege"_s, u"aaaa1111_x.py:20:"_s});
    row("mariadb", "place to try out", u"GRANT SELECT, CREATE, ALTER, DROP, INDEX ON %2.* TO %1;"_s, u"check"_s,
        {u"There can be no scratch database"_s, u"GRANT ALL ON `athanor\\_scratch\\_%`.* TO"_s,
         u"GRANT CREATE TEMPORARY TABLES ON"_s});
    row("mariadb", "view in a weaker place", u"GRANT ALL ON %2.* TO %1;"_s, u"check"_s,
        {u"This user may not create databases"_s, u"CREATE VIEW is not for them"_s, u"schema.sql:3:"_s,
         u"GRANT ALL ON `athanor\\_scratch\\_%`.* TO"_s});
    row("mariadb", "database", scratch, u"check"_s, {u"Access denied"_s, u"Allow this user to use the database"_s});
}

void TestCliRights::refused()
{
    QFETCH(QString, dialect);
    QFETCH(QString, grants);
    QFETCH(QString, command);
    QFETCH(QStringList, words);
    begin(dialect, grants);
    if (command != u"check")
        m_database.files().writeRevision(
            {.id = u"aaaa1111"_s, .upgrade = u"    op.add_column('one', sa.Column('more', sa.Integer()))\n"_s});
    const ProgramResult result = m_database.files().athanor(command.split(u' '));
    QCOMPARE(result.exitCode, 1);
    for (const QString &word : words)
        QVERIFY2(result.errorOutput.contains(word), said(result).constData());
    QVERIFY(!m_database.schema().table({{}, u"one"_s})->column(u"more"_s));
}

/// MySQL's catalogue has only what the user may use: the rest is not missing.
void TestCliRights::hiddenTables()
{
    begin(u"mariadb"_s,
          QString::fromLatin1(kVersionTable)
              + u"GRANT SELECT ON %2.alembic_version TO %1; GRANT ALL ON `athanor\\_scratch\\_%`.* TO %1; GRANT SELECT "
                u"ON %2.one TO %1; GRANT SELECT ON mysql.user TO "
                "%1;"_s);
    const ProgramResult same = check();
    QVERIFY2(same.exitCode == 0, said(same).constData());
    QVERIFY2(same.errorOutput.contains(u"This user has rights on some tables of the database"), said(same).constData());
    m_database.run(u"ALTER TABLE one ADD COLUMN b INTEGER"_s);
    const ProgramResult other = check();
    QCOMPARE(other.exitCode, 255);
    QVERIFY2(other.output.contains(u"'b'"), said(other).constData());
    QVERIFY2(!other.output.contains(u"two"), said(other).constData());
}

void TestCliRights::hiddenColumns()
{
    begin(u"mariadb"_s,
          QString::fromLatin1(kVersionTable)
              + u"GRANT SELECT ON %2.alembic_version TO %1; GRANT ALL ON `athanor\\_scratch\\_%`.* TO %1; GRANT SELECT "
                u"(id), UPDATE (id) ON %2.one TO %1; GRANT SELECT "
                u"ON "
                "%2.two TO %1;"_s);
    const ProgramResult result = check();
    QVERIFY2(result.exitCode == 0, said(result).constData());
    QVERIFY2(
        result.errorOutput.contains(u"one is left alone: it is a table of which this user is shown some columns only."),
        said(result).constData());
}

void TestCliRights::hiddenViews()
{
    begin(u"mariadb"_s, u"GRANT ALL ON `athanor\\_scratch\\_%`.* TO %1; GRANT SELECT ON %2.* TO %1;"_s);
    const ProgramResult result = check();
    QVERIFY2(result.exitCode == 0, said(result).constData());
    QVERIFY2(result.errorOutput.contains(u"seen is left alone: it is a view whose SQL this user may not see"),
             said(result).constData());
}

void TestCliRights::wholeByARole()
{
    begin(
        u"mariadb"_s,
        u"GRANT ALL ON `athanor\\_scratch\\_%`.* TO %1; CREATE ROLE all_%2; GRANT SELECT, SHOW VIEW ON %2.* TO all_%2; "
        "GRANT all_%2 TO %1; SET DEFAULT ROLE all_%2 FOR %1;"_s);
    m_database.run(u"DROP TABLE two"_s);
    const ProgramResult result = check();
    QCOMPARE(result.exitCode, 255);
    QVERIFY2(result.output.contains(u"'two'"), said(result).constData());
}

void TestCliRights::hiddenSessions()
{
    begin(u"postgresql"_s, u"REVOKE SELECT ON pg_catalog.pg_stat_activity FROM PUBLIC"_s);
    const ProgramResult result = check();
    QVERIFY2(result.exitCode == 0, said(result).constData());
}

/// As most users of MySQL are: everything in one database, nothing beside it.
void TestCliRights::beginModestly()
{
    m_database.begin(u"mariadb"_s);
    engine::DatabaseUrl url = m_database.url();
    url.user = u"role_"_s + url.database;
    m_database.run(u"CREATE USER %1@localhost; GRANT ALL ON %2.* TO %1@localhost"_s.arg(url.user, url.database));
    m_database.use(url);
    const Workspace &files = m_database.files();
    files.write(u"migrations/env.py"_s,
                files.read(u"migrations/env.py"_s)
                    .replace(u"target_metadata = None"_s, u"from models import metadata as target_metadata"_s));
}

namespace {

constexpr auto kRemark = u"This user may not create databases: the model was built of temporary tables";

QString models(const QString &column)
{
    return u"import sqlalchemy as sa\n"
           u"metadata = sa.MetaData()\n"
           u"parent = sa.Table('parent', metadata, sa.Column('id', sa.Integer, primary_key=True),\n"
           u"    sa.Column('name', sa.String(50), nullable=False, unique=True))\n"
           u"child = sa.Table('child', metadata, sa.Column('id', sa.Integer, primary_key=True),\n"
           u"    %1,\n"
           u"    sa.Column('at', sa.DateTime, server_default=sa.func.now()),\n"
           u"    sa.Column('ok', sa.Boolean, nullable=False, server_default=sa.true()), mysql_engine='InnoDB')\n"_s.arg(
               column);
}

} // namespace

void TestCliRights::modelsWithoutOtherDatabases()
{
    beginModestly();
    const Workspace &files = m_database.files();
    files.write(u"models.py"_s,
                models(u"sa.Column('pid', sa.ForeignKey('parent.id', ondelete='CASCADE'), index=True)"_s));
    const auto generate = [&files](const QString &id) {
        return files.athanor({u"revision"_s, u"--autogenerate"_s, u"-m"_s, id, u"--rev-id"_s, id});
    };
    const ProgramResult first = generate(u"aaaa1111"_s);
    QVERIFY2(first.exitCode == 0, said(first).constData());
    QVERIFY2(first.errorOutput.contains(kRemark), said(first).constData());
    QVERIFY(!m_database.isThere(u"parent"_s));
    QCOMPARE(files.athanor({u"upgrade"_s, u"head"_s}).exitCode, 0);
    const ProgramResult same = check();
    QVERIFY2(same.exitCode == 0, said(same).constData());
    const ProgramResult compared = files.athanor({u"compare"_s});
    QVERIFY2((compared.output + compared.errorOutput).contains(kRemark), said(compared).constData());

    files.write(u"models.py"_s, models(u"sa.Column('pid', sa.Integer, index=True)"_s));
    const ProgramResult dropped = check();
    QCOMPARE(dropped.exitCode, 255);
    QVERIFY2(dropped.output.contains(u"foreign key"_s, Qt::CaseInsensitive) || dropped.output.contains(u"remove_fk"_s),
             said(dropped).constData());
    QCOMPARE(generate(u"bbbb2222"_s).exitCode, 0);
    QVERIFY(files.read(u"migrations/versions/bbbb2222_bbbb2222.py"_s).contains(u"op.drop_constraint("_s));
    QCOMPARE(files.athanor({u"upgrade"_s, u"head"_s}).exitCode, 0);
    QCOMPARE(check().exitCode, 0);

    files.write(u"models.py"_s, models(u"sa.Column('pid', sa.ForeignKey('parent.id', name='fk_late'), index=True)"_s));
    QCOMPARE(generate(u"cccc3333"_s).exitCode, 0);
    const QString added = files.read(u"migrations/versions/cccc3333_cccc3333.py"_s);
    QVERIFY2(added.contains(u"op.create_foreign_key(op.f('fk_late')"_s), qUtf8Printable(added));
    QCOMPARE(files.athanor({u"upgrade"_s, u"head"_s}).exitCode, 0);
    const ProgramResult last = check();
    QVERIFY2(last.exitCode == 0, said(last).constData());
    const ProgramResult theirs = files.alembic({u"revision"_s, u"--autogenerate"_s, u"--rev-id"_s, u"dddd4444"_s});
    QVERIFY2(theirs.exitCode == 0, said(theirs).constData());
    QVERIFY(files.exists(u"migrations/versions/dddd4444_.py"_s));
    QVERIFY(!files.read(u"migrations/versions/dddd4444_.py"_s).contains(u"    op."_s));
}

void TestCliRights::scriptWithoutOtherDatabases()
{
    beginModestly();
    const Workspace &files = m_database.files();
    const QString script = u"CREATE TABLE one (id INTEGER PRIMARY KEY, a VARCHAR(9));\n"
                           u"CREATE TABLE two (id INTEGER PRIMARY KEY, one INTEGER, FOREIGN KEY (one) REFERENCES one "
                           u"(id));\n"_s;
    m_database.addSettings(u"[athanor]\nmodel = sql:schema.sql\n"_s);
    files.write(u"schema.sql"_s, script + u"INSERT INTO one VALUES (1, 'x');\n"_s);
    m_database.run(script + u"INSERT INTO one VALUES (2, 'real')"_s);
    const ProgramResult same = check();
    QVERIFY2(same.exitCode == 0, said(same).constData());
    QVERIFY2(same.errorOutput.contains(kRemark), said(same).constData());
    m_database.run(u"ALTER TABLE two DROP FOREIGN KEY two_ibfk_1"_s);
    const ProgramResult other = check();
    QCOMPARE(other.exitCode, 255);
    QCOMPARE(m_database.ask(u"SELECT * FROM one"_s), u"2|real"_s);
}

/// What the chain builds, data migrations left out; and what it cannot be told without rows.
void TestCliRights::replayWithoutOtherDatabases()
{
    beginModestly();
    const Workspace &files = m_database.files();
    files.writeRevision({.id = u"aaaa1111"_s,
                         .upgrade = u"    op.create_table('one', sa.Column('id', sa.Integer, primary_key=True), "
                                    u"sa.Column('a', sa.String(9)))\n"
                                    u"    op.execute(\"INSERT INTO one (a) VALUES ('x')\")\n"
                                    u"    op.execute(\"UPDATE one SET a = 'y'\")\n"
                                    u"    op.execute('ALTER TABLE one ADD COLUMN b INTEGER')\n"_s});
    QCOMPARE(files.athanor({u"upgrade"_s, u"head"_s}).exitCode, 0);
    const auto compare = [&files] { return files.athanor({u"compare"_s, u"database"_s, u"revision:head"_s}); };
    const ProgramResult same = compare();
    QVERIFY2((same.output + same.errorOutput).contains(kRemark), said(same).constData());
    m_database.run(u"ALTER TABLE one ADD COLUMN drift INTEGER"_s);
    const ProgramResult drifted = compare();
    QVERIFY2(drifted.output.contains(u"drift"_s), said(drifted).constData());
    QCOMPARE(m_database.ask(u"SELECT COUNT(*) FROM one"_s), u"1"_s);

    files.writeRevision({.id = u"bbbb2222"_s,
                         .down = u"'aaaa1111'"_s,
                         .upgrade = u"    bind = op.get_bind()\n"
                                    u"    if bind.execute(sa.text('SELECT COUNT(*) FROM one')).scalar() > 0:\n"
                                    u"        op.add_column('one', sa.Column('c', sa.Integer()))\n"_s});
    const ProgramResult unknown = compare();
    QVERIFY2(unknown.exitCode == 1 || unknown.exitCode == 2, said(unknown).constData());
    QVERIFY2(unknown.errorOutput.contains(u"bbbb2222 cannot be replayed"_s), said(unknown).constData());
}

/// What cannot be tried out beforehand runs all the same.
void TestCliRights::upgradeWithoutOtherDatabases()
{
    beginModestly();
    m_database.run(u"CREATE TABLE there (id INTEGER PRIMARY KEY); CREATE VIEW seen AS SELECT id FROM there; CREATE "
                   u"TRIGGER tr BEFORE INSERT ON there FOR EACH ROW SET NEW.id = 1; INSERT INTO there VALUES (5)"_s);
    m_database.files().writeRevision({.id = u"aaaa1111"_s,
                                      .upgrade = u"    op.execute('ALTER TABLE there ADD COLUMN a INTEGER')\n"
                                                 u"    op.alter_column('there', 'a', new_column_name='b')\n"
                                                 u"    op.execute('CREATE VIEW late AS SELECT b FROM there')\n"
                                                 u"    op.add_column('there', sa.Column('c', sa.Integer()))\n"
                                                 u"    op.execute('DROP VIEW seen')\n"_s});
    const ProgramResult upgraded = m_database.files().athanor({u"upgrade"_s, u"head"_s});
    QVERIFY2(upgraded.exitCode == 0, said(upgraded).constData());
    const engine::Schema schema = m_database.schema();
    QVERIFY(schema.views.contains({{}, u"late"_s}));
    QVERIFY(!schema.views.contains({{}, u"seen"_s}));
    QVERIFY(schema.table({{}, u"there"_s})->column(u"b"_s));
    QVERIFY(schema.table({{}, u"there"_s})->column(u"c"_s));
    QCOMPARE(m_database.ask(u"SELECT id FROM there"_s), u"1"_s);
}

QTEST_GUILESS_MAIN(TestCliRights)
#include "tst_cli_rights.moc"
