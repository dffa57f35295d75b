#pragma once

#include "engine/bridge/bridgerequest.h"
#include "engine/schema/tablename.h"

namespace engine {

/// A statement that the project's own SQLAlchemy would create its models with.
struct BridgeStatement
{
    TableName table; ///< that it belongs to; without a name for what belongs to none, such as a type
    QString sql;

    friend bool operator==(const BridgeStatement &, const BridgeStatement &) = default;
};

/// The models behind target_metadata, as Python has them.
struct BridgeModels
{
    std::vector<BridgeStatement> statements; ///< in an order that can run
    std::vector<TableName> incomplete; ///< tables of which something cannot be said in this dialect
    QStringList warnings; ///< what that is, in sentences

    friend bool operator==(const BridgeModels &, const BridgeModels &) = default;
};

/// Runs the project's env.py up to context.configure() and gives what target_metadata would create on `dialect`. No
/// database is connected to. Errors: those of BridgeProcess; Kind::Reading for an exception of Python, with its line;
/// Kind::Project where target_metadata is None or env.py is missing.
[[nodiscard]] Result<BridgeModels> readModelsThroughBridge(const BridgeProject &project, const QString &dialect,
                                                           const std::stop_token &stop = {});

} // namespace engine
