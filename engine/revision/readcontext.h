#pragma once

#include "engine/result.h"
#include "engine/schema/tablename.h"

#include <QList>
#include <QString>

#include <optional>

namespace engine {

class Dialect;

/// What the readers of one direction of a revision file share. The first failure is kept and the readers go on with
/// empty values, so that only the outermost has to look.
struct ReadContext
{
    QString dialectName; ///< whose options count: `<dialectName>_where`
    const Dialect *dialect = nullptr; ///< who writes names and literals into SQL; null where there is none for it
    std::optional<Error> error;
    QList<TableName> enclosing = {}; ///< the tables of the statements around the SELECT that is being read

    /// The file is wrong: Alembic or SQLAlchemy would refuse it, too.
    void failReading(const SourcePosition &where, const QString &what, const QString &advice = {});

    /// The file may be right, but only Python can tell what it does; `reason` names the thing.
    void failNeedsPython(const SourcePosition &where, const QString &reason);

    void fail(const Error &failure);
    [[nodiscard]] bool ok() const { return !error.has_value(); }

    /// How many characters of a name the database takes; 0 where it takes any number, and where none is known.
    [[nodiscard]] int longestName() const;

    /// Names and literals as the dialect writes them, or as standard SQL does where there is no dialect.
    [[nodiscard]] QString quoted(const QString &identifier) const;
    [[nodiscard]] QString literal(const QVariant &value) const;
};

} // namespace engine
