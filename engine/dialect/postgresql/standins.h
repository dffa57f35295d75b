#pragma once

#include "engine/result.h"

#include <QHash>
#include <QStringList>

#include <optional>

namespace engine::postgresql {

/// The schemas of a scratch place that stand in for those of its server. SQL that names a schema means its stand-in,
/// which is made with the first statement that does: what is really there is never met. Each has the name that it
/// stands for as its comment.
class StandIns
{
public:
    /// The place's own schema is called `place` and stands in for `defaultSchema`; `others` are there beside it.
    void begin(const QString &place, const QString &defaultSchema, const QStringList &others);

    /// `sql`, one statement, with stand-ins for the schemas that it qualifies names with, creates or drops: outside of
    /// strings, and at the beginning of a string that holds a name ('audit.entry_id_seq'). Statements before it make
    /// those that are not there yet. Errors as tokenize(); Kind::Unsupported where it would drop the place itself.
    [[nodiscard]] Result<QString> translated(const QString &sql);

    /// What was made since some point may be gone: it is made again where it is named.
    void forgetMade() { m_made.clear(); }

private:
    class Translation;

    QString m_place;
    QHash<QString, QString> m_names; ///< what stands in for each schema that may be named
    QStringList m_made;
};

} // namespace engine::postgresql
