#pragma once

#include "engine/schema/tablename.h"

#include <QString>
#include <QStringList>
#include <QVariantMap>

#include <optional>
#include <utility>
#include <variant>
#include <vector>

namespace engine {

struct PrimaryKey
{
    QString name; ///< empty: unnamed, as in all constraints
    QStringList columns;
    QVariantMap options;

    friend bool operator==(const PrimaryKey &, const PrimaryKey &) = default;
};

struct ForeignKey
{
    QString name;
    QStringList columns;
    TableName referredTable;
    QStringList referredColumns; ///< empty only in SQLite's `REFERENCES t`, which means t's primary key
    QString onUpdate; ///< as typed, empty where not given
    QString onDelete;
    std::optional<bool> deferrable;
    QString initially;
    QString match;
    bool useAlter = false;
    QVariantMap options;

    friend bool operator==(const ForeignKey &, const ForeignKey &) = default;
};

struct UniqueConstraint
{
    QString name;
    QStringList columns;
    std::optional<bool> deferrable;
    QString initially;
    QVariantMap options;

    friend bool operator==(const UniqueConstraint &, const UniqueConstraint &) = default;
};

struct CheckConstraint
{
    QString name;
    QString expression;
    QVariantMap options;

    friend bool operator==(const CheckConstraint &, const CheckConstraint &) = default;
};

/// PostgreSQL's EXCLUDE.
struct ExcludeConstraint
{
    QString name;
    std::vector<std::pair<QString, QString>> elements; ///< expression, its operator class included; operator
    QString where;
    QString method;
    std::optional<bool> deferrable;
    QString initially;
    QVariantMap options; ///< postgresql_include

    friend bool operator==(const ExcludeConstraint &, const ExcludeConstraint &) = default;
};

using Constraint = std::variant<PrimaryKey, ForeignKey, UniqueConstraint, CheckConstraint, ExcludeConstraint>;

/// The kinds in Alembic's words for `drop_constraint(type_=...)`; Unknown where it was not given.
enum class ConstraintKind { Unknown, PrimaryKey, ForeignKey, Unique, Check, Exclude };

[[nodiscard]] ConstraintKind kindOf(const Constraint &constraint);

/// Empty for an unnamed one.
[[nodiscard]] QString nameOf(const Constraint &constraint);

/// The columns of the constrained table that it speaks of; empty for checks and exclusions, whose text is opaque here.
[[nodiscard]] QStringList columnsOf(const Constraint &constraint);

/// What it says without its kind and name, for people: `(id)`, `(pid) -> parent (id)`, `(n > 0)`.
[[nodiscard]] QString text(const Constraint &constraint);

/// The kind in words, for people: `primary key`, `foreign key`, `unique constraint`, `check`, ...
[[nodiscard]] QString inWords(ConstraintKind kind);

/// `primary`, `foreignkey`, `unique`, `check`, `exclude`, or empty: the `type_` argument.
[[nodiscard]] QString alembicName(ConstraintKind kind);

/// The inverse of alembicName(); nullopt for any other word.
[[nodiscard]] std::optional<ConstraintKind> constraintKindFromAlembic(const QString &word);

} // namespace engine
