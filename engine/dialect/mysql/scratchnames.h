#pragma once

#include <QMap>
#include <QString>

namespace engine::mysql {

/// How the databases of a scratch place are called. Everywhere else there is no place, and every name is what it is.
struct ScratchNames
{
    QString place; ///< its own database; empty for a connection that is to no scratch place
    QString defaultDatabase; ///< what that stands in for
    QMap<QString, QString> databases; ///< what stands in for others, and for which

    /// The name of a database as the server is asked for it.
    [[nodiscard]] QString asked(const QString &database) const;

    /// The name that a database stands for.
    [[nodiscard]] QString real(const QString &database) const;

    /// A definition in which databases have the names that they stand for.
    [[nodiscard]] QString withRealNames(QString definition) const;
};

} // namespace engine::mysql
