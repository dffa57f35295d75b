#pragma once

#include "engine/dialect/connection.h"
#include "engine/dialect/databaseurl.h"

#include <memory>

namespace engine::sqlite {

enum class OpenMode { ReadWrite, ReadOnly };

/// Opens the file of `url`, a SQLite URI where its query says `uri=true`, or an empty database in memory. Of the other
/// query words, `timeout` (seconds) is used, the rest of Python's sqlite3 is left alone, and what is unknown to it goes
/// into the URI, as SQLAlchemy does. Kind::Connection where the file cannot be opened, is not there (read-only), or is
/// no database; no file is created then.
[[nodiscard]] Result<std::unique_ptr<Connection>> openDatabase(const DatabaseUrl &url, OpenMode mode);

/// True for a file that is there and for every database in memory. A URI's file is looked for as SQLite would.
[[nodiscard]] bool databaseExists(const DatabaseUrl &url);

/// The one statement in `sql`, as Python's sqlite3 sees it: blanks, comments and a semicolon may follow.
/// Kind::Statement with its words for several.
[[nodiscard]] Result<QString> oneStatement(const QString &sql);

} // namespace engine::sqlite
