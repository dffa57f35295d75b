#pragma once

#include <QString>
#include <QStringList>

namespace app {

/// The options before the command (Alembic reference 1.1), and ours.
struct GlobalOptions
{
    QStringList configFiles; ///< -c
    QString section; ///< -n
    QStringList arguments; ///< -x
    QString url; ///< --url, ours: the database instead of the project's
    QString python; ///< --python, ours: "once", "always", "never", or empty to ask
    bool raiseError = false; ///< --raiseerr
    bool quiet = false; ///< -q
};

} // namespace app
