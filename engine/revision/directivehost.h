#pragma once

#include "engine/python/evaluator.h"
#include "engine/revision/readcontext.h"
#include "engine/revision/revisionreader.h"

#include <vector>

namespace engine {

/// Turns the calls that upgrade() or downgrade() makes into operations. What builds a value (columns, types, SQL) is
/// passed on as it is; what would do something that no directive says is a NeedsPython error.
class DirectiveHost final : public python::Host
{
public:
    /// `dialectName` decides whose options count, and whose SQL is written for expressions.
    explicit DirectiveHost(const QString &dialectName);

    [[nodiscard]] Result<python::Value> call(const python::Construct &call) override;
    [[nodiscard]] Result<python::Value> enter(const python::Construct &context) override;
    [[nodiscard]] Done leave(const python::Construct &context, const python::Value &entered) override;
    /// The name of the dialect of the connection and of the context: the one that the file is read for.
    [[nodiscard]] std::optional<python::Value> known(const python::Value &symbolic) override;

    /// The operations in the order in which Alembic runs them. Errors: NeedsPython for a call whose value went nowhere.
    [[nodiscard]] Result<std::vector<PlacedOperation>> finish();

private:
    /// A batch block that is being read. The name stands for its `batch_op`.
    struct Block
    {
        QString name;
        BatchAlterTable batch;
    };

    [[nodiscard]] Result<python::Value> callDirective(const QString &directive, const python::Construct &call);
    [[nodiscard]] Result<python::Value> callBatchDirective(const QString &qualifiedName, const python::Construct &call);
    [[nodiscard]] Result<python::Value> callOther(const python::Construct &call);
    [[nodiscard]] Result<python::Value> callMethod(const python::Construct &call);
    [[nodiscard]] Result<python::Value> executeOnConnection(const python::Construct &call);
    [[nodiscard]] Result<python::Value> readOperation(const QString &directive, const python::Construct &call,
                                                      Block *block);
    void settle(const python::Construct &call);
    void settle(const python::Value &value);

    ReadContext m_context;
    std::vector<PlacedOperation> m_operations;
    std::vector<Block> m_blocks;
    QList<python::Value> m_unsettled; ///< calls of other packages: right as types, but only there
    int m_blockCount = 0;
};

} // namespace engine
