#include "engine/revision/revisionfilelist.h"

#include <QFile>
#include <QSet>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <system_error>

#include <dirent.h>
#include <sys/stat.h>

using namespace Qt::StringLiterals;

// Folders are read with the system's own calls: with thousands of files Qt's classes, which ask for all that can be
// known of each, take longer than reading the files.

namespace engine {

OpenFolder::OpenFolder(const QByteArray &path)
    : m_path(path)
    , m_stream(opendir(path.constData()))
{
}

OpenFolder::~OpenFolder()
{
    if (m_stream)
        closedir(static_cast<DIR *>(m_stream));
}

int OpenFolder::descriptor() const
{
    return dirfd(static_cast<DIR *>(m_stream));
}

std::vector<OpenFolder::Entry> OpenFolder::entries()
{
    std::vector<Entry> result;
    while (const auto *item = readdir(static_cast<DIR *>(m_stream))) {
        Entry entry{item->d_name, item->d_type == DT_DIR, item->d_type == DT_LNK};
        if (entry.name == "." || entry.name == "..")
            continue;
        if (item->d_type == DT_UNKNOWN || item->d_type == DT_LNK) {
            struct stat target = {};
            entry.isFolder = fstatat(descriptor(), item->d_name, &target, 0) == 0 && S_ISDIR(target.st_mode);
        }
        result.push_back(std::move(entry));
    }
    // By bytes: of UTF-8 that is the order of code points, as Python sorts.
    std::ranges::sort(result, {}, &Entry::name);
    return result;
}

namespace {

bool isRevisionName(const QByteArray &name)
{
    return (name.endsWith(".py") || name.endsWith(".sql")) && !name.startsWith("__init__") && !name.startsWith(".#");
}

QByteArray realPath(const QByteArray &path)
{
    const std::unique_ptr<char, decltype(&std::free)> real(realpath(path.constData(), nullptr), &std::free);
    return real ? QByteArray(real.get()) : path;
}

class FileLister
{
public:
    explicit FileLister(bool recursive)
        : m_recursive(recursive)
    {
    }

    void add(const QByteArray &path)
    {
        const auto real = realPath(path);
        if (!isNew(real))
            return;
        const auto folder = std::make_shared<OpenFolder>(real);
        if (!folder->isOpen()) {
            if (errno != ENOENT)
                addProblem(real);
            return;
        }
        QByteArrayList folders;
        for (auto &entry : folder->entries()) {
            if (entry.isFolder)
                folders.append(entry.name);
            else if (isRevisionName(entry.name))
                addFile(folder, std::move(entry));
        }
        for (const auto &name : std::as_const(folders)) {
            // As in Alembic: any folder whose name ends so.
            if (m_recursive && !name.endsWith("__pycache__"))
                add(real + '/' + name);
        }
    }

    RevisionFileList takeList() { return std::move(m_list); }

private:
    bool isNew(const QByteArray &path)
    {
        const auto before = m_seen.size();
        m_seen.insert(path);
        return m_seen.size() > before;
    }

    void addFile(const std::shared_ptr<const OpenFolder> &folder, OpenFolder::Entry entry)
    {
        // Two names of one file load it once.
        if (entry.isLink && !isNew(realPath(folder->path() + '/' + entry.name)))
            return;
        m_list.files.push_back({folder, std::move(entry.name)});
    }

    void addProblem(const QByteArray &path)
    {
        const auto file = QFile::decodeName(path);
        m_list.problems.push_back({.kind = Error::Kind::File,
                                   .what = u"The folder %1 cannot be read"_s.arg(file),
                                   .why = QString::fromLocal8Bit(std::generic_category().message(errno).c_str()),
                                   .advice = u"Check its access rights."_s,
                                   .where = {.file = file}});
    }

    bool m_recursive;
    QSet<QByteArray> m_seen; ///< real paths of folders and of linked files
    RevisionFileList m_list;
};

} // namespace

QString RevisionFile::path() const
{
    return QFile::decodeName(folder->path() + '/' + name);
}

RevisionFileList listRevisionFiles(const RevisionFolders &folders)
{
    FileLister lister(folders.recursive);
    for (const auto &directory : folders.directories)
        lister.add(QFile::encodeName(directory));
    return lister.takeList();
}

} // namespace engine
