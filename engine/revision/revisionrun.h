#pragma once

#include "engine/dialect/connection.h"
#include "engine/operation/operation.h"

#include <memory>

namespace engine {

/// A statement that a running revision wants to have run now.
struct StatementRequest
{
    Statement statement;
    SourcePosition place; ///< in the revision file; no line where it is not known
    std::optional<Operation> operation; ///< what it was compiled from; nothing for SQL that the file sends by itself
    bool wantsRows = false; ///< the answer needs the rows, not only their number
    bool wantsSent = false; ///< and each value as the server has written it, see Connection::queryAsSent()
    bool isAside = false; ///< no statement of the revision: what its tools ask a database about itself
};

/// upgrade() or downgrade() of one revision while it runs, whoever runs it. It hands out its statements one at a time
/// and goes on with what the database has said to each. Whoever asks runs them on a connection of its own, so that
/// transaction, progress and stop stay there.
class RevisionRun
{
public:
    RevisionRun() = default;
    RevisionRun(const RevisionRun &) = delete;
    RevisionRun &operator=(const RevisionRun &) = delete;
    /// Ends the run wherever it is; what it had asked for last gets no answer.
    virtual ~RevisionRun() = default;

    /// The next statement; nothing when the function has come to its end. Blocks until one of both is known. Errors:
    /// what the revision itself says (an exception, something that cannot be read), Cancelled by `stop`. To be called
    /// again only after answer().
    [[nodiscard]] virtual Result<std::optional<StatementRequest>> next(const std::stop_token &stop) = 0;

    /// What the database has said to the last statement.
    virtual void answer(const Result<QueryResult> &result) = 0;
};

} // namespace engine
