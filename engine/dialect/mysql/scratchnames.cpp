#include "engine/dialect/mysql/scratchnames.h"

#include <QStringList>

#include <algorithm>
#include <ranges>

namespace engine::mysql {

QString ScratchNames::real(const QString &database) const
{
    if (!place.isEmpty() && database == place)
        return defaultDatabase.isEmpty() ? place : defaultDatabase;
    return databases.value(database, database);
}

QString ScratchNames::asked(const QString &database) const
{
    return !place.isEmpty() && database == real(place) ? place : databases.key(database, database);
}

// The place's name begins all the others, and place_1 begins place_12: the longest first.
QString ScratchNames::withRealNames(QString definition) const
{
    if (place.isEmpty() || !definition.contains(place))
        return definition;
    QStringList names = databases.keys();
    std::ranges::sort(names, std::ranges::greater(), &QString::size);
    for (const QString &name : names)
        definition.replace(name, databases.value(name));
    return definition.replace(place, real(place));
}

} // namespace engine::mysql
