#pragma once

#include "engine/dialect/dialect.h"

#include <QStringList>

namespace engine {

/// Gathers, while a plan is made, the views that it leaves unreadable where the database itself says nothing.
class BrokenViews
{
public:
    explicit BrokenViews(const Dialect &dialect)
        : m_dialect(&dialect)
    {
    }

    /// Takes the next operation of a revision, on a database that looks like `before`.
    void note(const Operation &operation, const Schema &before, const QString &revision);

    /// A sentence for each view that no SQL of the plan's own drops or makes anew.
    [[nodiscard]] QStringList warnings() const;

private:
    struct Broken
    {
        TableName view;
        QString revision;
        QString operation; ///< in words
    };

    const Dialect *m_dialect;
    std::vector<Broken> m_broken;
    QStringList m_sql; ///< that changes the schema, of all revisions
};

} // namespace engine
