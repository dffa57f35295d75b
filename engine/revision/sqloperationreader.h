#pragma once

#include "engine/revision/revisionreader.h"

namespace engine {

/// What a SQL revision does: each statement of its `-- upgrade:` and `-- downgrade:` sections (design, "Formats") is an
/// ExecuteSql. A section for the dialect, `-- upgrade (sqlite):`, takes the place of the general one; with
/// `no-transaction` in its line the revision is not transactional. Errors: Unsupported for a missing section, Reading
/// for SQL that cannot be taken apart or bytes that are not UTF-8, Connection for a dialect that is not there.
[[nodiscard]] RevisionOperations readSqlOperations(const QByteArray &text, const QString &file, const QString &dialect);

} // namespace engine
