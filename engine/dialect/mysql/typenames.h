#pragma once

#include "engine/dialect/mysql/flavour.h"
#include "engine/result.h"
#include "engine/schema/datatype.h"

namespace engine::mysql {

/// A type as SQLAlchemy's dialect spells it (Alembic reference 7.1, column My). Kind::Unsupported for types that these
/// servers do not have, for a VARCHAR without a length, and for no type at all.
[[nodiscard]] Result<QString> typeSql(const DataType &type, Flavour flavour);

/// The condition of the CHECK that a type with create_constraint brings along; empty for all others.
[[nodiscard]] QString typeCheck(const DataType &type, const QString &column, Flavour flavour);

/// The type of that dialect among the variants, or the type itself.
[[nodiscard]] const DataType &typeFor(const DataType &type, Flavour flavour);

/// A type whose values are characters, which have a character set and a collation.
[[nodiscard]] bool isCharacters(const DataType &type);

/// A type that can count by itself: SQLAlchemy's affinities Integer and Numeric.
[[nodiscard]] bool isCounting(const DataType &type, Flavour flavour);

/// SQLAlchemy's affinity DateTime: what may have CURRENT_TIMESTAMP for a default.
[[nodiscard]] bool isMoment(const DataType &type, Flavour flavour);

/// TIMESTAMP, which some servers take for NOT NULL unless NULL is said.
[[nodiscard]] bool isTimestamp(const DataType &type, Flavour flavour);

/// What a type is called that information_schema calls `declaration` ("int(11) unsigned"), with SQLAlchemy's class
/// name and parameters; with `declared` where SQLAlchemy has no class for it.
[[nodiscard]] DataType reflectedType(const QString &declaration);

/// True for a name that reflectedType() gives to what it knows, a class of SQLAlchemy's or of its dialect.
[[nodiscard]] bool isReflectedName(const QString &name);

} // namespace engine::mysql
