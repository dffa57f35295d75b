#pragma once

#include "engine/revision/revision.h"

#include <QByteArrayView>

#include <optional>

namespace engine {

/// The header of a Python revision file whose header constants are written as Alembic's templates and people write
/// them, without taking the rest apart. Empty for everything else, be it only unusual: then readPythonHeader() has to
/// read it.
[[nodiscard]] std::optional<Revision> readPlainHeader(QByteArrayView text, const QString &file);

/// The header of any Python revision file (Alembic reference 3.2). Errors: Reading for what is not Python or has no
/// revision id, no down_revision or values of the wrong type; NeedsPython for values that are computed.
[[nodiscard]] Result<Revision> readPythonHeader(const QByteArray &text, const QString &file);

/// The header of a revision in SQL: `-- revision: ...` and so on, in the comments at the beginning. Errors: Reading
/// when it has no revision id.
[[nodiscard]] Result<Revision> readSqlHeader(QByteArrayView text, const QString &file);

/// Whether a file that ends in ".sql" is a revision at all: other SQL may lie beside revisions that read it.
[[nodiscard]] bool isSqlRevision(QByteArrayView text);

/// Fills what is taken from a docstring.
void setDocumentation(Revision &revision, const QString &docstring);

/// "Could not determine revision id from filename ..." (reference 1.5).
[[nodiscard]] Error missingRevisionId(const QString &file);

} // namespace engine
