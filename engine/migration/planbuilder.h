#pragma once

#include "engine/migration/plan.h"
#include "engine/migration/schemafollower.h"

namespace engine {

/// Turns revisions, in running order, into the steps of a plan.
class PlanBuilder
{
public:
    /// `schema` and `rows` are those that the first step starts from. All references must outlive the builder.
    PlanBuilder(const Dialect &dialect, const RevisionGraph &graph, const PlanRequest &request, SchemaFollower follower,
                const QStringList &rows);

    /// The version table is not there: the first step creates it.
    void createVersionTableFirst() { m_plan.createsVersionTable = true; }

    /// Adds the step of `id`. Errors: those of the reader, of the dialect and of apply(), with the place in the file.
    [[nodiscard]] Done add(const QString &id, const std::stop_token &stop);

    [[nodiscard]] Plan plan() && { return std::move(m_plan); }
    [[nodiscard]] SchemaFollower &follower() { return m_follower; }

private:
    [[nodiscard]] Result<std::vector<PlacedOperation>> operations(const Revision &revision, bool &transactional) const;
    [[nodiscard]] Done addOperation(const PlacedOperation &placed, Step &step, const std::stop_token &stop);
    void addVersionRows(Step &step);

    const Dialect &m_dialect;
    const RevisionGraph &m_graph;
    const PlanRequest &m_request;
    SchemaFollower m_follower;
    Plan m_plan;
};

} // namespace engine
