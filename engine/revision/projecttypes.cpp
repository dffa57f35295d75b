#include "engine/revision/projecttypes.h"

#include "engine/revision/qualifiedname.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace engine {

namespace {

using python::Class;
using python::Construct;
using python::Value;

/// A class that adds to one of SQLAlchemy's types; null for one that has nothing to do with types.
const Class *typeClass(const Value &value)
{
    const Class *type = python::classOf(value);
    if (!type)
        return nullptr;
    const QStringList bases = python::symbolicBases(*type);
    const bool isType = std::ranges::any_of(bases, [](const QString &base) {
        static const QStringList others{u"sa.MetaData"_s, u"sa.Table"_s, u"sa.Column"_s};
        const QString name = shortName(base);
        const bool isPlain = base.startsWith(u"sqlalchemy.types."_s) || base.startsWith(u"sqlalchemy.dialects."_s)
            || (name.startsWith(u"sa."_s) && !base.startsWith(u"sqlalchemy.orm."_s) && !others.contains(name));
        return isPlain || base.endsWith(u".TypeDecorator"_s);
    });
    return isType ? type : nullptr;
}

bool isDecorator(const Class &type)
{
    return std::ranges::any_of(python::symbolicBases(type),
                               [](const QString &base) { return base.endsWith(u"TypeDecorator"_s); });
}

/// The type that a class names as `impl`, or is derived from.
std::optional<Value> implOf(const Class &type)
{
    for (const Class *each : python::resolutionOrder(type)) {
        const python::Binding *impl = each->names.find(u"impl"_s);
        if (impl && impl->value())
            return python::frozen(*impl->value());
    }
    for (const Class *each : python::resolutionOrder(type)) {
        for (const Value &base : each->bases) {
            if (base.reference() && !base.reference()->name.endsWith(u"TypeDecorator"_s))
                return base;
        }
    }
    return std::nullopt;
}

} // namespace

Value ProjectTypes::dialect()
{
    return Value(python::Reference{u"sqlalchemy.engine.interfaces.Dialect"_s});
}

QList<Value> ProjectTypes::resolved(const QList<Value> &values) const
{
    QList<Value> results;
    results.reserve(values.size());
    for (const Value &value : values)
        results << resolved(value);
    return results;
}

Construct ProjectTypes::resolved(const Construct &call) const
{
    Construct result = call;
    result.operands = resolved(call.operands);
    result.arguments = resolved(call.arguments);
    for (python::Keyword &keyword : result.keywords)
        keyword.value = resolved(keyword.value);
    return result;
}

Value ProjectTypes::resolved(const Value &value) const
{
    if (value.object())
        return typeOf(value, {}).value_or(value);
    if (const python::List *list = value.list())
        return Value(python::List{resolved(list->items)});
    const Construct *construct = value.construct();
    if (!construct)
        return value;
    const bool isMade = construct->kind == Construct::Kind::Call && construct->name.isEmpty() && construct->receiver();
    if (isMade) {
        if (const auto type = typeOf(*construct->receiver(), *construct))
            return *type;
    }
    const QString name = shortName(*construct);
    const bool isEnum = (name == u"sa.Enum" || name.endsWith(u".ENUM"_s)) && construct->arguments.size() == 1;
    const Class *members = isEnum ? python::classOf(construct->arguments.front()) : nullptr;
    if (members && !members->members.isEmpty())
        return enumOf(*construct);
    return Value(resolved(*construct));
}

// What load_dialect_impl() says, or the `impl`. The arguments of the class are those of its `impl` (TypeDecorator's own
// constructor hands them on), unless it has a constructor itself.
std::optional<Value> ProjectTypes::typeOf(const Value &type, const Construct &made) const
{
    const Class *known = typeClass(type);
    if (!known)
        return std::nullopt;
    if (const auto chosen = dialectType(type, made))
        return chosen;
    auto impl = implOf(*known);
    if (!impl)
        return std::nullopt;
    *impl = resolved(*impl);
    const auto order = python::resolutionOrder(*known);
    const bool hasConstructor =
        std::ranges::any_of(order, [](const Class *each) { return each->names.find(u"__init__"_s); });
    const bool handsOn =
        impl->reference() && !hasConstructor && (!made.arguments.isEmpty() || !made.keywords.isEmpty());
    if (!handsOn)
        return impl;
    Construct call = resolved(made);
    call.operands.clear();
    call.name = impl->reference()->name;
    return Value(call);
}

std::optional<Value> ProjectTypes::dialectType(const Value &type, const Construct &made) const
{
    const Class &known = *python::classOf(type);
    if (!isDecorator(known))
        return std::nullopt;
    for (const Class *each : python::resolutionOrder(known)) {
        const python::Binding *method = each->names.find(u"load_dialect_impl"_s);
        if (!method || !method->value())
            continue;
        // The class stands for its object: what the method reads of it are the class's own names.
        const auto chosen =
            m_program.call(*method->value(), {.positional = {type, dialect()}, .keywords = {}}, made.where);
        return chosen && !chosen->isNone() ? std::optional(resolved(*chosen)) : std::nullopt;
    }
    return std::nullopt;
}

Value ProjectTypes::enumOf(const Construct &call) const
{
    const Value &type = call.arguments.front();
    Construct result = call;
    result.arguments.clear();
    const Value *callable = call.keyword(u"values_callable");
    const auto values =
        callable ? m_program.call(*callable, {.positional = {type}, .keywords = {}}, call.where) : Result<Value>();
    const auto texts = callable && values ? python::itemsOf(*values) : std::nullopt;
    const Class &known = *python::classOf(type);
    if (texts) {
        result.arguments << *texts;
    } else {
        for (const Value &member : known.members)
            result.arguments << *member.object()->as<python::Instance>()->attributes.find(u"name"_s)->value();
    }
    result.keywords.removeIf([](const python::Keyword &keyword) { return keyword.name == "values_callable"_L1; });
    if (!result.keyword(u"name"))
        result.keywords << python::Keyword{u"name"_s, Value(known.name.toLower())};
    return Value(result);
}

} // namespace engine
