#include "engine/schema/keptindex.h"

using namespace Qt::StringLiterals;

namespace engine {

namespace {

/// With blanks, so that nobody takes it for a keyword.
QString note()
{
    return u"index of the key"_s;
}

} // namespace

void noteKeptIndex(ForeignKey &key, const QString &index)
{
    key.options.insert(note(), index);
}

QString keptIndexName(const ForeignKey &key)
{
    return key.options.value(note()).toString();
}

Index keptIndex(const ForeignKey &key)
{
    Index index{.name = keptIndexName(key)};
    for (const QString &column : key.columns)
        index.elements.push_back({.column = column});
    return index;
}

} // namespace engine
