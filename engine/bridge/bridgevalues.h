#pragma once

#include "engine/dialect/connection.h"

#include <QJsonObject>

namespace engine {

/// A value as the bridge's script writes it: what JSON has no form for stands in an object that names its kind.
[[nodiscard]] QVariant valueFromBridge(const QJsonValue &value);

/// The same way back.
[[nodiscard]] QJsonValue valueForBridge(const QVariant &value);

/// What the database has said to a statement, as the bridge's script reads it.
[[nodiscard]] QJsonObject answerForBridge(const Result<QueryResult> &result);

} // namespace engine
