#include "engine/revision/qualifiedname.h"

#include <QStringList>

using namespace Qt::StringLiterals;

namespace engine {

namespace {

/// A short name before it is put together: `room.name`, or `name` alone.
struct ShortName
{
    QStringView room;
    QStringView name;
};

// Views, since nearly every call of a model and of a revision is asked for its name, often more than once.
ShortName takenShort(QStringView qualifiedName)
{
    constexpr QStringView Package = u"sqlalchemy.";
    constexpr QStringView Functions = u".func.";
    static const QStringList rooms{u"orm"_s, u"ext"_s, u"engine"_s, u"event"_s, u"pool"_s, u"inspection"_s};
    if (!qualifiedName.startsWith(Package))
        return {{}, qualifiedName};
    const QStringView rest = qualifiedName.sliced(Package.size());
    const qsizetype dot = rest.indexOf(u'.');
    if (dot < 0)
        return rooms.contains(rest) ? ShortName{{}, qualifiedName} : ShortName{u"sa", rest};
    const QStringView last = rest.sliced(rest.lastIndexOf(u'.') + 1);
    const QStringView room = rest.first(dot);
    const qsizetype second = rest.indexOf(u'.', dot + 1);
    if (room == u"dialects" && second > 0)
        return {rest.sliced(dot + 1, second - dot - 1), last};
    const qsizetype function = qualifiedName.indexOf(Functions);
    if (function > 0)
        return {{}, qualifiedName.sliced(function + 1)};
    return rooms.contains(room) ? ShortName{{}, qualifiedName} : ShortName{u"sa", last};
}

} // namespace

QString shortName(const QString &qualifiedName)
{
    const auto [room, name] = takenShort(qualifiedName);
    if (!room.isEmpty()) {
        QString together;
        together.reserve(room.size() + 1 + name.size());
        return together.append(room).append(u'.').append(name);
    }
    return name.size() == qualifiedName.size() ? qualifiedName : name.toString();
}

QString shortName(const python::Construct &construct)
{
    const bool isPlainCall = construct.kind == python::Construct::Kind::Call && !construct.receiver();
    return isPlainCall ? shortName(construct.name) : QString();
}

QString shortName(const python::Value &value)
{
    if (const python::Reference *reference = value.reference())
        return shortName(reference->name);
    return value.construct() ? shortName(*value.construct()) : QString();
}

const python::Construct *callOf(const python::Value &value, QStringView name)
{
    const python::Construct *construct = value.construct();
    if (!construct || construct->kind != python::Construct::Kind::Call || construct->receiver())
        return nullptr;
    const auto [room, last] = takenShort(construct->name);
    const bool isCalled = room.isEmpty() ? last == name
                                         : name.size() == room.size() + 1 + last.size() && name.startsWith(room)
            && name.at(room.size()) == u'.' && name.endsWith(last);
    return isCalled ? construct : nullptr;
}

SourcePosition positionOf(const python::Value &value, const SourcePosition &fallback)
{
    return value.construct() ? value.construct()->where : fallback;
}

} // namespace engine
