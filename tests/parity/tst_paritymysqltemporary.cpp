#include "engine/dialect/dialect.h"

#include "tests/parity/paritytest.h"
#include "tests/servers/mariadbserver.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace engine;

/// As a user who may not create databases.
class TestParityMysqlTemporary : public ParityTest
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
        for (const char *sql : {"CREATE DATABASE parity", "CREATE USER modest@localhost",
                                "GRANT ALL ON parity.* TO "
                                "modest@localhost"}) {
            if (const auto made = (*connection)->execute(QString::fromLatin1(sql)); !made)
                return describe(made.error());
        }
        return u"mysql+pymysql://modest@/parity?unix_socket=%1/socket"_s.arg(m_server.directory());
    }

    /// Such a user has one database, and temporary tables are in no other.
    bool takes(const QString &name) const override { return !name.startsWith(u"schemas: "_s); }

private:
    MariaDbServer m_server;
};

QTEST_GUILESS_MAIN(TestParityMysqlTemporary)

#include "tst_paritymysqltemporary.moc"
