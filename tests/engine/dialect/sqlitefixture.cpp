#include "tests/engine/dialect/sqlitefixture.h"

using namespace Qt::StringLiterals;

using namespace engine;

SqliteFixture::SqliteFixture()
    : m_dialect(dialectFor(u"sqlite"_s).value())
    , m_connection(m_dialect->open(url()).value())
{
    // Nothing here outlives a power cut; waiting for the disk would only make the tests slow.
    m_connection->execute(u"PRAGMA synchronous=OFF"_s).value();
}

DatabaseUrl SqliteFixture::url() const
{
    DatabaseUrl url;
    url.dialect = u"sqlite"_s;
    url.database = file();
    return url;
}

QString SqliteFixture::run(const QString &script)
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

QString SqliteFixture::runAll(const std::vector<Statement> &statements)
{
    for (const Statement &statement : statements) {
        if (statement.role == Statement::Role::Check) {
            const auto rows = m_connection->rows(statement.sql);
            if (!rows)
                return describe(rows.error());
            if (!rows->empty())
                return u"check failed: "_s + statement.sql;
        } else if (const auto done = m_connection->execute(statement.sql, statement.bindings); !done) {
            return describe(done.error());
        }
    }
    return {};
}

QString SqliteFixture::runFramed(const std::vector<Statement> &statements)
{
    const TransactionFrame frame = m_dialect->frame(statements);
    QString error = runAll(frame.before);
    if (error.isEmpty())
        error = runAll(statements);
    if (error.isEmpty())
        error = runAll(frame.after);
    if (error.isEmpty())
        return {};
    const QString undone = runAll(frame.failed);
    return undone.isEmpty() ? error : error + u"\nand "_s + undone;
}

QString SqliteFixture::apply(const std::vector<Operation> &operations)
{
    for (const Operation &operation : operations) {
        const auto statements = m_dialect->compile(operation, schema());
        if (!statements)
            return describe(statements.error());
        if (const QString error = runFramed(*statements); !error.isEmpty())
            return error;
    }
    return {};
}

Schema SqliteFixture::schema()
{
    return m_dialect->inspect(*m_connection).value();
}

QString SqliteFixture::query(const QString &sql)
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
