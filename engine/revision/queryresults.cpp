#include "engine/revision/queryresults.h"

#include "engine/python/needspython.h"
#include "engine/python/object.h"
#include "engine/revision/schemavalues.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace engine {

namespace {

using python::Construct;
using python::Value;

constexpr QLatin1StringView prefix("sqlalchemy.engine.Result.");

Error pending(const SourcePosition &where)
{
    return python::knownWhenRun(u"the result of the query in line %1"_s.arg(where.line), where);
}

} // namespace

Value QueryResults::referenceTo(size_t index)
{
    return Value(python::Reference{prefix + QString::number(index)});
}

Value QueryResults::keep(const std::optional<QueryResult> &result, const SourcePosition &where,
                         const QStringList &attributes)
{
    m_results.push_back(std::make_unique<Kept>(Kept{.result = result, .where = where, .attributes = attributes}));
    return referenceTo(m_results.size() - 1);
}

// "sqlalchemy.engine.Result.3.fetchall" is the member "fetchall" of the fourth result.
QueryResults::Kept *QueryResults::find(const QString &name, QString *member)
{
    if (!name.startsWith(prefix))
        return nullptr;
    const QString rest = name.mid(prefix.size());
    *member = rest.section(u'.', 1);
    bool isNumber = false;
    const size_t index = rest.section(u'.', 0, 0).toULong(&isNumber);
    return isNumber && index < m_results.size() ? m_results[index].get() : nullptr;
}

Value QueryResults::shaped(const Kept &kept, const QVariantList &row) const
{
    if (kept.shape == Shape::Scalar)
        return kept.column < row.size() ? valueOf(row[kept.column]) : Value();
    python::Tuple tuple;
    for (const QVariant &value : row)
        tuple.items << valueOf(value);
    tuple.names = kept.attributes.isEmpty() ? kept.result->columns : kept.attributes;
    // Of a row that holds one object the object is the one item.
    if (!kept.attributes.isEmpty() && kept.shape == Shape::Row)
        return Value(python::Tuple{{Value(tuple)}});
    return kept.shape == Shape::Mapping ? Value(python::entriesOf(tuple)) : Value(tuple);
}

QList<Value> QueryResults::take(Kept &kept, size_t count)
{
    QList<Value> rows;
    for (; kept.next < kept.result->rows.size() && count > 0; ++kept.next, --count)
        rows << shaped(kept, kept.result->rows[kept.next]);
    return rows;
}

Value QueryResults::reshaped(const Kept &kept, Shape shape, qsizetype column)
{
    Kept copy = kept;
    copy.shape = shape;
    copy.column = column;
    m_results.push_back(std::make_unique<Kept>(std::move(copy)));
    return referenceTo(m_results.size() - 1);
}

std::optional<Result<Value>> QueryResults::call(const Construct &call)
{
    QString method;
    Kept *kept = find(call.name, &method);
    if (!kept || method.isEmpty())
        return std::nullopt;
    static const QStringList saysNothing{u"close"_s, u"unique"_s, u"execution_options"_s, u"yield_per"_s, u"tuples"_s};
    if (saysNothing.contains(method))
        return Value(python::Reference{call.name.chopped(method.size() + 1)});
    if (!kept->result)
        return Result<Value>(failure(pending(kept->where)));
    return callMethod(*kept, method, call);
}

Result<Value> QueryResults::callMethod(Kept &kept, const QString &method, const Construct &call)
{
    const qint64 *number = call.arguments.isEmpty() ? nullptr : call.arguments.front().integer();
    if (method == u"mappings")
        return reshaped(kept, Shape::Mapping, 0);
    if (method == u"scalars" && !kept.attributes.isEmpty())
        return reshaped(kept, Shape::Entity, 0);
    if (method == u"scalars")
        return reshaped(kept, Shape::Scalar, number ? qsizetype(*number) : 0);
    if (method == u"keys")
        return Value(python::List{python::textsOf(kept.result->columns)});
    if (method == u"fetchall" || method == u"all")
        return Value(python::List{take(kept, kept.result->rows.size())});
    if (method == u"fetchmany")
        return Value(python::List{take(kept, number ? size_t(*number) : 1)});
    return oneRow(kept, method, call.where);
}

// The methods that give one row, or its first value; they differ in what they make of none and of several.
Result<Value> QueryResults::oneRow(Kept &kept, const QString &method, const SourcePosition &where)
{
    static const QStringList methods{
        u"fetchone"_s, u"first"_s, u"one"_s, u"one_or_none"_s, u"scalar"_s, u"scalar_one"_s, u"scalar_one_or_none"_s};
    if (!methods.contains(method))
        return failure(python::needsPython(u"the method %1() of a result"_s.arg(method), where));
    const size_t left = kept.result->rows.size() - kept.next;
    const bool wantsOne = method.contains(u"one"_s) && method != u"fetchone";
    if (wantsOne && (left > 1 || (left == 0 && !method.endsWith(u"or_none"_s)))) {
        return failure({.kind = Error::Kind::Statement,
                        .what = left == 0 ? u"No row was found when one was required"_s
                                          : u"Multiple rows were found when exactly one was required"_s,
                        .where = where});
    }
    if (left == 0)
        return Value();
    const QVariantList &row = kept.result->rows[kept.next++];
    if (method.startsWith(u"scalar"_s) && kept.attributes.isEmpty())
        return valueOf(row.value(kept.column));
    const Value value = shaped(kept, row);
    return method.startsWith(u"scalar"_s) && value.tuple() ? value.tuple()->items.value(0) : value;
}

std::optional<Result<Value>> QueryResults::known(const Value &symbolic)
{
    QString member;
    if (const Construct *call = symbolic.construct()) {
        const python::Reference *subject = call->arguments.isEmpty() ? nullptr : call->arguments.front().reference();
        Kept *kept = subject && call->name.startsWith(u"builtins."_s) ? find(subject->name, &member) : nullptr;
        if (!kept || !member.isEmpty())
            return std::nullopt;
        if (call->name == u"builtins.bool")
            return Value(true); // a result is an object like others
        if (!kept->result)
            return Result<Value>(failure(pending(kept->where)));
        if (call->name == u"builtins.next")
            return oneRow(*kept, u"fetchone"_s, call->where);
        return std::nullopt;
    }
    const Kept *kept = symbolic.reference() ? find(symbolic.reference()->name, &member) : nullptr;
    static const QStringList attributes{u"rowcount"_s, u"inserted_primary_key"_s, u"lastrowid"_s, u"returns_rows"_s};
    if (!kept || !attributes.contains(member))
        return std::nullopt;
    if (!kept->result)
        return Result<Value>(failure(pending(kept->where)));
    if (member == u"rowcount")
        return Value(kept->result->affectedRows);
    if (member == u"returns_rows")
        return Value(!kept->result->columns.isEmpty());
    const Value key = valueOf(kept->result->insertedKey);
    return member == u"lastrowid" ? key : Value(python::Tuple{{key}});
}

std::optional<Result<QList<Value>>> QueryResults::items(const Value &value)
{
    QString member;
    Kept *kept = value.reference() ? find(value.reference()->name, &member) : nullptr;
    if (!kept || !member.isEmpty())
        return std::nullopt;
    if (!kept->result)
        return Result<QList<Value>>(failure(pending(kept->where)));
    return take(*kept, kept->result->rows.size());
}

} // namespace engine
