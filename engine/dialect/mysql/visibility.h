#pragma once

#include <QSet>
#include <QString>
#include <QStringList>

namespace engine::mysql {

/// How much of a database the catalogue shows to a user: only what the user may do something with.
struct Visibility
{
    bool isWhole = false; ///< every table
    QSet<QString> partly; ///< the tables of which it shows some columns

    friend bool operator==(const Visibility &, const Visibility &) = default;
};

/// What the lines of SHOW GRANTS say of `database`.
[[nodiscard]] Visibility visibilityOf(const QStringList &grants, const QString &database);

} // namespace engine::mysql
