#include "tests/parity/paritytest.h"
#include "tests/servers/postgresqlserver.h"

#include <QTest>

class TestParityPostgresql : public ParityTest
{
    Q_OBJECT

protected:
    QString prepare() override
    {
        const QString error = m_server.start();
        return error.isEmpty() ? m_server.url() : error;
    }

private:
    PostgresqlServer m_server;
};

QTEST_GUILESS_MAIN(TestParityPostgresql)

#include "tst_paritypostgresql.moc"
