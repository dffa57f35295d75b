#pragma once

#include "engine/dialect/dialect.h"
#include "engine/revision/revisiondatabase.h"
#include "engine/revision/revisionrun.h"

#include <memory>

namespace engine {

/// What a revision is run from.
struct RevisionSourceText
{
    QByteArray text; ///< of the file, as it was when the plan was made
    QString file;
    Direction direction = Direction::Upgrade;
    ReadOptions options;
};

/// A revision that runs natively, with its queries answered: its function runs on a thread of its own, which waits
/// wherever it wants something of the database.
class LiveRevision final : public RevisionRun
{
public:
    /// Begins at once. `schema` is that of the database at this moment; `dialect` must outlive the run.
    LiveRevision(const Dialect &dialect, RevisionSourceText source, Schema schema);
    ~LiveRevision() override;
    LiveRevision(const LiveRevision &) = delete;
    LiveRevision &operator=(const LiveRevision &) = delete;
    LiveRevision(LiveRevision &&) = delete;
    LiveRevision &operator=(LiveRevision &&) = delete;

    [[nodiscard]] Result<std::optional<StatementRequest>> next(const std::stop_token &stop) override;
    void answer(const Result<QueryResult> &result) override;

private:
    class Conversation;
    class Database;

    std::unique_ptr<Conversation> m_conversation;
};

} // namespace engine
