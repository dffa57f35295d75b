#include "engine/revision/headerreader.h"
#include "engine/revision/revisioncache.h"
#include "engine/revision/revisionfilelist.h"
#include "engine/revision/revisionreader.h"

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <system_error>
#include <thread>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace engine {

namespace {

using Stamp = RevisionCache::Stamp;
using Header = RevisionCache::Header;

/// An open file; of three system calls a file, which is all that reading many of them costs.
class OpenFile
{
public:
    OpenFile(int folder, const char *name)
        : m_descriptor(openat(folder, name, O_RDONLY | O_CLOEXEC))
    {
    }
    ~OpenFile()
    {
        if (m_descriptor >= 0)
            close(m_descriptor);
    }
    OpenFile(const OpenFile &) = delete;
    OpenFile &operator=(const OpenFile &) = delete;
    OpenFile(OpenFile &&) = delete;
    OpenFile &operator=(OpenFile &&) = delete;

    /// Fills `buffer`, which grows as needed, from its beginning; how much, or -1 with errno.
    [[nodiscard]] qsizetype readAll(QByteArray &buffer) const
    {
        qsizetype size = 0;
        while (m_descriptor >= 0) {
            const auto room = buffer.size() - size;
            const auto count = ::read(m_descriptor, buffer.data() + size, std::size_t(room));
            if (count < 0)
                return -1;
            size += count;
            if (count < room)
                return size;
            buffer.resize(buffer.size() * 2);
        }
        return -1;
    }

private:
    int m_descriptor;
};

Stamp stampOf(const RevisionFile &file)
{
    struct stat found = {};
    if (fstatat(file.folder->descriptor(), file.name.constData(), &found, 0) != 0)
        return {};
    constexpr qint64 Second = 1'000'000'000;
    return {found.st_size, found.st_mtim.tv_sec * Second + found.st_mtim.tv_nsec};
}

Header readHeader(const RevisionFile &file, const QString &path, QByteArray &buffer)
{
    const auto size = OpenFile(file.folder->descriptor(), file.name.constData()).readAll(buffer);
    if (size < 0) {
        return failure({.kind = Error::Kind::File,
                        .what = u"The file %1 cannot be read"_s.arg(path),
                        .why = QString::fromLocal8Bit(std::generic_category().message(errno).c_str()),
                        .advice = u"Check that it is a file and its access rights."_s,
                        .where = {.file = path}});
    }
    const auto text = QByteArrayView(buffer).first(size);
    if (file.name.endsWith(".sql"))
        return isSqlRevision(text) ? Header(readSqlHeader(text, path)) : std::nullopt;
    if (auto plain = readPlainHeader(text, path))
        return *std::move(plain);
    return readPythonHeader(text.toByteArray(), path);
}

struct ReadFile
{
    QString path;
    Stamp stamp;
    Header header;
};

/// Calls `work(i)` for each number below `count`, on all cores.
template <typename Work> void forEachNumber(std::size_t count, const Work &work)
{
    constexpr std::size_t Portion = 64;
    std::atomic<std::size_t> next = 0;
    const auto takePortions = [&] {
        auto worker = work();
        for (auto begin = next.fetch_add(Portion); begin < count; begin = next.fetch_add(Portion)) {
            for (auto i = begin; i < std::min(begin + Portion, count); ++i)
                worker(i);
        }
    };
    const auto portions = (count + Portion - 1) / Portion;
    const auto workers = std::min<std::size_t>(std::max(std::thread::hardware_concurrency(), 1U), portions);
    std::vector<std::jthread> threads;
    for (std::size_t i = 1; i < workers; ++i)
        threads.emplace_back(takePortions);
    takePortions();
}

std::vector<ReadFile> readFiles(const std::vector<RevisionFile> &files, const RevisionCache *cache)
{
    constexpr qsizetype UsualSize = 16'384;
    std::vector<ReadFile> result(files.size());
    forEachNumber(files.size(), [&] {
        return [&, buffer = QByteArray(UsualSize, Qt::Uninitialized)](std::size_t i) mutable {
            auto &read = result[i];
            read.path = files[i].path();
            if (cache) {
                read.stamp = stampOf(files[i]);
                if (const auto *known = cache->find(read.path, read.stamp)) {
                    read.header = *known;
                    return;
                }
            }
            read.header = readHeader(files[i], read.path, buffer);
        };
    });
    return result;
}

void remember(RevisionCache &cache, const std::vector<ReadFile> &files)
{
    QHash<QString, RevisionCache::Entry> entries;
    entries.reserve(qsizetype(files.size()));
    for (const auto &file : files) {
        // What could not be opened may have become readable without a change of size or time.
        const bool unopened = file.header && !*file.header && file.header->error().kind == Error::Kind::File;
        if (!unopened)
            entries.insert(file.path, {file.stamp, file.header});
    }
    cache.replace(std::move(entries));
}

} // namespace

RevisionGraph readRevisionGraph(const RevisionFolders &folders, RevisionCache *cache)
{
    auto list = listRevisionFiles(folders);
    auto files = readFiles(list.files, cache);
    if (cache)
        remember(*cache, files);
    std::vector<Revision> revisions;
    revisions.reserve(files.size());
    for (auto &file : files) {
        if (!file.header)
            continue;
        if (*file.header)
            revisions.push_back(**std::move(file.header));
        else
            list.problems.push_back(file.header->error());
    }
    return RevisionGraph(std::move(revisions), std::move(list.problems));
}

} // namespace engine
