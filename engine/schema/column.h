#pragma once

#include "engine/schema/datatype.h"

#include <QString>
#include <QVariantMap>

#include <optional>

namespace engine {

/// What the database puts into a column that an INSERT does not name.
struct ServerDefault
{
    enum class Kind {
        Literal, ///< a Python string: always rendered as a quoted SQL literal
        Expression, ///< SQL text as it stands
        Now, ///< func.now(), which each database spells its own way
        True, ///< sa.true()
        False, ///< sa.false()
        Fetched, ///< FetchedValue(): something is there, nothing is rendered
    };

    Kind kind = Kind::Literal;
    QString text; ///< the literal without quotes, or the SQL

    friend bool operator==(const ServerDefault &, const ServerDefault &) = default;
};

/// The default in words for lists and logs, never for SQL: `'x'`, `CURRENT_TIMESTAMP`.
[[nodiscard]] QString text(const ServerDefault &value);

/// GENERATED ALWAYS AS (expression).
struct Computed
{
    QString expression;
    std::optional<bool> persisted; ///< STORED, VIRTUAL, or the database's own choice

    friend bool operator==(const Computed &, const Computed &) = default;
};

/// GENERATED ... AS IDENTITY; the options under SQLAlchemy's keywords (start, increment, ...).
struct Identity
{
    bool always = false;
    QVariantMap options;

    friend bool operator==(const Identity &, const Identity &) = default;
};

enum class Autoincrement { Auto, On, Off, IgnoreForeignKey };

/// A column. Keys, uniqueness and indexes are not flags here: readers turn them into constraints and indexes.
struct Column
{
    QString name;
    DataType type;
    bool nullable = true;
    std::optional<ServerDefault> serverDefault;
    std::optional<Computed> computed;
    std::optional<Identity> identity;
    QString comment;
    Autoincrement autoincrement = Autoincrement::Auto;
    QVariantMap options; ///< `<dialect>_<name>` keywords

    friend bool operator==(const Column &, const Column &) = default;
};

} // namespace engine
