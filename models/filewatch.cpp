#include "models/filewatch.h"

#include <QFileInfo>
#include <QSet>

namespace models {

using engine::python::FileStamp;

namespace {

constexpr int GatherMilliseconds = 40;

QList<FileStamp> stampsOf(const QList<FileStamp> &files)
{
    QList<FileStamp> stamps;
    for (const FileStamp &file : files)
        stamps << engine::python::stampOf(file.path);
    return stamps;
}

} // namespace

FileWatch::FileWatch(QObject *parent)
    : QObject(parent)
{
    m_noted.setSingleShot(true);
    m_noted.setInterval(GatherMilliseconds);
    connect(&m_noted, &QTimer::timeout, this, &FileWatch::look);
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, &m_noted, qOverload<>(&QTimer::start));
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, &m_noted, qOverload<>(&QTimer::start));
}

void FileWatch::watch(const QList<FileStamp> &files)
{
    m_files = files;
    addPaths();
    // What was saved between the reading and now has made no note.
    if (!m_files.isEmpty())
        look();
}

// A file that is replaced is watched no longer; its folder is, and says that there is another one.
void FileWatch::addPaths()
{
    QSet<QString> wanted;
    for (const FileStamp &file : std::as_const(m_files)) {
        wanted.insert(file.path);
        wanted.insert(QFileInfo(file.path).path());
    }
    const QStringList present = m_watcher.files() + m_watcher.directories();
    const QSet<QString> watched(present.begin(), present.end());
    const QSet<QString> gone = watched - wanted;
    const QSet<QString> added = wanted - watched;
    if (!gone.isEmpty())
        m_watcher.removePaths({gone.begin(), gone.end()});
    if (!added.isEmpty())
        m_watcher.addPaths({added.begin(), added.end()});
}

void FileWatch::look()
{
    m_reader.start(
        Task::Kind::Compare, QString(), [files = m_files](const std::stop_token &) { return stampsOf(files); },
        [this](const QList<FileStamp> &stamps) { take(stamps); });
}

void FileWatch::take(const QList<FileStamp> &stamps)
{
    if (stamps == m_files) {
        addPaths();
        return;
    }
    m_files = stamps;
    addPaths();
    emit changed();
}

} // namespace models
