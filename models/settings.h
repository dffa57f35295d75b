#pragma once

#include <QByteArray>
#include <QSettings>
#include <QStringList>

namespace models {

/// What the program remembers for the user: nothing of it belongs to a project's own files. Passwords are never
/// written.
class Settings
{
public:
    enum class Theme { System, Light, Dark };

    /// `file`: an ini file to use in place of the user's settings; for tests and for portable use.
    explicit Settings(const QString &file = {});

    [[nodiscard]] Theme theme() const;
    void setTheme(Theme theme);

    /// "en", "it", "ru", or empty to follow the system.
    [[nodiscard]] QString language() const;
    void setLanguage(const QString &language);

    [[nodiscard]] bool newestOnTop() const;
    void setNewestOnTop(bool on);

    /// Folders, the latest first, ten at most.
    [[nodiscard]] QStringList recentProjects() const;
    void addRecentProject(const QString &directory);
    void removeRecentProject(const QString &directory);

    /// The file that keeps the environments of all projects: beside the settings' own where that was named.
    [[nodiscard]] QString environmentStore() const;

    /// The file that keeps whose Python the user lets run, likewise.
    [[nodiscard]] QString consentStore() const;

    [[nodiscard]] QString currentEnvironment(const QString &directory) const;
    void setCurrentEnvironment(const QString &directory, const QString &name);

    /// Geometry, docks and columns of windows and views, by a name of their own.
    [[nodiscard]] QByteArray layout(const QString &name) const;
    void setLayout(const QString &name, const QByteArray &state);

private:
    QSettings m_settings;
    QString m_environmentStore;
    QString m_consentStore;
};

} // namespace models
