#pragma once

#include <QMap>
#include <QProcess>
#include <QString>
#include <QTemporaryDir>

/// A system keychain of the test's own: a session bus and GNOME Keyring on it, unlocked, with everything that they
/// write in a directory that goes with the object. Nobody's real keychain is touched.
class SecretService
{
public:
    SecretService() = default;
    ~SecretService() { stop(); }
    SecretService(const SecretService &) = delete;
    SecretService &operator=(const SecretService &) = delete;
    SecretService(SecretService &&) = delete;
    SecretService &operator=(SecretService &&) = delete;

    /// Starts both; an empty text when the keychain answers, otherwise what went wrong.
    [[nodiscard]] QString start();

    /// Ends both. SIGTERM means nothing to this program any more.
    void stop();

    /// The environment variables by which programs find this keychain.
    [[nodiscard]] QMap<QString, QString> variables() const;

    /// Those with which they find none.
    [[nodiscard]] static QMap<QString, QString> noVariables();

private:
    [[nodiscard]] QString startBus();
    [[nodiscard]] QString startKeyring();
    [[nodiscard]] QProcessEnvironment environment() const;

    QTemporaryDir m_directory;
    QProcess m_bus;
    QProcess m_keyring;
    QString m_address;
};
