#include "engine/revision/qualifiedname.h"

#include <QStringList>

using namespace Qt::StringLiterals;

namespace engine {

QString shortName(const QString &qualifiedName)
{
    static const QStringList rooms{u"orm"_s, u"ext"_s, u"engine"_s, u"event"_s, u"pool"_s, u"inspection"_s};
    const QStringList parts = qualifiedName.split(u'.');
    if (parts.first() != u"sqlalchemy" || parts.size() < 2)
        return qualifiedName;
    if (parts[1] == u"dialects" && parts.size() > 3)
        return parts[2] + u'.' + parts.last();
    const qsizetype func = parts.indexOf(u"func"_s);
    if (func > 0 && func + 1 < parts.size())
        return parts.sliced(func).join(u'.');
    return rooms.contains(parts[1]) ? qualifiedName : u"sa."_s + parts.last();
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
    return construct && shortName(*construct) == name ? construct : nullptr;
}

SourcePosition positionOf(const python::Value &value, const SourcePosition &fallback)
{
    return value.construct() ? value.construct()->where : fallback;
}

} // namespace engine
