#pragma once

#include "engine/python/program.h"

#include <QSet>

namespace engine {

/// A module of the project that was not imported.
struct ModuleFile
{
    QString name; ///< dotted, as the modules beside it are imported
    QString file;
};

/// Where to look for modules with models that nothing imports.
struct ModuleSearch
{
    QSet<QString> beside; ///< files of modules that were run; all where it is empty
    QStringList words; ///< one of which a file must contain to be looked at: `__tablename__`, the Base's name
    QString ignoredFolder; ///< the migrations' own
};

/// The files in the packages of the modules that `program` has run, and beside those that are in no package, that it
/// has not run. Reads files, and runs nothing.
[[nodiscard]] QList<ModuleFile> modulesNotImported(const python::Program &program, const ModuleSearch &search);

} // namespace engine
