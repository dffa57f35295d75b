#include "tests/engine/dialect/sqlitefixture.h"

#include <QProcess>

using namespace engine;
using namespace Qt::StringLiterals;

/// What a rebuild must not lose, on real files.
class TestSqliteRebuild : public QObject
{
    Q_OBJECT

private slots:
    void keepsEverything_data();
    void keepsEverything();
    void keepsRowsAndCounter();
    void keepsReferences();
    void changesWhatWasAsked_data();
    void changesWhatWasAsked();
    void casts_data();
    void casts();
    void renamesAfterTheRebuild();
    void refusedByData_data();
    void refusedByData();
    void brokenKeys();
    void oldBrokenKeysDoNotMatter();
    void keysThatMatchNothingDoNotMatter();
    void brokenView();
    void conflictClausesDoNotDecide();
    void deletesNoChildren();
    void alembicDeletesChildren();
    void cannotRebuild_data();
    void cannotRebuild();
    void takesAnotherNameWhenItsIsTaken();
    void inAnAttachedDatabase();
    void nastyNames();
};

namespace {

constexpr auto kLibrary = R"(
CREATE TABLE author (id INTEGER NOT NULL, name TEXT COLLATE NOCASE, PRIMARY KEY (id));
CREATE TABLE book (
    id INTEGER CONSTRAINT pk_book PRIMARY KEY AUTOINCREMENT,
    title VARCHAR(50) NOT NULL,
    author_id INTEGER CONSTRAINT fk_author REFERENCES author ON DELETE CASCADE ON UPDATE SET NULL DEFERRABLE INITIALLY DEFERRED,
    price NUMERIC(10, 2) DEFAULT (1.5) CHECK (price >= 0),
    gross NUMERIC GENERATED ALWAYS AS (price * 1.2) STORED,
    kind TEXT DEFAULT 'novel',
    added DATETIME DEFAULT CURRENT_TIMESTAMP,
    previous INTEGER REFERENCES book,
    CONSTRAINT uq_title UNIQUE (title COLLATE NOCASE) ON CONFLICT IGNORE,
    CHECK (book.title <> '')
);
CREATE INDEX ix_book_author ON book (author_id DESC);
CREATE UNIQUE INDEX ix_book_lower ON book (lower(title), kind) WHERE price > 5;
CREATE TABLE loan (book_id INTEGER REFERENCES book (id) ON DELETE CASCADE, until DATE);
CREATE TABLE log (what TEXT);
CREATE VIEW titles AS SELECT id, title FROM book;
CREATE VIEW long_titles AS SELECT * FROM titles WHERE length(title) > 3;
CREATE TRIGGER book_added AFTER INSERT ON book BEGIN INSERT INTO log VALUES ('added ' || new.title); END;
CREATE TRIGGER loan_added AFTER INSERT ON loan BEGIN UPDATE book SET kind = 'lent' WHERE id = new.book_id; END;
CREATE TRIGGER titles_insert INSTEAD OF INSERT ON titles BEGIN INSERT INTO book (title) VALUES (new.title); END;
INSERT INTO author VALUES (1, 'Eco'), (2, 'Calvino');
INSERT INTO book (id, title, author_id, price, added) VALUES (1, 'Baudolino', 1, 9.5, '2020-01-01'),
    (7, 'Palomar', 2, NULL, '2021-01-01');
INSERT INTO book (title) VALUES ('goes away');
DELETE FROM book WHERE title = 'goes away';
INSERT INTO loan VALUES (7, '2030-01-01');
)";

const TableName kBook{{}, u"book"_s};

AlterColumn alter(const QString &column)
{
    AlterColumn operation;
    operation.table = kBook;
    operation.column = column;
    return operation;
}

AlterColumn required(const QString &column)
{
    AlterColumn operation = alter(column);
    operation.nullable = false;
    return operation;
}

/// The schema with the one change made to it by hand.
Table changed(const Schema &schema, const std::function<void(Table &)> &change)
{
    Table table = *schema.table(kBook);
    change(table);
    return table;
}

} // namespace

Q_DECLARE_METATYPE(engine::Operation)
Q_DECLARE_METATYPE(std::vector<engine::Operation>)
Q_DECLARE_METATYPE(std::function<void(engine::Table &)>)

void TestSqliteRebuild::keepsEverything_data()
{
    QTest::addColumn<std::vector<Operation>>("operations");
    QTest::addColumn<std::function<void(Table &)>>("change");

    AlterColumn type = alter(u"kind"_s);
    type.type = DataType{.name = u"String"_s, .length = 20};
    QTest::addRow("type") << std::vector<Operation>{type} << std::function<void(Table &)>([](Table &table) {
        table.column(u"kind"_s)->type = DataType{.name = u"VARCHAR"_s, .length = 20};
    });
    QTest::addRow("not null") << std::vector<Operation>{required(
        u"kind"_s)} << std::function<void(Table &)>([](Table &table) { table.column(u"kind"_s)->nullable = false; });
    AlterColumn noDefault = alter(u"kind"_s);
    noDefault.serverDefault = std::optional<ServerDefault>();
    QTest::addRow("no default") << std::vector<Operation>{noDefault} << std::function<void(Table &)>([](Table &table) {
        table.column(u"kind"_s)->serverDefault.reset();
    });
    QTest::addRow("constraint added")
        << std::vector<Operation>{AddConstraint{kBook,
                                                UniqueConstraint{.name = u"uq_k"_s, .columns = {u"kind"_s, u"id"_s}}}}
        << std::function<void(Table &)>([](Table &table) {
               table.constraints.emplace_back(UniqueConstraint{.name = u"uq_k"_s, .columns = {u"kind"_s, u"id"_s}});
           });
    QTest::addRow("constraint dropped") << std::vector<Operation>{DropConstraint{
        .table = kBook, .name = u"fk_author"_s, .kind = ConstraintKind::ForeignKey}}
                                        << std::function<void(Table &)>([](Table &table) {
                                               std::erase_if(table.constraints, [](const Constraint &one) {
                                                   return nameOf(one) == u"fk_author";
                                               });
                                           });
    QTest::addRow("nothing, always rebuilt")
        << std::vector<Operation>{BatchAlterTable{.table = kBook, .recreate = BatchAlterTable::Recreate::Always}}
        << std::function<void(Table &)>([](Table &) {});
    AddColumn stored{.table = kBook};
    stored.column.name = u"double_price"_s;
    stored.column.type.name = u"NUMERIC"_s;
    stored.column.computed = Computed{u"price * 2"_s, true};
    QTest::addRow("stored column") << std::vector<Operation>{
        stored} << std::function<void(Table &)>([stored](Table &table) { table.columns.push_back(stored.column); });
}

void TestSqliteRebuild::keepsEverything()
{
    QFETCH(std::vector<Operation>, operations);
    QFETCH(std::function<void(Table &)>, change);
    SqliteFixture fixture;
    QCOMPARE(fixture.run(QString::fromLatin1(kLibrary)), QString());
    Schema wanted = fixture.schema();
    *wanted.table(kBook) = changed(wanted, change);
    QCOMPARE(fixture.apply(operations), QString());
    const Schema actual = fixture.schema();
    QCOMPARE(fixture.dialect().definition(*actual.table(kBook)), fixture.dialect().definition(*wanted.table(kBook)));
    QVERIFY(actual == wanted);
    QCOMPARE(fixture.query(u"PRAGMA integrity_check"_s), u"ok"_s);
}

void TestSqliteRebuild::keepsRowsAndCounter()
{
    SqliteFixture fixture;
    QCOMPARE(fixture.run(QString::fromLatin1(kLibrary)), QString());
    const QString rows = fixture.query(u"SELECT * FROM book ORDER BY id"_s);
    QCOMPARE(fixture.apply({required(u"kind"_s)}), QString());
    QCOMPARE(fixture.query(u"SELECT * FROM book ORDER BY id"_s), rows);
    // 8 was given to a row that is gone; AUTOINCREMENT must not give it again.
    QCOMPARE(fixture.run(u"INSERT INTO book (title) VALUES ('new')"_s), QString());
    QCOMPARE(fixture.query(u"SELECT max(id) FROM book"_s), u"9"_s);
    QCOMPARE(fixture.query(u"SELECT name, seq FROM sqlite_sequence"_s), u"book|9"_s);

    QCOMPARE(fixture.run(u"DELETE FROM loan; DELETE FROM book"_s), QString());
    AlterColumn nullable = alter(u"kind"_s);
    nullable.nullable = true;
    QCOMPARE(fixture.apply({nullable}), QString());
    QCOMPARE(fixture.query(u"SELECT name, seq FROM sqlite_sequence"_s), u"book|9"_s);
}

void TestSqliteRebuild::keepsReferences()
{
    SqliteFixture fixture;
    QCOMPARE(fixture.run(QString::fromLatin1(kLibrary)), QString());
    QCOMPARE(fixture.apply({required(u"kind"_s)}), QString());
    QCOMPARE(fixture.run(u"PRAGMA foreign_keys=ON; INSERT INTO loan VALUES (1, NULL); DELETE FROM log;"
                         u"INSERT INTO titles (title) VALUES ('through the view')"_s),
             QString());
    QCOMPARE(fixture.query(u"SELECT kind FROM book WHERE id = 1"_s), u"lent"_s);
    QCOMPARE(fixture.query(u"SELECT * FROM log"_s), u"added through the view"_s);
    QCOMPARE(fixture.query(u"SELECT title FROM long_titles ORDER BY id"_s), u"Baudolino\nPalomar\nthrough the view"_s);
    QVERIFY(fixture.run(u"INSERT INTO loan VALUES (99, NULL)"_s).contains(u"FOREIGN KEY constraint failed"_s));
    QCOMPARE(fixture.run(u"DELETE FROM author WHERE id = 2"_s), QString());
    QCOMPARE(fixture.query(u"SELECT count(*) FROM loan WHERE book_id = 7"_s), u"0"_s);
}

void TestSqliteRebuild::changesWhatWasAsked_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<Operation>("operation");
    QTest::addColumn<QString>("wanted");

    const TableName t{{}, u"t"_s};
    QTest::addRow("indexed column dropped")
        << u"CREATE TABLE t (a INTEGER, b TEXT, c TEXT); CREATE INDEX i ON t (lower(b)); CREATE INDEX j ON t (c)"_s
        << Operation(DropColumn{.table = t, .column = u"b"_s})
        << u"CREATE TABLE t (a INTEGER, c TEXT); CREATE INDEX j ON t (c)"_s;
    QTest::addRow("constrained column dropped")
        << u"CREATE TABLE t (a INTEGER PRIMARY KEY, b TEXT UNIQUE CHECK (b > ''), c TEXT)"_s
        << Operation(DropColumn{.table = t, .column = u"b"_s}) << u"CREATE TABLE t (a INTEGER PRIMARY KEY, c TEXT)"_s;
    QTest::addRow("key column dropped") << u"CREATE TABLE t (a TEXT PRIMARY KEY, b TEXT)"_s
                                        << Operation(DropColumn{.table = t, .column = u"a"_s})
                                        << u"CREATE TABLE t (b TEXT)"_s;
    QTest::addRow("unnamed constraint dropped")
        << u"CREATE TABLE t (a INTEGER CHECK (a > 0), b TEXT UNIQUE)"_s
        << Operation(DropConstraint{.table = t, .previous = CheckConstraint{.expression = u"a > 0"_s}})
        << u"CREATE TABLE t (a INTEGER, b TEXT UNIQUE)"_s;
    QTest::addRow("dropped by its conventional name")
        << u"CREATE TABLE t (a INTEGER UNIQUE, b INTEGER REFERENCES u (x)); CREATE TABLE u (x PRIMARY KEY)"_s
        << Operation(BatchAlterTable{
               .table = t,
               .operations = {DropConstraint{.table = t, .name = u"fk_t_b_u"_s}},
               .namingConvention = {{u"fk"_s, u"fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s"_s},
                                    {u"uq"_s, u"uq_%(column_0_label)s"_s}}})
        << u"CREATE TABLE t (a INTEGER, b INTEGER, CONSTRAINT uq_t_a UNIQUE (a)); CREATE TABLE u (x PRIMARY KEY)"_s;
    AddColumn place{.table = t};
    place.column.name = u"n"_s;
    place.column.type.name = u"Integer"_s;
    place.place.before = u"b"_s;
    QTest::addRow("column put before another") << u"CREATE TABLE t (a INTEGER, b TEXT)"_s << Operation(place)
                                               << u"CREATE TABLE t (a INTEGER, n INTEGER, b TEXT)"_s;
    QTest::addRow("columns reordered") << u"CREATE TABLE t (a INTEGER, b TEXT, c TEXT)"_s
                                       << Operation(
                                              BatchAlterTable{.table = t, .partialReordering = {{u"c"_s, u"a"_s}}})
                                       << u"CREATE TABLE t (b TEXT, c TEXT, a INTEGER)"_s;
    QTest::addRow("options changed") << u"CREATE TABLE t (a TEXT PRIMARY KEY)"_s
                                     << Operation(BatchAlterTable{.table = t,
                                                                  .tableOptions = {{u"sqlite_with_rowid"_s, false},
                                                                                   {u"sqlite_strict"_s, true}}})
                                     << u"CREATE TABLE t (a TEXT PRIMARY KEY) WITHOUT ROWID, STRICT"_s;
    AddColumn flagged{.table = t, .constraints = {UniqueConstraint{.columns = {u"n"_s}}}};
    flagged.column.name = u"n"_s;
    flagged.column.type.name = u"Boolean"_s;
    flagged.column.type.options = {{u"create_constraint"_s, true}};
    QTest::addRow("unique column added") << u"CREATE TABLE t (a INTEGER)"_s << Operation(flagged)
                                         << u"CREATE TABLE t (a INTEGER, n BOOLEAN, UNIQUE (n), CHECK (n IN (0, 1)))"_s;
}

void TestSqliteRebuild::changesWhatWasAsked()
{
    QFETCH(QString, before);
    QFETCH(Operation, operation);
    QFETCH(QString, wanted);
    SqliteFixture fixture;
    SqliteFixture other;
    QCOMPARE(fixture.run(before), QString());
    QCOMPARE(other.run(wanted), QString());
    QCOMPARE(fixture.apply({operation}), QString());
    const TableName t{{}, u"t"_s};
    QCOMPARE(fixture.dialect().definition(*fixture.schema().table(t)),
             other.dialect().definition(*other.schema().table(t)));
    QVERIFY(fixture.schema() == other.schema());
}

void TestSqliteRebuild::casts_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("wanted");

    QTest::addRow("number to text") << u"INTEGER"_s << u"String"_s << u"12"_s << u"12|text"_s;
    QTest::addRow("text to number") << u"TEXT"_s << u"Integer"_s << u"'12'"_s << u"12|integer"_s;
    QTest::addRow("text to moment keeps all of it")
        << u"VARCHAR(30)"_s << u"DateTime"_s << u"'2020-01-02 03:04:05'"_s << u"2020-01-02 03:04:05|text"_s;
    QTest::addRow("timestamp to moment") << u"TIMESTAMP"_s << u"DateTime"_s << u"'2020-01-02'"_s
                                         << u"2020-01-02|text"_s;
    QTest::addRow("moment to text") << u"DATETIME"_s << u"Text"_s << u"'2020-01-02'"_s << u"2020-01-02|text"_s;
    QTest::addRow("null stays null") << u"TEXT"_s << u"Integer"_s << u"NULL"_s << u"NULL|null"_s;
}

void TestSqliteRebuild::casts()
{
    QFETCH(QString, from);
    QFETCH(QString, to);
    QFETCH(QString, value);
    QFETCH(QString, wanted);
    SqliteFixture fixture;
    QCOMPARE(fixture.run(u"CREATE TABLE t (a %1); INSERT INTO t VALUES (%2)"_s.arg(from, value)), QString());
    AlterColumn type;
    type.table.name = u"t"_s;
    type.column = u"a"_s;
    type.type = DataType{.name = to};
    QCOMPARE(fixture.apply({type}), QString());
    QCOMPARE(fixture.query(u"SELECT a, typeof(a) FROM t"_s), wanted);
}

void TestSqliteRebuild::renamesAfterTheRebuild()
{
    SqliteFixture fixture;
    QCOMPARE(fixture.run(QString::fromLatin1(kLibrary)), QString());
    AlterColumn rename = required(u"kind"_s);
    rename.newName = u"sort"_s;
    AlterColumn added = alter(u"added"_s);
    added.newName = u"added on"_s;
    // Addressed by its old name, and indexed by its new one.
    const CreateIndex index{kBook, Index{.name = u"ix_sort"_s, .elements = {{.column = u"sort"_s}}}};
    AlterColumn again = alter(u"kind"_s);
    again.type = DataType{.name = u"String"_s, .length = 9};
    QCOMPARE(fixture.apply({BatchAlterTable{.table = kBook, .operations = {rename, added, again, index}}}), QString());
    const Schema schema = fixture.schema();
    const Column *column = schema.table(kBook)->column(u"sort"_s);
    QVERIFY(column);
    QVERIFY(!column->nullable);
    QCOMPARE(column->type.length, 9);
    QCOMPARE(schema.table(kBook)->index(u"ix_sort"_s)->elements.front().column, u"sort"_s);
    QCOMPARE(fixture.run(u"INSERT INTO loan VALUES (1, NULL)"_s), QString());
    QCOMPARE(fixture.query(u"SELECT sort, \"added on\" FROM book WHERE id = 1"_s), u"lent|2020-01-01"_s);
    QCOMPARE(fixture.query(u"SELECT count(*) FROM long_titles"_s), u"2"_s);
}

void TestSqliteRebuild::refusedByData_data()
{
    QTest::addColumn<Operation>("operation");
    QTest::addColumn<QString>("why");
    QTest::addColumn<QString>("advice");

    QTest::addRow("null values") << Operation(required(u"price"_s)) << u"NOT NULL constraint failed"_s
                                 << u"Fill them first"_s;
    QTest::addRow("duplicates") << Operation(AddConstraint{kBook, UniqueConstraint{.columns = {u"kind"_s}}})
                                << u"UNIQUE constraint failed"_s << u"duplicates"_s;
    QTest::addRow("check") << Operation(
        AddConstraint{kBook, CheckConstraint{.name = u"k"_s, .expression = u"id > 3"_s}})
                           << u"CHECK constraint failed: k"_s << u"do not meet the condition"_s;
    AddColumn role{.table = kBook};
    role.column.name = u"role"_s;
    role.column.type.name = u"String"_s;
    role.column.nullable = false;
    QTest::addRow("required column without a default")
        << Operation(role) << u"Cannot add a NOT NULL column with default value NULL"_s << u"server_default='...'"_s;
    AddColumn unique = role;
    unique.constraints.emplace_back(UniqueConstraint{.columns = {u"role"_s}});
    QTest::addRow("required unique column without a default")
        << Operation(unique) << u"NOT NULL constraint failed"_s << u"server_default='...'"_s;
}

void TestSqliteRebuild::refusedByData()
{
    QFETCH(Operation, operation);
    QFETCH(QString, why);
    QFETCH(QString, advice);
    SqliteFixture fixture;
    QCOMPARE(fixture.run(QString::fromLatin1(kLibrary) + u"UPDATE book SET kind = 'novel'"_s), QString());
    const Schema before = fixture.schema();
    const QString rows = fixture.query(u"SELECT * FROM book"_s);
    const QString error = fixture.apply({operation});
    QVERIFY2(error.contains(why), qPrintable(error));
    QVERIFY(!fixture.connection().inTransaction());
    QVERIFY(fixture.schema() == before);
    QCOMPARE(fixture.query(u"SELECT * FROM book"_s), rows);
    QCOMPARE(fixture.query(u"PRAGMA legacy_alter_table"_s), u"0"_s);
    const Error refusal{.kind = Error::Kind::Statement, .why = why};
    QVERIFY2(fixture.dialect().adviceFor(refusal, &operation, before).contains(advice),
             qPrintable(fixture.dialect().adviceFor(refusal, &operation, before)));
}

void TestSqliteRebuild::brokenKeys()
{
    SqliteFixture fixture;
    QCOMPARE(fixture.run(QString::fromLatin1(kLibrary)), QString());
    const Operation operation = AddConstraint{kBook,
                                              ForeignKey{.name = u"fk_self"_s,
                                                         .columns = {u"kind"_s},
                                                         .referredTable = {{}, u"author"_s},
                                                         .referredColumns = {u"id"_s}}};
    const QString error = fixture.apply({operation});
    QVERIFY2(error.startsWith(u"check failed"_s), qPrintable(error));
    QVERIFY(!fixture.schema().table(kBook)->constraint(u"fk_self"_s));
    QCOMPARE(fixture.query(u"SELECT count(*) FROM temp.sqlite_master"_s), u"0"_s);
}

void TestSqliteRebuild::oldBrokenKeysDoNotMatter()
{
    SqliteFixture fixture;
    QCOMPARE(fixture.run(QString::fromLatin1(kLibrary) + u"INSERT INTO loan VALUES (99, NULL);"_s), QString());
    QCOMPARE(fixture.apply({required(u"kind"_s)}), QString());
    QCOMPARE(fixture.query(u"SELECT count(*) FROM loan"_s), u"2"_s);
}

void TestSqliteRebuild::keysThatMatchNothingDoNotMatter()
{
    SqliteFixture fixture;
    QCOMPARE(fixture.run(u"CREATE TABLE p (a TEXT, b TEXT, c TEXT, id INTEGER PRIMARY KEY, UNIQUE (b, a));"
                         u"CREATE TABLE notunique (x TEXT REFERENCES p (c)); INSERT INTO notunique VALUES ('lost');"
                         u"CREATE TABLE nocolumn (x TEXT REFERENCES p (nope)); INSERT INTO nocolumn VALUES ('lost');"
                         u"CREATE TABLE notable (x TEXT REFERENCES gone); INSERT INTO notable VALUES ('lost');"
                         u"CREATE TABLE pair (x, y, FOREIGN KEY (x, y) REFERENCES P (A, B));"
                         u"CREATE TABLE whole (x INTEGER REFERENCES p); INSERT INTO p (id, a, b) VALUES (1, 'a', 'b');"
                         u"INSERT INTO whole VALUES (1); INSERT INTO pair VALUES ('a', 'b')"_s),
             QString());
    AlterColumn operation;
    operation.table.name = u"p"_s;
    operation.column = u"a"_s;
    operation.nullable = false;
    QCOMPARE(fixture.apply({operation}), QString());
    // The sound keys are still proved.
    AlterColumn narrower = operation;
    narrower.type = DataType{.name = u"Integer"_s};
    const QString error = fixture.apply({narrower});
    QVERIFY2(error.startsWith(u"check failed"_s), qPrintable(error));
}

void TestSqliteRebuild::brokenView()
{
    SqliteFixture fixture;
    QCOMPARE(fixture.run(QString::fromLatin1(kLibrary)), QString());
    const QString error = fixture.apply({DropColumn{.table = kBook, .column = u"title"_s}});
    QVERIFY2(error.contains(u"error in "_s), qPrintable(error));
    QVERIFY(fixture.schema().table(kBook)->column(u"title"_s));
    QCOMPARE(fixture.query(u"SELECT count(*) FROM long_titles"_s), u"2"_s);
}

void TestSqliteRebuild::conflictClausesDoNotDecide()
{
    SqliteFixture fixture;
    QCOMPARE(fixture.run(u"CREATE TABLE t (a TEXT, b TEXT); INSERT INTO t VALUES ('x', 1), ('x', 2)"_s), QString());
    const QString error = fixture.apply({AddConstraint{
        {{}, u"t"_s}, UniqueConstraint{.columns = {u"a"_s}, .options = {{u"sqlite_on_conflict"_s, u"IGNORE"_s}}}}});
    QVERIFY2(error.contains(u"UNIQUE constraint failed"_s), qPrintable(error));
    QCOMPARE(fixture.query(u"SELECT count(*) FROM t"_s), u"2"_s);
}

void TestSqliteRebuild::deletesNoChildren()
{
    SqliteFixture fixture;
    QCOMPARE(fixture.run(QString::fromLatin1(kLibrary) + u"PRAGMA foreign_keys=ON"_s), QString());
    AlterColumn name;
    name.table.name = u"author"_s;
    name.column = u"name"_s;
    name.nullable = false;
    QCOMPARE(fixture.apply({name, required(u"kind"_s)}), QString());
    QCOMPARE(fixture.query(u"SELECT count(*) FROM author, book, loan"_s), u"4"_s);
}

void TestSqliteRebuild::alembicDeletesChildren()
{
    SqliteFixture fixture;
    QCOMPARE(fixture.run(u"CREATE TABLE parent (id INTEGER PRIMARY KEY, name TEXT);"
                         u"CREATE TABLE child (parent_id INTEGER REFERENCES parent (id) ON DELETE CASCADE);"
                         u"INSERT INTO parent VALUES (1, 'a'); INSERT INTO child VALUES (1), (1)"_s),
             QString());
    const QString script = uR"(
import sys, sqlalchemy as sa
from alembic.migration import MigrationContext
from alembic.operations import Operations
engine = sa.create_engine('sqlite:///' + sys.argv[1])
with engine.connect() as connection:
    connection.exec_driver_sql('PRAGMA foreign_keys=ON')
    op = Operations(MigrationContext.configure(connection))
    with op.batch_alter_table('parent') as batch:
        batch.alter_column('name', nullable=False, existing_type=sa.TEXT())
    if hasattr(connection, 'commit') and connection.in_transaction():
        connection.commit()
)"_s;
    QProcess alembic;
    alembic.start(u"/usr/bin/python3"_s, {u"-c"_s, script, fixture.file()});
    QVERIFY(alembic.waitForFinished());
    QCOMPARE(QString::fromUtf8(alembic.readAllStandardError()), QString());
    QCOMPARE(fixture.query(u"SELECT count(*) FROM parent"_s), u"1"_s);
    QCOMPARE(fixture.query(u"SELECT count(*) FROM child"_s), u"0"_s); // what ours must never do

    QCOMPARE(fixture.run(u"INSERT INTO child VALUES (1), (1); PRAGMA foreign_keys=ON"_s), QString());
    AlterColumn name;
    name.table.name = u"parent"_s;
    name.column = u"name"_s;
    name.nullable = true;
    QCOMPARE(fixture.apply({name}), QString());
    QVERIFY(fixture.schema().table({{}, u"parent"_s})->column(u"name"_s)->nullable);
    QCOMPARE(fixture.query(u"SELECT count(*) FROM child"_s), u"2"_s);
}

void TestSqliteRebuild::cannotRebuild_data()
{
    QTest::addColumn<Operation>("operation");
    QTest::addColumn<QString>("what");

    AlterColumn unknown = required(u"a"_s);
    unknown.table.name = u"missing"_s;
    QTest::addRow("unknown table") << Operation(unknown) << u"nothing is known of it"_s;
    AlterColumn virtualTable = required(u"body"_s);
    virtualTable.table.name = u"docs"_s;
    QTest::addRow("virtual table") << Operation(virtualTable) << u"cannot be read in full"_s;
    QTest::addRow("forbidden") << Operation(BatchAlterTable{
        .table = kBook, .recreate = BatchAlterTable::Recreate::Never, .operations = {required(u"kind"_s)}})
                               << u"recreate='never'"_s;
    QTest::addRow("unknown column") << Operation(required(u"nope"_s)) << u"no column nope"_s;
    QTest::addRow("unknown constraint") << Operation(DropConstraint{.table = kBook, .name = u"nope"_s})
                                        << u"no constraint nope"_s;
    AlterColumn badType = alter(u"kind"_s);
    badType.type = DataType{.module = u"postgresql"_s, .name = u"JSONB"_s};
    QTest::addRow("unknown type") << Operation(badType) << u"no type for postgresql.JSONB"_s;
}

void TestSqliteRebuild::cannotRebuild()
{
    QFETCH(Operation, operation);
    QFETCH(QString, what);
    SqliteFixture fixture;
    QCOMPARE(fixture.run(QString::fromLatin1(kLibrary) + u"CREATE VIRTUAL TABLE docs USING fts5(body)"_s), QString());
    const auto statements = fixture.dialect().compile(operation, fixture.schema());
    QVERIFY(!statements);
    QVERIFY2(statements.error().what.contains(what), qPrintable(statements.error().what));
}

void TestSqliteRebuild::takesAnotherNameWhenItsIsTaken()
{
    SqliteFixture fixture;
    QCOMPARE(fixture.run(u"CREATE TABLE t (a TEXT); CREATE TABLE _athanor_new_t (x); INSERT INTO t VALUES ('x')"_s),
             QString());
    AlterColumn operation;
    operation.table.name = u"t"_s;
    operation.column = u"a"_s;
    operation.nullable = false;
    QCOMPARE(fixture.apply({operation}), QString());
    QCOMPARE(fixture.query(u"SELECT name FROM sqlite_master ORDER BY name"_s), u"_athanor_new_t\nt"_s);
    QCOMPARE(fixture.query(u"SELECT a FROM t"_s), u"x"_s);
}

void TestSqliteRebuild::inAnAttachedDatabase()
{
    SqliteFixture fixture;
    QCOMPARE(fixture.run(
                 u"ATTACH ':memory:' AS \"o t\"; CREATE TABLE \"o t\".t (id INTEGER PRIMARY KEY AUTOINCREMENT, a TEXT);"
                 u"CREATE INDEX \"o t\".i ON t (a); INSERT INTO t (a) VALUES ('x');"
                 u"CREATE TRIGGER \"o t\".g AFTER INSERT ON t BEGIN SELECT 1; END"_s),
             QString());
    const auto before = fixture.dialect().inspect(fixture.connection(), {.schemas = {u"o t"_s}});
    VERIFY_RESULT(before);
    AlterColumn operation;
    operation.table = {u"o t"_s, u"t"_s};
    operation.column = u"a"_s;
    operation.nullable = false;
    const auto statements = fixture.dialect().compile(operation, *before);
    VERIFY_RESULT(statements);
    QCOMPARE(fixture.runFramed(*statements), QString());
    auto after = fixture.dialect().inspect(fixture.connection(), {.schemas = {u"o t"_s}});
    VERIFY_RESULT(after);
    after->table(operation.table)->column(u"a"_s)->nullable = true;
    QCOMPARE(after->triggers.size(), size_t(1));
    QVERIFY(after->tables == before->tables);
    QVERIFY(fixture.schema().triggers.empty());
    QCOMPARE(fixture.query(u"SELECT * FROM t"_s), u"1|x"_s);
}

void TestSqliteRebuild::nastyNames()
{
    SqliteFixture fixture;
    const QString script = uR"(CREATE TABLE "we""ird t.a'b" ("select" TEXT, "größe.1" INTEGER, "x ""y" TEXT,
        CONSTRAINT "c'k" CHECK ("größe.1" > 0), UNIQUE ("x ""y", "select"));
        CREATE INDEX "in dex" ON "we""ird t.a'b" ("select", lower("x ""y")) WHERE "größe.1" > 1;
        CREATE TRIGGER "tri;gger" AFTER INSERT ON "we""ird t.a'b" BEGIN UPDATE "we""ird t.a'b" SET "select" = 'it''s'; END;
        INSERT INTO "we""ird t.a'b" VALUES ('a', 5, 'b');)"_s;
    QCOMPARE(fixture.run(script), QString());
    Schema wanted = fixture.schema();
    AlterColumn operation;
    operation.table.name = u"we\"ird t.a'b"_s;
    operation.column = u"größe.1"_s;
    operation.nullable = false;
    QCOMPARE(fixture.apply({operation}), QString());
    wanted.table(operation.table)->column(operation.column)->nullable = false;
    QVERIFY(fixture.schema() == wanted);
    QCOMPARE(fixture.query(u"SELECT * FROM \"we\"\"ird t.a'b\""_s), u"it's|5|b"_s);
}

QTEST_GUILESS_MAIN(TestSqliteRebuild)
#include "tst_sqliterebuild.moc"
