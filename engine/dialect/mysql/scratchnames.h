#pragma once

#include "engine/dialect/connection.h"

#include <QMap>

namespace engine::mysql {

/// How the databases of a scratch place are called. The session itself keeps that, in a variable, so that the
/// inspector has it from the connection alone. Everywhere else there is no place, and every name is what it is.
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

/// Keeps `names` in the session of `connection`. Errors as Connection::execute().
[[nodiscard]] Done tellSession(Connection &connection, const ScratchNames &names);

/// What the session's variable is called in SQL.
[[nodiscard]] const QString &scratchNamesVariable();

/// Reads the variable's value, of a connection whose own database is `database`.
[[nodiscard]] ScratchNames scratchNames(const QVariant &value, const QString &database);

} // namespace engine::mysql
