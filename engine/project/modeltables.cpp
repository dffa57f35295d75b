#include "engine/project/modeltables.h"

#include "engine/schema/namingconvention.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace engine {

using python::Construct;
using python::Keyword;
using python::Value;

QList<MappedTable> recordedTables(const ModelHost &host)
{
    QList<MappedTable> tables;
    for (const RecordedCall &recorded : host.tables()) {
        const QList<Value> &arguments = recorded.value.construct()->arguments;
        if (arguments.size() < 2 || !arguments.front().string())
            continue;
        const Value *schema = recorded.value.construct()->keyword(u"schema");
        const QString prefix = schema && schema->string() ? *schema->string() + u'.' : QString();
        tables << MappedTable{arguments[1], recorded.value, prefix + *arguments.front().string()};
    }
    return tables;
}

ModelTables gatherTables(MappedClassReader &classes, const ModelHost &host)
{
    ModelTables all{classes.read(), classes.origins()};
    for (const MappedTable &made : recordedTables(host)) {
        all.tables << made;
        for (const Value &item : made.table.construct()->arguments.mid(2)) {
            if (calledName(item) == "Column"_L1 && !item.construct()->arguments.isEmpty()
                && item.construct()->arguments.front().string())
                all.origins << ColumnOrigin{item, made.name, *item.construct()->arguments.front().string()};
        }
    }
    return all;
}

void attachItems(QList<MappedTable> &tables, const ModelHost &host, const ModelResolver &resolver)
{
    for (const RecordedCall &recorded : host.tableItems()) {
        const QString name =
            recorded.table.isNone() ? resolver.tableIn(recorded.value) : resolver.tableNameOf(recorded.table);
        const auto table = std::ranges::find(tables, name, &MappedTable::name);
        if (name.isEmpty() || table == tables.end())
            continue;
        Construct call = *table->table.construct();
        // What stands among the arguments of the table or of a column is there already.
        const bool isThere = call.arguments.contains(recorded.value)
            || std::ranges::any_of(call.arguments, [&recorded](const Value &item) {
                                 return item.construct() && item.construct()->arguments.contains(recorded.value);
                             });
        if (isThere)
            continue;
        call.arguments << recorded.value;
        table->table = Value(call);
    }
}

namespace {

bool isColumn(const Value &item)
{
    return calledName(item) == "Column"_L1;
}

/// Constraints and indexes refer to a column by its key, where it has one.
void nameColumnsOfItems(QList<Value> &items)
{
    QHash<QString, QString> names; // by key
    for (const Value &item : items) {
        const Value *key = isColumn(item) ? item.construct()->keyword(u"key") : nullptr;
        const bool hasName = key && !item.construct()->arguments.isEmpty();
        const QString *name = hasName ? item.construct()->arguments.front().string() : nullptr;
        if (name && key->string())
            names.insert(*key->string(), *name);
    }
    for (Value &item : items) {
        if (names.isEmpty() || !item.construct() || isColumn(item))
            continue;
        Construct call = *item.construct();
        for (qsizetype i = calledName(item) == "Index"_L1 ? 1 : 0; i < call.arguments.size(); ++i) {
            const QString *key = call.arguments.at(i).string();
            if (key && names.contains(*key))
                call.arguments[i] = Value(names.value(*key));
        }
        item = Value(call);
    }
}

/// The name in `name=conv(...)` of `item`; empty where it has none.
QString fixedName(const Value &item)
{
    const Value *name = item.construct() ? item.construct()->keyword(u"name") : nullptr;
    return name && calledName(*name) == "conv"_L1 ? python::toText(name->construct()->arguments.value(0)) : QString();
}

GivenNames givenNames(const Construct &construct)
{
    GivenNames given;
    for (const Value &item : construct.arguments) {
        if (!item.construct())
            continue;
        given.fixed << fixedName(item);
        for (const Value &part : item.construct()->arguments)
            given.fixed << fixedName(part);
        const Value *flag = isColumn(item) ? item.construct()->keyword(u"index") : nullptr;
        if (flag && flag->isTrue())
            given.indexedColumns << python::toText(item.construct()->arguments.value(0));
    }
    return given;
}

} // namespace

Construct readableTable(const MappedTable &mapped, const ModelHost &host, const ModelResolver &resolver)
{
    Construct table = *mapped.table.construct();
    table.arguments.removeAt(1);
    for (Value &argument : table.arguments)
        argument = argument.construct() ? resolver.resolvedParts(*argument.construct()) : resolver.resolved(argument);
    nameColumnsOfItems(table.arguments);
    table.arguments.insert(1, mapped.metadata);
    table.keywords.removeIf([](const Keyword &keyword) {
        static const QStringList ignored{u"extend_existing"_s, u"keep_existing"_s, u"info"_s,
                                         u"autoload_with"_s,   u"listeners"_s,     u"implicit_returning"_s};
        // SQLAlchemy takes the metadata's schema for None as well.
        const bool saysNothing = keyword.name == u"schema" && keyword.value.isNone();
        return saysNothing || ignored.contains(keyword.name);
    });
    const Value schema = host.optionOf(mapped.metadata, u"schema"_s);
    if (schema.string() && !table.keyword(u"schema"))
        table.keywords << Keyword{u"schema"_s, schema};
    return table;
}

void nameByMetadata(Table &table, const Construct &construct, const Value &convention, int longest)
{
    QMap<QString, QString> formats;
    for (const auto &[key, value] : convention.dict() ? convention.dict()->items : QList<std::pair<Value, Value>>()) {
        if (key.string() && value.string())
            formats.insert(*key.string(), *value.string());
    }
    GivenNames given = givenNames(construct);
    given.longest = longest;
    nameByMetadata(table, formats, given);
}

} // namespace engine
