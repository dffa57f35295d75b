#include "engine/project/modelmodules.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace engine {

namespace {

/// What no project's models are deep in, or behind: a folder of data that happens to lie there must not cost much.
constexpr int MaximumDepth = 8;
constexpr qsizetype MaximumFiles = 4'000;

bool isIgnoredFolder(const QString &name)
{
    static const QSet<QString> names{u"build"_s,         u"dist"_s,   u"docs"_s, u"env"_s,   u"node_modules"_s,
                                     u"site-packages"_s, u"static"_s, u"test"_s, u"tests"_s, u"venv"_s};
    return name.startsWith(u'.') || name.startsWith(u"__"_s) || names.contains(name);
}

bool isIgnoredFile(const QString &name)
{
    return name == "setup.py"_L1 || name == "conftest.py"_L1 || name == "__main__.py"_L1 || name.startsWith(u"test_"_s)
        || name.endsWith(u"_test.py"_s);
}

/// Walks the folders of packages and gathers the files that may be of interest.
class ModuleWalk
{
public:
    ModuleWalk(const ModuleSearch &search, QSet<QString> known)
        : m_search(search)
        , m_known(std::move(known))
    {
        for (const QString &word : search.words)
            m_words << word.toUtf8();
    }

    /// `prefix` is the package's name with a dot, or empty for a folder of the search path.
    void walk(const QString &folder, const QString &prefix, int depth)
    {
        const QDir directory(folder);
        if (depth > MaximumDepth || m_walked.contains(folder) || folder == m_search.ignoredFolder)
            return;
        m_walked.insert(folder);
        const QFileInfoList entries =
            directory.entryInfoList({u"*.py"_s}, QDir::Files | QDir::AllDirs | QDir::NoDotAndDotDot, QDir::Name);
        for (const QFileInfo &entry : entries) {
            const QString path = folder + u'/' + entry.fileName();
            if (!entry.isDir())
                takeFile(path, entry.fileName(), prefix);
            else if (!isIgnoredFolder(entry.fileName()) && isPackage(path, prefix))
                walk(path, prefix + entry.fileName() + u'.', depth + 1);
        }
    }

    [[nodiscard]] const QList<ModuleFile> &found() const { return m_found; }

private:
    /// Inside of a package, each folder is one; beside modules only those that say so.
    [[nodiscard]] static bool isPackage(const QString &folder, const QString &prefix)
    {
        return !prefix.isEmpty() || QFileInfo::exists(folder + u"/__init__.py"_s);
    }

    void takeFile(const QString &path, const QString &fileName, const QString &prefix)
    {
        if (m_known.contains(path) || isIgnoredFile(fileName) || ++m_count > MaximumFiles)
            return;
        QFile file(path);
        // What cannot be read is none of the models, and Python would not read it either.
        if (!file.open(QIODevice::ReadOnly))
            return;
        const QByteArray text = file.readAll();
        if (std::ranges::none_of(m_words, [&text](const QByteArray &word) { return text.contains(word); }))
            return;
        const QString name =
            fileName == "__init__.py"_L1 ? prefix.chopped(prefix.isEmpty() ? 0 : 1) : prefix + fileName.chopped(3);
        if (!name.isEmpty())
            m_found << ModuleFile{name, path};
    }

    const ModuleSearch &m_search;
    QSet<QString> m_known;
    QSet<QString> m_walked;
    QList<QByteArray> m_words;
    QList<ModuleFile> m_found;
    qsizetype m_count = 0;
};

/// The folder of the search path that `file` was found from under the name `module`.
QString folderOf(const QString &file, const QString &module)
{
    QString folder = QFileInfo(file).path();
    qsizetype levels = module.count(u'.') + (file.endsWith(u"/__init__.py"_s) ? 1 : 0);
    for (; levels > 0; --levels)
        folder = QFileInfo(folder).path();
    return folder;
}

} // namespace

QList<ModuleFile> modulesNotImported(const python::Program &program, const ModuleSearch &search)
{
    QSet<QString> known;
    for (const python::FileStamp &stamp : program.files())
        known.insert(stamp.path);
    ModuleWalk walk(search, known);
    QStringList names = program.modules().keys();
    names.sort();
    for (const QString &name : std::as_const(names)) {
        const QString file = program.modules().value(name)->tree->fileName();
        if (!search.beside.isEmpty() && !search.beside.contains(file))
            continue;
        const QString root = folderOf(file, name);
        const QString package = name.section(u'.', 0, 0);
        if (QFileInfo(root + u'/' + package).isDir())
            walk.walk(root + u'/' + package, package + u'.', 1);
        else
            walk.walk(root, {}, 1);
    }
    return walk.found();
}

} // namespace engine
