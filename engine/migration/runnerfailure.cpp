// How a Runner fails and stops, and what it says of what is left.

#include "engine/migration/runner.h"

#include "engine/migration/transaction.h"

using namespace Qt::StringLiterals;

namespace engine {

namespace {

/// Alembic's words for a version row that is not there any more (reference 1.5).
std::optional<Error> versionMismatch(const Step &step, const PlannedStatement &planned, const VersionTable &table,
                                     const Error &error, int number)
{
    if (planned.statement.role != Statement::Role::Version || !error.why.isEmpty()
        || planned.statement.expectedRows < 0)
        return {};
    const size_t firstRow = step.statements.size() - step.versionRowChanges.size();
    if (size_t(number) < firstRow)
        return {};
    const VersionRowChange &change = step.versionRowChanges[size_t(number) - firstRow];
    Error mismatch = error;
    mismatch.kind = Error::Kind::Command;
    mismatch.what = change.kind == VersionRowChange::Kind::Delete
        ? u"Online migration expected to match one row when deleting '%1' in '%2'; 0 found"_s.arg(change.from,
                                                                                                  table.name.name)
        : u"Online migration expected to match one row when updating '%1' to '%2' in '%3'; 0 found"_s.arg(
            change.from, change.to, table.name.name);
    mismatch.advice =
        u"Somebody else has changed the version table meanwhile: look where the database is now, and plan "
        "again."_s;
    return mismatch;
}

} // namespace

/// Whether something of the step stands before `position`, beside what makes the version table.
bool Runner::isMidway(const PlanPosition &position) const
{
    const int makesTable = position.step == 0 && m_plan.createsVersionTable ? 1 : 0;
    return position.statement > makesTable;
}

/// Whether a part of the current step has been committed.
bool Runner::staysPartly() const
{
    return !atEnd() && !m_open && isMidway(m_position);
}

/// What a user must know of a database that is between two revisions; empty where it is at one.
QString Runner::whatStays() const
{
    if (!staysPartly())
        return {};
    if (takesBack()) {
        return u"It is taken back in part: the database is between two revisions. `athanor-cli unfinished` shows what "
               "is left, and goes on with it."_s;
    }
    // A step that has failed may have shared its transaction with the end of one before.
    const bool isOther = m_failedStep != m_position.step;
    const QString revision = currentStep().revision.id;
    const QString count = QString::number(currentStep().statements.size());
    const bool isOne = m_position.statement == 1;
    const QString all = isOther ? u"the %1 statements of %2"_s.arg(count, revision)
        : isOne                 ? u"its "_s + count
                                : u"its %1 statements"_s.arg(count);
    const QString stays =
        (isOne ? u"Statement %1 of %2 is committed and stays: the database is between two revisions."_s
               : u"The first %1 of %2 are committed and stay: the database is between two revisions."_s)
            .arg(m_position.statement)
            .arg(all);
    const QString next = m_isStranded
        ? u" What comes next only shows as the revision runs: finish or undo it by hand, and then say "
          "`athanor-cli unfinished --forget`."_s
        : u" Mend the cause and go on from statement %1%2, or take them back: `athanor-cli unfinished` does either."_s
              .arg(m_position.statement + 1)
              .arg(isOther ? u" of "_s + revision : QString());
    return stays + next;
}

/// What a rollback takes along that had run well; empty where that is nothing.
QString Runner::whatElseIsRolledBack() const
{
    const int others = m_open && !m_frame.failed.empty() ? m_position.step - m_begun.step : 0;
    if (others <= 0)
        return {};
    const QString first = m_plan.steps[size_t(m_begun.step)].revision.id;
    const QString before = isMidway(m_begun)
        ? u"What ran before it in the same transaction, from statement %1 of %2 on, is rolled back, too."_s
              .arg(m_begun.statement + 1)
              .arg(first)
        : others == 1 ? u"%1 ran before it in the same transaction and is rolled back, too."_s.arg(first)
                      : u"%1 to %2 ran before it in the same transaction and are rolled back, too."_s.arg(
                          first, m_plan.steps[size_t(m_position.step) - 1].revision.id);
    return before + u" With transaction_per_migration=True in env.py each revision is a transaction of its own."_s;
}

/// Nobody has heard whether the server has taken the commit.
bool Runner::isCommitInDoubt(const Error &error) const
{
    return m_isCutOff && !m_frame.after.empty() && error.sql == m_frame.after.back().sql;
}

/// Who has been cut off must know what the server makes of the transaction.
QString Runner::whatBecameOfTheSession(const Error &error) const
{
    if (!m_isCutOff)
        return {};
    if (isCommitInDoubt(error)) {
        return u"The session ended during the commit: `athanor-cli current` shows whether the database is where it was "
               "to go."_s;
    }
    if (staysPartly())
        return u"The session has ended, and what was open in the transaction is gone with it."_s;
    const QString place = m_rows.isEmpty() ? u"the base"_s : m_rows.join(u", "_s);
    return u"The session has ended, and the transaction is gone with it: the database is at %1."_s.arg(place);
}

Done Runner::fail(Error error)
{
    m_state = State::Failed;
    const PlanPosition position = m_position;
    m_failedStep = position.step;
    const QString alsoUndone = whatElseIsRolledBack();
    const Done undone = rollBack();
    if (!undone) {
        error.advice =
            u"Undoing it failed as well (%1). Close the connection: the database then drops what is open."_s.arg(
                undone.error().why.isEmpty() ? undone.error().what : undone.error().why);
    }
    m_isStranded = staysPartly() && currentStep().isLive;
    writeRefused();
    if (const QString session = whatBecameOfTheSession(error); !session.isEmpty())
        error.advice = error.advice.isEmpty() ? session : session + u' ' + error.advice;
    if (undone && !alsoUndone.isEmpty() && !isCommitInDoubt(error))
        error.advice = error.advice.isEmpty() ? alsoUndone : alsoUndone + u' ' + error.advice;
    if (staysPartly())
        error.advice = error.advice.isEmpty() ? whatStays() : whatStays() + u' ' + error.advice;
    tell({.kind = RunEvent::Kind::Failed, .position = position, .error = error});
    return failure(error);
}

Done Runner::cancel()
{
    Error error;
    error.kind = Error::Kind::Cancelled;
    error.what = u"The run was stopped."_s;
    m_failedStep = m_position.step;
    if (m_open) {
        if (const Done undone = rollBack(); !undone)
            return fail(undone.error());
    }
    m_isStranded = staysPartly() && currentStep().isLive;
    writeRefused();
    error.advice =
        staysPartly() ? whatStays() : u"What was open has been rolled back; the database is at a revision."_s;
    m_state = State::Paused;
    tell({.kind = RunEvent::Kind::Failed, .position = m_position, .error = error});
    return failure(error);
}

Schema Runner::schemaBefore(const PlanPosition &position) const
{
    const Step &step = m_plan.steps[size_t(position.step)];
    if (!step.before.tables.empty())
        return step.before;
    // Inside the transaction still: what the refused statement met is what the inspector sees now.
    return m_dialect.inspect(m_connection).value_or(Schema{});
}

Error Runner::explained(const Error &error, const PlannedStatement &planned) const
{
    const Step &step = currentStep();
    if (const auto mismatch = versionMismatch(step, planned, m_plan.versionTable, error, m_position.statement))
        return *mismatch;
    Error full = error;
    if (full.where.file.isEmpty())
        full.where = planned.place;
    const bool check = planned.statement.role == Statement::Role::Check;
    if (full.kind == Error::Kind::Statement && !check) {
        full.what = u"%1 failed at statement %2 of %3."_s.arg(titleOf(step))
                        .arg(m_position.statement + 1)
                        .arg(step.statements.size());
        if (full.why.isEmpty())
            full.why = error.what;
    }
    if (full.advice.isEmpty()) {
        const Operation *operation = planned.operation ? &*planned.operation : nullptr;
        full.advice = m_dialect.adviceFor(full, operation, schemaBefore(m_position));
    }
    return full;
}

} // namespace engine
