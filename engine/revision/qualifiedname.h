#pragma once

#include "engine/python/value.h"

#include <QString>

namespace engine {

/// `name` without the parts of a qualified name that say nothing: "sqlalchemy.sql.expression.text" and
/// "sqlalchemy.text" are both "sa.text", "sqlalchemy.dialects.postgresql.json.JSONB" is "postgresql.JSONB",
/// "sqlalchemy.sql.func.now" is "func.now". Names of other packages stay as they are.
[[nodiscard]] QString shortName(const QString &qualifiedName);

/// shortName() of what a value calls or refers to; empty for constants and for methods of constructs.
[[nodiscard]] QString shortName(const python::Value &value);
[[nodiscard]] QString shortName(const python::Construct &construct);

/// The construct when `value` is a call of `name` (a shortName()), else null.
[[nodiscard]] const python::Construct *callOf(const python::Value &value, QStringView name);

/// Where a construct stands; `fallback` for other values.
[[nodiscard]] SourcePosition positionOf(const python::Value &value, const SourcePosition &fallback);

} // namespace engine
