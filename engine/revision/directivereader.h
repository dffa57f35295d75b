#pragma once

#include "engine/operation/operation.h"
#include "engine/python/value.h"
#include "engine/revision/boundarguments.h"
#include "engine/revision/readcontext.h"

#include <optional>

namespace engine {

/// Reads one call of a directive, `op.add_column(...)` or `batch_op.add_column(...)`, into its operation.
class DirectiveReader
{
public:
    /// `batchTable` is the table of the batch block that the call stands in, if it is one of the block's object.
    DirectiveReader(const QString &directive, const python::Construct &call, std::optional<TableName> batchTable,
                    ReadContext &context);

    /// The operation; nothing after an error, which is in the context.
    [[nodiscard]] std::optional<Operation> read();

    /// True for the directives that become operations; the others (get_bind, f, ...) are no concern of this class.
    [[nodiscard]] static bool knows(const QString &directive, bool inBatch);

private:
    [[nodiscard]] std::optional<Operation> readTableDirective();
    [[nodiscard]] std::optional<Operation> readColumnDirective();
    [[nodiscard]] std::optional<Operation> readIndexDirective();
    [[nodiscard]] std::optional<Operation> readConstraintDirective();

    [[nodiscard]] TableName table();
    [[nodiscard]] Operation createTable();
    [[nodiscard]] Operation dropTable();
    [[nodiscard]] Operation setTableComment(const QString &comment);
    [[nodiscard]] std::optional<Operation> addColumn();
    [[nodiscard]] Operation dropColumn();
    [[nodiscard]] Operation alterColumn();
    void readDefaults(AlterColumn &alter);
    void readExistingDefault(AlterColumn &alter);
    [[nodiscard]] std::optional<DataType> type(const QString &parameter);
    [[nodiscard]] std::optional<QString> comment(const QString &parameter);
    [[nodiscard]] ColumnPlace place();
    [[nodiscard]] Operation createIndex();
    [[nodiscard]] Operation dropIndex();
    [[nodiscard]] Operation createForeignKey();
    [[nodiscard]] Operation createCheck();
    [[nodiscard]] Operation createExclude();
    [[nodiscard]] Operation dropConstraint();

    QString m_directive;
    SourcePosition m_where;
    std::optional<TableName> m_batchTable;
    ReadContext &m_context;
    BoundArguments m_arguments;
};

/// `op.batch_alter_table(...)` without the operations of its block.
[[nodiscard]] BatchAlterTable readBatch(const python::Construct &call, ReadContext &context);

} // namespace engine
