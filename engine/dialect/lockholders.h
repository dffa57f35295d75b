#pragma once

#include <QString>
#include <QStringList>

namespace engine {

/// "Session 12 (shop from 10.0.0.7) holds it.", or "Sessions ... hold it."; an empty text for none.
[[nodiscard]] QString holdSentence(const QStringList &sessions);

} // namespace engine
