#include "engine/revision/boundstatement.h"

#include "engine/python/needspython.h"
#include "engine/revision/qualifiedname.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace engine {

namespace {

using python::Construct;
using python::Dict;
using python::Value;

/// Puts values in the places of `sa.bindparam('name')`, and remembers which it has used.
class Binder
{
public:
    explicit Binder(const Dict &parameters)
        : m_parameters(parameters)
    {
    }

    [[nodiscard]] Value bound(const Value &value)
    {
        const Construct *construct = value.construct();
        if (!construct) {
            if (value.list())
                return Value(python::List{bound(value.list()->items)});
            return value;
        }
        if (const Construct *parameter = callOf(value, u"sa.bindparam");
            parameter && !parameter->arguments.isEmpty() && parameter->arguments.front().string()) {
            const QString &name = *parameter->arguments.front().string();
            if (const Value *given = m_parameters.find(name)) {
                m_used << name;
                return *given;
            }
        }
        Construct result = *construct;
        result.operands = bound(construct->operands);
        result.arguments = bound(construct->arguments);
        for (python::Keyword &keyword : result.keywords)
            keyword.value = bound(keyword.value);
        return Value(result);
    }

    /// The parameters that no place has taken.
    [[nodiscard]] Dict rest() const
    {
        Dict rest;
        for (const auto &[name, value] : m_parameters.items) {
            if (!m_used.contains(*name.string()))
                rest.items.append({name, value});
        }
        return rest;
    }

private:
    [[nodiscard]] QList<Value> bound(const QList<Value> &values)
    {
        QList<Value> result;
        for (const Value &value : values)
            result << bound(value);
        return result;
    }

    const Dict &m_parameters;
    QStringList m_used;
};

Value methodOf(const Value &receiver, const QString &name, const SourcePosition &where)
{
    Construct call = python::constructAt(where, Construct::Kind::Call, name);
    call.operands << receiver;
    return Value(call);
}

bool isTextual(const Value &statement)
{
    const Construct *construct = statement.construct();
    const bool isBound = construct && construct->name == u"bindparams" && construct->receiver();
    return statement.string() || callOf(isBound ? *construct->receiver() : statement, u"sa.text");
}

} // namespace

Result<Value> boundStatement(const Value &statement, const Value &parameters, const SourcePosition &where)
{
    const Dict *dict = parameters.dict();
    const bool isNamed =
        dict && std::ranges::all_of(dict->items, [](const auto &entry) { return entry.first.string() != nullptr; });
    if (!isNamed)
        return failure(python::needsPython(u"parameters of a statement that are no dict"_s, where));
    if (isTextual(statement)) {
        Construct call = *methodOf(statement, u"bindparams"_s, where).construct();
        for (const auto &[name, value] : dict->items)
            call.keywords << python::Keyword{*name.string(), value};
        return Value(call);
    }
    Binder binder(*dict);
    const Value bound = binder.bound(statement);
    const Dict rest = binder.rest();
    if (rest.items.isEmpty())
        return bound;
    Construct call = *methodOf(bound, u"values"_s, where).construct();
    call.arguments << Value(rest);
    return Value(call);
}

} // namespace engine
