#include "engine/schema/enumtype.h"

using namespace Qt::StringLiterals;

namespace engine {

std::optional<TableName> enumTypeOf(const DataType &type)
{
    if (type.name == u"ARRAY" && type.elements.size() == 1)
        return enumTypeOf(type.elements.front());
    const bool isEnum = type.name == u"Enum" || type.name == u"ENUM";
    if (!isEnum || type.typeName.isEmpty() || !type.options.value(u"native_enum"_s, true).toBool())
        return std::nullopt;
    return TableName{type.options.value(u"schema"_s).toString(), type.typeName};
}

std::optional<TableName> domainOf(const DataType &type)
{
    if (type.name == u"ARRAY" && type.elements.size() == 1)
        return domainOf(type.elements.front());
    if (type.name != u"DOMAIN" || type.typeName.isEmpty())
        return std::nullopt;
    return TableName{type.options.value(u"schema"_s).toString(), type.typeName};
}

void setEnumValues(DataType &type, const TableName &name, const QStringList &values)
{
    if (enumTypeOf(type) != name)
        return;
    if (type.elements.empty())
        type.values = values;
    else
        setEnumValues(type.elements.front(), name, values);
}

} // namespace engine
