#include "engine/project/projectpaths.h"

#include "engine/python/stringrepr.h"

#include <QDir>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace engine {

namespace {

QString against(const QString &base, const QString &path)
{
    return QDir::cleanPath(QDir(base).absoluteFilePath(path));
}

/// The folders in which Python would look for the project's packages.
QStringList searchFolders(const PathBases &bases)
{
    QStringList folders;
    for (const QString &entry : bases.packagePath) {
        folders << against(bases.workingDirectory, entry);
        folders << against(bases.root, entry);
    }
    folders << bases.workingDirectory << bases.root << against(bases.root, u"src"_s);
    folders.removeDuplicates();
    return folders;
}

Result<QString> packagePath(const QString &path, const PathBases &bases)
{
    QStringList parts = path.split(u':');
    const QString package = parts.takeFirst();
    const QString folderName = QString(package).replace(u'.', u'/');
    const QStringList folders = searchFolders(bases);
    for (const QString &folder : folders) {
        const QString candidate = against(folder, folderName);
        if (QFileInfo(candidate).isDir())
            return against(candidate, parts.join(u'/'));
    }
    return failure({.kind = Error::Kind::Project,
                    .what = u"No module named %1"_s.arg(python::stringRepr(package)),
                    .why = u"The package of \"%1\" is in none of these folders: %2"_s.arg(path, folders.join(u", "_s)),
                    .advice = u"Add the folder that holds the package to prepend_sys_path, or write script_location as "
                              "a path: %(here)s/alembic."_s});
}

} // namespace

Result<QString> resolvedPath(const QString &path, const PathBases &bases)
{
    if (QDir::isAbsolutePath(path))
        return QDir::cleanPath(path);
    if (path.contains(u':'))
        return packagePath(path, bases);
    const QString first = against(bases.workingDirectory, path);
    const QString second = against(bases.root, path);
    if (QFileInfo::exists(first))
        return first;
    return QFileInfo::exists(second) || bases.preferRoot ? second : first;
}

} // namespace engine
