#include "engine/schema/datatype.h"

using namespace Qt::StringLiterals;

namespace engine {

bool operator==(const DataType &, const DataType &) = default;
bool operator==(const DataTypeVariant &, const DataTypeVariant &) = default;

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
