#pragma once

#include "engine/python/value.h"
#include "engine/revision/readcontext.h"

#include <QHash>
#include <QString>

namespace engine {

/// What SQLAlchemy sends for `text(sql)`: `\:` is a colon, `:name` is replaced by the literal of its value in `bound`.
/// A `:name` that has none is a Reading error, as Alembic's "A value is required for bind parameter" (reference 6.6).
[[nodiscard]] QString resolvedText(const QString &sql, const QHash<QString, QString> &bound,
                                   const SourcePosition &where, ReadContext &context);

/// The SQL of a `sa.text('...')` or `sa.literal_column('...')` in DDL, where nothing can be bound.
[[nodiscard]] QString readTextClause(const python::Construct &call, ReadContext &context);

} // namespace engine
