#pragma once

#include "engine/operation/operation.h"
#include "engine/revision/revisiongraph.h"

#include <QMap>

#include <stop_token>
#include <vector>

namespace engine {

/// Where revision files are, and which of them count (reference 3.1).
struct RevisionFolders
{
    QStringList directories; ///< absolute
    bool recursive = false;
};

class RevisionCache;

/// Reads the headers of all revision files in one pass on all cores. Never fails as a whole: a file that cannot be read
/// is a problem of the graph. A folder that does not exist is left out, and so are SQL files without the header of a
/// revision. With a `cache` only files that changed since it was filled are read, and it is brought up to date.
[[nodiscard]] RevisionGraph readRevisionGraph(const RevisionFolders &folders, RevisionCache *cache = nullptr);

/// The header of one revision's text (Python or SQL, by the file's ending). Errors: Reading for what is neither, has no
/// revision id or no down_revision; NeedsPython for a header that is computed.
[[nodiscard]] Result<Revision> readRevisionHeader(const QByteArray &text, const QString &file);

/// An operation with the place in the file that it was read from.
struct PlacedOperation
{
    Operation operation;
    SourcePosition place;
};

/// What a revision file does. Each direction on its own: a downgrade() that needs Python does not hide an upgrade()
/// that does not. Error kinds: NeedsPython, KnownWhenRun, Reading, File; Unsupported for a missing or raising
/// downgrade().
struct RevisionOperations
{
    Result<std::vector<PlacedOperation>> upgrade;
    Result<std::vector<PlacedOperation>> downgrade;
    bool transactional = true; ///< false for a SQL section marked no-transaction
};

/// What the reading of a revision may know beside its text.
struct ReadOptions
{
    QString dialect; ///< the database that it is read for: "sqlite"
    QStringList searchPath = {}; ///< absolute folders in which the project's own modules are; empty: none are imported
    QMap<QString, QString> variables = {}; ///< `os.environ`
    std::stop_token stop = {}; ///< ends the reading with Cancelled
};

/// Reads what `revision` does on the database that the options name (SQL revisions may have a section a dialect).
[[nodiscard]] RevisionOperations readRevisionOperations(const Revision &revision, const ReadOptions &options);

/// As above on text that is not saved yet.
[[nodiscard]] RevisionOperations readRevisionOperations(const QByteArray &text, const QString &file,
                                                        const ReadOptions &options);

/// The text of a revision's file. Errors: File.
[[nodiscard]] Result<QByteArray> revisionText(const Revision &revision);

} // namespace engine
