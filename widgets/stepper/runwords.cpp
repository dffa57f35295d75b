#include "widgets/stepper/runwords.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace widgets {

using State = models::MigrationSession::State;

RunWords::RunWords(const models::MigrationSession &session)
    : m_state(session.state())
    , m_direction(session.request().direction)
    , m_environment(session.environment())
    , m_start(rowsText(session.plan().fromRows))
    , m_end(rowsText(session.plan().toRows))
    , m_now(rowsText(session.currentRows()))
    , m_revisions(int(session.plan().steps.size()))
    , m_statements(session.plan().statementCount())
    , m_transactionOpen(session.transactionOpen())
    , m_isTransactional(!session.dialect() || session.dialect()->capabilities().transactionalDdl)
    , m_isOneTransaction(session.isOneTransaction())
    , m_waitsFor(session.waitsFor())
    , m_committed(session.currentRows() != session.plan().fromRows)
    , m_isHalfDone(session.isHalfDone())
    , m_through(session.position().statement)
    , m_recovery(session.plan().recovery)
    , m_warnings(session.plan().warnings)
    , m_error(session.error())
{
    for (const engine::Step &each : session.plan().steps)
        m_standOutside += int(
            std::ranges::count_if(each.statements, [](const auto &planned) { return planned.statement.autocommit; }));
    const bool ended = m_state == State::Failed || m_state == State::Cancelled;
    const engine::PlanPosition position = ended ? session.reached() : session.position();
    const auto step = size_t(position.step);
    if (step >= session.plan().steps.size())
        return;
    const engine::Step &current = session.plan().steps[step];
    m_revision = current.revision.id;
    m_statement = position.statement + 1;
    // How many a live step has, nobody knows before its end.
    const int known = int(current.statements.size());
    m_statementsOfStep = current.isLive ? u"%1+"_s.arg(std::max(known, m_statement)) : QString::number(known);
    if (m_error)
        m_origin = m_error->where;
}

QString RunWords::rowsText(const QStringList &rows)
{
    return rows.isEmpty() ? u"base"_s : rows.join(u", "_s);
}

/// Somebody else has moved the database since the plan was made.
bool RunWords::isOutdated() const
{
    return m_state == State::PlanFailed && m_error && m_error->kind == engine::Error::Kind::Outdated;
}

QString RunWords::waiting() const
{
    return m_waitsFor->isEmpty()
        ? tr("Waiting until another migration of this database has ended.")
        : tr("Waiting until another migration of this database has ended: %1.").arg(*m_waitsFor);
}

QString RunWords::title() const
{
    if (m_state == State::Planning)
        return m_direction == engine::Direction::Upgrade ? tr("Planning the upgrade of %1…").arg(m_environment)
                                                         : tr("Planning the downgrade of %1…").arg(m_environment);
    if (isOutdated())
        return tr("The plan for %1 is out of date").arg(m_environment);
    if (m_state == State::PlanFailed)
        return m_direction == engine::Direction::Upgrade
            ? tr("The upgrade of %1 cannot be planned").arg(m_environment)
            : tr("The downgrade of %1 cannot be planned").arg(m_environment);
    if (m_recovery) {
        return m_recovery->takesBack ? tr("Take back what has run of %1 on %2").arg(m_revision, m_environment)
                                     : tr("Go on with %1 on %2").arg(m_revision, m_environment);
    }
    const QString sentence =
        m_direction == engine::Direction::Upgrade ? tr("Upgrade %1 from %2 to %3") : tr("Downgrade %1 from %2 to %3");
    return sentence.arg(m_environment, m_start, m_end);
}

QString RunWords::shortTitle() const
{
    if (m_state == State::Planning || m_state == State::PlanFailed)
        return m_direction == engine::Direction::Upgrade ? tr("Upgrade") : tr("Downgrade");
    if (m_recovery)
        return m_recovery->takesBack ? tr("Take back %1").arg(m_revision) : tr("Go on with %1").arg(m_revision);
    return (m_direction == engine::Direction::Upgrade ? tr("Upgrade to %1") : tr("Downgrade to %1")).arg(m_end);
}

QString RunWords::extent() const
{
    if (m_state == State::Planning || m_state == State::PlanFailed)
        return {};
    return tr("%1, %2").arg(tr("%n revision(s)", nullptr, m_revisions), tr("%n statement(s)", nullptr, m_statements));
}

QString RunWords::readyWords() const
{
    if (!m_isTransactional)
        return tr("Nothing has run yet. This database commits each statement by itself.");
    if (m_isOneTransaction)
        return tr("Nothing has run yet. All revisions are one transaction, as env.py has it.");
    return m_standOutside == 0
        ? tr("Nothing has run yet. Each revision is one transaction.")
        : tr("Nothing has run yet. Each revision is one transaction, but for %n statement(s) outside of it.", nullptr,
             m_standOutside);
}

QString RunWords::status() const
{
    switch (m_state) {
    case State::Planning:
        return tr("Reading the version table and the schema…");
    case State::PlanFailed:
        return isOutdated() || m_isHalfDone ? remains() : tr("Nothing has run.");
    case State::Ready:
        // What the database will let happen without a word stands with what has not happened yet.
        return (QStringList{readyWords()} + m_warnings).join(u'\n');
    case State::Running:
        return m_waitsFor
            ? waiting()
            : tr("%1: statement %2 of %3 is running.").arg(m_revision).arg(m_statement).arg(m_statementsOfStep);
    case State::Pausing:
        return tr("%1: pausing after statement %2 of %3.").arg(m_revision).arg(m_statement).arg(m_statementsOfStep);
    case State::Paused:
        return m_transactionOpen ? tr("Paused before statement %2 of %3 of %1. A transaction is open and the database "
                                      "stays locked for others.")
                                       .arg(m_revision)
                                       .arg(m_statement)
                                       .arg(m_statementsOfStep)
                                 : tr("Paused before %1. No transaction is open.").arg(m_revision);
    case State::Stopping:
        return tr("Stopping…");
    case State::Failed:
    case State::Cancelled:
        return remains();
    case State::Finished:
        return m_revisions == 0 ? tr("There is nothing to do: the database is at %1.").arg(m_now)
                                : tr("Done. The database is at %1.").arg(m_now);
    }
    return {};
}

QString RunWords::headline() const
{
    switch (m_state) {
    case State::PlanFailed:
        return m_error ? m_error->what : tr("The plan cannot be made.");
    case State::Cancelled:
        return tr("Stopped as you asked, in %1 before statement %2 of %3.")
            .arg(m_revision)
            .arg(m_statement)
            .arg(m_statementsOfStep);
    default:
        return tr("%1, statement %2 of %3 did not run.").arg(m_revision).arg(m_statement).arg(m_statementsOfStep);
    }
}

QString RunWords::remains() const
{
    if (isOutdated())
        return tr("Somebody else has migrated the database; nothing of %1 has run.").arg(m_revision);
    if (m_isHalfDone && m_state == State::PlanFailed)
        return tr("The database is between two revisions.");
    if (m_isHalfDone && m_recovery && m_recovery->takesBack)
        return tr("%1 is taken back in part: the database is between two revisions.").arg(m_revision);
    if (m_isHalfDone) {
        return tr("The first %n statement(s) of %1 stay: the database is between two revisions.", nullptr, m_through)
            .arg(m_revision);
    }
    if (m_state == State::PlanFailed)
        return tr("Nothing has run; the database is as it was.");
    return m_direction == engine::Direction::Upgrade
        ? tr("The database is at %1; nothing of %2 remains.").arg(m_now, m_revision)
        : tr("The database is at %1; %2 is applied as before.").arg(m_now, m_revision);
}

QString RunWords::report() const
{
    QStringList parts{title(), headline(), remains()};
    if (m_error)
        parts << engine::describe(*m_error);
    return parts.join(u"\n\n"_s);
}

} // namespace widgets
