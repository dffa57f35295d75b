#pragma once

#include <QFunctionPointer>
#include <QStringList>

namespace engine {

/// A function of the database's client library that Qt's driver has brought into the program, so that what the driver
/// hands out as QSqlResult::handle() can be read. `libraries` are the names that it may have, without what the system
/// puts around them: "pq.5". Null where none of them is there, or several are and nobody knows which one is meant; none
/// is ever loaded here. Null on systems without POSIX's dlopen(), too.
[[nodiscard]] QFunctionPointer clientFunction(const QStringList &libraries, const char *name);

} // namespace engine
