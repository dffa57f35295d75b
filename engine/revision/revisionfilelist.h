#pragma once

#include "engine/revision/revisionreader.h"

#include <QByteArray>

#include <memory>
#include <vector>

namespace engine {

/// An open folder; closed with the last file that lies in it.
class OpenFolder
{
public:
    /// Check isOpen() afterwards; errno says why it is not.
    explicit OpenFolder(const QByteArray &path);
    ~OpenFolder();
    OpenFolder(const OpenFolder &) = delete;
    OpenFolder &operator=(const OpenFolder &) = delete;
    OpenFolder(OpenFolder &&) = delete;
    OpenFolder &operator=(OpenFolder &&) = delete;

    [[nodiscard]] bool isOpen() const { return m_stream != nullptr; }

    struct Entry
    {
        QByteArray name;
        bool isFolder = false;
        bool isLink = false;
    };

    /// What lies in it, but for "." and "..", in no order.
    [[nodiscard]] std::vector<Entry> entries();

    /// For openat() and its like.
    [[nodiscard]] int descriptor() const;

    [[nodiscard]] const QByteArray &path() const { return m_path; }

private:
    QByteArray m_path;
    void *m_stream = nullptr; ///< a DIR *
};

/// One file that counts as a revision by its name. Its folder is shared with the other files in it.
struct RevisionFile
{
    std::shared_ptr<const OpenFolder> folder;
    QByteArray name;

    [[nodiscard]] QString path() const;
};

struct RevisionFileList
{
    std::vector<RevisionFile> files; ///< in loading order (reference 3.1), each file once
    std::vector<Error> problems; ///< folders that cannot be read; one that does not exist is none
};

[[nodiscard]] RevisionFileList listRevisionFiles(const RevisionFolders &folders);

} // namespace engine
