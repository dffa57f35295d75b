#include "engine/bridge/consent.h"

#include <QDir>
#include <QFileInfo>
#include <QSettings>
#include <QStandardPaths>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace engine {

namespace {

/// Percent signs keep separators and everything that an ini file gives a meaning out of the key.
QString keyOf(const QString &projectRoot)
{
    return u"interpreters/"_s + QString::fromLatin1(QUrl::toPercentEncoding(QDir::cleanPath(projectRoot)));
}

tl::unexpected<Error> storeFailure(const QString &what, const QString &storePath)
{
    return failure({.kind = Error::Kind::File,
                    .what = what.arg(storePath),
                    .advice = u"Check that the file is yours and not damaged."_s,
                    .where = {storePath}});
}

Result<QStringList> interpretersOf(const QString &projectRoot, const QString &storePath)
{
    if (!QFileInfo::exists(storePath))
        return QStringList();
    const QSettings settings(storePath, QSettings::IniFormat);
    if (settings.status() != QSettings::NoError || !QFileInfo(storePath).isReadable())
        return storeFailure(u"What was agreed to in %1 cannot be read."_s, storePath);
    return settings.value(keyOf(projectRoot)).toStringList();
}

Done save(const QString &projectRoot, const QStringList &interpreters, const QString &storePath)
{
    QDir().mkpath(QFileInfo(storePath).absolutePath());
    QSettings settings(storePath, QSettings::IniFormat);
    if (interpreters.isEmpty())
        settings.remove(keyOf(projectRoot));
    else
        settings.setValue(keyOf(projectRoot), interpreters);
    settings.sync();
    if (settings.status() != QSettings::NoError)
        return storeFailure(u"What you agree to cannot be written to %1."_s, storePath);
    return {};
}

} // namespace

QString consentStorePath()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) + u"/athanor/python.ini"_s;
}

Result<bool> isConsentGiven(const BridgeConsent &consent, const QString &storePath)
{
    const Result<QStringList> interpreters = interpretersOf(consent.projectRoot, storePath);
    if (!interpreters)
        return failure(interpreters.error());
    return interpreters->contains(consent.interpreter);
}

Done giveConsent(const BridgeConsent &consent, const QString &storePath)
{
    const Result<QStringList> before = interpretersOf(consent.projectRoot, storePath);
    if (!before)
        return failure(before.error());
    QStringList interpreters = *before;
    if (interpreters.contains(consent.interpreter))
        return {};
    interpreters << consent.interpreter;
    return save(consent.projectRoot, interpreters, storePath);
}

Done revokeConsent(const QString &projectRoot, const QString &storePath)
{
    return QFileInfo::exists(storePath) ? save(projectRoot, {}, storePath) : Done();
}

Result<bool> hasConsents(const QString &projectRoot, const QString &storePath)
{
    const Result<QStringList> interpreters = interpretersOf(projectRoot, storePath);
    if (!interpreters)
        return failure(interpreters.error());
    return !interpreters->isEmpty();
}

} // namespace engine
