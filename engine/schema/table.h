#pragma once

#include "engine/schema/column.h"
#include "engine/schema/constraint.h"
#include "engine/schema/index.h"
#include "engine/schema/tablename.h"

#include <vector>

namespace engine {

struct Table
{
    TableName name;
    std::vector<Column> columns;
    std::vector<Constraint> constraints; ///< in the order in which CREATE TABLE lists them
    std::vector<Index> indexes;
    QString comment;
    QStringList prefixes; ///< CREATE <prefix> TABLE
    QVariantMap options; ///< `<dialect>_<name>`: sqlite_with_rowid, sqlite_strict, sqlite_autoincrement, mysql_engine

    /// nullptr where there is none; valid until `columns` changes. The same for the functions below.
    [[nodiscard]] const Column *column(const QString &columnName) const;
    [[nodiscard]] Column *column(const QString &columnName);
    [[nodiscard]] const Index *index(const QString &indexName) const;
    [[nodiscard]] const PrimaryKey *primaryKey() const;

    /// The constraint of that name; `kind` Unknown takes any kind.
    [[nodiscard]] const Constraint *constraint(const QString &constraintName,
                                               ConstraintKind kind = ConstraintKind::Unknown) const;

    friend bool operator==(const Table &, const Table &) = default;
};

} // namespace engine
