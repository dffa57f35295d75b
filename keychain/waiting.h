#pragma once

#include "keychain/keychain.h"

namespace keychain::waiting {

/// The same for a program without an event loop of its own: each waits for the answer. Errors as keychain::find().

[[nodiscard]] engine::Done find();
[[nodiscard]] engine::Result<std::optional<QString>> read(const PasswordPlace &place);
[[nodiscard]] engine::Done write(const PasswordPlace &place, const QString &password);
[[nodiscard]] engine::Result<bool> forget(const PasswordPlace &place);

} // namespace keychain::waiting
