#pragma once

#include "engine/migration/plan.h"

namespace engine {

/// What one operation of a plan takes away from the database as it is now.
struct Loss
{
    enum class Kind {
        Rows, ///< a table goes: `count` rows
        Values, ///< a column goes: `count` values that are not NULL
    };

    Kind kind = Kind::Rows;
    QString revision;
    QString operation; ///< in words, from summary()
    TableName table;
    QString column; ///< empty for Kind::Rows
    qint64 count = 0;

    friend bool operator==(const Loss &, const Loss &) = default;
};

/// Counts what every dropped table and column of `plan` holds in the database now, one query each, batches included.
/// Those that the plan itself makes, and so are not there yet, have nothing to lose and are left out. Blocks; asks
/// `stop` between the queries.
[[nodiscard]] Result<std::vector<Loss>> losses(Connection &connection, const Dialect &dialect, const Plan &plan,
                                               const std::stop_token &stop = {});

} // namespace engine
