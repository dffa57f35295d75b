#include "database.h"

#include "engine/migration/modelsource.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace engine;

/// The three sources of a model, and their words.
class TestModelSource : public QObject
{
    Q_OBJECT

private slots:
    void parses_data();
    void parses();
    void refusesToParse_data();
    void refusesToParse();
    void loadsScript();
    void tellsLineOfBadStatement();
    void keepsToScratch_data();
    void keepsToScratch();
    void missingScript();
    void loadsDatabase();
    void missingDatabase();
    void revisionWithoutGraph();
    void replaysRevisions();

private:
    [[nodiscard]] static ModelContext context();
    QString write(const QString &name, const QString &text);

    QTemporaryDir m_directory;
};

namespace {

QString described(const ModelSource &source)
{
    if (const auto *file = std::get_if<SqlFileSource>(&source))
        return u"file "_s + file->file;
    if (const auto *revision = std::get_if<RevisionSource>(&source))
        return u"revision "_s + revision->identifier;
    if (std::holds_alternative<engine::SqlAlchemySource>(source))
        return u"SQLAlchemy"_s;
    const DatabaseUrl url = std::get<DatabaseSource>(source).url;
    return url.dialect.isEmpty() ? u"project's database"_s : u"database "_s + url.displayText();
}

QString tables(const Schema &schema)
{
    QStringList names;
    for (const auto &[name, table] : schema.tables)
        names << name.text();
    return names.join(u',');
}

} // namespace

ModelContext TestModelSource::context()
{
    return {dialectFor(u"sqlite"_s).value(), nullptr, {}};
}

QString TestModelSource::write(const QString &name, const QString &text)
{
    QFile file(m_directory.filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(text.toUtf8()) < 0)
        QTest::qFail("cannot write", __FILE__, __LINE__);
    return file.fileName();
}

void TestModelSource::parses_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("wanted");
    QTest::addRow("sql") << u"sql:schema.sql"_s << u"file /project/schema.sql"_s;
    QTest::addRow("sql of another ending") << u"sql: db/schema.txt"_s << u"file /project/db/schema.txt"_s;
    QTest::addRow("sql above") << u"sql:../schema.sql"_s << u"file /schema.sql"_s;
    QTest::addRow("path") << u"/abs/Schema.SQL"_s << u"file /abs/Schema.SQL"_s;
    QTest::addRow("own database") << u"database"_s << u"project's database"_s;
    QTest::addRow("relative database") << u"database:sqlite:///x.db"_s << u"database sqlite:////project/x.db"_s;
    QTest::addRow("url") << u"sqlite:////abs/x.db"_s << u"database sqlite:////abs/x.db"_s;
    QTest::addRow("password is not shown")
        << u"postgresql://me:secret@host/db"_s << u"database postgresql://me:***@host/db"_s;
    QTest::addRow("SQLAlchemy") << u"sqlalchemy"_s << u"SQLAlchemy"_s;
    QTest::addRow("revision") << u"revision:head"_s << u"revision head"_s;
    QTest::addRow("identifier") << u" ae10+1 "_s << u"revision ae10+1"_s;
}

void TestModelSource::parses()
{
    QFETCH(QString, text);
    QFETCH(QString, wanted);
    const auto source = parseModelSource(text, u"/project"_s, engine::Project());
    QVERIFY2(source.has_value(), source ? "" : qUtf8Printable(describe(source.error())));
    QCOMPARE(described(*source), wanted);
}

void TestModelSource::refusesToParse_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<Error::Kind>("kind");
    QTest::addRow("empty") << u"  "_s << Error::Kind::Command;
    QTest::addRow("unknown database") << u"database:oracle8://x"_s << Error::Kind::Connection;
}

void TestModelSource::refusesToParse()
{
    QFETCH(QString, text);
    QFETCH(Error::Kind, kind);
    const auto source = parseModelSource(text, u"/project"_s, engine::Project());
    QVERIFY(!source);
    QCOMPARE(source.error().kind, kind);
}

void TestModelSource::loadsScript()
{
    const QString file = write(u"schema.sql"_s, uR"(-- people
CREATE TABLE users (id INTEGER PRIMARY KEY, name VARCHAR(50) NOT NULL);
CREATE INDEX ix_users_name ON users (name);
CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL);
CREATE TRIGGER shout AFTER INSERT ON users BEGIN UPDATE users SET name = upper(name); END;
CREATE VIEW names AS SELECT name FROM users;
)"_s);
    const auto model = loadModel(SqlFileSource{file}, context());
    QVERIFY2(model.has_value(), model ? "" : qUtf8Printable(describe(model.error())));
    QCOMPARE(tables(model->schema), u"users"_s);
    QCOMPARE(model->schema.table({{}, u"users"_s})->indexes.size(), size_t(1));
    QCOMPARE(model->schema.views.size(), size_t(1));
    QCOMPARE(model->schema.triggers.size(), size_t(1));
    QCOMPARE(model->description, u"schema.sql"_s);
}

void TestModelSource::tellsLineOfBadStatement()
{
    const QString file = write(u"bad.sql"_s, u"CREATE TABLE a (id INTEGER);\n\n  CREATE TABLE a (id INTEGER);\n"_s);
    const auto model = loadModel(SqlFileSource{file}, context());
    QVERIFY(!model);
    QCOMPARE(model.error().where, (SourcePosition{file, 3, 3}));
    QVERIFY2(describe(model.error()).contains(u"already exists"), qUtf8Printable(describe(model.error())));
}

void TestModelSource::keepsToScratch_data()
{
    QTest::addColumn<QString>("statement");
    QTest::addRow("attach") << u"ATTACH DATABASE '%1' AS other"_s;
    QTest::addRow("hidden attach") << u"/* harmless */ -- really\n attach '%1' as other"_s;
    QTest::addRow("vacuum into") << u"VACUUM INTO '%1'"_s;
}

void TestModelSource::keepsToScratch()
{
    QFETCH(QString, statement);
    const QString other = m_directory.filePath(u"other.db"_s);
    const QString file = write(u"reach.sql"_s, statement.arg(other) + u";\nCREATE TABLE other.t (id);\n"_s);
    const auto model = loadModel(SqlFileSource{file}, context());
    QVERIFY(!model);
    QCOMPARE(model.error().kind, Error::Kind::Reading);
    QVERIFY(!QFile::exists(other));
}

void TestModelSource::missingScript()
{
    const auto model = loadModel(SqlFileSource{m_directory.filePath(u"no.sql"_s)}, context());
    QVERIFY(!model);
    QCOMPARE(model.error().kind, Error::Kind::File);
    QVERIFY(model.error().what.contains(u"no.sql"));
}

void TestModelSource::loadsDatabase()
{
    TestDatabase database;
    database.run({u"CREATE TABLE a (id INTEGER)"_s, createVersionTable(database.dialect(), {}).sql});
    const auto model = loadModel(DatabaseSource{database.url(), u"development"_s}, context());
    QVERIFY(model.has_value());
    QCOMPARE(tables(model->schema), u"a"_s);
    QCOMPARE(model->description, u"development"_s);
}

void TestModelSource::missingDatabase()
{
    DatabaseUrl url;
    url.dialect = u"sqlite"_s;
    url.database = m_directory.filePath(u"nowhere.db"_s);
    const auto model = loadModel(DatabaseSource{url, {}}, context());
    QVERIFY(!model);
    QVERIFY(!QFile::exists(url.database));
}

void TestModelSource::revisionWithoutGraph()
{
    const auto model = loadModel(RevisionSource{u"head"_s}, context());
    QVERIFY(!model);
    QCOMPARE(model.error().kind, Error::Kind::Command);
}

void TestModelSource::replaysRevisions()
{
    QDir(m_directory.path()).mkdir(u"versions"_s);
    write(u"versions/a.sql"_s, uR"(-- revision: a
-- down_revision:
-- message: first
-- upgrade:
CREATE TABLE t (id INTEGER PRIMARY KEY, old TEXT);
-- downgrade:
DROP TABLE t;
)"_s);
    write(u"versions/b.sql"_s, uR"(-- revision: b
-- down_revision: a
-- message: second
-- upgrade:
ALTER TABLE t RENAME COLUMN old TO new;
UPDATE t SET new = 'x';
CREATE VIEW v AS SELECT new FROM t;
-- downgrade:
DROP VIEW v;
)"_s);
    const RevisionGraph graph = readRevisionGraph({{m_directory.filePath(u"versions"_s)}});
    ModelContext withGraph = context();
    withGraph.graph = &graph;
    const auto first = loadModel(RevisionSource{u"a"_s}, withGraph);
    QVERIFY2(first.has_value(), first ? "" : qUtf8Printable(describe(first.error())));
    QVERIFY(first->schema.table({{}, u"t"_s})->column(u"old"_s) != nullptr);
    const auto head = loadModel(RevisionSource{u"head"_s}, withGraph);
    QVERIFY2(head.has_value(), head ? "" : qUtf8Printable(describe(head.error())));
    QVERIFY(head->schema.table({{}, u"t"_s})->column(u"new"_s) != nullptr);
    QCOMPARE(head->schema.views.size(), size_t(1));
    QCOMPARE(tables(head->schema), u"t"_s);
    const auto base = loadModel(RevisionSource{u"base"_s}, withGraph);
    QVERIFY(base.has_value());
    QCOMPARE(tables(base->schema), QString());
    QVERIFY(!loadModel(RevisionSource{u"nope"_s}, withGraph));
}

QTEST_GUILESS_MAIN(TestModelSource)
#include "tst_modelsource.moc"
