#pragma once

#include "engine/python/program.h"
#include "models/jobrunner.h"

#include <QFileSystemWatcher>
#include <QTimer>

namespace models {

/// Watches files that something was read from, and says when one is another than it was then. Editors that save by
/// renaming are understood; what happens beside the files is not taken for a change of them.
class FileWatch : public QObject
{
    Q_OBJECT

public:
    explicit FileWatch(QObject *parent = nullptr);

    /// Watches `files` in place of others, as they were when they were read.
    void watch(const QList<engine::python::FileStamp> &files);

signals:
    /// A file has changed; it is watched on as it is now.
    void changed();

private:
    void look();
    void take(const QList<engine::python::FileStamp> &stamps);
    void addPaths();

    QFileSystemWatcher m_watcher;
    QTimer m_noted; ///< gathers the many notes that one save makes
    JobRunner m_reader;
    QList<engine::python::FileStamp> m_files;
};

} // namespace models
