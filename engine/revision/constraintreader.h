#pragma once

#include "engine/python/value.h"
#include "engine/revision/readcontext.h"
#include "engine/schema/table.h"

#include <optional>

namespace engine {

class BoundArguments;

/// `sa.PrimaryKeyConstraint`, `ForeignKeyConstraint`, `UniqueConstraint`, `CheckConstraint` and PostgreSQL's
/// `ExcludeConstraint`; nothing for other values.
[[nodiscard]] std::optional<Constraint> readConstraint(const python::Value &value, ReadContext &context);

/// `sa.CheckConstraint('a > 0', name='ck')`.
[[nodiscard]] CheckConstraint readCheckConstraint(const python::Construct &call, ReadContext &context);

/// `sa.ForeignKey('t.id', ...)` as an argument of the column `column`.
[[nodiscard]] ForeignKey readColumnForeignKey(const python::Construct &call, const QString &column,
                                              ReadContext &context);

/// `sa.Index('ix', 'a', sa.text('lower(b)'), unique=True)`.
[[nodiscard]] Index readIndex(const python::Construct &call, ReadContext &context);

/// The terms of an index: names, text() and expressions, with their order and collation.
[[nodiscard]] std::vector<IndexElement> readIndexElements(const QList<python::Value> &values,
                                                          const SourcePosition &where, ReadContext &context);

/// The elements `(expression, operator)` of an exclusion, each with its operator class of `ops`.
[[nodiscard]] std::vector<std::pair<QString, QString>> readExcludeElements(const BoundArguments &arguments,
                                                                           ReadContext &context);

/// SQL of a condition: a str is taken as it is.
[[nodiscard]] QString readCondition(const python::Value &value, const SourcePosition &where, ReadContext &context);

/// `schema.table.column` taken apart; the column is empty in `table`.
[[nodiscard]] std::pair<TableName, QString> splitTarget(const QString &target);

} // namespace engine
