#include "engine/migration/journal.h"

using namespace Qt::StringLiterals;

namespace engine {

namespace {

Error nothingHalfDone()
{
    return {.kind = Error::Kind::Command, .what = u"Nothing is half done: the database is at a revision."_s};
}

Error doubtful(const Journal &journal)
{
    const int number = journal.done() + 1;
    return {.kind = Error::Kind::HalfDone,
            .what = u"Nobody knows whether statement %1 of %2 is through."_s.arg(number).arg(journal.revision),
            .why = u"It was at work when the program or its connection ended, and leaves nothing that shows it."_s,
            .advice = u"Look whether its change is there, then say how many statements are through: --done %1 or "
                      "--done %2."_s.arg(number - 1)
                          .arg(number),
            .sql = journal.entries[size_t(number) - 1].statement.sql};
}

Error onlyWhenRun(const Journal &journal)
{
    return {.kind = Error::Kind::HalfDone,
            .what = u"%1 It cannot be gone on with."_s.arg(journal.text()),
            .why = u"What comes next only shows as the revision runs."_s,
            .advice = u"Take back what was done, or finish it by hand, stamp the revision and say "
                      "`athanor-cli unfinished --forget`."_s};
}

Error noWayBack(const Journal &journal, int number)
{
    return {.kind = Error::Kind::HalfDone,
            .what = u"Statement %1 of %2 cannot be taken back."_s.arg(number + 1).arg(journal.revision),
            .why = u"It is SQL of the revision's own, or puts rows into a table: nobody knows its reverse."_s,
            .advice = u"Go on instead, or undo it by hand and say `athanor-cli unfinished --forget`."_s,
            .sql = journal.entries[size_t(number)].statement.sql};
}

Plan emptyPlan(const Journal &journal, const Dialect &dialect, const RevisionGraph &graph, const VersionTable &table,
               const QStringList &rows)
{
    Plan plan;
    plan.direction = journal.direction;
    plan.dialect = dialect.name();
    plan.fromRows = rows;
    plan.toRows = rows;
    plan.versionTable = table;
    Step step;
    step.direction = journal.direction;
    if (const Revision *revision = graph.find(journal.revision))
        step.revision = *revision;
    step.revision.id = journal.revision;
    plan.steps.push_back(std::move(step));
    return plan;
}

void framed(Step &step, const Dialect &dialect)
{
    std::vector<Statement> statements;
    for (const PlannedStatement &planned : step.statements)
        statements.push_back(planned.statement);
    step.frame = dialect.frame(statements);
}

/// The statements that are through stand in front, so that those that come have their numbers.
Result<Plan> goOn(Plan plan, const Dialect &dialect, const Journal &journal, int done)
{
    if (!journal.isComplete)
        return failure(onlyWhenRun(journal));
    Step &step = plan.steps.front();
    for (const JournalEntry &entry : journal.entries) {
        step.statements.push_back(
            {.statement = entry.statement, .undo = entry.undo, .traces = entry.traces, .table = entry.table});
        if (entry.versionRows)
            plan.toRows = *entry.versionRows;
    }
    plan.recovery = PlanRecovery{.begins = done, .progress = journal.progress()};
    framed(step, dialect);
    return plan;
}

Result<Plan> takeBack(Plan plan, const Dialect &dialect, const Journal &journal, int done)
{
    Step &step = plan.steps.front();
    PlanRecovery recovery{.progress = journal.progress(), .takesBack = true};
    for (int number = done - 1; number >= 0; --number) {
        const JournalEntry &entry = journal.entries[size_t(number)];
        // The version table belongs to no revision.
        if (entry.statement.role == Statement::Role::Version && !entry.versionRows)
            continue;
        if (!entry.undo)
            return failure(noWayBack(journal, number));
        for (const Statement &statement : *entry.undo) {
            step.statements.push_back({.statement = statement});
            recovery.undoes.push_back(number);
        }
    }
    plan.recovery = std::move(recovery);
    framed(step, dialect);
    return plan;
}

} // namespace

Result<Plan> planRecovery(Connection &connection, const Dialect &dialect, const RevisionGraph &graph,
                          const VersionTable &table, Recovery recovery, std::optional<int> done)
{
    const auto journal = readJournal(connection, dialect, table);
    if (!journal)
        return failure(journal.error());
    if (!*journal)
        return failure(nothingHalfDone());
    const int through = (*journal)->done();
    if (done && *done != through && !((*journal)->isDoubtful() && *done == through + 1)) {
        return failure({.kind = Error::Kind::Command,
                        .what = u"%1 statements cannot be through."_s.arg(*done),
                        .why = (*journal)->text()});
    }
    if (!done && (*journal)->isDoubtful())
        return failure(doubtful(**journal));
    const auto rows = readVersionRows(connection, dialect, table);
    if (!rows)
        return failure(rows.error());
    Plan plan = emptyPlan(**journal, dialect, graph, table, *rows);
    return recovery == Recovery::GoOn ? goOn(std::move(plan), dialect, **journal, done.value_or(through))
                                      : takeBack(std::move(plan), dialect, **journal, done.value_or(through));
}

} // namespace engine
