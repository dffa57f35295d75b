#pragma once

#include <QString>
#include <QStringList>
#include <QVariantMap>

#include <optional>
#include <vector>

namespace engine {

struct DataTypeVariant;

/// A column's type, in SQLAlchemy's terms because revision files are written in them. A type read from a database
/// carries the upper-case name that SQLAlchemy's reflection gives it (`VARCHAR`, `INTEGER`); one read from a file
/// carries the class as written (`String`, `Integer`). Only a dialect turns it into SQL.
struct DataType
{
    QString module; ///< "" for SQLAlchemy's own, "postgresql", "mysql", ... or an application's dotted module
    QString name; ///< the class: `String`, `VARCHAR`, `JSONB`; empty where a column has no type
    std::optional<int> length;
    std::optional<int> precision;
    std::optional<int> scale;
    bool timezone = false;
    QString collation;
    QStringList values; ///< of an Enum or SET, in order
    QString typeName; ///< the `name=` of an Enum or DOMAIN, or of the CHECK of a Boolean
    std::vector<DataType> elements; ///< the item type of an ARRAY
    QVariantMap options; ///< every other keyword: native_enum, create_constraint, unsigned, fsp, ...
    std::vector<DataTypeVariant> variants; ///< with_variant(): other types on other databases
    QString declared; ///< the words of the database's own declaration, where `name` cannot say all of it

    friend bool operator==(const DataType &, const DataType &);
};

struct DataTypeVariant
{
    QStringList dialects;
    DataType type;

    friend bool operator==(const DataTypeVariant &, const DataTypeVariant &);
};

/// SQL text inside an option that is otherwise a plain value, such as `postgresql_where=sa.text("n > 5")`.
struct SqlText
{
    QString text;

    friend bool operator==(const SqlText &, const SqlText &) = default;
};

/// The type in words for lists and logs, never for SQL: `VARCHAR(50)`, `NUMERIC(10, 2)`, `Enum('a', 'b')`.
[[nodiscard]] QString text(const DataType &type);

} // namespace engine

Q_DECLARE_METATYPE(engine::SqlText)
