#pragma once

#include <QString>
#include <QStringList>

namespace engine {

/// What stands in a revision's header.
struct SqlRevisionHeader
{
    QString id;
    QStringList downRevisions;
    QStringList branchLabels;
    QStringList dependsOn;
    QString message;
    QString createDate;
};

/// The text of a SQL revision (design, "Formats"): header comments, then a section a direction, with `dialect`'s name
/// where it is not empty. Statements come without their semicolons.
[[nodiscard]] QString sqlRevisionText(const SqlRevisionHeader &header, const QString &dialect,
                                      const QStringList &upgrade, const QStringList &downgrade);

} // namespace engine
