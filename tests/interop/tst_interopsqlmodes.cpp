#include "engine/dialect/dialect.h"
#include "engine/diff/compare.h"

#include "tests/engine/schemabuilding.h"
#include "tests/interop/interopproject.h"
#include "tests/servers/mariadbserver.h"

#include <QFile>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace engine;

namespace {

constexpr auto kRevision = ATHANOR_SOURCE_DIR "/tests/data/interop/sqlmodes.py";

} // namespace

/// A server whose sql_mode changes what SQL means: both programs must make the same of a revision there.
class TestInteropSqlModes : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void sameData_data();
    void sameData();

private:
    [[nodiscard]] QString state(const QString &database) const;
    [[nodiscard]] Schema schema(const QString &database) const;

    MariaDbServer m_server;
    std::unique_ptr<Connection> m_administrator;
};

void TestInteropSqlModes::initTestCase()
{
    QCOMPARE(m_server.start(), QString());
    m_administrator = dialectFor(u"mysql"_s).value()->open(m_server.url()).value();
}

/// Every value byte by byte, and what the catalogue says in texts.
QString TestInteropSqlModes::state(const QString &database) const
{
    QStringList lines;
    for (const QString &sql :
         {u"SELECT id, HEX(a), HEX(fixed), HEX(late) FROM %1.t ORDER BY id"_s,
          u"SELECT COLUMN_NAME, COLUMN_TYPE, COLUMN_DEFAULT, HEX(COLUMN_COMMENT) FROM information_schema.COLUMNS "
          "WHERE TABLE_SCHEMA = '%1' ORDER BY 1, 2"_s,
          u"SELECT HEX(TABLE_COMMENT) FROM information_schema.TABLES WHERE TABLE_SCHEMA = '%1' ORDER BY 1"_s,
          u"SELECT REPLACE(VIEW_DEFINITION, '%1', '') FROM information_schema.VIEWS WHERE TABLE_SCHEMA = '%1'"_s}) {
        const auto rows = m_administrator->rows(sql.arg(database));
        if (!rows)
            return describe(rows.error());
        for (const Connection::Row &row : *rows) {
            QStringList values;
            for (const QVariant &value : row)
                values << (value.isValid() ? value.toString() : u"NULL"_s);
            lines << values.join(u'|');
        }
    }
    return lines.join(u'\n');
}

Schema TestInteropSqlModes::schema(const QString &database) const
{
    const Dialect &dialect = *dialectFor(u"mysql"_s).value();
    const auto connection = dialect.openReadOnly(m_server.url(database)).value();
    return dialect.inspect(*connection).value();
}

void TestInteropSqlModes::sameData_data()
{
    QTest::addColumn<QString>("mode");
    QTest::addColumn<QString>("own");
    const auto row = [](const char *mode, const QString &own = u"pass"_s) {
        QTest::addRow("%s", mode) << QString::fromLatin1(mode) << own;
    };
    const bool isMySql = !qEnvironmentVariableIsEmpty("ATHANOR_MYSQL_PROGRAMS");
    const QString quoted = u"op.execute('UPDATE \"t\" SET \"fixed\" = \\'c\\' WHERE \"id\" = 1')"_s;
    row("");
    row("STRICT_ALL_TABLES,NO_BACKSLASH_ESCAPES", u"op.execute(\"UPDATE t SET fixed = 'c\\\\' WHERE id = 1\")"_s);
    row("ANSI_QUOTES", quoted);
    row("ANSI_QUOTES,NO_BACKSLASH_ESCAPES", quoted);
    row("PAD_CHAR_TO_FULL_LENGTH");
    row("NO_BACKSLASH_ESCAPES,STRICT_TRANS_TABLES",
        u"op.execute(\"SET SESSION sql_mode = ''\"); op.execute(\"UPDATE t SET fixed = 'c\\\\\\\\' WHERE id = 1\")"_s);
    row("STRICT_TRANS_TABLES",
        u"op.execute(\"SET sql_mode = 'NO_BACKSLASH_ESCAPES'\"); op.execute(\"UPDATE t SET fixed = 'c\\\\' WHERE id = 1\"); op.bulk_insert(t, [{'id': 9, 'a': 'z\\\\'}])"_s);
    if (!isMySql) {
        row("ORACLE", quoted);
        row("EMPTY_STRING_IS_NULL");
    }
}

void TestInteropSqlModes::sameData()
{
    QFETCH(QString, mode);
    QFETCH(QString, own);
    // The programs' connections have it; the administrator's one keeps its own.
    QVERIFY(m_administrator->execute(u"SET GLOBAL sql_mode = '%1'"_s.arg(mode)));
    InteropProject athanor;
    InteropProject alembic;
    for (InteropProject *project : {&athanor, &alembic}) {
        const QString database = project == &athanor ? u"athanors"_s : u"alembics"_s;
        QVERIFY(m_administrator->execute(u"DROP DATABASE IF EXISTS "_s + database));
        QVERIFY(m_administrator->execute(u"CREATE DATABASE "_s + database));
        QCOMPARE(project->create(), QString());
        QVERIFY(
            project->replace(u"alembic.ini"_s, u"sqlite:///test.db"_s,
                             u"mysql+pymysql://root@/%1?unix_socket=%2/socket"_s.arg(database, m_server.directory())));
        QFile revision(QString::fromLatin1(kRevision));
        QVERIFY(revision.open(QIODevice::ReadOnly));
        QVERIFY(project->write(u"migrations/versions/r1.py"_s,
                               QString::fromUtf8(revision.readAll()).replace(u"OWN"_s, own)));
    }
    for (const QStringList &command : {QStringList{u"upgrade"_s, u"head"_s}, QStringList{u"downgrade"_s, u"base"_s}}) {
        const ProgramResult theirs = alembic.alembic(command);
        QVERIFY2(theirs.exitCode == 0, theirs.text().right(900).constData());
        const ProgramResult ours = athanor.athanor(command);
        QVERIFY2(ours.exitCode == 0, ours.text().right(900).constData());
        QCOMPARE(state(u"athanors"_s).split(u'\n'), state(u"alembics"_s).split(u'\n'));
        const Schema left = schema(u"athanors"_s);
        QCOMPARE(building::summaries(compare(left, schema(u"alembics"_s)).operations).join(u'\n'), QString());
        // Read in a session of another mode, it is the same.
        QVERIFY(m_administrator->execute(u"SET GLOBAL sql_mode = ''"_s));
        QVERIFY(left.tables == schema(u"athanors"_s).tables);
        QVERIFY(m_administrator->execute(u"SET GLOBAL sql_mode = '%1'"_s.arg(mode)));
    }
}

QTEST_GUILESS_MAIN(TestInteropSqlModes)

#include "tst_interopsqlmodes.moc"
