#pragma once

#include "engine/result.h"

#include <QStringList>

namespace engine {

/// Holds back SQL that would leave a scratch place on a server: what a model or a revision says there must never touch
/// what is really on it.
class ScratchGuard
{
public:
    /// `others` are the names of everything beside the scratch place that a qualified name may begin with: databases on
    /// MySQL, schemas on PostgreSQL.
    void setOthers(const QStringList &others);

    /// Kind::Unsupported where `sql` names one of the others as `name.something`, quoted or not, be it in a string or a
    /// comment: rather one statement too many than one that does harm. Also where it begins with one of the `words`
    /// (upper case, several for the first ones: "CREATE DATABASE").
    [[nodiscard]] Done check(const QString &sql, const QStringList &words) const;

private:
    QString m_others; ///< a regular expression; empty before setOthers(), when everything passes
};

} // namespace engine
