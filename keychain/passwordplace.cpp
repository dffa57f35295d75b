#include "keychain/passwordplace.h"

#include "engine/dialect/dialect.h"

#include <QUrl>

using namespace Qt::StringLiterals;

namespace keychain {

namespace {

/// Slashes of a socket's path would end the host.
QString encoded(const QString &text)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(text, ","));
}

/// The hosts of the query count before the URL's own, as when it is opened; so does a socket.
QString hostOf(const engine::DatabaseUrl &url)
{
    QStringList hosts;
    for (const auto &[key, value] : url.query) {
        if (key == "host"_L1 || key == "unix_socket"_L1)
            hosts << value;
    }
    if (hosts.isEmpty())
        hosts << (url.host.isEmpty() ? u"localhost"_s : url.host.toLower());
    return hosts.join(u',');
}

int portOf(const engine::DatabaseUrl &url, int usual)
{
    const int inQuery = url.queryValue(u"port"_s).toInt();
    return inQuery != 0 ? inQuery : url.port.value_or(usual);
}

} // namespace

QString PasswordPlace::entry() const
{
    const QString name = user.isEmpty() ? QString() : encoded(user) + u'@';
    return u"%1://%2%3:%4"_s.arg(family, name, encoded(host), QString::number(port));
}

QString PasswordPlace::server() const
{
    if (host.startsWith(u'/'))
        return host; // a socket
    return (host.contains(u':') ? u'[' + host + u']' : host) + u':' + QString::number(port);
}

std::optional<PasswordPlace> passwordPlace(const engine::DatabaseUrl &url)
{
    const auto dialect = engine::dialectFor(url.dialect);
    if (!dialect)
        return std::nullopt;
    const engine::Capabilities capabilities = (*dialect)->capabilities();
    if (capabilities.serverFamily.isEmpty())
        return std::nullopt;
    return PasswordPlace{capabilities.serverFamily, url.user.isEmpty() ? url.queryValue(u"user"_s) : url.user,
                         hostOf(url), portOf(url, capabilities.serverPort)};
}

QString passwordIn(const engine::DatabaseUrl &url)
{
    return url.password.isEmpty() ? url.queryValue(u"password"_s) : url.password;
}

} // namespace keychain
