#include "models/settings.h"

#include "engine/dialect/databaseurl.h"

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

/// The URL as it may be stored: without the password.
QString storable(const QString &url)
{
    const auto parsed = engine::parseDatabaseUrl(url);
    if (!parsed || parsed->password.isEmpty())
        return url;
    return QString(url).replace(u':' + parsed->password + u'@', u"@"_s);
}

} // namespace

Settings::Settings(const QString &file)
    : m_settings(file.isEmpty() ? QSettings().fileName() : file,
                 file.isEmpty() ? QSettings().format() : QSettings::IniFormat)
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

QList<Environment> Settings::environments(const QString &directory) const
{
    QList<Environment> environments;
    m_settings.beginGroup(projectKey(directory));
    const int count = m_settings.beginReadArray(u"environments"_s);
    for (int i = 0; i < count; ++i) {
        m_settings.setArrayIndex(i);
        environments.append({m_settings.value(u"name"_s).toString(),
                             environmentKind(m_settings.value(u"kind"_s).toString()),
                             m_settings.value(u"url"_s).toString(), false});
    }
    m_settings.endArray();
    m_settings.endGroup();
    return environments;
}

void Settings::setEnvironments(const QString &directory, const QList<Environment> &environments)
{
    m_settings.beginGroup(projectKey(directory));
    m_settings.remove(u"environments"_s);
    m_settings.beginWriteArray(u"environments"_s);
    int row = 0;
    for (const Environment &environment : environments) {
        if (environment.fromProject)
            continue;
        m_settings.setArrayIndex(row++);
        m_settings.setValue(u"name"_s, environment.name);
        m_settings.setValue(u"kind"_s, keyOf(environment.kind));
        m_settings.setValue(u"url"_s, storable(environment.url));
    }
    m_settings.endArray();
    m_settings.endGroup();
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
