#include "engine/dialect/dialect.h"
#include "engine/diff/compare.h"

#include "tests/engine/schemabuilding.h"
#include "tests/interop/interopproject.h"
#include "tests/servers/mariadbserver.h"
#include "tests/servers/postgresqlserver.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace engine;

namespace {

constexpr auto kRevisions = ATHANOR_SOURCE_DIR "/tests/data/interop/revisions";

/// How many revisions are run before the databases are compared.
constexpr int kStride = 22;

/// The revisions that do nothing here, as the database cannot run them or the two programs differ on purpose. After a
/// minus it is the downgrade alone that does nothing.
struct Omitted
{
    const char *revisions;
    const char *reason;
};

const Omitted PostgresqlOmits[] = {
    {"-0034", "casts a text to a number"},
    {"0044 0045", "order columns, which Alembic passes over until 1.19 and then refuses"},
    {"0038", "drops a primary key that others refer to"},
    {"0047", "a table that Alembic copies loses its comments"},
    {"0048", "counts on names that SQLite does not keep"},
    {"0053", "SQL of SQLite's"},
    {"0061", "reads sqlite_master"},
    {"0062", "goes on after an error, which ends a transaction of PostgreSQL"},
    {"0064", "goes on from 0048"},
};

const Omitted MysqlOmits[] = {
    {"0003 0004 0007 0015 0040 0053 0061 0066", "types and SQL that MariaDB does not have"},
    {"0016 0023 0025 0033 0036 0038 0042 0048 0054 0064", "go on from these"},
    {"0046", "Alembic loses the comment of the column"},
    {"0034", "Alembic loses the default of the column"},
    {"0044 0045", "order columns, which Alembic passes over until 1.19 and then refuses"},
    {"0047", "a table that Alembic copies loses its comments"},
    {"0024", "MySQL needs the type of a column to rename it"},
    {"-0056", "deletes rows that others refer to, by a foreign key that SQLite does not enforce"},
};

QStringList revisionFiles()
{
    return QDir(QString::fromLatin1(kRevisions)).entryList({u"*.py"_s}, QDir::Files, QDir::Name);
}

QString idOf(const QString &file)
{
    return file.left(4);
}

template <size_t Count> QStringList idsOf(const Omitted (&omitted)[Count])
{
    QStringList ids;
    for (const Omitted &one : omitted)
        ids << QString::fromLatin1(one.revisions).split(u' ');
    return ids;
}

/// Empties both functions of a revision file, or the last.
bool empty(const InteropProject &project, const QString &file, bool isDowngradeAlone)
{
    const QString path = u"migrations/versions/"_s + file;
    QFile handle(project.path(path));
    if (!handle.open(QIODevice::ReadOnly))
        return false;
    QString text = QString::fromUtf8(handle.readAll());
    handle.close();
    if (!isDowngradeAlone)
        text = text.section(u"\ndef upgrade"_s, 0, 0) + u"\ndef upgrade():\n    pass\n\n\ndef downgrade"_s;
    return project.write(path, text.section(u"\ndef downgrade"_s, 0, 0) + u"\ndef downgrade():\n    pass\n"_s);
}

} // namespace

/// The revisions of the SQLite test on servers: real Alembic on one database, athanor-cli on another, up and down.
class TestInteropServers : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void runs_data();
    void runs();

private:
    /// One kind of database with a project for each program.
    struct Side
    {
        InteropProject athanor;
        InteropProject alembic;
        QString athanorUrl;
        QString alembicUrl;
    };

    static QString make(InteropProject &project, const QString &url, const QStringList &omitted);
    static QString state(const QString &url, Schema &schema);

    PostgresqlServer m_postgresql;
    MariaDbServer m_mariadb;
    Side m_postgresqlSide;
    Side m_mysqlSide;
};

QString TestInteropServers::make(InteropProject &project, const QString &url, const QStringList &omitted)
{
    if (const QString error = project.create(); !error.isEmpty())
        return error;
    if (project.addRevisions(QString::fromLatin1(kRevisions)) != revisionFiles().size())
        return u"the revisions cannot be copied"_s;
    for (const QString &file : revisionFiles()) {
        const bool isDowngradeAlone = omitted.contains(u'-' + idOf(file));
        if ((isDowngradeAlone || omitted.contains(idOf(file))) && !empty(project, file, isDowngradeAlone))
            return file + u" cannot be written"_s;
    }
    QString escaped = url;
    return project.replace(u"alembic.ini"_s, u"sqlite:///test.db"_s, escaped.replace(u'%', u"%%"_s))
        ? QString()
        : u"alembic.ini has no URL to replace"_s;
}

void TestInteropServers::initTestCase()
{
    QCOMPARE(m_postgresql.start(), QString());
    QCOMPARE(m_mariadb.start(), QString());
    const auto onPostgresql = dialectFor(u"postgresql"_s).value()->open(parseDatabaseUrl(m_postgresql.url()).value());
    const auto onMariadb = dialectFor(u"mysql"_s).value()->open(m_mariadb.url());
    QVERIFY(onPostgresql && onMariadb);
    for (const QString &name : {u"athanors"_s, u"alembics"_s}) {
        QVERIFY((*onPostgresql)->execute(u"CREATE DATABASE "_s + name));
        QVERIFY((*onMariadb)->execute(u"CREATE DATABASE "_s + name));
    }
    m_postgresqlSide.athanorUrl = m_postgresql.url(u"athanors"_s);
    m_postgresqlSide.alembicUrl = m_postgresql.url(u"alembics"_s);
    const QString mysql = u"mysql+pymysql://root@/%1?unix_socket=%2/socket"_s;
    m_mysqlSide.athanorUrl = mysql.arg(u"athanors"_s, m_mariadb.directory());
    m_mysqlSide.alembicUrl = mysql.arg(u"alembics"_s, m_mariadb.directory());
    for (Side *side : {&m_postgresqlSide, &m_mysqlSide}) {
        const QStringList omitted = side == &m_postgresqlSide ? idsOf(PostgresqlOmits) : idsOf(MysqlOmits);
        QCOMPARE(make(side->athanor, side->athanorUrl, omitted), QString());
        QCOMPARE(make(side->alembic, side->alembicUrl, omitted), QString());
    }
}

/// Reads the schema, and gives the rows of all tables in an order of their own, or an error's words.
QString TestInteropServers::state(const QString &url, Schema &schema)
{
    const DatabaseUrl address = parseDatabaseUrl(url).value();
    const Dialect &dialect = *dialectFor(address.dialect).value();
    const auto connection = dialect.openReadOnly(address);
    if (!connection)
        return describe(connection.error());
    auto read = dialect.inspect(**connection);
    if (!read)
        return describe(read.error());
    schema = std::move(*read);
    QStringList lines;
    for (const auto &[name, table] : schema.tables) {
        const auto rows = (*connection)->rows(u"SELECT * FROM "_s + dialect.quoted(name));
        if (!rows)
            return describe(rows.error());
        for (const Connection::Row &row : *rows) {
            QStringList values{name.text()};
            for (const QVariant &value : row)
                values << (value.isNull() ? u"NULL"_s : value.toString());
            lines << values.join(u'|');
        }
    }
    lines.sort();
    return lines.join(u'\n');
}

void TestInteropServers::runs_data()
{
    QTest::addColumn<bool>("isPostgresql");
    QTest::addColumn<QString>("command");
    QTest::addColumn<QString>("revision");
    const QStringList files = revisionFiles();
    for (const bool isPostgresql : {true, false}) {
        const char *server = isPostgresql ? "postgresql" : "mysql";
        for (qsizetype place = kStride - 1; place < files.size(); place += kStride)
            QTest::addRow("%s up to %s", server, qPrintable(idOf(files.at(place))))
                << isPostgresql << u"upgrade"_s << idOf(files.at(place));
        QTest::addRow("%s up to head", server) << isPostgresql << u"upgrade"_s << u"head"_s;
        for (qsizetype place = files.size() - kStride; place > 0; place -= kStride)
            QTest::addRow("%s down to %s", server, qPrintable(idOf(files.at(place))))
                << isPostgresql << u"downgrade"_s << idOf(files.at(place));
        QTest::addRow("%s down to base", server) << isPostgresql << u"downgrade"_s << u"base"_s;
    }
}

void TestInteropServers::runs()
{
    QFETCH(bool, isPostgresql);
    QFETCH(QString, command);
    QFETCH(QString, revision);
    Side &side = isPostgresql ? m_postgresqlSide : m_mysqlSide;
    const ProgramResult theirs = side.alembic.alembic({command, revision});
    QVERIFY2(theirs.exitCode == 0, theirs.text().right(900).constData());
    const ProgramResult ours = side.athanor.athanor({command, revision});
    QVERIFY2(ours.exitCode == 0, ours.text().right(900).constData());
    Schema left;
    Schema right;
    const QString ourRows = state(side.athanorUrl, left);
    QCOMPARE(ourRows.split(u'\n'), state(side.alembicUrl, right).split(u'\n'));
    QCOMPARE(building::summaries(compare(left, right).operations).join(u'\n'), QString());
    QVERIFY(left.tables == right.tables);
    // At head there is something to compare.
    QVERIFY(revision == u"base"_s || (left.tables.size() > 3 && !ourRows.isEmpty()));
}

QTEST_GUILESS_MAIN(TestInteropServers)

#include "tst_interopservers.moc"
