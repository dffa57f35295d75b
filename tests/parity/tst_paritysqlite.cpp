#include "tests/parity/paritytest.h"

#include <QTest>

using namespace Qt::StringLiterals;

class TestParitySqlite : public ParityTest
{
    Q_OBJECT

protected:
    QString prepare() override { return u"sqlite:///"_s + path(u"parity.db"_s); }
};

QTEST_GUILESS_MAIN(TestParitySqlite)

#include "tst_paritysqlite.moc"
