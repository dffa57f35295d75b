#pragma once

#include "engine/dialect/dialect.h"
#include "engine/revision/versionrows.h"

namespace engine {

/// The log-book's table; its name may be changed in env.py only.
struct VersionTable
{
    TableName name{{}, QStringLiteral("alembic_version")};
    bool primaryKey = true;

    friend bool operator==(const VersionTable &, const VersionTable &) = default;
};

/// The table of the journal, beside the version table: there only while a revision runs whose statements stay one by
/// one, or where one has stopped midway.
[[nodiscard]] TableName journalTable(const VersionTable &table);

/// The tables that belong to no model.
[[nodiscard]] std::vector<TableName> ownTables(const VersionTable &table);

/// Reads the rows of the version table; no table gives no rows. Errors as Connection::rows().
[[nodiscard]] Result<QStringList> readVersionRows(Connection &connection, const Dialect &dialect,
                                                  const VersionTable &table, const std::stop_token &stop = {});

/// The table itself, as a scratch place needs it (Alembic reference 5.1).
[[nodiscard]] Table versionTableDefinition(const VersionTable &table);

/// CREATE TABLE of the version table in Alembic's own layout (5.1).
[[nodiscard]] Statement createVersionTable(const Dialect &dialect, const VersionTable &table);

/// One change of the rows, in Alembic's words (4.8); exactly one row must be affected.
[[nodiscard]] Statement versionStatement(const Dialect &dialect, const VersionTable &table,
                                         const VersionRowChange &change);

/// DELETE of every row, for `stamp --purge`.
[[nodiscard]] Statement purgeVersionTable(const Dialect &dialect, const VersionTable &table);

/// Creates the table where it is not there, in a transaction of its own; gives true when it did.
[[nodiscard]] Result<bool> ensureVersionTable(Connection &connection, const Dialect &dialect,
                                              const VersionTable &table);

} // namespace engine
