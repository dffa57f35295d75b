#pragma once

#include <QString>

namespace engine::postgresql {

/// What to do where PostgreSQL refuses to change or drop what other objects are made of: it names them, in an order in
/// which they can be dropped. Empty where `why`, the server's words, is no such refusal.
[[nodiscard]] QString dependentsAdvice(const QString &why);

} // namespace engine::postgresql
