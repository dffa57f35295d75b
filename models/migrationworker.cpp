#include "models/migrationworker.h"

#include <utility>

namespace models {

using engine::Done;
using engine::Result;

MigrationWorker::MigrationWorker(MigrationSession *session)
    : m_session(session)
{
}

void MigrationWorker::plan(const MigrationContext &context, const MigrationRequest &request,
                           const std::stop_token &stop)
{
    m_runner.reset();
    m_connection.reset();

    auto plan = planned(context, request, stop);
    std::vector<engine::Loss> losses;
    if (plan && request.direction == engine::Direction::Downgrade && !request.recovery) {
        if (auto counted = engine::losses(*m_connection, *context.dialect, *plan, stop))
            losses = *std::move(counted);
        else
            plan = engine::failure(counted.error());
    }
    if (plan) {
        const auto observe = [session = m_session](const engine::RunEvent &event) {
            QMetaObject::invokeMethod(
                session, [session, event] { session->onEvent(event); }, Qt::QueuedConnection);
        };
        m_runner =
            std::make_unique<engine::Runner>(*m_connection, *context.dialect, *plan, context.runOptions, observe);
    }
    QMetaObject::invokeMethod(
        m_session,
        [session = m_session, plan = std::move(plan), losses = std::move(losses)] { session->onPlanned(plan, losses); },
        Qt::QueuedConnection);
}

Result<engine::Plan> MigrationWorker::planned(const MigrationContext &context, const MigrationRequest &request,
                                              const std::stop_token &stop)
{
    auto connection = context.dialect->open(context.url);
    if (!connection)
        return engine::failure(connection.error());
    m_connection = *std::move(connection);
    if (request.recovery) {
        return engine::planRecovery(*m_connection, *context.dialect, context.graph, context.versionTable,
                                    *request.recovery);
    }
    return engine::planMigration(*m_connection, *context.dialect, context.graph,
                                 {.direction = request.direction,
                                  .target = request.target,
                                  .backTo = request.backTo,
                                  .versionTable = context.versionTable,
                                  .overrides = {},
                                  .reading = context.readOptions,
                                  .python = context.python},
                                 stop);
}

void MigrationWorker::run(MigrationSession::Reach reach, const engine::PlanPosition &end,
                          const engine::SessionLimits &limits, const std::stop_token &stop)
{
    m_runner->setLimits(limits);
    switch (reach) {
    case MigrationSession::Reach::Statement:
        post(m_runner->runStatement(stop));
        break;
    case MigrationSession::Reach::Step: {
        const engine::PlanPosition next{m_runner->position().step + 1, 0};
        post(runAll(&next, stop));
        break;
    }
    case MigrationSession::Reach::To:
        post(runAll(&end, stop));
        break;
    case MigrationSession::Reach::All:
        post(runAll(nullptr, stop));
        break;
    }
}

/// A statement at a time rather than Runner::runAll(), so that a pause takes effect after the one at work.
Done MigrationWorker::runAll(const engine::PlanPosition *end, const std::stop_token &stop)
{
    while (m_runner->state() != engine::Runner::State::Finished && (!end || m_runner->position() < *end)) {
        if (auto done = m_runner->runStatement(stop); !done)
            return done;
        if (m_session->m_pauseAsked)
            break;
    }
    return {};
}

void MigrationWorker::rollBack()
{
    post(m_runner ? m_runner->rollBack() : Done());
}

void MigrationWorker::post(const Done &outcome)
{
    QMetaObject::invokeMethod(
        m_session,
        [session = m_session, outcome, state = m_runner->state(), position = m_runner->position(),
         open = m_runner->inTransaction()] { session->onEnded(outcome, state, position, open); },
        Qt::QueuedConnection);
}

} // namespace models
