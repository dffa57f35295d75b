#pragma once

#include "engine/python/value.h"
#include "engine/result.h"

#include <optional>

namespace engine {

/// `session.query(...)` with its methods, told as the statement that it sends.
struct SessionQuery
{
    python::Value statement; ///< `sa.select(...)...`, `table.update()...` or `table.delete()...`
    QString wanted; ///< "all", "first", "one", "one_or_none", "scalar", "count", "update", "delete"
};

/// True for `session.query(...)` and what its methods make of it, where `isSession` knows the session.
[[nodiscard]] const python::Construct *queryRoot(const python::Value &value, bool (*isSession)(const python::Value &));

/// What a call of a query's method that sends a statement means; nothing for a method that only goes on building, an
/// error of kind NeedsPython for one that is not known here. `root` is that of the query.
[[nodiscard]] Result<std::optional<SessionQuery>> sentQuery(const python::Construct &call,
                                                            const python::Construct &root);

/// The SELECT of a query that is walked through.
[[nodiscard]] Result<python::Value> selectOf(const python::Construct &query, const python::Construct &root);

} // namespace engine
