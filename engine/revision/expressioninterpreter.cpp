#include "engine/revision/expressioninterpreter.h"

#include "engine/python/stringliteral.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace engine {

namespace {

QString textOf(std::string_view text)
{
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

/// What a comprehension or a for statement runs over.
std::optional<QList<python::Value>> itemsOf(const python::Value &value)
{
    if (const auto *items = value.items())
        return *items;
    if (const auto *dict = value.dict()) {
        QList<python::Value> keys;
        for (const auto &[key, item] : dict->items)
            keys << key;
        return keys;
    }
    return std::nullopt;
}

/// Whether a value, or a part of it, is only a name here: no operation may take that name for the value.
bool holdsReference(const python::Value &value)
{
    if (value.reference())
        return true;
    const QList<python::Value> *items = value.items();
    if (items)
        return std::any_of(items->cbegin(), items->cend(), holdsReference);
    const python::Dict *dict = value.dict();
    return dict && std::any_of(dict->items.cbegin(), dict->items.cend(), [](const auto &entry) {
               return holdsReference(entry.first) || holdsReference(entry.second);
           });
}

bool holdsReference(const python::CallArguments &arguments)
{
    const auto isIn = [](const python::Keyword &keyword) { return holdsReference(keyword.value); };
    return std::any_of(arguments.positional.cbegin(), arguments.positional.cend(),
                       [](const python::Value &value) { return holdsReference(value); })
        || std::any_of(arguments.keywords.cbegin(), arguments.keywords.cend(), isIn);
}

QString unknownReason(const python::Value &value)
{
    const auto *reference = value.reference();
    return reference ? u"it depends on %1"_s.arg(reference->name) : u"it depends on something imported"_s;
}

} // namespace

std::optional<bool> ExpressionHost::truthOf(const python::Reference &reference)
{
    return reference.name != "Undefined"_L1;
}

Result<python::Value> ExpressionHost::unreadable(const Error &error)
{
    return failure(error);
}

ExpressionInterpreter::ExpressionInterpreter(const python::Module &module, ExpressionHost &host)
    : m_module(module)
    , m_host(host)
{
}

Result<python::Value> ExpressionInterpreter::evaluate(const Expression &expression)
{
    Result<Value> value =
        std::visit([this, &expression](const auto &node) { return evaluateNode(node, expression); }, expression.node);
    if (!value && value.error().where.line == 0) // the host does not know the place
        value.error().where = m_module.position(expression);
    return value;
}

bool ExpressionInterpreter::truth(const Value &value)
{
    if (const bool *flag = value.boolean())
        return *flag;
    if (const qint64 *number = value.integer())
        return *number != 0;
    if (const auto *number = value.floating())
        return number->number != 0;
    if (const QString *text = value.string())
        return !text->isEmpty();
    if (const auto *bytes = value.bytes())
        return !bytes->data.isEmpty();
    if (const auto *items = value.items())
        return !items->isEmpty();
    if (const auto *dict = value.dict())
        return !dict->items.isEmpty();
    if (const auto *reference = value.reference())
        return reference->name != "Undefined"_L1;
    return !value.isNone();
}

Result<python::Value> ExpressionInterpreter::evaluateNode(const python::Name &node, const Expression &)
{
    const QString identifier = textOf(node.identifier);
    const auto local = m_locals.constFind(identifier);
    return local == m_locals.cend() ? m_host.name(identifier) : Result<Value>(*local);
}

Result<python::Value> ExpressionInterpreter::evaluateNode(const python::Constant &node, const Expression &whole)
{
    switch (node.kind) {
    case python::Constant::Kind::None:
        return Value();
    case python::Constant::Kind::True:
        return Value(true);
    case python::Constant::Kind::False:
        return Value(false);
    case python::Constant::Kind::Integer:
    case python::Constant::Kind::Float:
        return computed(numberFromSource(node), whole);
    case python::Constant::Kind::Ellipsis:
    case python::Constant::Kind::Imaginary:
        break;
    }
    return refused(whole, u"this constant"_s);
}

Result<python::Value> ExpressionInterpreter::evaluateNode(const python::StringLiteral &node, const Expression &whole)
{
    if (node.isBytes)
        return refused(whole, u"bytes"_s);
    const auto text = decodeText(node);
    return text ? Result<Value>(Value(*text)) : refused(whole, text.error().reason);
}

Result<python::Value> ExpressionInterpreter::evaluateNode(const python::JoinedString &node, const Expression &whole)
{
    QString result;
    for (const python::JoinedPart &part : node.parts) {
        if (!part.field) {
            const auto text = decodeText(part.text, part.doublesBraces);
            if (!text)
                return refused(whole, text.error().reason);
            result += *text;
            continue;
        }
        const Result<Value> value = evaluate(*part.field->expression);
        if (!value)
            return value;
        if (holdsReference(*value))
            return refused(whole, unknownReason(*value));
        QString format;
        for (const python::JoinedPart &formatPart : part.field->formatParts) {
            const auto text = decodeText(formatPart.text, formatPart.doublesBraces);
            if (formatPart.field || !text)
                return refused(whole, u"this format"_s);
            format += *text;
        }
        const auto field = python::formatField(*value, part.field->conversion, format);
        if (!field)
            return refused(whole, field.error());
        result += textOf(part.field->debugText) + *field;
    }
    return Value(result);
}

Result<python::Value> ExpressionInterpreter::evaluateNode(const python::ListDisplay &node, const Expression &)
{
    const Result<QList<Value>> items = evaluateAll(node.items);
    return items ? Result<Value>(Value(python::List{*items})) : failure(items.error());
}

Result<python::Value> ExpressionInterpreter::evaluateNode(const python::TupleDisplay &node, const Expression &)
{
    const Result<QList<Value>> items = evaluateAll(node.items);
    return items ? Result<Value>(Value(python::Tuple{*items})) : failure(items.error());
}

Result<python::Value> ExpressionInterpreter::evaluateNode(const python::DictDisplay &node, const Expression &whole)
{
    python::Dict dict;
    for (const python::DictEntry &entry : node.entries) {
        if (!entry.key)
            return refused(whole, u"** in a dict"_s);
        const Result<Value> key = evaluate(*entry.key);
        const Result<Value> value = key ? evaluate(*entry.value) : key;
        if (!value)
            return value;
        python::insertEntry(dict, *key, *value);
    }
    return Value(dict);
}

Result<python::Value> ExpressionInterpreter::evaluateNode(const python::Comprehension &node, const Expression &whole)
{
    const bool isSimple = node.clauses.size() == 1 && node.kind != python::Comprehension::Kind::Dict
        && node.kind != python::Comprehension::Kind::Set;
    const auto *target = isSimple ? std::get_if<python::Name>(&node.clauses.front().target->node) : nullptr;
    if (!target)
        return refused(whole, u"a comprehension of this kind"_s);
    const Result<Value> iterable = evaluate(*node.clauses.front().iterable);
    if (!iterable)
        return iterable;
    const auto items = itemsOf(*iterable);
    if (!items)
        return refused(whole, u"a comprehension over %1"_s.arg(iterable->typeName()));
    const QHash<QString, Value> outer = m_locals;
    python::List list;
    for (const Value &item : *items) {
        m_locals.insert(textOf(target->identifier), item);
        bool wanted = true;
        for (const Expression *condition : node.clauses.front().conditions) {
            const Result<Value> value = evaluate(*condition);
            if (!value)
                return value;
            const Result<bool> holds = truthOf(*value, whole);
            if (!holds)
                return failure(holds.error());
            wanted = wanted && *holds;
        }
        const Result<Value> element = wanted ? evaluate(*node.element) : Result<Value>(Value());
        if (!element)
            return element;
        if (wanted)
            list.items << *element;
    }
    m_locals = outer;
    return Value(list);
}

Result<python::Value> ExpressionInterpreter::evaluateNode(const python::Attribute &node, const Expression &whole)
{
    const Result<Value> object = evaluate(*node.object);
    if (!object)
        return object;
    if (const auto *reference = object->reference())
        return m_host.attribute(reference->name + u'.' + textOf(node.name));
    return refused(whole, u"the attribute %1 of %2"_s.arg(textOf(node.name), object->typeName()));
}

Result<python::Value> ExpressionInterpreter::evaluateNode(const python::Subscript &node, const Expression &whole)
{
    const Result<Value> object = evaluate(*node.object);
    if (!object)
        return object;
    if (const auto *bounds = std::get_if<python::Slice>(&node.index->node))
        return slice(*object, *bounds, whole);
    const Result<Value> index = evaluate(*node.index);
    if (!index)
        return index;
    if (const auto *reference = object->reference())
        return m_host.call(reference->name + u".__getitem__"_s, {{*index}, {}});
    return computed(computeSubscript(*object, *index), whole);
}

Result<python::Value> ExpressionInterpreter::slice(const Value &object, const python::Slice &slice,
                                                   const Expression &whole)
{
    Value bounds[3];
    const Expression *const written[3] = {slice.lower, slice.upper, slice.step};
    for (int i = 0; i < 3; ++i) {
        if (!written[i])
            continue;
        const Result<Value> bound = evaluate(*written[i]);
        if (!bound)
            return bound;
        bounds[i] = *bound;
    }
    return computed(computeSlice(object, bounds[0], bounds[1], bounds[2]), whole);
}

Result<python::Value> ExpressionInterpreter::evaluateNode(const python::Call &node, const Expression &whole)
{
    const auto *method = std::get_if<python::Attribute>(&node.callee->node);
    const Result<Value> receiver = evaluate(method ? *method->object : *node.callee);
    if (!receiver)
        return receiver;
    const Result<python::CallArguments> arguments = argumentsOf(node);
    if (!arguments)
        return failure(arguments.error());
    const QString name = method ? textOf(method->name) : QString();
    if (const auto *reference = receiver->reference())
        return m_host.call(method ? reference->name + u'.' + name : reference->name, *arguments);
    const QString *text = method ? receiver->string() : nullptr;
    if (text && holdsReference(*arguments))
        return refused(whole, u"it depends on something imported"_s);
    if (text)
        return computed(callTextMethod(*text, name, *arguments), whole);
    if (const auto *dict = method && name == "get"_L1 ? receiver->dict() : nullptr) {
        const QString *key = arguments->positional.isEmpty() ? nullptr : arguments->positional.first().string();
        const Value *found = key ? dict->find(*key) : nullptr;
        return found ? *found : arguments->positional.value(1);
    }
    return refused(whole,
                   method ? u"the method %1 of %2"_s.arg(name, receiver->typeName())
                          : u"a call of %1"_s.arg(receiver->typeName()));
}

Result<python::Value> ExpressionInterpreter::evaluateNode(const python::UnaryOperation &node, const Expression &whole)
{
    const Result<Value> operand = evaluate(*node.operand);
    if (!operand)
        return operand;
    if (node.operation == python::UnaryOperator::Not) {
        const Result<bool> holds = truthOf(*operand, whole);
        return holds ? Result<Value>(Value(!*holds)) : failure(holds.error());
    }
    if (holdsReference(*operand))
        return refused(whole, unknownReason(*operand));
    return computed(computeUnary(node.operation, *operand), whole);
}

Result<python::Value> ExpressionInterpreter::evaluateNode(const python::BinaryOperation &node, const Expression &whole)
{
    const Result<Value> left = evaluate(*node.left);
    const Result<Value> right = left ? evaluate(*node.right) : left;
    if (!right)
        return right;
    if (holdsReference(*left) || holdsReference(*right))
        return refused(whole, unknownReason(holdsReference(*left) ? *left : *right));
    if (node.operation == python::BinaryOperator::Modulo && left->string())
        return computed(python::formatPercent(*left->string(), *right), whole);
    return computed(computeBinary(node.operation, *left, *right), whole);
}

Result<python::Value> ExpressionInterpreter::evaluateNode(const python::BooleanOperation &node, const Expression &whole)
{
    Value last;
    for (const Expression *operand : node.operands) {
        const Result<Value> value = evaluate(*operand);
        if (!value)
            return value;
        last = *value;
        if (operand == node.operands.back())
            break;
        const Result<bool> holds = truthOf(*value, whole);
        if (!holds)
            return failure(holds.error());
        if (*holds == node.isOr)
            break;
    }
    return last;
}

Result<python::Value> ExpressionInterpreter::evaluateNode(const python::Comparison &node, const Expression &whole)
{
    Result<Value> left = evaluate(*node.left);
    if (!left)
        return left;
    for (const python::ComparisonPart &part : node.parts) {
        const Result<Value> right = evaluate(*part.right);
        if (!right)
            return right;
        if (holdsReference(*left) || holdsReference(*right))
            return refused(whole, unknownReason(holdsReference(*left) ? *left : *right));
        const Result<Value> holds = computed(computeComparison(part.operation, *left, *right), whole);
        if (!holds || !truth(*holds))
            return holds;
        left = right;
    }
    return Value(true);
}

Result<python::Value> ExpressionInterpreter::evaluateNode(const python::Conditional &node, const Expression &whole)
{
    const Result<Value> condition = evaluate(*node.condition);
    if (!condition)
        return condition;
    const Result<bool> holds = truthOf(*condition, whole);
    if (!holds)
        return failure(holds.error());
    return evaluate(*holds ? *node.value : *node.otherwise);
}

Result<bool> ExpressionInterpreter::truthOf(const Value &value, const Expression &whole) const
{
    const auto *reference = value.reference();
    if (!reference)
        return truth(value);
    const std::optional<bool> known = m_host.truthOf(*reference);
    return known ? Result<bool>(*known) : refused(whole, unknownReason(value));
}

Result<QList<python::Value>> ExpressionInterpreter::evaluateAll(python::Expressions expressions)
{
    QList<Value> values;
    for (const Expression *expression : expressions) {
        const Result<Value> value = evaluate(*expression);
        if (!value)
            return failure(value.error());
        values << *value;
    }
    return values;
}

Result<python::CallArguments> ExpressionInterpreter::argumentsOf(const python::Call &call)
{
    python::CallArguments arguments;
    for (const python::Argument &argument : call.arguments) {
        const bool isStarred =
            argument.kind == python::Argument::Kind::Starred || argument.kind == python::Argument::Kind::DoubleStarred;
        Result<Value> value = isStarred ? refused(*argument.value, u"a starred argument"_s) : evaluate(*argument.value);
        if (!value)
            value = m_host.unreadable(value.error());
        if (!value)
            return failure(value.error());
        if (argument.kind == python::Argument::Kind::Keyword)
            arguments.keywords.append({textOf(argument.name), *value});
        else
            arguments.positional << *value;
    }
    return arguments;
}

Result<python::Value> ExpressionInterpreter::computed(const python::Computed &outcome, const Expression &whole) const
{
    return outcome ? Result<Value>(*outcome) : refused(whole, outcome.error());
}

tl::unexpected<Error> ExpressionInterpreter::refused(const Expression &expression, const QString &reason) const
{
    return failure({.kind = Error::Kind::NeedsPython,
                    .what = u"Only Python can tell the value of \"%1\"."_s.arg(m_module.text(expression.span)),
                    .why = reason,
                    .where = m_module.position(expression)});
}

} // namespace engine
