#pragma once

#include "engine/operation/operation.h"

#include <QStringList>

namespace engine {

/// How facts about a schema are written down, the same by who provides one and who wants it; for operationfacts alone.

/// The fact `kind` about a table or a part of it.
[[nodiscard]] QString part(const QString &kind, const TableName &table, const QString &name = {});

/// That columns are a key, in whatever order.
[[nodiscard]] QString keyFact(const TableName &table, QStringList columns);

[[nodiscard]] QStringList wordsOf(const QString &sql);

/// The fact `kind` about the enum type that a column of `type` is made of; none for other types.
[[nodiscard]] QStringList typeFact(const QString &kind, const DataType &type);

/// The columns that an index or constraint speaks of, in expressions every word that may be one.
[[nodiscard]] QStringList spokenColumns(const Index &index);
[[nodiscard]] QStringList spokenColumns(const Constraint &constraint);

} // namespace engine
