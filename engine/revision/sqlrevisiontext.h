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

/// What one direction does.
struct SqlSection
{
    QStringList statements; ///< with their semicolons
    bool transactional = true; ///< false where one of them has to stand outside of any transaction
};

/// The text of a SQL revision (design, "Formats"): header comments, then a section a direction, with `dialect`'s name
/// where it is not empty.
[[nodiscard]] QString sqlRevisionText(const SqlRevisionHeader &header, const QString &dialect,
                                      const SqlSection &upgrade, const SqlSection &downgrade);

} // namespace engine
