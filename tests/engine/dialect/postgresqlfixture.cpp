#include "tests/engine/dialect/postgresqlfixture.h"

using namespace Qt::StringLiterals;

using namespace engine;

namespace {

QString newDatabase(const Dialect &dialect, const PostgresqlServer &server)
{
    static int count = 0;
    const QString name = u"test%1"_s.arg(++count);
    const auto maintenance = dialect.open(parseDatabaseUrl(server.url()).value());
    maintenance.value()->execute(u"CREATE DATABASE "_s + name).value();
    return name;
}

} // namespace

PostgresqlFixture::PostgresqlFixture(const PostgresqlServer &server)
    : m_server(server)
    , m_dialect(dialectFor(u"postgresql"_s).value())
{
    m_database = newDatabase(*m_dialect, server);
    m_connection = m_dialect->open(url()).value();
}

DatabaseUrl PostgresqlFixture::url() const
{
    return parseDatabaseUrl(urlText()).value();
}

QString PostgresqlFixture::run(const QString &script)
{
    const auto statements = m_dialect->split(script);
    if (!statements)
        return describe(statements.error());
    for (const Dialect::ScriptStatement &statement : *statements) {
        if (const auto done = m_connection->execute(statement.sql); !done)
            return describe(done.error());
    }
    return {};
}

QString PostgresqlFixture::runAll(const std::vector<Statement> &statements)
{
    for (const Statement &statement : statements) {
        if (const auto done = m_connection->execute(statement.sql, statement.bindings); !done)
            return describe(done.error());
    }
    return {};
}

QString PostgresqlFixture::apply(const std::vector<Operation> &operations)
{
    for (const Operation &operation : operations) {
        const auto statements = m_dialect->compile(operation, schema());
        if (!statements)
            return describe(statements.error());
        const auto inside = std::ranges::find(*statements, false, &Statement::autocommit);
        QString error = runAll({statements->begin(), inside});
        if (!error.isEmpty())
            return error;
        const TransactionFrame frame = m_dialect->frame(*statements);
        error = runAll(frame.before);
        if (error.isEmpty())
            error = runAll({inside, statements->end()});
        if (error.isEmpty())
            error = runAll(frame.after);
        if (!error.isEmpty())
            return error + runAll(frame.failed);
    }
    return {};
}

Schema PostgresqlFixture::schema(const QStringList &schemas)
{
    return m_dialect->inspect(*m_connection, {.schemas = schemas}).value();
}

QString PostgresqlFixture::query(const QString &sql)
{
    const auto rows = m_connection->rows(sql);
    if (!rows)
        return describe(rows.error());
    QStringList lines;
    for (const Connection::Row &row : *rows) {
        QStringList values;
        for (const QVariant &value : row)
            values << (value.isValid() ? value.toString() : u"NULL"_s);
        lines << values.join(u'|');
    }
    return lines.join(u'\n');
}
