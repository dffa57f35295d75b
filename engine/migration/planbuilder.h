#pragma once

#include "engine/migration/brokenviews.h"
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

    /// There is no database to ask: what only the run would show is an error.
    void planOffline() { m_isOffline = true; }

    /// The scratch place of the follower stands for the database: queries are answered there.
    void askScratch() { m_asksScratch = true; }

    /// Adds the step of `id`. Errors: those of the reader, of the dialect and of apply(), with the place in the file.
    [[nodiscard]] Done add(const QString &id, const std::stop_token &stop);

    [[nodiscard]] Plan plan() &&;
    [[nodiscard]] SchemaFollower &follower() { return m_follower; }

private:
    class Database;

    [[nodiscard]] Result<QByteArray> textOf(const Revision &revision) const;
    [[nodiscard]] bool needsPython(const Step &step) const;
    [[nodiscard]] Done addThroughPython(Step &step, const std::stop_token &stop);
    [[nodiscard]] Result<bool> addRead(Step &step, const std::stop_token &stop);
    [[nodiscard]] Result<bool> addOperations(Step &step, const Schema &before, const std::stop_token &stop);
    [[nodiscard]] Done addOperation(const PlacedOperation &placed, bool autocommit, Step &step,
                                    const std::stop_token &stop);
    void describeUndo(Step &step, Schema schema) const;
    void addVersionRows(Step &step);

    const Dialect &m_dialect;
    const RevisionGraph &m_graph;
    const PlanRequest &m_request;
    SchemaFollower m_follower;
    Plan m_plan;
    BrokenViews m_brokenViews;
    bool m_isOffline = false;
    bool m_asksScratch = false;
    bool m_isLive = false; ///< a step has asked rows: all that come after it are compiled when their turn comes
    bool m_losesSchema = false; ///< what a step does to the schema is not known
};

} // namespace engine
