#pragma once

#include "engine/operation/operation.h"
#include "engine/revision/pythontext.h"

namespace engine {

/// `op.create_table(...)` without its indexes, an argument a line.
[[nodiscard]] Result<QString> renderCreateTable(const CreateTable &operation, RenderContext &context);

/// `op.alter_column(...)`, a keyword a line, each eleven blanks deep.
[[nodiscard]] Result<QString> renderAlterColumn(const AlterColumn &operation, RenderContext &context);

/// `op.create_unique_constraint(...)` and its kin.
[[nodiscard]] Result<QString> renderAddConstraint(const AddConstraint &operation, RenderContext &context);

/// `with op.batch_alter_table(...) as batch_op:`, the directives of the block, indented, and an empty line.
[[nodiscard]] Result<QStringList> renderBatch(const BatchAlterTable &operation, RenderContext &context);

} // namespace engine
