#include "engine/project/modelresolver.h"

using namespace Qt::StringLiterals;

namespace engine {

using python::Binding;
using python::Class;
using python::Construct;
using python::Keyword;
using python::Value;

namespace {

/// What takes the names of columns where it is given columns.
const QStringList &tableItems()
{
    static const QStringList names{u"Table"_s,
                                   u"Column"_s,
                                   u"mapped_column"_s,
                                   u"Index"_s,
                                   u"UniqueConstraint"_s,
                                   u"PrimaryKeyConstraint"_s,
                                   u"ForeignKey"_s,
                                   u"ForeignKeyConstraint"_s};
    return names;
}

} // namespace

ModelResolver::ModelResolver(python::Program &program, const QList<ColumnOrigin> &origins,
                             const QList<MappedTable> &tables)
    : m_program(program)
    , m_types(program)
{
    for (const MappedTable &table : tables) {
        if (table.type)
            m_tables.insert(table.type, table.name);
    }
    // The column of a mixin is in several tables; the first is as good as any.
    for (const ColumnOrigin &origin : origins) {
        if (!m_origins.contains(origin.column.construct()))
            m_origins.insert(origin.column.construct(), &origin);
    }
}

const ColumnOrigin *ModelResolver::originOf(const Value &value) const
{
    const Construct *construct = value.construct();
    return construct ? m_origins.value(construct) : nullptr;
}

QString ModelResolver::tableIn(const Value &value) const
{
    const QString name = columnName(value, true);
    if (!name.isEmpty())
        return name.first(name.lastIndexOf(u'.'));
    const Construct *construct = value.construct();
    if (!construct)
        return {};
    for (const Value &part : construct->operands + construct->arguments) {
        const QString table = tableIn(part);
        if (!table.isEmpty())
            return table;
    }
    return {};
}

QString ModelResolver::tableNameOf(const Value &value) const
{
    const Construct *construct = value.construct();
    if (construct && construct->kind == Construct::Kind::Attribute && construct->name == "__table__"_L1) {
        const Class *type = python::classOf(construct->operands.front());
        return type ? m_tables.value(type) : QString();
    }
    if (calledName(value) != u"Table" || construct->arguments.isEmpty())
        return {};
    const Value *schema = construct->keyword(u"schema");
    const QString prefix = schema && schema->string() ? *schema->string() + u'.' : QString();
    return prefix + toText(construct->arguments.front());
}

Value ModelResolver::resolved(const Value &value) const
{
    if (python::classOf(value))
        return m_types.resolved(value);
    if (const python::Tuple *tuple = value.tuple())
        return Value(python::Tuple{all(tuple->items)});
    if (const python::List *list = value.list())
        return Value(python::List{all(list->items)});
    const Construct *construct = value.construct();
    if (!construct)
        return value;
    if (const QString name = columnName(value, false); !name.isEmpty())
        return Value(name);
    if (construct->kind == Construct::Kind::Call && construct->operands.size() == 1) {
        const Class *type = python::classOf(construct->operands.front());
        const Value made = type && construct->name.isEmpty() ? m_types.resolved(value) : value;
        if (made.construct() != construct && !(made == value))
            return made;
    }
    return resolvedParts(*construct);
}

Value ModelResolver::resolvedParts(const Construct &construct) const
{
    const QStringView name = construct.kind == Construct::Kind::Call ? lastPart(construct.name) : QStringView();
    if (name == u"Enum" && !construct.arguments.isEmpty() && python::classOf(construct.arguments.front()))
        return m_types.resolved(Value(construct));
    Construct result = construct;
    if (name == u"ForeignKey" && !result.arguments.isEmpty())
        result.arguments.front() = target(result.arguments.front());
    if (name == u"ForeignKeyConstraint" && result.arguments.size() > 1)
        result.arguments[1] = targets(result.arguments[1]);
    const bool takesNames = construct.kind == Construct::Kind::Call && tableItems().contains(name);
    for (Value &argument : result.arguments)
        argument = takesNames ? resolved(argument) : inExpression(argument);
    for (Value &operand : result.operands)
        operand = inExpression(operand);
    for (Keyword &keyword : result.keywords)
        keyword.value = name == u"Index" ? inExpression(keyword.value) : resolved(keyword.value);
    return Value(result);
}

/// As resolved(), but a column stays one: its name alone would be a text to what stands around it.
Value ModelResolver::inExpression(const Value &value) const
{
    const Construct *construct = value.construct();
    const QString name = construct ? columnName(value, false) : QString();
    if (name.isEmpty())
        return resolved(value);
    Construct column = python::constructAt(construct->where, Construct::Kind::Call, u"sqlalchemy.column"_s);
    column.arguments << Value(name);
    return Value(column);
}

QList<Value> ModelResolver::all(const QList<Value> &values) const
{
    QList<Value> results;
    results.reserve(values.size());
    for (const Value &value : values)
        results << resolved(value);
    return results;
}

/// The name of the column that `value` is the object of.
QString ModelResolver::columnName(const Value &value, bool isQualified) const
{
    if (const ColumnOrigin *origin = originOf(value))
        return isQualified ? origin->table + u'.' + origin->name : origin->name;
    // `users.c.id` of a table that is written as one.
    const Construct *construct = value.construct();
    const Construct *columns =
        construct && construct->kind == Construct::Kind::Attribute ? construct->operands.front().construct() : nullptr;
    if (!columns || columns->kind != Construct::Kind::Attribute
        || (columns->name != u"c" && columns->name != u"columns"))
        return {};
    const QString table = tableNameOf(columns->operands.front());
    if (table.isEmpty())
        return {};
    return isQualified ? table + u'.' + construct->name : construct->name;
}

Value ModelResolver::target(const Value &value) const
{
    if (value.object() && value.object()->as<python::Function>()) {
        const auto made = m_program.call(value, {}, {});
        return made ? target(*made) : value;
    }
    const QString name = columnName(value, true);
    return name.isEmpty() ? value : Value(name);
}

Value ModelResolver::targets(const Value &values) const
{
    if (!values.items())
        return values;
    QList<Value> results;
    for (const Value &value : *values.items())
        results << target(value);
    return Value(python::List{results});
}

} // namespace engine
