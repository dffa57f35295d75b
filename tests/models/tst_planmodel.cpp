#include "models/planmodel.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace Qt::StringLiterals;
using engine::PlanPosition;
using engine::RunEvent;
using models::PlanModel;
using State = PlanModel::State;

namespace {

engine::Plan twoSteps()
{
    engine::Plan plan;
    for (const QString &id : {u"aaa"_s, u"bbb"_s}) {
        engine::Step step;
        step.revision.id = id;
        step.revision.documentation = u"what %1 does"_s.arg(id);
        for (int number = 1; number <= 2; ++number) {
            engine::PlannedStatement planned;
            planned.statement.sql = u"CREATE TABLE %1%2\n(id INTEGER)"_s.arg(id).arg(number);
            planned.place = {u"/versions/%1.py"_s.arg(id), 10 + number, 5};
            step.statements.push_back(planned);
        }
        plan.steps.push_back(step);
    }
    return plan;
}

State stateAt(const PlanModel &model, const PlanPosition &position)
{
    return model.indexOf(position).data(PlanModel::StateRole).value<State>();
}

State stepState(const PlanModel &model, int step)
{
    return model.index(step, 0).data(PlanModel::StateRole).value<State>();
}

} // namespace

class TestPlanModel : public QObject
{
    Q_OBJECT

private slots:
    void showsStepsAndStatements();
    void followsARun();
    void showsAFailureAndWhatWasRolledBack();
    void ignoresEventsOfAnotherPlan();
    void showsWhatOnlyTheRunKnows();
    void tellsWhomAStatementBlocksAndWhichStandsOutside();
};

void TestPlanModel::showsStepsAndStatements()
{
    PlanModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setPlan(twoSteps(), nullptr);
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.index(0, 0).data().toString(), u"aaa what aaa does"_s);
    const QModelIndex second = model.indexOf({1, 1});
    QCOMPARE(second.data().toString(), u"CREATE TABLE bbb2 (id INTEGER)"_s);
    QCOMPARE(second.data(PlanModel::SqlRole).toString(), u"CREATE TABLE bbb2\n(id INTEGER)"_s);
    QCOMPARE(second.data(PlanModel::LineRole).toInt(), 12);
    QCOMPARE(second.data(PlanModel::RevisionRole).toString(), u"bbb"_s);
    QCOMPARE(model.positionOf(second), (PlanPosition{1, 1}));
    QCOMPARE(model.positionOf(model.index(1, 0)), (PlanPosition{1, 0}));
}

void TestPlanModel::followsARun()
{
    PlanModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setPlan(twoSteps(), nullptr);
    model.setNext({0, 0});
    QCOMPARE(stateAt(model, {0, 0}), State::Next);

    model.apply({.kind = RunEvent::Kind::StepStarted, .position = {0, 0}, .error = {}});
    model.apply({.kind = RunEvent::Kind::StatementStarted, .position = {0, 0}, .error = {}});
    QCOMPARE(stateAt(model, {0, 0}), State::Running);
    model.apply({.kind = RunEvent::Kind::StatementFinished,
                 .position = {0, 0},
                 .affectedRows = 1204,
                 .nanoseconds = 12'000'000,
                 .error = {}});
    QCOMPARE(stateAt(model, {0, 0}), State::Done);
    QCOMPARE(model.indexOf({0, 0}).data(PlanModel::RowsRole).toLongLong(), 1204);
    QCOMPARE(model.indexOf({0, 0}).siblingAtColumn(PlanModel::TimeColumn).data().toString(), u"12 ms"_s);
    model.apply({.kind = RunEvent::Kind::StepFinished, .position = {0, 0}, .nanoseconds = 20'000'000, .error = {}});
    QCOMPARE(stepState(model, 0), State::Done);
    QCOMPARE(stepState(model, 1), State::Waiting);
}

void TestPlanModel::showsAFailureAndWhatWasRolledBack()
{
    PlanModel model;
    model.setPlan(twoSteps(), nullptr);
    model.apply({.kind = RunEvent::Kind::StatementFinished, .position = {1, 0}, .error = {}});
    model.apply({.kind = RunEvent::Kind::Failed, .position = {1, 1}, .error = {}});
    model.apply({.kind = RunEvent::Kind::StepRolledBack, .position = {1, 0}, .error = {}});
    QCOMPARE(stateAt(model, {1, 1}), State::Failed);
    QCOMPARE(stateAt(model, {1, 0}), State::RolledBack);
    QCOMPARE(stepState(model, 1), State::Failed);
    QCOMPARE(stepState(model, 0), State::Waiting);
}

void TestPlanModel::ignoresEventsOfAnotherPlan()
{
    PlanModel model;
    model.setPlan(twoSteps(), nullptr);
    model.apply({.kind = RunEvent::Kind::StatementStarted, .position = {7, 0}, .error = {}});
    model.apply({.kind = RunEvent::Kind::StatementStarted, .position = {0, 9}, .error = {}});
    QCOMPARE(stateAt(model, {0, 0}), State::Waiting);
}

void TestPlanModel::showsWhatOnlyTheRunKnows()
{
    PlanModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    engine::Plan plan = twoSteps();
    plan.steps[1].isLive = true;
    plan.steps[1].knownWhenRun = engine::Error{.kind = engine::Error::Kind::KnownWhenRun,
                                               .why = u"the result of the query in line 9"_s,
                                               .where = {u"/versions/bbb.py"_s, 9, 1}};
    model.setPlan(plan, nullptr);
    QCOMPARE(model.rowCount(model.index(1, 0)), 3);
    const QModelIndex rest = model.indexOf({1, 2});
    QCOMPARE(rest.data().toString(), u"-- The rest is known only when it runs: the result of the query in line 9"_s);
    QCOMPARE(rest.data(PlanModel::LineRole).toInt(), 9);

    model.apply({.kind = RunEvent::Kind::StatementsDropped, .position = {1, 0}});
    QCOMPARE(model.rowCount(model.index(1, 0)), 0);
    engine::PlannedStatement added;
    added.statement.sql = u"SELECT 1"_s;
    model.apply({.kind = RunEvent::Kind::StatementAdded, .position = {1, 0}, .added = added});
    QCOMPARE(model.indexOf({1, 0}).data().toString(), u"SELECT 1"_s);
    model.apply({.kind = RunEvent::Kind::StatementStarted, .position = {1, 0}});
    QCOMPARE(stateAt(model, {1, 0}), State::Running);
}

void TestPlanModel::tellsWhomAStatementBlocksAndWhichStandsOutside()
{
    engine::Plan plan = twoSteps();
    auto &statements = plan.steps[0].statements;
    statements[0].statement.sql = u"ALTER TYPE mood ADD VALUE 'calm'"_s;
    statements[0].statement.autocommit = true;
    statements[1].statement.sql = u"ALTER TABLE a ADD COLUMN b INTEGER"_s;
    const engine::Dialect *postgresql = engine::dialectFor(u"postgresql"_s).value();
    PlanModel model;
    model.setPlan(plan, postgresql);
    QVERIFY(model.indexOf({0, 0}).data(PlanModel::AutocommitRole).toBool());
    QVERIFY(!model.indexOf({0, 1}).data(PlanModel::AutocommitRole).toBool());
    const QModelIndex lock = model.indexOf({0, 1}).siblingAtColumn(PlanModel::LocksColumn);
    QCOMPARE(lock.data().toString(), u"blocks all"_s);
    QCOMPARE(lock.data(Qt::ToolTipRole).toString(), u"blocks readers and writers until the commit"_s);
    QCOMPARE(lock.data(Qt::AccessibleTextRole).toString(), lock.data(Qt::ToolTipRole).toString());

    // Where each statement is committed by itself, none stands apart.
    model.setPlan(plan, engine::dialectFor(u"mysql"_s).value());
    QVERIFY(!model.indexOf({0, 0}).data(PlanModel::AutocommitRole).toBool());
}

QTEST_GUILESS_MAIN(TestPlanModel)
#include "tst_planmodel.moc"
