#pragma once

#include "models/migrationsession.h"

namespace models {

/// The part of a MigrationSession that lives on its thread: it alone touches the connection. Answers are posted to the
/// session, which outlives it.
class MigrationWorker : public QObject
{
    Q_OBJECT

public:
    explicit MigrationWorker(MigrationSession *session);

    void plan(const MigrationContext &context, const MigrationRequest &request, const std::stop_token &stop);
    void run(MigrationSession::Reach reach, const engine::PlanPosition &end, const engine::SessionLimits &limits,
             const std::stop_token &stop);
    void rollBack();

private:
    [[nodiscard]] engine::Result<engine::Plan> planned(const MigrationContext &context, const MigrationRequest &request,
                                                       const std::stop_token &stop);
    [[nodiscard]] engine::Done runAll(const engine::PlanPosition *end, const std::stop_token &stop);
    void post(const engine::Done &outcome);

    MigrationSession *m_session;
    std::unique_ptr<engine::Connection> m_connection;
    std::unique_ptr<engine::Runner> m_runner; ///< after the connection: it goes first
};

} // namespace models
