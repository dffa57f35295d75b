#include "models/knownpasswords.h"

#include <QMutexLocker>

namespace models {

void KnownPasswords::set(const keychain::PasswordPlace &place, const QString &password)
{
    const QMutexLocker locker(&m_mutex);
    m_known.insert(place.entry(), password);
}

engine::DatabaseUrl KnownPasswords::filled(engine::DatabaseUrl url) const
{
    const auto place = keychain::passwordPlace(url);
    if (!place || !keychain::passwordIn(url).isEmpty())
        return url;
    const QMutexLocker locker(&m_mutex);
    url.password = m_known.value(place->entry());
    return url;
}

} // namespace models
