#pragma once

#include "engine/dialect/databaseurl.h"

namespace keychain {

/// Whose password it is: that of a role on a server, whatever database and driver the URL names.
struct PasswordPlace
{
    QString family; ///< "postgresql", or "mysql" for MariaDB too
    QString user; ///< empty: the name that the client's library has for the user
    QString host; ///< or the socket's path
    int port = 0;

    /// The name of its entry in the keychain: "postgresql://shop_app@db.example:5432".
    [[nodiscard]] QString entry() const;

    /// The server alone, for people: "db.example:5432", or the socket.
    [[nodiscard]] QString server() const;

    friend bool operator==(const PasswordPlace &, const PasswordPlace &) = default;
};

/// The place of the password that `url` needs; nothing where there is no server that could ask for one. Several hosts
/// in one URL share an entry.
[[nodiscard]] std::optional<PasswordPlace> passwordPlace(const engine::DatabaseUrl &url);

/// The password that the URL itself says; empty where it says none.
[[nodiscard]] QString passwordIn(const engine::DatabaseUrl &url);

} // namespace keychain
