#include "engine/operation/enumchange.h"

using namespace Qt::StringLiterals;

namespace engine {

namespace {

QString quoted(QString name)
{
    return u'"' + name.replace(u'"', u"\"\""_s) + u'"';
}

} // namespace

bool changesEnumType(const DataType &from, const DataType &to)
{
    return enumTypeOf(from) != enumTypeOf(to);
}

QString castToEnumType(const QString &column, const DataType &to)
{
    const std::optional<TableName> name = enumTypeOf(to);
    if (!name)
        return {};
    const QString schema = name->schema.isEmpty() ? QString() : quoted(name->schema) + u'.';
    const QString brackets = to.elements.empty() ? QString() : u"[]"_s;
    return u"%1::text%2::%3%4%2"_s.arg(quoted(column), brackets, schema, quoted(name->name));
}

std::optional<ServerDefault> defaultWithRenames(const AlterEnumType &operation, std::optional<ServerDefault> value)
{
    const auto literal = [](QString text) { return u'\'' + text.replace(u'\'', u"''"_s) + u'\''; };
    for (const auto &[from, to] : operation.renamed) {
        if (value && value->kind == ServerDefault::Kind::Expression && value->text.startsWith(literal(from))) {
            value->text.replace(0, literal(from).size(), literal(to));
            break;
        }
        if (value && value->kind == ServerDefault::Kind::Literal && value->text == from) {
            value->text = to;
            break;
        }
    }
    return value;
}

} // namespace engine
