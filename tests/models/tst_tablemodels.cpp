#include "models/problemsmodel.h"
#include "models/statementsmodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using models::ProblemsModel;
using models::StatementsModel;

namespace {

engine::Error problem(const QString &what, const QString &file = {}, int line = 0)
{
    engine::Error error;
    error.what = what;
    error.where = {file, line, 0};
    return error;
}

} // namespace

class TestTableModels : public QObject
{
    Q_OBJECT

private slots:
    void projectProblemsAreReplacedAndOthersStay();
    void sameProblemIsListedOnce();
    void statements();
    void veryManyStatements();
};

void TestTableModels::projectProblemsAreReplacedAndOthersStay()
{
    ProblemsModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QSignalSpy counted(&model, &ProblemsModel::countChanged);
    model.report(problem(u"no connection"_s));
    model.setProjectProblems({problem(u"bad"_s, u"/p/a.py"_s, 3), problem(u"worse"_s, u"/p/b.py"_s)});
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(model.index(0, ProblemsModel::PlaceColumn).data().toString(), u"a.py:3"_s);
    QCOMPARE(model.index(1, ProblemsModel::PlaceColumn).data().toString(), u"b.py"_s);
    QCOMPARE(model.index(0, 0).data(ProblemsModel::LineRole).toInt(), 3);
    model.setProjectProblems({});
    QCOMPARE(model.rowCount(), 1);
    QCOMPARE(model.index(0, 0).data().toString(), u"no connection"_s);
    QCOMPARE(counted.last().first().toInt(), 1);
    QVERIFY(!model.problem(1));
    QVERIFY(!model.problem(-1));
    model.clear();
    QCOMPARE(model.rowCount(), 0);
}

void TestTableModels::sameProblemIsListedOnce()
{
    ProblemsModel model;
    model.report(problem(u"locked"_s));
    model.report(problem(u"locked"_s));
    QCOMPARE(model.rowCount(), 1);
}

void TestTableModels::statements()
{
    StatementsModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    models::StatementRecord record;
    record.sql = u"UPDATE customer\nSET email = ''"_s;
    record.affectedRows = 5;
    record.nanoseconds = 1'500'000;
    model.append(record);
    record.error = u"no such table"_s;
    record.affectedRows = -1;
    model.append(record);
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.index(0, StatementsModel::SqlColumn).data().toString(), u"UPDATE customer SET email = ''"_s);
    QCOMPARE(model.index(0, StatementsModel::RowsColumn).data().toString(), u"5"_s);
    QCOMPARE(model.index(1, StatementsModel::RowsColumn).data().toString(), QString());
    QVERIFY(!model.index(0, 0).data(StatementsModel::FailedRole).toBool());
    QVERIFY(model.index(1, 0).data(StatementsModel::FailedRole).toBool());
    model.clear();
    QCOMPARE(model.rowCount(), 0);
}

void TestTableModels::veryManyStatements()
{
    StatementsModel model;
    models::StatementRecord record;
    for (int i = 0; i < 20'001; ++i) {
        record.affectedRows = i;
        model.append(record);
    }
    QCOMPARE(model.rowCount(), 18'001);
    QCOMPARE(model.index(model.rowCount() - 1, StatementsModel::RowsColumn).data().toString().remove(u','), u"20000"_s);
}

QTEST_GUILESS_MAIN(TestTableModels)
#include "tst_tablemodels.moc"
