#include "engine/dialect/dialect.h"

#include "tests/parity/paritytest.h"
#include "tests/servers/mariadbserver.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace engine;

class TestParityMysql : public ParityTest
{
    Q_OBJECT

protected:
    QString prepare() override
    {
        if (const QString error = m_server.start(); !error.isEmpty())
            return error;
        const auto connection = dialectFor(u"mysql"_s).value()->open(m_server.url());
        if (!connection)
            return describe(connection.error());
        if (const auto made = (*connection)->execute(u"CREATE DATABASE parity"_s); !made)
            return describe(made.error());
        return u"mysql+pymysql://root@/parity?unix_socket=%1/socket"_s.arg(m_server.directory());
    }

private:
    MariaDbServer m_server;
};

QTEST_GUILESS_MAIN(TestParityMysql)

#include "tst_paritymysql.moc"
