#include "engine/revision/schemavalues.h"

#include "engine/python/object.h"

using namespace Qt::StringLiterals;

namespace engine {

namespace {

using python::Construct;
using python::Dict;
using python::Keyword;
using python::List;
using python::Value;

Value texts(const QStringList &names)
{
    return Value(List{python::textsOf(names)});
}

Value textOrNone(const QString &text)
{
    return text.isEmpty() ? Value() : Value(text);
}

Value dictOf(const QList<std::pair<QString, Value>> &entries)
{
    Dict dict;
    for (const auto &[key, value] : entries)
        dict.items.append({Value(key), value});
    return Value(dict);
}

Value call(const QString &name, const QList<Value> &arguments, const QList<Keyword> &keywords)
{
    Construct construct;
    construct.name = name;
    construct.arguments = arguments;
    construct.keywords = keywords;
    return Value(construct);
}

Value columnEntry(const Table &table, const Column &column)
{
    const PrimaryKey *key = table.primaryKey();
    const qsizetype place = key ? key->columns.indexOf(column.name) : -1;
    return dictOf({{u"name"_s, Value(column.name)},
                   {u"type"_s, valueOf(column.type)},
                   {u"nullable"_s, Value(column.nullable)},
                   {u"default"_s, column.serverDefault ? Value(column.serverDefault->text) : Value()},
                   {u"autoincrement"_s, Value(u"auto"_s)},
                   {u"comment"_s, textOrNone(column.comment)},
                   {u"primary_key"_s, Value(qint64(place + 1))}});
}

Value columnEntries(const Table &table)
{
    List entries;
    for (const Column &column : table.columns)
        entries.items << columnEntry(table, column);
    return Value(entries);
}

Value indexEntries(const Table &table)
{
    List entries;
    for (const Index &index : table.indexes) {
        List columns;
        for (const IndexElement &element : index.elements)
            columns.items << textOrNone(element.column);
        entries.items << dictOf({{u"name"_s, Value(index.name)},
                                 {u"column_names"_s, Value(columns)},
                                 {u"unique"_s, Value(qint64(index.unique ? 1 : 0))},
                                 {u"dialect_options"_s, Value(Dict{})}});
    }
    return Value(entries);
}

Value foreignKeyEntry(const ForeignKey &key)
{
    Dict options;
    const auto add = [&options](const QString &name, const QString &text) {
        if (!text.isEmpty())
            options.items.append({Value(name), Value(text)});
    };
    add(u"onupdate"_s, key.onUpdate);
    add(u"ondelete"_s, key.onDelete);
    add(u"initially"_s, key.initially);
    if (key.deferrable)
        options.items.append({Value(u"deferrable"_s), Value(*key.deferrable)});
    return dictOf({{u"name"_s, textOrNone(key.name)},
                   {u"constrained_columns"_s, texts(key.columns)},
                   {u"referred_schema"_s, textOrNone(key.referredTable.schema)},
                   {u"referred_table"_s, Value(key.referredTable.name)},
                   {u"referred_columns"_s, texts(key.referredColumns)},
                   {u"options"_s, Value(options)}});
}

template <typename Kind, typename Entry> Value constraintEntries(const Table &table, Entry entry)
{
    List entries;
    for (const Constraint &constraint : table.constraints) {
        if (const auto *found = std::get_if<Kind>(&constraint))
            entries.items << entry(*found);
    }
    return Value(entries);
}

Value primaryKeyEntry(const Table &table)
{
    const PrimaryKey *key = table.primaryKey();
    return dictOf({{u"constrained_columns"_s, texts(key ? key->columns : QStringList())},
                   {u"name"_s, key ? textOrNone(key->name) : Value()}});
}

} // namespace

Value valueOf(const QVariant &value)
{
    if (!value.isValid() || value.isNull())
        return {};
    switch (value.typeId()) {
    case QMetaType::Bool:
        return Value(value.toBool());
    case QMetaType::Int:
    case QMetaType::UInt:
    case QMetaType::Short:
    case QMetaType::LongLong:
        return Value(qint64(value.toLongLong()));
    case QMetaType::Float:
    case QMetaType::Double:
        return Value(python::Float{value.toDouble(), {}});
    case QMetaType::QByteArray:
        return Value(python::Bytes{value.toByteArray()});
    case QMetaType::QStringList:
        return texts(value.toStringList());
    default:
        return Value(value.toString());
    }
}

Value valueOf(const DataType &type)
{
    if (type.name.isEmpty())
        return call(u"sqlalchemy.types.NullType"_s, {}, {});
    QList<Keyword> keywords;
    if (type.length)
        keywords << Keyword{u"length"_s, Value(qint64(*type.length))};
    if (type.precision)
        keywords << Keyword{u"precision"_s, Value(qint64(*type.precision))};
    if (type.scale)
        keywords << Keyword{u"scale"_s, Value(qint64(*type.scale))};
    if (type.timezone)
        keywords << Keyword{u"timezone"_s, Value(true)};
    if (!type.collation.isEmpty())
        keywords << Keyword{u"collation"_s, Value(type.collation)};
    if (!type.typeName.isEmpty())
        keywords << Keyword{u"name"_s, Value(type.typeName)};
    if (!type.elements.empty())
        keywords << Keyword{u"item_type"_s, valueOf(type.elements.front())};
    const QString module = type.module.isEmpty() ? u"sqlalchemy."_s
        : type.module.contains(u'.')             ? type.module + u'.'
                                                 : u"sqlalchemy.dialects.%1."_s.arg(type.module);
    return call(module + type.name, python::textsOf(type.values), keywords);
}

Value reflectedTable(const Table &table, const Value &metadata)
{
    QList<Value> arguments{Value(table.name.name), metadata};
    const PrimaryKey *key = table.primaryKey();
    for (const Column &column : table.columns) {
        QList<Keyword> keywords{{u"nullable"_s, Value(column.nullable)}};
        if (key && key->columns.contains(column.name))
            keywords << Keyword{u"primary_key"_s, Value(true)};
        arguments << call(u"sqlalchemy.Column"_s, {Value(column.name), valueOf(column.type)}, keywords);
    }
    QList<Keyword> keywords;
    if (!table.name.schema.isEmpty())
        keywords << Keyword{u"schema"_s, Value(table.name.schema)};
    return call(u"sqlalchemy.Table"_s, arguments, keywords);
}

std::optional<Value> inspectedTable(const QString &method, const Table &table)
{
    if (method == u"get_columns")
        return columnEntries(table);
    if (method == u"get_indexes")
        return indexEntries(table);
    if (method == u"get_pk_constraint")
        return primaryKeyEntry(table);
    if (method == u"get_foreign_keys")
        return constraintEntries<ForeignKey>(table, foreignKeyEntry);
    if (method == u"get_unique_constraints") {
        return constraintEntries<UniqueConstraint>(table, [](const UniqueConstraint &unique) {
            return dictOf({{u"name"_s, textOrNone(unique.name)}, {u"column_names"_s, texts(unique.columns)}});
        });
    }
    if (method == u"get_check_constraints") {
        return constraintEntries<CheckConstraint>(table, [](const CheckConstraint &check) {
            return dictOf({{u"name"_s, textOrNone(check.name)}, {u"sqltext"_s, Value(check.expression)}});
        });
    }
    if (method == u"get_table_comment")
        return dictOf({{u"text"_s, textOrNone(table.comment)}});
    return std::nullopt;
}

} // namespace engine
