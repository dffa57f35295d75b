#pragma once

#include "engine/migration/plan.h"

namespace engine {

/// One statement with its bindings put in as literals.
[[nodiscard]] QString statementWithLiterals(const Statement &statement, const Dialect &dialect);

/// One statement as the offline script prints it: bindings put in as literals, tabs made blanks, a semicolon at the
/// end.
[[nodiscard]] QString offlineStatement(const Statement &statement, const Dialect &dialect);

/// Alembic's --sql text of a stamp (reference 4.9): for each step its line as a comment, then its row changes.
[[nodiscard]] QString offlineStampScript(const std::vector<StampStep> &steps, const Dialect &dialect,
                                         const VersionTable &table, bool createsVersionTable);

/// Alembic's --sql text of `ensure_version`.
[[nodiscard]] QString offlineVersionTable(const Dialect &dialect, const VersionTable &table);

/// "Running upgrade a -> b": the words of log and script; `message` adds ", DOC" where there is one.
[[nodiscard]] QString runningText(const Step &step, bool withMessage);

/// "Running stamp_revision a, b -> c".
[[nodiscard]] QString runningText(const StampStep &step);

} // namespace engine
