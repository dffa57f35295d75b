#pragma once

#include "engine/bridge/bridgerequest.h"
#include "engine/dialect/dialect.h"
#include "engine/revision/revision.h"
#include "engine/revision/revisionrun.h"

namespace engine {

/// Which function of which revision the bridge runs, and on what.
struct BridgeRevision
{
    QString id;
    QString file;
    QByteArray source; ///< the text of the file, as it was shown: what runs is that, whatever the file says by then
    QString function; ///< "upgrade" or "downgrade"
    QString dialect;
    QString serverVersion; ///< what SQLAlchemy takes the database for: "3.40.1", "15.4", "10.11.6-MariaDB"
};

/// One revision run by the project's own Python: its env.py, its Alembic, its SQLAlchemy, with a connection that hands
/// every statement out here, whichever driver the project has: it stands in for sqlite3, psycopg2 or PyMySQL. Begins
/// and ends no transaction; on a database whose DDL commits by itself, only the one around a savepoint.
class BridgeRun final : public RevisionRun
{
public:
    /// Starts Python. Errors: those of dialectFor() and BridgeProcess::start().
    [[nodiscard]] static Result<std::unique_ptr<RevisionRun>> start(const BridgeProject &project,
                                                                    const BridgeRevision &revision);

    /// As RevisionRun has it. An exception of Python is Kind::Reading with the end of the traceback and the line of the
    /// revision; one that comes from a statement that was refused is the very Error that answer() was given.
    [[nodiscard]] Result<std::optional<StatementRequest>> next(const std::stop_token &stop) override;
    void answer(const Result<QueryResult> &result) override;

private:
    BridgeRun(BridgeProject project, BridgeRevision revision, const Dialect &dialect,
              std::unique_ptr<BridgeProcess> process);
    [[nodiscard]] tl::unexpected<Error> failed(const QJsonObject &message);

    BridgeProject m_project;
    BridgeRevision m_revision;
    const Dialect &m_dialect;
    std::unique_ptr<BridgeProcess> m_process;
    std::optional<Error> m_refusal; ///< of the last statement that was refused
};

} // namespace engine
