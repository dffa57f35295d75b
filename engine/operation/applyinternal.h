#pragma once

#include "engine/operation/columnuse.h"
#include "engine/operation/operation.h"
#include "engine/schema/schema.h"

namespace engine {

/// What the parts of apply() share; not for other rooms.

/// The error of an operation that the schema does not allow.
[[nodiscard]] tl::unexpected<Error> cannotApply(const QString &what, const QString &advice = {});

/// The table, or an error that names it.
[[nodiscard]] Result<Table *> tableToChange(Schema &schema, const TableName &name);

/// Puts the column named `column` where `place` says; an error names a neighbour that is not there.
[[nodiscard]] Done moveColumn(Table &table, const QString &column, const ColumnPlace &place);

[[nodiscard]] Done applyAddColumn(const AddColumn &add, Schema &schema);
[[nodiscard]] Done applyDropColumn(const DropColumn &drop, Schema &schema);
[[nodiscard]] Done applyAlterColumn(const AlterColumn &alter, Schema &schema);
[[nodiscard]] Done applyBatch(const BatchAlterTable &batch, Schema &schema);

[[nodiscard]] Done applyCreateEnumType(const CreateEnumType &create, Schema &schema);
[[nodiscard]] Done applyDropEnumType(const DropEnumType &drop, Schema &schema);
[[nodiscard]] Done applyAlterEnumType(const AlterEnumType &alter, Schema &schema);

/// Checks that the table has the columns and no constraint of that name, then adds it.
[[nodiscard]] Done addConstraint(Table &table, const Constraint &constraint);
[[nodiscard]] Done addIndex(Table &table, const Index &index);

} // namespace engine
