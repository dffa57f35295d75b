#include "engine/schema/datatype.h"

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
    if (!type.elements.empty())
        return text(type.elements.front()) + u"[]"_s;
    QStringList arguments;
    for (const QString &value : type.values)
        arguments << u'\'' + value + u'\'';
    for (const std::optional<int> &number : {type.length, type.precision, type.scale}) {
        if (number)
            arguments << QString::number(*number);
    }
    QString text = type.name.isEmpty() ? u"no type"_s : type.name;
    if (!arguments.isEmpty())
        text += u'(' + arguments.join(u", "_s) + u')';
    if (type.timezone)
        text += u" with time zone"_s;
    if (!type.collation.isEmpty())
        text += u" collate "_s + type.collation;
    return text;
}

} // namespace engine
