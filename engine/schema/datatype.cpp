#include "engine/schema/datatype.h"

#include <algorithm>
#include <tuple>

using namespace Qt::StringLiterals;

namespace engine {

namespace {

auto members(const DataType &type)
{
    return std::tie(type.module, type.name, type.length, type.precision, type.scale, type.timezone, type.collation,
                    type.values, type.typeName, type.elements, type.options, type.variants, type.declared);
}

} // namespace

// Written out: Clang 14 does not survive a defaulted comparison of a type that holds itself.
bool operator==(const DataType &left, const DataType &right)
{
    return members(left) == members(right);
}

bool operator==(const DataTypeVariant &left, const DataTypeVariant &right)
{
    return left.dialects == right.dialects && left.type == right.type;
}

QString text(const DataType &type)
{
    if (!type.declared.isEmpty())
        return type.declared;
    if (type.name == u"DOMAIN")
        return type.typeName;
    if (!type.elements.empty())
        return text(type.elements.front()) + u"[]"_s.repeated(std::max(1, type.options.value(u"dimensions"_s).toInt()));
    QStringList arguments;
    for (const QString &value : type.values)
        arguments << u'\'' + value + u'\'';
    for (const std::optional<int> &number : {type.length, type.precision, type.scale}) {
        if (number)
            arguments << QString::number(*number);
    }
    if (type.options.contains(u"fsp"_s))
        arguments << type.options.value(u"fsp"_s).toString();
    QString text = type.name.isEmpty() ? u"no type"_s : type.name;
    if (type.options.contains(u"fields"_s))
        text += u' ' + type.options.value(u"fields"_s).toString();
    if (type.options.value(u"varying"_s).toBool())
        text += u" VARYING"_s;
    if (!arguments.isEmpty())
        text += u'(' + arguments.join(u", "_s) + u')';
    if (type.timezone)
        text += u" with time zone"_s;
    for (const QString &word : {u"unsigned"_s, u"zerofill"_s}) {
        if (type.options.value(word).toBool())
            text += u' ' + word;
    }
    if (const QString charset = type.options.value(u"charset"_s).toString(); !charset.isEmpty())
        text += u" charset "_s + charset;
    if (!type.collation.isEmpty())
        text += u" collate "_s + type.collation;
    return text;
}

} // namespace engine
