#pragma once

#include <QHashFunctions>
#include <QString>

#include <compare>

namespace engine {

/// A table's (or view's, index's) name with its schema; the schema is empty for the connection's default one.
struct TableName
{
    QString schema;
    QString name;

    /// `name` or `schema.name`, for people; never for SQL.
    [[nodiscard]] QString text() const { return schema.isEmpty() ? name : schema + u'.' + name; }

    friend bool operator==(const TableName &, const TableName &) = default;
    friend auto operator<=>(const TableName &left, const TableName &right)
    {
        const int bySchema = left.schema.compare(right.schema);
        return (bySchema != 0 ? bySchema : left.name.compare(right.name)) <=> 0;
    }
    friend size_t qHash(const TableName &table, size_t seed = 0) { return qHashMulti(seed, table.schema, table.name); }
};

} // namespace engine
