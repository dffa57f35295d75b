#include "tests/engine/dialect/mysqlfixture.h"

#include "engine/diff/compare.h"
#include "tests/engine/schemabuilding.h"

using namespace Qt::StringLiterals;

using namespace engine;

QString differences(const Schema &actual, const Schema &desired)
{
    return building::summaries(compare(actual, desired).operations).join(u'\n');
}

MysqlFixture::MysqlFixture(const MariaDbServer &server, const QString &dialect)
    : m_dialect(dialectFor(dialect).value())
{
    static int count = 0;
    const QString database = u"test_%1"_s.arg(++count);
    const auto administrator = m_dialect->open(server.url({}, dialect)).value();
    administrator->execute(u"CREATE DATABASE "_s + database).value();
    m_url = server.url(database, dialect);
    m_connection = m_dialect->open(m_url).value();
}

QString MysqlFixture::run(const QString &script)
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

QString MysqlFixture::apply(const std::vector<Operation> &operations)
{
    for (const Operation &operation : operations) {
        const auto statements = m_dialect->compile(operation, schema());
        if (!statements)
            return describe(statements.error());
        for (const Statement &statement : *statements) {
            if (const auto done = m_connection->execute(statement.sql, statement.bindings); !done)
                return describe(done.error());
        }
    }
    return {};
}

Schema MysqlFixture::schema()
{
    return m_dialect->inspect(*m_connection).value();
}

QString MysqlFixture::query(const QString &sql)
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
