#include "models/settings.h"

#include "engine/bridge/consent.h"
#include "engine/project/environments.h"

#include <QCryptographicHash>
#include <QDir>

using namespace Qt::StringLiterals;

namespace models {

namespace {

constexpr qsizetype RecentProjects = 10;

/// A folder as a settings key: slashes would make groups.
QString projectKey(const QString &directory)
{
    const QByteArray path = QDir::cleanPath(directory).toUtf8();
    return u"projects/"_s
        + QString::fromLatin1(QCryptographicHash::hash(path, QCryptographicHash::Sha1).toHex().left(16));
}

} // namespace

Settings::Settings(const QString &file)
    : m_settings(file.isEmpty() ? QSettings().fileName() : file,
                 file.isEmpty() ? QSettings().format() : QSettings::IniFormat)
    , m_environmentStore(file.isEmpty() ? engine::environmentStorePath() : file + u".environments"_s)
    , m_consentStore(file.isEmpty() ? engine::consentStorePath() : file + u".python"_s)
{
}

Settings::Theme Settings::theme() const
{
    const QString word = m_settings.value(u"theme"_s).toString();
    if (word == "light"_L1)
        return Theme::Light;
    return word == "dark"_L1 ? Theme::Dark : Theme::System;
}

void Settings::setTheme(Theme theme)
{
    m_settings.setValue(u"theme"_s,
                        theme == Theme::Light      ? u"light"_s
                            : theme == Theme::Dark ? u"dark"_s
                                                   : u"system"_s);
}

QString Settings::language() const
{
    return m_settings.value(u"language"_s).toString();
}

void Settings::setLanguage(const QString &language)
{
    m_settings.setValue(u"language"_s, language);
}

bool Settings::newestOnTop() const
{
    return m_settings.value(u"timeline/newestOnTop"_s, true).toBool();
}

void Settings::setNewestOnTop(bool on)
{
    m_settings.setValue(u"timeline/newestOnTop"_s, on);
}

QStringList Settings::recentProjects() const
{
    return m_settings.value(u"recentProjects"_s).toStringList();
}

void Settings::addRecentProject(const QString &directory)
{
    const QString clean = QDir::cleanPath(directory);
    QStringList recent = recentProjects();
    recent.removeAll(clean);
    recent.prepend(clean);
    m_settings.setValue(u"recentProjects"_s, recent.first(std::min(recent.size(), RecentProjects)));
}

void Settings::removeRecentProject(const QString &directory)
{
    QStringList recent = recentProjects();
    recent.removeAll(QDir::cleanPath(directory));
    m_settings.setValue(u"recentProjects"_s, recent);
}

QString Settings::environmentStore() const
{
    return m_environmentStore;
}

QString Settings::consentStore() const
{
    return m_consentStore;
}

QString Settings::currentEnvironment(const QString &directory) const
{
    return m_settings.value(projectKey(directory) + u"/environment"_s).toString();
}

void Settings::setCurrentEnvironment(const QString &directory, const QString &name)
{
    m_settings.setValue(projectKey(directory) + u"/environment"_s, name);
}

QByteArray Settings::layout(const QString &name) const
{
    return m_settings.value(u"layout/"_s + name).toByteArray();
}

void Settings::setLayout(const QString &name, const QByteArray &state)
{
    m_settings.setValue(u"layout/"_s + name, state);
}

} // namespace models
