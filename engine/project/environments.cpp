#include "engine/project/environments.h"

#include <QDir>
#include <QFileInfo>
#include <QSet>
#include <QSettings>
#include <QStandardPaths>
#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace engine {

namespace {

QString groupOf(const QString &projectRoot)
{
    return u"projects/"_s + QString::fromLatin1(QUrl::toPercentEncoding(QDir::cleanPath(projectRoot)));
}

QString wordOf(Environment::Kind kind)
{
    switch (kind) {
    case Environment::Kind::Staging:
        return u"staging"_s;
    case Environment::Kind::Production:
        return u"production"_s;
    case Environment::Kind::Development:
        break;
    }
    return u"development"_s;
}

Environment::Kind kindFrom(const QString &word)
{
    if (word == "staging"_L1)
        return Environment::Kind::Staging;
    return word == "production"_L1 ? Environment::Kind::Production : Environment::Kind::Development;
}

tl::unexpected<Error> storeFailure(const QString &what, const QString &storePath)
{
    return failure({.kind = Error::Kind::File,
                    .what = what.arg(storePath),
                    .advice = u"Check that the file is yours and not damaged."_s,
                    .where = {storePath}});
}

/// The same environments, ready to be stored.
Result<QList<Environment>> withoutPasswords(QList<Environment> environments)
{
    QSet<QString> names;
    for (Environment &environment : environments) {
        environment.name = environment.name.trimmed();
        if (environment.name.isEmpty() || names.contains(environment.name)) {
            return failure({.kind = Error::Kind::Command,
                            .what = environment.name.isEmpty()
                                ? u"An environment needs a name."_s
                                : u"There are two environments named \"%1\"."_s.arg(environment.name),
                            .advice = u"Give each environment a name of its own."_s});
        }
        names.insert(environment.name);
        Result<QString> url = urlWithoutPassword(environment.url);
        if (!url)
            return failure(url.error());
        environment.url = *url;
    }
    return environments;
}

} // namespace

QString environmentStorePath()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) + u"/athanor/environments.ini"_s;
}

Result<QList<Environment>> loadEnvironments(const QString &projectRoot, const QString &storePath)
{
    if (!QFileInfo::exists(storePath))
        return QList<Environment>();
    QSettings settings(storePath, QSettings::IniFormat);
    if (settings.status() != QSettings::NoError || !QFileInfo(storePath).isReadable())
        return storeFailure(u"The environments in %1 cannot be read."_s, storePath);
    QList<Environment> environments;
    const int count = settings.beginReadArray(groupOf(projectRoot));
    for (int i = 0; i < count; ++i) {
        settings.setArrayIndex(i);
        environments.append({settings.value(u"name"_s).toString(), settings.value(u"url"_s).toString(),
                             kindFrom(settings.value(u"kind"_s).toString())});
    }
    settings.endArray();
    return environments;
}

Done saveEnvironments(const QString &projectRoot, const QList<Environment> &environments, const QString &storePath)
{
    const Result<QList<Environment>> clean = withoutPasswords(environments);
    if (!clean)
        return failure(clean.error());
    QDir().mkpath(QFileInfo(storePath).absolutePath());
    QSettings settings(storePath, QSettings::IniFormat);
    settings.remove(groupOf(projectRoot));
    settings.beginWriteArray(groupOf(projectRoot), int(clean->size()));
    for (int i = 0; i < clean->size(); ++i) {
        settings.setArrayIndex(i);
        settings.setValue(u"name"_s, clean->at(i).name);
        settings.setValue(u"url"_s, clean->at(i).url);
        settings.setValue(u"kind"_s, wordOf(clean->at(i).kind));
    }
    settings.endArray();
    settings.sync();
    if (settings.status() != QSettings::NoError)
        return storeFailure(u"The environments cannot be written to %1."_s, storePath);
    return {};
}

Result<QString> urlWithoutPassword(const QString &url)
{
    Result<DatabaseUrl> parsed = parseDatabaseUrl(url);
    if (!parsed)
        return failure(parsed.error());
    parsed->password.clear();
    const auto isSecret = [](const std::pair<QString, QString> &entry) {
        static const QStringList keys{u"password"_s, u"passwd"_s, u"sslpassword"_s, u"pwd"_s};
        return keys.contains(entry.first.toLower());
    };
    std::erase_if(parsed->query, isSecret);
    return parsed->displayText();
}

} // namespace engine
