#pragma once

#include "engine/python/evaluator.h"
#include "engine/revision/connectionhost.h"
#include "engine/revision/mappedtables.h"
#include "engine/revision/projecttypes.h"

#include <vector>

namespace engine {

/// Turns the calls that upgrade() or downgrade() makes into operations, and runs each against a RevisionDatabase in the
/// order in which Alembic would. What builds a value (columns, types, SQL) is passed on as it is; what would do
/// something that no directive says is a NeedsPython error.
class DirectiveHost final : public python::Host
{
public:
    /// `dialectName` decides whose options count, and whose SQL is written for expressions. `database` must outlive the
    /// host.
    DirectiveHost(const QString &dialectName, RevisionDatabase &database);

    /// The program that asks this host; the project's own types are looked up there. Must outlive the host's work.
    void setProgram(python::Program &program);

    [[nodiscard]] Result<python::Value> call(const python::Construct &call) override;
    [[nodiscard]] Result<python::Value> enter(const python::Value &context, const SourcePosition &where) override;
    [[nodiscard]] Done leave(const python::Value &context, const python::Value &entered,
                             const SourcePosition &where) override;
    [[nodiscard]] std::optional<Result<python::Value>> known(const python::Value &symbolic) override;
    [[nodiscard]] std::optional<Result<QList<python::Value>>> items(const python::Value &symbolic,
                                                                    const SourcePosition &where) override;
    [[nodiscard]] std::optional<python::Value> exceptionFor(const Error &error) override;
    [[nodiscard]] bool leavesOut(const Error &error, const QSet<QString> &calls) override;

    /// To be called when the function has come to its end. Errors: NeedsPython for a call whose value went nowhere.
    [[nodiscard]] Done finish();

private:
    /// A batch block that is being read. The name stands for its `batch_op`.
    struct Block
    {
        QString name;
        BatchAlterTable batch;
    };

    [[nodiscard]] Result<python::Value> callResolved(const python::Construct &call);
    [[nodiscard]] Result<python::Value> callDirective(const QString &directive, const python::Construct &call);
    [[nodiscard]] Result<python::Value> callBatchDirective(const QString &qualifiedName, const python::Construct &call);
    [[nodiscard]] Result<python::Value> callOther(const python::Construct &call);
    [[nodiscard]] Result<python::Value> callMethod(const python::Construct &call);
    [[nodiscard]] Result<python::Value> readOperation(const QString &directive, const python::Construct &call,
                                                      Block *block);
    void settle(const python::Construct &call);
    void settle(const python::Value &value);

    ReadContext m_context;
    RevisionDatabase &m_database;
    ConnectionHost m_connection;
    std::optional<ProjectTypes> m_types;
    std::optional<MappedTables> m_tables;
    std::vector<Block> m_blocks;
    QList<python::Value> m_unsettled; ///< calls of other packages: right as types, but only there
    int m_blockCount = 0;
};

} // namespace engine
