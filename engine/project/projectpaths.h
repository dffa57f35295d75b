#pragma once

#include "engine/result.h"

#include <QStringList>

namespace engine {

/// What a path in the settings may be relative to, in the order of trying.
struct PathBases
{
    QString workingDirectory; ///< Alembic's own base
    QString root; ///< the folder of the settings file
    bool preferRoot = false; ///< of a path that exists nowhere: say where it was expected below `root`
    QStringList packagePath; ///< `prepend_sys_path`, for `package:folder`
};

/// The absolute form of a `script_location` or a version location: an absolute path, a path relative to the working
/// directory or, if nothing is there, to the root; or `package:folder`, looked up as a folder below the package path
/// and the root without running Python. Fails with Kind::Project when the package is not there.
[[nodiscard]] Result<QString> resolvedPath(const QString &path, const PathBases &bases);

} // namespace engine
