#pragma once

#include "app/cli/output.h"

#include "engine/dialect/dialect.h"
#include "keychain/passwordplace.h"

#include <QHash>

namespace app {

/// The passwords of one run of the program. A URL that says its own is taken at its word; for others the server is
/// first tried without, since it may know the user by other means, then with the keychain's, then the user is asked.
/// What has opened a server once is known until the program ends.
class Passwords
{
public:
    using Opening =
        std::function<engine::Result<std::unique_ptr<engine::Connection>>(const engine::DatabaseUrl &filledUrl)>;

    explicit Passwords(Output &output)
        : m_output(output)
    {
    }

    /// `url` with the password that is known for it by now.
    [[nodiscard]] engine::DatabaseUrl filled(engine::DatabaseUrl url) const;

    /// Opens `url` by `opening`, with the password that it takes. Errors: those of `opening`; Kind::Password, with what
    /// to do, where no password is right or nobody is there to say one.
    [[nodiscard]] engine::Result<std::unique_ptr<engine::Connection>> open(const engine::DatabaseUrl &url,
                                                                           const Opening &opening);

    /// Makes sure that filled() has what the server takes. Errors as open().
    [[nodiscard]] engine::Done settle(const engine::DatabaseUrl &url);

private:
    struct Asking;

    engine::Result<std::unique_ptr<engine::Connection>> tried(Asking &asking, const QString &password);
    engine::Result<std::unique_ptr<engine::Connection>> openAsking(Asking &asking);
    void offerToKeep(const keychain::PasswordPlace &place, const QString &password);

    Output &m_output;
    QHash<QString, QString> m_known; ///< by PasswordPlace::entry()
};

/// "shop_app at db.example:5432".
[[nodiscard]] QString placeText(const keychain::PasswordPlace &place);

} // namespace app
