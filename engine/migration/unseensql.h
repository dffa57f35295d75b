#pragma once

#include "engine/operation/operation.h"

#include <QStringList>

#include <vector>

namespace engine {

/// SQL of revisions' own that changes the schema and was passed on without being tried out: nobody has seen what it has
/// made of the columns that it names.
class UnseenSql
{
public:
    void note(const QString &sql) { m_sql << sql; }

    /// The columns that `operation` changes and that such SQL may have changed before: of those only the operation
    /// itself can tell, as it does to Alembic. What was known of them would undo that SQL where a column is written
    /// whole to be changed.
    [[nodiscard]] std::vector<AlterColumn> columnsOf(const Operation &operation) const;

private:
    [[nodiscard]] bool isAbout(const AlterColumn &alter) const;

    QStringList m_sql;
};

} // namespace engine
