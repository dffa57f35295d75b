#include "workspace.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QtTest>

using namespace Qt::StringLiterals;

/// The story of the first release, typed: a project made by real Alembic gains a column, an index and another type;
/// then a project made here goes on in Alembic.
class TestStoryCli : public QObject
{
    Q_OBJECT

private slots:
    void fromAlembic();
    void toAlembic();
    void noModel();
    void notUpToDate();
    void hooksRunOnlyWithConsent();

private:
    void startInAlembic(Workspace &workspace);
    [[nodiscard]] static QString bodies(const QString &file);
    [[nodiscard]] static QString renderedByAlembic(const Workspace &workspace);
    [[nodiscard]] static QString differencesByAlembic(const Workspace &workspace);
};

namespace {

const QString firstModel = uR"(CREATE TABLE users (
    id INTEGER NOT NULL,
    name VARCHAR(50) NOT NULL,
    created_at TEXT,
    PRIMARY KEY (id)
);
)"_s;

const QString secondModel = uR"(CREATE TABLE users (
    id INTEGER NOT NULL,
    name VARCHAR(50) NOT NULL,
    created_at DATETIME,
    role VARCHAR NOT NULL,
    PRIMARY KEY (id)
);
CREATE INDEX ix_users_role ON users (role);
)"_s;

/// Python that has Alembic compare app.db with schema.sql, whose tables it reflects from a database in memory.
QString alembicComparison(const QString &last)
{
    return uR"(
import sqlite3
import sqlalchemy as sa
from alembic.migration import MigrationContext
from alembic import autogenerate

memory = sa.create_engine("sqlite://", poolclass=sa.pool.StaticPool)
raw = memory.raw_connection()
raw.executescript(open("schema.sql").read())
metadata = sa.MetaData()
metadata.reflect(memory)
# As index=True names it: by a convention, which Alembic writes as op.f('...').
for table in metadata.tables.values():
    for index in table.indexes:
        index.name = sa.sql.elements.conv(index.name)
connection = sa.create_engine("sqlite:///app.db").connect()
context = MigrationContext.configure(connection, opts={
    "compare_type": True, "target_metadata": metadata, "render_as_batch": True,
    "sqlalchemy_module_prefix": "sa.", "alembic_module_prefix": "op."})
)"_s + last;
}

} // namespace

/// The text of both functions, without docstrings, which younger templates have.
QString TestStoryCli::bodies(const QString &file)
{
    QString text = file.mid(file.indexOf(u"def upgrade()"));
    static const QRegularExpression docstrings(u"    \"\"\"(Up|Down)grade schema\\.\"\"\"\n"_s);
    return text.remove(docstrings);
}

QString TestStoryCli::renderedByAlembic(const Workspace &workspace)
{
    const ProgramResult result = workspace.python(alembicComparison(uR"(
script = autogenerate.produce_migrations(context, metadata)
up = autogenerate.render_python_code(script.upgrade_ops, render_as_batch=True, migration_context=context)
down = autogenerate.render_python_code(script.downgrade_ops, render_as_batch=True, migration_context=context)
print("def upgrade() -> None:\n    %s\n\n\ndef downgrade() -> None:\n    %s" % (up, down))
)"_s));
    return result.exitCode == 0 ? result.output : result.errorOutput;
}

QString TestStoryCli::differencesByAlembic(const Workspace &workspace)
{
    const ProgramResult result =
        workspace.python(alembicComparison(u"print(autogenerate.compare_metadata(context, metadata))\n"_s));
    return result.exitCode == 0 ? result.output : result.errorOutput;
}

void TestStoryCli::startInAlembic(Workspace &workspace)
{
    workspace.initByAlembic(u"render_as_batch=True, compare_type=True"_s);
    QString ini = workspace.read(u"alembic.ini"_s);
    workspace.write(u"alembic.ini"_s, ini + u"\n[athanor]\nmodel = sql:schema.sql\n"_s);
    workspace.writeRevision({.id = u"aaaa1111"_s,
                             .message = u"people"_s,
                             .upgrade =
                                 u"    op.create_table('users', sa.Column('id', sa.Integer(), nullable=False),\n"
                                 "        sa.Column('name', sa.String(length=50), nullable=False),\n"
                                 "        sa.Column('created_at', sa.Text()), sa.PrimaryKeyConstraint('id'))\n"_s,
                             .downgrade = u"    op.drop_table('users')\n"_s});
    QCOMPARE(workspace.alembic({u"upgrade"_s, u"head"_s}).exitCode, 0);
    QCOMPARE(workspace.sqlite(u"app.db"_s,
                              u"INSERT INTO users (name, created_at) VALUES ('ada', '2026-01-01 00:00:00'), "
                              "('grace', NULL)"_s),
             QString());
    workspace.write(u"schema.sql"_s, firstModel);
    QCOMPARE(workspace.athanor({u"compare"_s, u"--exit-code"_s}).exitCode, 0);
    workspace.write(u"schema.sql"_s, secondModel);
}

void TestStoryCli::fromAlembic()
{
    Workspace workspace;
    startInAlembic(workspace);

    // Compare shows exactly: column missing, index missing, type different.
    const ProgramResult compared = workspace.athanor({u"compare"_s, u"--json"_s});
    QCOMPARE(compared.exitCode, 0);
    QStringList operations;
    for (const QJsonValue &operation :
         QJsonDocument::fromJson(compared.output.toUtf8()).object().value(u"operations").toArray()) {
        const QJsonObject object = operation.toObject();
        operations << object.value(u"operation").toString() + u' ' + object.value(u"name").toString();
    }
    operations.sort();
    QCOMPARE(operations,
             (QStringList{u"add_column role"_s, u"alter_column created_at"_s, u"create_index ix_users_role"_s}));
    const ProgramResult words = workspace.athanor({u"compare"_s});
    QVERIFY2(words.output.endsWith(u"These operations would make sqlite:///app.db look like schema.sql.\n"),
             qUtf8Printable(words.output));
    QCOMPARE(workspace.athanor({u"compare"_s, u"--exit-code"_s}).exitCode, 1);
    QCOMPARE(workspace.athanor({u"check"_s}).exitCode, 255);

    // The file is what Alembic would have written.
    const QString rendered = renderedByAlembic(workspace);
    const ProgramResult generated =
        workspace.athanor({u"revision"_s, u"--autogenerate"_s, u"-m"_s, u"add role"_s, u"--rev-id"_s, u"bbbb2222"_s});
    QVERIFY2(generated.exitCode == 0, qUtf8Printable(generated.output + generated.errorOutput));
    const QString file = u"migrations/versions/bbbb2222_add_role.py"_s;
    QCOMPARE(generated.output, u"Generating %1 ...  done\n"_s.arg(workspace.path(file)));
    QVERIFY(
        generated.errorOutput.contains(u"INFO  [alembic.autogenerate.compare] Detected added column 'users.role'\n"));
    QVERIFY(generated.errorOutput.contains(u"Detected added index 'ix_users_role' on '['role']'\n"));
    QVERIFY(generated.errorOutput.contains(u"Detected type change from TEXT() to DATETIME() on 'users.created_at'\n"));
    QCOMPARE(bodies(workspace.read(file)).trimmed(), rendered.trimmed());

    // The database refuses it; nothing is left of it.
    const QString before = workspace.sqlite(u"app.db"_s, u"SELECT sql FROM sqlite_master"_s);
    const ProgramResult refused = workspace.athanor({u"upgrade"_s, u"head"_s});
    QCOMPARE(refused.exitCode, 1);
    QVERIFY2(refused.errorOutput.contains(u"NOT NULL", Qt::CaseInsensitive), qUtf8Printable(refused.errorOutput));
    QVERIFY2(refused.errorOutput.contains(u"bbbb2222_add_role.py:"), qUtf8Printable(refused.errorOutput));
    QVERIFY2(refused.errorOutput.contains(u"server_default"), qUtf8Printable(refused.errorOutput));
    QVERIFY2(refused.errorOutput.contains(u"users"), qUtf8Printable(refused.errorOutput));
    QCOMPARE(workspace.sqlite(u"app.db"_s, u"SELECT sql FROM sqlite_master"_s), before);
    QCOMPARE(workspace.sqlite(u"app.db"_s, u"SELECT version_num FROM alembic_version"_s), u"aaaa1111\n"_s);

    // With a default it passes.
    QString text = workspace.read(file);
    QVERIFY(text.contains(u"sa.VARCHAR(), nullable=False"));
    text.replace(u"sa.VARCHAR(), nullable=False"_s, u"sa.VARCHAR(), server_default='USER', nullable=False"_s);
    workspace.write(file, text);
    const ProgramResult passed = workspace.athanor({u"upgrade"_s, u"head"_s});
    QVERIFY2(passed.exitCode == 0, qUtf8Printable(passed.errorOutput));
    QCOMPARE(workspace.sqlite(u"app.db"_s, u"SELECT name, role, created_at FROM users ORDER BY id"_s),
             u"ada|USER|2026-01-01 00:00:00\ngrace|USER|NULL\n"_s);

    // Alembic agrees: where it is, that nothing is left to do, and the way back.
    QCOMPARE(workspace.alembic({u"current"_s}).output, u"bbbb2222 (head)\n"_s);
    QCOMPARE(differencesByAlembic(workspace), u"[]\n"_s);
    const ProgramResult down = workspace.alembic({u"downgrade"_s, u"-1"_s});
    QVERIFY2(down.exitCode == 0, qUtf8Printable(down.errorOutput));
    QCOMPARE(workspace.athanor({u"current"_s}).output, u"aaaa1111\n"_s);
    QCOMPARE(workspace.athanor({u"compare"_s, u"database"_s, u"aaaa1111"_s, u"--exit-code"_s}).exitCode, 0);
    QCOMPARE(workspace.sqlite(u"app.db"_s, u"SELECT name FROM users ORDER BY id"_s), u"ada\ngrace\n"_s);
}

void TestStoryCli::toAlembic()
{
    Workspace workspace;
    const ProgramResult created = workspace.athanor({u"--url"_s, u"sqlite:///app.db"_s, u"init"_s, u"migrations"_s});
    QVERIFY2(created.exitCode == 0, qUtf8Printable(created.output + created.errorOutput));
    workspace.write(u"alembic.ini"_s, workspace.read(u"alembic.ini"_s) + u"\n[athanor]\nmodel = sql:schema.sql\n"_s);
    workspace.write(u"schema.sql"_s, firstModel);
    const ProgramResult first =
        workspace.athanor({u"revision"_s, u"--autogenerate"_s, u"-m"_s, u"people"_s, u"--rev-id"_s, u"aaaa1111"_s});
    QVERIFY2(first.exitCode == 0, qUtf8Printable(first.output + first.errorOutput));
    QCOMPARE(workspace.athanor({u"upgrade"_s, u"head"_s}).exitCode, 0);
    QCOMPARE(workspace.athanor({u"check"_s}).output, u"No new upgrade operations detected.\n"_s);

    // Alembic goes on: it knows the state, adds a revision, and steps up and down.
    QCOMPARE(workspace.alembic({u"current"_s}).output, u"aaaa1111 (head)\n"_s);
    QCOMPARE(differencesByAlembic(workspace), u"[]\n"_s);
    const ProgramResult second = workspace.alembic({u"revision"_s, u"-m"_s, u"theirs"_s, u"--rev-id"_s, u"bbbb2222"_s});
    QVERIFY2(second.exitCode == 0, qUtf8Printable(second.output + second.errorOutput));
    const QString file = u"migrations/versions/bbbb2222_theirs.py"_s;
    QString text = workspace.read(file);
    text.replace(text.indexOf(u"    pass"_s), 8, u"    op.add_column('users', sa.Column('note', sa.Text()))"_s);
    workspace.write(file, text);
    QCOMPARE(workspace.alembic({u"upgrade"_s, u"head"_s}).exitCode, 0);
    QCOMPARE(workspace.athanor({u"current"_s}).output, u"bbbb2222 (head)\n"_s);
    QCOMPARE(workspace.athanor({u"history"_s}).output, workspace.alembic({u"history"_s}).output);
    QCOMPARE(workspace.athanor({u"compare"_s, u"database"_s, u"head"_s, u"--exit-code"_s}).exitCode, 0);
    QCOMPARE(workspace.alembic({u"downgrade"_s, u"base"_s}).exitCode, 0);
    QCOMPARE(workspace.athanor({u"current"_s}).output, QString());
}

void TestStoryCli::noModel()
{
    Workspace workspace;
    workspace.initByAlembic();
    for (const QStringList &arguments :
         {QStringList{u"revision"_s, u"--autogenerate"_s}, QStringList{u"check"_s}, QStringList{u"compare"_s}}) {
        const ProgramResult result = workspace.athanor(arguments);
        QVERIFY(result.exitCode != 0);
        const QString said = result.output + result.errorOutput;
        QVERIFY2(said.contains(u"[athanor]") && said.contains(u"model = sql:schema.sql"), qUtf8Printable(said));
    }
    QCOMPARE(workspace.files(u"migrations/versions"_s, u"*.py"_s), QStringList{});
}

void TestStoryCli::notUpToDate()
{
    Workspace workspace;
    startInAlembic(workspace);
    QCOMPARE(workspace.athanor({u"downgrade"_s, u"base"_s}).exitCode, 0);
    for (const QStringList &arguments : {QStringList{u"revision"_s, u"--autogenerate"_s}, QStringList{u"check"_s}}) {
        const ProgramResult result = workspace.athanor(arguments);
        QCOMPARE(result.exitCode, 255);
        QCOMPARE(result.output, u"FAILED: Target database is not up to date.\n"_s);
    }
    QCOMPARE(workspace.files(u"migrations/versions"_s, u"*.py"_s).size(), 1);
}

void TestStoryCli::hooksRunOnlyWithConsent()
{
    Workspace workspace;
    workspace.initByAlembic();
    QString ini = workspace.read(u"alembic.ini"_s);
    ini.replace(u"[post_write_hooks]"_s,
                u"[post_write_hooks]\nhooks = touch\ntouch.type = exec\n"
                "touch.executable = touch\ntouch.options = ran REVISION_SCRIPT_FILENAME\n"_s);
    workspace.write(u"alembic.ini"_s, ini);
    const ProgramResult result = workspace.athanor({u"revision"_s, u"-m"_s, u"x"_s});
    QCOMPARE(result.exitCode, 0);
    QVERIFY(!workspace.exists(u"ran"_s));
    QVERIFY2(result.errorOutput.contains(u"post write hook 'touch' was not run"), qUtf8Printable(result.errorOutput));
    const ProgramResult agreed = workspace.athanor({u"revision"_s, u"-m"_s, u"y"_s, u"--with-hooks"_s});
    QCOMPARE(agreed.exitCode, 0);
    QVERIFY(workspace.exists(u"ran"_s));
    QVERIFY2(agreed.output.contains(u"Running post write hook 'touch' ...  done"_s), qUtf8Printable(agreed.output));
}

QTEST_GUILESS_MAIN(TestStoryCli)
#include "tst_story_cli.moc"
