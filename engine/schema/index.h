#pragma once

#include <QString>
#include <QVariantMap>

#include <vector>

namespace engine {

/// One term of an index: a column, or an expression in SQL.
struct IndexElement
{
    QString column; ///< empty when it is an expression
    QString expression; ///< SQL, empty when it is a plain column; may hold `DESC` as written by the user
    QString collation;
    bool descending = false;

    friend bool operator==(const IndexElement &, const IndexElement &) = default;
};

struct Index
{
    QString name;
    std::vector<IndexElement> elements;
    bool unique = false;
    QString where; ///< of a partial index, SQL without the keyword
    QVariantMap options; ///< `<dialect>_<name>` keywords, `<dialect>_where` excepted where `where` holds it

    friend bool operator==(const Index &, const Index &) = default;
};

/// What it covers, for people: `(a, b desc) where c > 0`.
[[nodiscard]] QString text(const Index &index);

} // namespace engine
