#pragma once

#include "engine/operation/operation.h"
#include "engine/schema/schema.h"

#include <QStringList>

namespace engine {

/// SQL of revisions' own that changes the schema and was passed on without being tried out: nobody has seen what it has
/// made of the columns that it names.
class UnseenSql
{
public:
    void note(const QString &sql) { m_sql << sql; }

    /// `schema` without the columns that `operation` changes and that such SQL may have changed before: of those only
    /// the operation itself can tell, as it does to Alembic. What was known of them would undo that SQL where a column
    /// is written whole to be changed.
    [[nodiscard]] Schema withoutColumns(Schema schema, const Operation &operation) const;

    [[nodiscard]] bool isEmpty() const { return m_sql.isEmpty(); }

private:
    void takeColumn(Schema &schema, const AlterColumn &alter) const;

    QStringList m_sql;
};

} // namespace engine
