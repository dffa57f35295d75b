#include "database.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace engine;

TestDatabase::TestDatabase()
    : m_dialect(dialectFor(u"sqlite"_s).value())
    , m_connection(m_dialect->open(url()).value())
{
}

QString TestDatabase::file() const
{
    return m_directory.filePath(u"test.db"_s);
}

DatabaseUrl TestDatabase::url() const
{
    DatabaseUrl url;
    url.dialect = u"sqlite"_s;
    url.database = file();
    return url;
}

std::unique_ptr<Connection> TestDatabase::another() const
{
    return m_dialect->open(url()).value();
}

void TestDatabase::run(const QStringList &statements)
{
    for (const QString &statement : statements) {
        const auto done = m_connection->execute(statement);
        if (!done)
            QFAIL(qUtf8Printable(describe(done.error())));
    }
}

QString TestDatabase::values(const QString &sql)
{
    const auto rows = m_connection->rows(sql);
    if (!rows)
        return describe(rows.error());
    QStringList values;
    for (const Connection::Row &row : *rows)
        values << row.value(0).toString();
    return values.join(u',');
}

QString TestDatabase::objects()
{
    return values(u"SELECT name FROM sqlite_master WHERE name NOT LIKE 'sqlite%' ORDER BY name"_s);
}

Step makeStep(const Dialect &dialect, const QString &id, const QString &down, const QStringList &statements,
              const VersionTable &table)
{
    Step step;
    step.revision.id = id;
    if (!down.isEmpty())
        step.revision.downRevisions << down;
    step.revision.file = u"/versions/"_s + id + u".py"_s;
    const VersionRowChange change = down.isEmpty() ? VersionRowChange{VersionRowChange::Kind::Insert, {}, id}
                                                   : VersionRowChange{VersionRowChange::Kind::Update, down, id};
    step.versionRowChanges = {change};
    std::vector<Statement> all;
    int line = 10;
    for (const QString &sql : statements) {
        all.push_back(Statement{.sql = sql});
        step.statements.push_back({all.back(), {step.revision.file, line++, 5}, ExecuteSql{sql}});
    }
    all.push_back(versionStatement(dialect, table, change));
    step.statements.push_back({all.back(), {}, {}});
    step.frame = dialect.frame(all);
    return step;
}

Plan makePlan(const Dialect &dialect, std::vector<Step> steps, const VersionTable &table)
{
    Plan plan;
    plan.dialect = dialect.name();
    plan.versionTable = table;
    plan.createsVersionTable = true;
    plan.steps = std::move(steps);
    auto &first = plan.steps.front().statements;
    first.insert(first.begin(), {createVersionTable(dialect, table), {}, {}});
    return plan;
}
