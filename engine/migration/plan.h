#pragma once

#include "engine/bridge/bridgerequest.h"
#include "engine/migration/undo.h"
#include "engine/migration/versiontable.h"
#include "engine/revision/revisionreader.h"

#include <stop_token>

namespace engine {

struct PlannedStatement
{
    Statement statement;
    SourcePosition place; ///< of the operation in the revision file; no file for version rows
    std::optional<Operation> operation; ///< what it was compiled from

    // Of a statement that may stay when its step fails, for the journal:
    std::optional<std::vector<Statement>> undo = {}; ///< what takes it back; nothing where nobody knows
    Traces traces = {}; ///< by which one sees whether it has run
    TableName table = {}; ///< that they are in
};

/// One revision, up or down.
struct Step
{
    Direction direction = Direction::Upgrade;
    Revision revision;
    std::vector<Operation> operations;
    std::vector<PlannedStatement> statements; ///< without the frame
    TransactionFrame frame;
    std::vector<VersionRowChange> versionRowChanges;
    Schema before; ///< the schema that the step starts from, for hints; empty where it was not asked for
    QByteArray source; ///< the text of the file that the step was planned from
    bool isLive =
        false; ///< run from `source`; the statements are a preview, since this step or one before it asks rows
    bool throughPython = false; ///< only the project's own Python can run it; live, too
    std::optional<Error> knownWhenRun; ///< what of it only the run will show, and why
};

/// "Upgrade to 9c1b", "Downgrade from 9c1b".
[[nodiscard]] QString titleOf(const Step &step);

/// How a plan ends what a journal says was left half done.
struct PlanRecovery
{
    int begins = 0; ///< the first statement of its step that is not through
    QString progress; ///< Journal::progress() when it was planned
    bool takesBack = false; ///< the statements are those that undo the revision's
    std::vector<int> undoes; ///< then for each of them, which statement of the revision it undoes
};

/// Everything that will run, known before anything does.
struct Plan
{
    Direction direction = Direction::Upgrade;
    QString dialect;
    QStringList fromRows; ///< the version table's rows now
    QStringList toRows; ///< and after the last step
    std::vector<Step> steps;
    VersionTable versionTable;
    ReadOptions reading; ///< what live steps are run with
    std::optional<BridgeProject> python; ///< what runs the steps through Python
    std::optional<PlanRecovery> recovery; ///< of the one step of a revision that had stopped midway
    QStringList warnings = {}; ///< sentences on what the database will let happen without a word
    bool createsVersionTable = false; ///< then the first step's first statement does it

    [[nodiscard]] int statementCount() const;
};

struct PlanRequest
{
    Direction direction = Direction::Upgrade;
    QString target; ///< as typed: head, +1, label@head ...
    std::optional<QStringList> backTo; ///< of a downgrade, in place of the target: the rows that a run started from
    VersionTable versionTable;
    /// Text to be used in place of files' content, by absolute path: unsaved editors, previews.
    QHash<QString, QByteArray> overrides;
    ReadOptions reading = {}; ///< what revisions may know beside their text; the dialect is filled in
    bool allowsPreview = false; ///< of planOffline(): what rows decide is left out of a step instead of being an error
    std::optional<BridgeProject> python = {}; ///< that the user lets run; nothing: what needs Python is an error
    bool keepSchemas = false; ///< fill in Step::before; costs a copy of the schema a step
    DatabaseUrl server = {}; ///< where a scratch place can be had, for replaying
};

/// Plans against the live database: reads its rows and schema, changes nothing. Kind::HalfDone where a revision has
/// stopped midway. A revision that needs Python where
/// the request allows none, or an operation this database cannot do, fails the whole plan with that error. Where the
/// result of a query decides what a revision does, its step and those after it are live.
[[nodiscard]] Result<Plan> planMigration(Connection &connection, const Dialect &dialect, const RevisionGraph &graph,
                                         const PlanRequest &request, const std::stop_token &stop = {});

/// Plans without a database (--sql) from `rows`, starting with the schema that replaying up to them gives. A revision
/// that asks rows is an error of kind KnownWhenRun.
[[nodiscard]] Result<Plan> planOffline(const Dialect &dialect, const RevisionGraph &graph, const PlanRequest &request,
                                       const QStringList &rows);

/// Alembic's --sql text of a plan (reference 5.4).
[[nodiscard]] QString offlineScript(const Plan &plan, const Dialect &dialect);

} // namespace engine
