#pragma once

#include "keychain/passwordplace.h"

#include <QHash>
#include <QMutex>

namespace models {

/// The passwords that this program knows until it ends; none of them is written anywhere. Every function may be called
/// from any thread: databases are opened on workers.
class KnownPasswords
{
public:
    void set(const keychain::PasswordPlace &place, const QString &password);

    /// `url` with the password that is known for it; one that says its own is taken at its word.
    [[nodiscard]] engine::DatabaseUrl filled(engine::DatabaseUrl url) const;

private:
    mutable QMutex m_mutex;
    QHash<QString, QString> m_known; ///< by PasswordPlace::entry()
};

} // namespace models
