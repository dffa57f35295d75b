#include "models/shortids.h"

#include <algorithm>

namespace models {

namespace {

constexpr qsizetype GeneratedLength = 12;

bool isGenerated(const QString &id)
{
    return id.size() == GeneratedLength && std::ranges::all_of(id, [](QChar character) {
               return (character >= u'0' && character <= u'9') || (character >= u'a' && character <= u'f');
           });
}

} // namespace

ShortIds::ShortIds(const engine::RevisionGraph &graph)
{
    QStringList ids;
    for (const engine::Revision &revision : graph.revisions())
        ids.append(revision.id);
    ids.sort();
    ids.removeDuplicates();
    // In sorted order the longest shared beginning is between neighbours.
    for (qsizetype i = 1; i < ids.size(); ++i) {
        const QString &left = ids[i - 1];
        const QString &right = ids[i];
        const auto parted = std::ranges::mismatch(left, right);
        const qsizetype shared = parted.in1 - left.begin();
        m_length = std::max(m_length, shared + 1);
    }
}

QString ShortIds::of(const QString &id) const
{
    return isGenerated(id) ? id.left(m_length) : id;
}

} // namespace models
