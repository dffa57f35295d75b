#include "engine/revision/sessionquery.h"

#include "engine/python/needspython.h"
#include "engine/revision/qualifiedname.h"

#include <QSet>

using namespace Qt::StringLiterals;

namespace engine {

namespace {

using python::Construct;
using python::Value;

Value methodOf(const Value &receiver, const QString &name, const QList<Value> &arguments, const Construct &like)
{
    Construct call = like;
    call.name = name;
    call.operands = {receiver};
    call.arguments = arguments;
    return Value(call);
}

QList<const Construct *> stepsAfter(const Construct &root, const Construct &query)
{
    QList<const Construct *> steps;
    for (const Construct *step = &query; step != &root; step = step->receiver()->construct())
        steps.prepend(step);
    return steps;
}

bool saysNothing(const QString &method)
{
    static const QSet<QString> methods{u"options"_s,         u"enable_eagerloads"_s, u"yield_per"_s,
                                       u"with_for_update"_s, u"execution_options"_s, u"populate_existing"_s};
    return methods.contains(method);
}

/// The table of `query(table)` and of `query(table.c.name)`.
const Value *tableOf(const Construct &root)
{
    if (root.arguments.size() != 1)
        return nullptr;
    const Value *value = &root.arguments.front();
    while (const Construct *attribute = value->construct()) {
        if (attribute->kind == Construct::Kind::Call)
            return value;
        if (attribute->operands.isEmpty())
            return nullptr;
        value = &attribute->operands.front();
    }
    return nullptr;
}

/// `query(...).filter(...).update({...})` as `table.update().where(...).values({...})`.
Result<Value> changeOf(const Construct &call, const Construct &root)
{
    const Value *table = tableOf(root);
    if (!table)
        return failure(python::needsPython(u"a query that changes several tables"_s, call.where));
    Construct bare = call;
    bare.keywords.clear();
    Value statement = methodOf(*table, call.name, {}, bare);
    for (const Construct *step : stepsAfter(root, *call.receiver()->construct())) {
        if (step->name != u"filter" && step->name != u"where")
            return failure(python::needsPython(u"the method %1() of a query"_s.arg(step->name), step->where));
        statement = methodOf(statement, u"where"_s, step->arguments, *step);
    }
    if (call.name == u"update")
        statement = methodOf(statement, u"values"_s, call.arguments, bare);
    return statement;
}

} // namespace

const Construct *queryRoot(const Value &value, bool (*isSession)(const Value &))
{
    const Construct *step = value.construct();
    while (step && step->kind == Construct::Kind::Call && step->receiver()) {
        if (step->name == u"query" && isSession(*step->receiver()))
            return step;
        step = step->receiver()->construct();
    }
    return nullptr;
}

Result<Value> selectOf(const Construct &query, const Construct &root)
{
    static const QSet<QString> same{u"where"_s, u"order_by"_s, u"group_by"_s, u"having"_s,    u"distinct"_s,
                                    u"limit"_s, u"offset"_s,   u"join"_s,     u"outerjoin"_s, u"select_from"_s};
    Construct select = python::constructAt(root.where, Construct::Kind::Call, u"sqlalchemy.select"_s);
    select.arguments = root.arguments;
    Value statement(select);
    for (const Construct *step : stepsAfter(root, query)) {
        if (saysNothing(step->name))
            continue;
        const QString name = step->name == u"filter" ? u"where"_s
            : step->name == u"with_entities"         ? u"with_only_columns"_s
                                                     : step->name;
        if (!same.contains(name) && name != u"with_only_columns")
            return failure(python::needsPython(u"the method %1() of a query"_s.arg(step->name), step->where));
        statement = methodOf(statement, name, step->arguments, *step);
    }
    return statement;
}

Result<std::optional<SessionQuery>> sentQuery(const Construct &call, const Construct &root)
{
    static const QSet<QString> sends{u"all"_s,    u"first"_s, u"one"_s,    u"one_or_none"_s,
                                     u"scalar"_s, u"count"_s, u"update"_s, u"delete"_s};
    if (!sends.contains(call.name))
        return std::nullopt;
    if (call.name == u"update" || call.name == u"delete") {
        const Result<Value> change = changeOf(call, root);
        return change.map([&call](const Value &statement) {
            return std::optional(SessionQuery{statement, call.name});
        });
    }
    Result<Value> select = selectOf(*call.receiver()->construct(), root);
    if (!select)
        return failure(select.error());
    if (call.name == u"first")
        select = methodOf(*select, u"limit"_s, {Value(qint64(1))}, call);
    return SessionQuery{*select, call.name};
}

} // namespace engine
