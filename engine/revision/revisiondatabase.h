#pragma once

#include "engine/dialect/connection.h"
#include "engine/revision/revisionreader.h"
#include "engine/revision/versionrows.h"
#include "engine/schema/schema.h"

namespace engine {

/// The database as a revision sees it while its upgrade() or downgrade() is read or run: the one way out.
class RevisionDatabase
{
public:
    RevisionDatabase() = default;
    RevisionDatabase(const RevisionDatabase &) = delete;
    RevisionDatabase &operator=(const RevisionDatabase &) = delete;
    virtual ~RevisionDatabase() = default;

    /// What `context.is_offline_mode()` says.
    [[nodiscard]] virtual bool isOffline() const { return false; }

    /// The schema as it is at this moment, after all operations so far; null where that is not known. Valid until the
    /// next call of run() or ask().
    [[nodiscard]] virtual const Schema *schema() const { return nullptr; }

    /// Whether there is an enum type of that name at this moment; nothing where that is not known.
    [[nodiscard]] virtual std::optional<bool> hasEnumType(const TableName &) { return std::nullopt; }

    /// An operation that is to be run now. An error ends the revision, unless the file catches what a database refuses.
    [[nodiscard]] virtual Done run(const PlacedOperation &operation) = 0;

    /// SQL of which the revision may want to see the result; nothing where that is known only when it really runs.
    [[nodiscard]] virtual Result<std::optional<QueryResult>> ask(const PlacedOperation &query) = 0;

    /// Around `with op.get_context().autocommit_block():`; what is run in it stands outside of any transaction.
    void enterAutocommit() { ++m_autocommitBlocks; }
    void leaveAutocommit() { --m_autocommitBlocks; }

    /// Whether the reading goes on after something that is known only when the revision runs. `changesSchema` tells
    /// that what is left out may change it.
    [[nodiscard]] virtual bool leavesOut(const Error &reason, bool changesSchema) = 0;

protected:
    [[nodiscard]] bool isAutocommit() const { return m_autocommitBlocks > 0; }

private:
    int m_autocommitBlocks = 0;
};

/// Keeps the operations, and knows of no database.
class OperationRecorder final : public RevisionDatabase
{
public:
    [[nodiscard]] Done run(const PlacedOperation &operation) override;
    [[nodiscard]] Result<std::optional<QueryResult>> ask(const PlacedOperation &query) override;
    [[nodiscard]] bool leavesOut(const Error &reason, bool changesSchema) override;

    [[nodiscard]] std::vector<PlacedOperation> operations() && { return std::move(m_operations); }

private:
    std::vector<PlacedOperation> m_operations;
};

/// Runs one direction of a revision file, Python or SQL, against `database`, an operation at a time. Gives whether all
/// of it may run in a transaction. Errors: as for readRevisionOperations(), KnownWhenRun where the result of a query
/// decides and `database` does not have it, and what `database` says.
[[nodiscard]] Result<bool> runRevision(const QByteArray &text, const QString &file, Direction direction,
                                       const ReadOptions &options, RevisionDatabase &database);

} // namespace engine
