#pragma once

#include "engine/result.h"

#include <QHash>
#include <QSet>
#include <QStringList>

namespace engine::postgresql {

/// The schemas of a scratch place that stand in for those of its server. SQL that names a schema means its stand-in,
/// which is made with the first statement that does: what is really there is never met. Each has the name that it
/// stands for as its comment.
class StandIns
{
public:
    struct Sequence
    {
        QString table; ///< to whose column it belongs; empty where it belongs to none
        QString column;
    };

    struct Server
    {
        QString defaultSchema; ///< what the place's own schema stands in for
        QStringList schemas; ///< all of them
        QHash<QString, QSet<QString>> extensions; ///< what they have made in each schema: types, functions
        QHash<QString, QSet<QString>> definitions; ///< users' functions, domains, ... that a table may need, likewise
        QHash<QString, QHash<QString, Sequence>> sequences; ///< by schema and name
        QSet<QString> names; ///< what users have made in the default schema: tables, views, enum types
    };

    /// The place's own schema is called `place`.
    void begin(const QString &place, const Server &server);

    struct Translation
    {
        QString before; ///< statements that make what is not there yet, each with its end
        QString sql;
        QString after; ///< statements, each with its beginning
        QString checked; ///< what of `sql` might still reach what is really there, comments and plain strings left out
    };

    /// `sql`, one statement, with stand-ins for the schemas that it qualifies names with, creates or drops: outside of
    /// strings, and at the beginning of a string that holds a name ('audit.entry_id_seq'). Where a name may be a
    /// table's as well as a schema's, it is a schema's only where nothing else can stand. What extensions have made is
    /// met where it is, for only there can there be any; users' functions and domains, too, unless the place has one of
    /// that name, but not by what inserts or updates rows, which would run them. A sequence that the server has is made
    /// in the place where nextval() names it. Errors as tokenize(); Kind::Unsupported where it would drop the place
    /// itself.
    [[nodiscard]] Result<Translation> translated(const QString &sql);

    /// What was made since some point may be gone: it is made again where it is named.
    void forgetMade();

private:
    class Translator;

    QString m_place;
    Server m_server;
    QHash<QString, QString> m_names; ///< what stands in for each schema that may be named
    QStringList m_made;
    QSet<QString> m_own; ///< the names of what was made in the place; `schema.name` for what is in a stand-in
};

} // namespace engine::postgresql
