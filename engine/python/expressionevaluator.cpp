#include "engine/python/expressionevaluator.h"

#include "engine/python/builtins.h"
#include "engine/python/needspython.h"
#include "engine/python/stringliteral.h"
#include "engine/python/usednames.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace engine::python {

namespace {

bool anySymbolic(const QList<Value> &values)
{
    return std::ranges::any_of(values, [](const Value &value) { return value.isSymbolic(); });
}

} // namespace

ExpressionEvaluator::ExpressionEvaluator(const Module &module, Surroundings &surroundings)
    : m_module(module)
    , m_surroundings(surroundings)
{
}

Result<Value> ExpressionEvaluator::evaluate(const Expression &expression)
{
    return std::visit([&](const auto &node) { return evaluateNode(expression, node); }, expression.node);
}

template <typename Node> Result<Value> ExpressionEvaluator::evaluateNode(const Expression &expression, const Node &)
{
    return needsPythonAt(expression, inWords(expression));
}

tl::unexpected<Error> ExpressionEvaluator::needsPythonAt(const Expression &expression, const QString &reason) const
{
    return failure(needsPython(reason, m_module.position(expression)));
}

Result<Value> ExpressionEvaluator::checked(const Expression &expression, const Computed &computed) const
{
    if (!computed)
        return needsPythonAt(expression, computed.error());
    return *computed;
}

Construct ExpressionEvaluator::construct(const Expression &expression, Construct::Kind kind, const QString &name) const
{
    Construct result;
    result.kind = kind;
    result.name = name;
    result.where = m_module.position(expression);
    return result;
}

Result<Value> ExpressionEvaluator::evaluateNode(const Expression &expression, const Name &node)
{
    return m_surroundings.lookUp(toQString(node.identifier), m_module.position(expression));
}

Result<Value> ExpressionEvaluator::evaluateNode(const Expression &expression, const Constant &node)
{
    switch (node.kind) {
    case Constant::Kind::None:
        return Value();
    case Constant::Kind::True:
        return Value(true);
    case Constant::Kind::False:
        return Value(false);
    case Constant::Kind::Ellipsis:
        return needsPythonAt(expression, u"an ellipsis as a value"_s);
    case Constant::Kind::Integer:
    case Constant::Kind::Float:
    case Constant::Kind::Imaginary:
        break;
    }
    return checked(expression, numberFromSource(node));
}

Result<Value> ExpressionEvaluator::evaluateNode(const Expression &expression, const StringLiteral &node)
{
    Computed value;
    if (node.isBytes)
        value = decodeBytes(node)
                    .map([](const QByteArray &data) { return Value(Bytes{data}); })
                    .map_error([](const LiteralProblem &problem) { return problem.reason; });
    else
        value = decodeText(node)
                    .map([](const QString &text) { return Value(text); })
                    .map_error([](const LiteralProblem &problem) { return problem.reason; });
    return checked(expression, value);
}

// Pieces that are known are joined to one str; with symbolic ones among them the whole is symbolic.
Result<Value> ExpressionEvaluator::evaluateNode(const Expression &expression, const JoinedString &node)
{
    QList<Value> pieces;
    for (const JoinedPart &part : node.parts) {
        const Result<Value> piece = evaluatePiece(expression, part);
        if (!piece)
            return piece;
        if (piece->string() && !pieces.isEmpty() && pieces.back().string())
            pieces.back() = Value(*pieces.back().string() + *piece->string());
        else
            pieces << *piece;
    }
    if (anySymbolic(pieces)) {
        Construct joined = construct(expression, Construct::Kind::Joined, {});
        joined.operands = pieces;
        return Value(joined);
    }
    return pieces.isEmpty() ? Value(u""_s) : pieces.front();
}

Result<Value> ExpressionEvaluator::evaluatePiece(const Expression &expression, const JoinedPart &part)
{
    if (part.field)
        return evaluateField(*part.field);
    const auto text = decodeText(part.text, part.doublesBraces);
    if (!text)
        return needsPythonAt(expression, text.error().reason);
    return Value(*text);
}

Result<Value> ExpressionEvaluator::evaluateField(const FormattedValue &field)
{
    const Result<Value> value = evaluate(*field.expression);
    if (!value)
        return value;
    const Result<QString> format = evaluateFormat(field);
    if (!format)
        return failure(format.error());
    const bool isPlain = field.conversion == 0 && format->isEmpty();
    if (value->isSymbolic() && isPlain && field.debugText.empty())
        return value;
    const bool wantsRepr = !field.debugText.empty() && isPlain;
    const auto text = formatField(*value, wantsRepr ? 'r' : field.conversion, *format);
    if (!text)
        return needsPythonAt(*field.expression, text.error());
    return Value(toQString(field.debugText) + *text);
}

Result<QString> ExpressionEvaluator::evaluateFormat(const FormattedValue &field)
{
    QString format;
    for (const JoinedPart &part : field.formatParts) {
        const Result<Value> piece = evaluatePiece(*field.expression, part);
        if (!piece)
            return failure(piece.error());
        if (piece->hasSymbolicPart())
            return needsPythonAt(*field.expression, u"a format that is not a constant"_s);
        format += toText(*piece);
    }
    return format;
}

Result<QList<Value>> ExpressionEvaluator::evaluateItems(Expressions items)
{
    QList<Value> values;
    values.reserve(static_cast<qsizetype>(items.size()));
    for (const Expression *item : items) {
        const auto *starred = std::get_if<Starred>(&item->node);
        const Result<Value> value = evaluate(starred ? *starred->value : *item);
        if (!value)
            return failure(value.error());
        if (!starred) {
            values << *value;
            continue;
        }
        if (!value->items())
            return needsPythonAt(*item, u"a star before something that is not a list"_s);
        values << *value->items();
    }
    return values;
}

Result<Value> ExpressionEvaluator::evaluateNode(const Expression &, const ListDisplay &node)
{
    return evaluateItems(node.items).map([](const QList<Value> &items) { return Value(List{items}); });
}

Result<Value> ExpressionEvaluator::evaluateNode(const Expression &, const TupleDisplay &node)
{
    return evaluateItems(node.items).map([](const QList<Value> &items) { return Value(Tuple{items}); });
}

Result<Value> ExpressionEvaluator::evaluateNode(const Expression &, const SetDisplay &node)
{
    return evaluateItems(node.items).map(makeSet);
}

Result<Value> ExpressionEvaluator::evaluateNode(const Expression &, const DictDisplay &node)
{
    Dict dict;
    for (const DictEntry &entry : node.entries) {
        const Result<Value> key = entry.key ? evaluate(*entry.key) : Value();
        if (!key)
            return key;
        const Result<Value> value = evaluate(*entry.value);
        if (!value)
            return value;
        if (entry.key) {
            insertEntry(dict, *key, *value);
            continue;
        }
        if (!value->dict())
            return needsPythonAt(*entry.value, u"two stars before something that is not a dict"_s);
        for (const auto &[otherKey, otherValue] : value->dict()->items)
            insertEntry(dict, otherKey, otherValue);
    }
    return Value(dict);
}

Result<Value> ExpressionEvaluator::evaluateNode(const Expression &expression, const Attribute &node)
{
    const Result<Value> object = evaluate(*node.object);
    if (!object)
        return object;
    const QString name = toQString(node.name);
    if (const Reference *reference = object->reference())
        return Value(Reference{reference->name + u'.' + name});
    if (!object->construct())
        return needsPythonAt(expression, u"the attribute '%1' of a %2"_s.arg(name, object->typeName()));
    Construct attribute = construct(expression, Construct::Kind::Attribute, name);
    attribute.operands << *object;
    return Value(attribute);
}

Result<Value> ExpressionEvaluator::evaluateNode(const Expression &expression, const Subscript &node)
{
    const Result<Value> object = evaluate(*node.object);
    if (!object)
        return object;
    if (const auto *slice = std::get_if<Slice>(&node.index->node))
        return evaluateSlice(expression, *object, *slice);
    const Result<Value> index = evaluate(*node.index);
    if (!index)
        return index;
    if (!object->isSymbolic()) {
        if (index->isSymbolic())
            return needsPythonAt(*node.index, u"a subscript that is not a constant"_s);
        return checked(expression, computeSubscript(*object, *index));
    }
    Construct subscript = construct(expression, Construct::Kind::Subscript, {});
    subscript.operands << *object;
    subscript.arguments << *index;
    return Value(subscript);
}

Result<Value> ExpressionEvaluator::evaluateSlice(const Expression &expression, const Value &object, const Slice &slice)
{
    QList<Value> bounds;
    for (const Expression *bound : {slice.lower, slice.upper, slice.step}) {
        const Result<Value> value = bound ? evaluate(*bound) : Value();
        if (!value)
            return value;
        bounds << *value;
    }
    return checked(expression, computeSlice(object, bounds[0], bounds[1], bounds[2]));
}

Result<Value> ExpressionEvaluator::symbolicOrComputed(const Expression &expression, Construct::Kind kind,
                                                      std::string_view operation, const QList<Value> &operands,
                                                      const Computed &computed)
{
    if (!anySymbolic(operands))
        return checked(expression, computed);
    Construct result = construct(expression, kind, toQString(operation));
    result.operands = operands;
    return Value(result);
}

Result<Value> ExpressionEvaluator::evaluateNode(const Expression &expression, const UnaryOperation &node)
{
    const Result<Value> operand = evaluate(*node.operand);
    if (!operand)
        return operand;
    return symbolicOrComputed(expression, Construct::Kind::Unary, spelling(node.operation), {*operand},
                              computeUnary(node.operation, *operand));
}

Result<Value> ExpressionEvaluator::evaluateNode(const Expression &expression, const BinaryOperation &node)
{
    const Result<Value> left = evaluate(*node.left);
    if (!left)
        return left;
    const Result<Value> right = evaluate(*node.right);
    if (!right)
        return right;
    // `'%s' % x` formats x, whatever it is; only on the left of `%` a symbolic operand makes an SQL expression.
    if (node.operation == BinaryOperator::Modulo && left->string())
        return checked(expression, formatPercent(*left->string(), *right));
    return symbolicOrComputed(expression, Construct::Kind::Binary, spelling(node.operation), {*left, *right},
                              computeBinary(node.operation, *left, *right));
}

Result<Value> ExpressionEvaluator::evaluateNode(const Expression &expression, const BooleanOperation &node)
{
    QList<Value> operands;
    for (const Expression *operand : node.operands) {
        const Result<Value> value = evaluate(*operand);
        if (!value)
            return value;
        if (value->isSymbolic()) {
            operands << *value;
            continue;
        }
        const bool decides = value->isTruthy() == node.isOr || operand == node.operands.back();
        if (decides && operands.isEmpty())
            return value;
        if (decides || !operands.isEmpty())
            operands << *value;
        if (decides)
            break;
    }
    if (operands.size() == 1)
        return operands.front();
    Construct result = construct(expression, Construct::Kind::Boolean, node.isOr ? u"or"_s : u"and"_s);
    result.operands = operands;
    return Value(result);
}

Result<Value> ExpressionEvaluator::evaluateNode(const Expression &expression, const Comparison &node)
{
    Result<Value> left = evaluate(*node.left);
    if (!left)
        return left;
    for (const ComparisonPart &part : node.parts) {
        const Result<Value> right = evaluate(*part.right);
        if (!right)
            return right;
        const bool isSymbolic = anySymbolic({*left, *right});
        const bool isSqlOperator = part.operation < ComparisonOperator::Is;
        if (isSymbolic && (node.parts.size() > 1 || !isSqlOperator))
            return needsPythonAt(expression, u"a comparison of something that is not a constant"_s);
        Result<Value> outcome =
            symbolicOrComputed(expression, Construct::Kind::Comparison, spelling(part.operation), {*left, *right},
                               isSymbolic ? Computed() : computeComparison(part.operation, *left, *right));
        if (!outcome || &part == &node.parts.back() || outcome->isFalse())
            return outcome;
        left = right;
    }
    return left;
}

Result<Value> ExpressionEvaluator::evaluateNode(const Expression &, const Conditional &node)
{
    const Result<Value> condition = evaluate(*node.condition);
    if (!condition)
        return condition;
    if (condition->isSymbolic())
        return needsPythonAt(*node.condition, u"a condition that is not a constant"_s);
    return evaluate(condition->isTruthy() ? *node.value : *node.otherwise);
}

Result<Value> ExpressionEvaluator::evaluateNode(const Expression &expression, const Call &node)
{
    if (const auto *name = std::get_if<Name>(&node.callee->node)) {
        const QString identifier = toQString(name->identifier);
        const FunctionDefinition *function = m_surroundings.function(identifier);
        const bool isBuiltin = !function && !m_surroundings.isBound(identifier);
        if (function || isBuiltin) {
            const Result<CallArguments> arguments = evaluateArguments(node);
            if (!arguments)
                return failure(arguments.error());
            if (function)
                return m_surroundings.callFunction(*function, *arguments, m_module.position(expression));
            if (const auto outcome = callBuiltin(identifier, *arguments))
                return checked(expression, *outcome);
        }
    }
    const auto *method = std::get_if<Attribute>(&node.callee->node);
    const Result<Value> object = evaluate(method ? *method->object : *node.callee);
    if (!object)
        return object;
    const Result<CallArguments> arguments = evaluateArguments(node);
    if (!arguments)
        return failure(arguments.error());
    if (method)
        return callMethod(expression, *object, toQString(method->name), *arguments);
    return callValue(expression, *object, *arguments);
}

Result<Value> ExpressionEvaluator::callMethod(const Expression &expression, const Value &object, const QString &method,
                                              const CallArguments &arguments)
{
    if (const Reference *reference = object.reference())
        return callReference(expression, reference->name + u'.' + method, arguments);
    if (const QString *text = object.string())
        return checked(expression, callTextMethod(*text, method, arguments));
    if (!object.construct())
        return needsPythonAt(expression, u"the method %1() of a %2"_s.arg(method, object.typeName()));
    Construct call = construct(expression, Construct::Kind::Call, method);
    call.operands << object;
    call.arguments = arguments.positional;
    call.keywords = arguments.keywords;
    return m_surroundings.callRecorded(call);
}

Result<Value> ExpressionEvaluator::callValue(const Expression &expression, const Value &callee,
                                             const CallArguments &arguments)
{
    if (const Reference *reference = callee.reference())
        return callReference(expression, reference->name, arguments);
    if (!callee.construct())
        return needsPythonAt(expression, u"a call of a %1"_s.arg(callee.typeName()));
    Construct call = construct(expression, Construct::Kind::Call, {});
    call.operands << callee;
    call.arguments = arguments.positional;
    call.keywords = arguments.keywords;
    return m_surroundings.callRecorded(call);
}

Result<Value> ExpressionEvaluator::callReference(const Expression &expression, const QString &name,
                                                 const CallArguments &arguments)
{
    if (name == u"textwrap.dedent" && arguments.positional.size() == 1 && arguments.keywords.isEmpty()
        && arguments.positional.front().string())
        return Value(dedented(*arguments.positional.front().string()));
    Construct call = construct(expression, Construct::Kind::Call, name);
    call.arguments = arguments.positional;
    call.keywords = arguments.keywords;
    return m_surroundings.callRecorded(call);
}

Result<CallArguments> ExpressionEvaluator::evaluateArguments(const Call &call)
{
    CallArguments arguments;
    for (const Argument &argument : call.arguments) {
        const Result<Value> value = evaluate(*argument.value);
        if (!value)
            return failure(value.error());
        if (argument.kind == Argument::Kind::Positional) {
            arguments.positional << *value;
        } else if (argument.kind == Argument::Kind::Keyword) {
            arguments.keywords << Keyword{toQString(argument.name), *value};
        } else if (argument.kind == Argument::Kind::Starred) {
            if (!value->items())
                return needsPythonAt(*argument.value, u"a star before something that is not a list"_s);
            arguments.positional << *value->items();
        } else {
            if (!value->dict())
                return needsPythonAt(*argument.value, u"two stars before something that is not a dict"_s);
            for (const auto &[key, entry] : value->dict()->items) {
                if (!key.string())
                    return needsPythonAt(*argument.value, u"a keyword that is not a str"_s);
                arguments.keywords << Keyword{*key.string(), entry};
            }
        }
    }
    return arguments;
}

} // namespace engine::python
