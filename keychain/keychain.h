#pragma once

#include "keychain/passwordplace.h"

#include <functional>
#include <optional>

class QObject;

namespace keychain {

template <typename T> using Answer = std::function<void(const engine::Result<T> &)>;

/// The system's keychain (Secret Service of GNOME, KWallet of KDE), which keeps passwords for the user under the name
/// "Athanor". Each of these starts its work, returns at once, and gives the answer on the same thread from its event
/// loop, never to a `context` that is gone. Only the main thread may use them: the system's library has its loop there.
/// The keychain may ask the user to unlock it, for as long as that lasts. All fail with Kind::Unsupported where there
/// is no keychain, and with Kind::Cancelled where the user does not let it be used.

/// Looks whether there is one.
void find(QObject *context, const Answer<void> &answer);

/// Gives the password of `place`, or nothing where it keeps none.
void read(const PasswordPlace &place, QObject *context, const Answer<std::optional<QString>> &answer);

/// Keeps the password, in place of an older one.
void write(const PasswordPlace &place, const QString &password, QObject *context, const Answer<void> &answer);

/// Forgets the password; gives whether there was one.
void forget(const PasswordPlace &place, QObject *context, const Answer<bool> &answer);

} // namespace keychain
