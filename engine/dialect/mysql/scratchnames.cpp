#include "engine/dialect/mysql/scratchnames.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <ranges>

using namespace Qt::StringLiterals;

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

const QString &scratchNamesVariable()
{
    static const QString name = u"@athanor_scratch_names"_s;
    return name;
}

Done tellSession(Connection &connection, const ScratchNames &names)
{
    QJsonObject databases;
    for (const auto &[standIn, database] : names.databases.asKeyValueRange())
        databases.insert(standIn, database);
    const QJsonObject all{
        {u"place"_s, names.place}, {u"default"_s, names.defaultDatabase}, {u"databases"_s, databases}};
    const QString text = QString::fromUtf8(QJsonDocument(all).toJson(QJsonDocument::Compact));
    const auto done = connection.execute(u"SET %1 = ?"_s.arg(scratchNamesVariable()), {text});
    return done ? Done() : failure(done.error());
}

ScratchNames scratchNames(const QVariant &value, const QString &database)
{
    const QJsonObject all = QJsonDocument::fromJson(value.toString().toUtf8()).object();
    ScratchNames names{.place = all.value(u"place"_s).toString(),
                       .defaultDatabase = all.value(u"default"_s).toString(),
                       .databases = {}};
    if (names.place.isEmpty() || names.place != database)
        return {};
    const QJsonObject databases = all.value(u"databases"_s).toObject();
    for (auto entry = databases.begin(); entry != databases.end(); ++entry)
        names.databases.insert(entry.key(), entry.value().toString());
    return names;
}

} // namespace engine::mysql
