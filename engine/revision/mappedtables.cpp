#include "engine/revision/mappedtables.h"

#include "engine/revision/qualifiedname.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace engine {

namespace {

using python::Class;
using python::Construct;
using python::Value;

/// What a table that stands for a class carries along, as names in the order of its columns: SQLAlchemy has no such
/// parameters.
constexpr QStringView attributesKeyword = u"mapped_attributes";
constexpr QStringView keysKeyword = u"mapped_keys"; ///< of those, the ones in the primary key

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
    python::Tuple keys;
    for (const MappedColumn &column : columnsOf(*python::classOf(type))) {
        attributes.items << Value(column.attribute);
        const Value *isKey = column.value.construct()->keyword(u"primary_key");
        if (isKey && isKey->isTrue())
            keys.items << Value(column.attribute);
        Construct made;
        made.name = u"sqlalchemy.column"_s;
        made.arguments << Value(column.name);
        table.arguments << Value(made);
    }
    table.keywords << python::Keyword{attributesKeyword.toString(), Value(attributes)};
    table.keywords << python::Keyword{keysKeyword.toString(), Value(keys)};
    return Value(table);
}

/// The attributes that the `load_only(...)` among the arguments of a query's options() name; nothing where there is
/// none.
std::optional<QList<Value>> onlyLoaded(const Construct &options)
{
    std::optional<QList<Value>> attributes;
    for (const Value &option : options.arguments) {
        const Construct *only = callOf(option, u"sqlalchemy.orm.load_only");
        if (!only)
            continue;
        attributes = attributes.value_or(QList<Value>());
        for (const Value &column : only->arguments)
            *attributes << (column.construct() ? Value(column.construct()->name) : column);
    }
    return attributes;
}

/// The table of a class with the columns of these attributes, and those of its key, which SQLAlchemy always loads.
Value narrowed(const Value &table, const QList<Value> &attributes)
{
    const Construct *made = callOf(table, u"sa.table");
    if (!made || !made->keyword(attributesKeyword))
        return table;
    const QList<Value> all = made->keyword(attributesKeyword)->tuple()->items;
    const QList<Value> keys = made->keyword(keysKeyword)->tuple()->items;
    Construct result = *made;
    result.arguments = {made->arguments.front()};
    python::Tuple kept;
    for (qsizetype place = 0; place < all.size(); ++place) {
        const Value &column = made->arguments.at(place + 1);
        const bool isKept = keys.contains(all.at(place)) || attributes.contains(all.at(place))
            || attributes.contains(column.construct()->arguments.front());
        if (!isKept)
            continue;
        kept.items << all.at(place);
        result.arguments << column;
    }
    for (python::Keyword &keyword : result.keywords) {
        if (keyword.name == attributesKeyword)
            keyword.value = Value(kept);
    }
    return Value(result);
}

/// What the query selects, with the tables of classes as narrow as its options say.
Value withOnly(const Value &query, const QList<Value> &attributes)
{
    const Construct *step = query.construct();
    if (!step)
        return query;
    Construct result = *step;
    if (step->receiver() && step->name != u"query") {
        result.operands.front() = withOnly(*step->receiver(), attributes);
        return Value(result);
    }
    for (Value &argument : result.arguments)
        argument = narrowed(argument, attributes);
    return Value(result);
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
    const auto only = result.name == u"options" && result.receiver() ? onlyLoaded(result) : std::nullopt;
    if (only)
        result.operands.front() = withOnly(*result.receiver(), *only);
    return result;
}

} // namespace engine
