#pragma once

#include <QString>
#include <QVariantMap>

namespace engine::mysql {

/// Under which of its two names the dialect was asked for. It decides whose options and variants count (`mysql_engine`
/// or `mariadb_engine`), never what the server can do: a mysql:// URL often leads to a MariaDB server.
enum class Flavour { MySql, MariaDb };

/// "mysql" or "mariadb".
[[nodiscard]] inline QString wordOf(Flavour flavour)
{
    return flavour == Flavour::MySql ? QStringLiteral("mysql") : QStringLiteral("mariadb");
}

/// The value of the option `<dialect>_<name>`; not valid where it was not given.
[[nodiscard]] inline QVariant option(const QVariantMap &options, Flavour flavour, const QString &name)
{
    return options.value(wordOf(flavour) + u'_' + name);
}

} // namespace engine::mysql
