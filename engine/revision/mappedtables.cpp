#include "engine/revision/mappedtables.h"

#include "engine/revision/qualifiedname.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace engine {

namespace {

using python::Class;
using python::Construct;
using python::Value;

/// What a table that stands for a class carries along; SQLAlchemy has no such parameter.
constexpr QStringView attributesKeyword = u"mapped_attributes";

struct MappedColumn
{
    QString attribute;
    QString name;
    Value value; ///< the Column as the class holds it
};

bool isColumn(const Value &value)
{
    const QString name = shortName(value);
    return name == u"sa.Column" || name == u"sqlalchemy.orm.mapped_column";
}

QList<MappedColumn> columnsOf(const Class &type)
{
    QList<MappedColumn> columns;
    for (const Class *each : python::resolutionOrder(type)) {
        for (const QString &attribute : each->names.names()) {
            const python::Binding *binding = each->names.find(attribute);
            const Construct *column = binding->value() ? binding->value()->construct() : nullptr;
            if (!column || !isColumn(*binding->value()))
                continue;
            const QString *own = column->arguments.isEmpty() ? nullptr : column->arguments.front().string();
            columns << MappedColumn{attribute, own ? *own : attribute, *binding->value()};
        }
    }
    return columns;
}

/// The name of the table of a mapped class; empty for any other value.
QString tableName(const Value &value)
{
    const Class *type = python::classOf(value);
    if (!type)
        return {};
    for (const Class *each : python::resolutionOrder(*type)) {
        const python::Binding *name = each->names.find(u"__tablename__"_s);
        if (name && name->value() && name->value()->string())
            return *name->value()->string();
    }
    return {};
}

Value tableOf(const Value &type)
{
    Construct table;
    table.name = u"sqlalchemy.table"_s;
    table.arguments << Value(tableName(type));
    python::Tuple attributes;
    for (const MappedColumn &column : columnsOf(*python::classOf(type))) {
        attributes.items << Value(column.attribute);
        Construct made;
        made.name = u"sqlalchemy.column"_s;
        made.arguments << Value(column.name);
        table.arguments << Value(made);
    }
    table.keywords << python::Keyword{attributesKeyword.toString(), Value(attributes)};
    return Value(table);
}

Construct attributeOf(const Value &object, const QString &name, const SourcePosition &where)
{
    Construct attribute = python::constructAt(where, Construct::Kind::Attribute, name);
    attribute.operands << object;
    return attribute;
}

Value columnOf(const Value &type, const QString &name, const SourcePosition &where)
{
    const Construct columns = attributeOf(tableOf(type), u"c"_s, where);
    return Value(attributeOf(Value(columns), name, where));
}

} // namespace

QStringList MappedTables::attributesOf(const Value &table)
{
    const Construct *made = callOf(table, u"sa.table");
    const Value *attributes = made ? made->keyword(attributesKeyword) : nullptr;
    QStringList names;
    if (attributes) {
        for (const Value &name : attributes->tuple()->items)
            names << *name.string();
    }
    return names;
}

Value MappedTables::resolved(const Value &value) const
{
    if (!tableName(value).isEmpty())
        return tableOf(value);
    if (const python::List *list = value.list()) {
        python::List result;
        for (const Value &item : list->items)
            result.items << resolved(item);
        return Value(result);
    }
    const Construct *construct = value.construct();
    if (!construct)
        return value;
    const bool isTable = construct->kind == Construct::Kind::Attribute && construct->name == u"__table__";
    if (isTable && !tableName(construct->operands.front()).isEmpty())
        return tableOf(construct->operands.front());
    if (isColumn(value)) {
        // The very object that a class holds is that class's column; one that only looks like it is not.
        for (python::Object *object : m_program.classes()) {
            const Value type(object);
            if (tableName(type).isEmpty())
                continue;
            for (const MappedColumn &column : columnsOf(*object->as<Class>())) {
                if (column.value.construct() == construct)
                    return columnOf(type, column.name, construct->where);
            }
        }
        return value;
    }
    return Value(resolved(*construct));
}

Construct MappedTables::resolved(const Construct &call) const
{
    if (m_program.classes().isEmpty())
        return call;
    Construct result = call;
    for (QList<Value> *values : {&result.operands, &result.arguments}) {
        for (Value &value : *values)
            value = resolved(value);
    }
    for (python::Keyword &keyword : result.keywords)
        keyword.value = resolved(keyword.value);
    return result;
}

} // namespace engine
