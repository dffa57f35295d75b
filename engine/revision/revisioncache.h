#pragma once

#include "engine/revision/revision.h"

#include <QHash>

#include <optional>

namespace engine {

/// What was read of revision files, so that a refresh reads only those that changed since, by size and time of
/// modification. Filled by readRevisionGraph(); to be used by one reading at a time.
class RevisionCache
{
public:
    struct Stamp
    {
        qint64 size = 0;
        qint64 modified = 0; ///< nanoseconds

        friend bool operator==(const Stamp &, const Stamp &) = default;
    };

    /// Nothing for SQL that is no revision.
    using Header = std::optional<Result<Revision>>;

    struct Entry
    {
        Stamp stamp;
        Header header;
    };

    /// nullptr where `file` was not read before, or has changed.
    [[nodiscard]] const Header *find(const QString &file, const Stamp &stamp) const
    {
        const auto entry = m_entries.constFind(file);
        return entry != m_entries.cend() && entry->stamp == stamp ? &entry->header : nullptr;
    }

    void replace(QHash<QString, Entry> entries) { m_entries = std::move(entries); }

    [[nodiscard]] qsizetype size() const { return m_entries.size(); }

private:
    QHash<QString, Entry> m_entries; ///< by absolute path
};

} // namespace engine
