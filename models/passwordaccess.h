#pragma once

#include "keychain/passwordplace.h"
#include "models/jobrunner.h"
#include "models/knownpasswords.h"

#include <QHash>

#include <deque>
#include <functional>
#include <memory>
#include <optional>

namespace models {

/// What the user is asked for.
struct PasswordQuestion
{
    keychain::PasswordPlace place;
    bool keptIsWrong = false; ///< the keychain holds one, and the server refused it
    std::optional<engine::Error> noKeychain; ///< why it cannot be kept; nothing where it can
};

/// Finds the passwords that servers want: in the keychain, or by asking the user. Lives on the GUI thread; servers are
/// tried on a worker, and the keychain answers when it likes.
class PasswordAccess : public QObject
{
    Q_OBJECT

public:
    enum class Asking {
        Keychain, ///< nobody is disturbed
        User, ///< where the keychain has none that is right
    };
    using Then = std::function<void(const engine::Done &)>;

    /// `known` is shared with those who open databases: they see at once what is found here.
    explicit PasswordAccess(std::shared_ptr<KnownPasswords> known, QObject *parent = nullptr);

    /// Makes sure that the servers of `urls` take what is known for them; `then` is called on this thread, always.
    /// Errors: Kind::Password where no right one was found, Kind::Cancelled where the user gives none, and what else
    /// keeps a server from being opened. One request after the other.
    void request(const QList<engine::DatabaseUrl> &urls, Asking asking, const Then &then);

    /// The user's answer to asked(). The server is tried with it: settled() or refused() follows. `keep`: in the
    /// keychain as well, once the server has taken it.
    void answer(const QString &password, bool keep);

    /// The user has no answer.
    void giveUp();

    /// Learns the password that `url` itself says, untried; `keep` as in answer(). Does nothing for others.
    void learn(const engine::DatabaseUrl &url, bool keep);

    [[nodiscard]] JobRunner *runner() { return &m_runner; }

signals:
    void asked(const models::PasswordQuestion &question);
    /// The server did not take the answer; it may be given again.
    void refused(const engine::Error &error);
    /// The question is of no interest any more.
    void settled();
    /// The server took it, but the keychain did not.
    void notKept(const engine::Error &error);

private:
    struct Request
    {
        QList<engine::DatabaseUrl> urls;
        Asking asking = Asking::Keychain;
        Then then;
    };
    using Tried = std::function<void(const engine::Done &)>;

    void next();
    void tryPassword(const QString &password, const Tried &then);
    void askKeychain(const engine::Error &refusal);
    void askUser(const engine::Error &refusal);
    void keep(const keychain::PasswordPlace &place, const QString &password);
    void abandon();
    void finish(const engine::Done &done);

    std::shared_ptr<KnownPasswords> m_known;
    JobRunner m_runner;
    std::deque<Request> m_requests; ///< the first one is at work
    engine::DatabaseUrl m_url; ///< the one that is tried
    PasswordQuestion m_question;
    QHash<QString, QString> m_wrong; ///< what the keychain holds in vain, so that no server is tried with it twice
    bool m_isAtWork = false;
};

} // namespace models

Q_DECLARE_METATYPE(models::PasswordQuestion)
