#include "engine/python/interpreter.h"

#include "engine/python/needspython.h"
#include "engine/python/usednames.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace engine::python {

Result<Value> Interpreter::evaluateNode(Frame &frame, const Expression &expression, const UnaryOperation &node)
{
    if (node.operation == UnaryOperator::Not) {
        const Result<Value> operand = evaluate(frame, *node.operand);
        if (!operand)
            return operand;
        return truthOf(*operand, frame.environment.tree->position(expression)).map([](bool holds) {
            return Value(!holds);
        });
    }
    const Result<Value> operand = evaluate(frame, *node.operand);
    if (!operand)
        return operand;
    const SourcePosition where = frame.environment.tree->position(expression);
    if (!operand->isSymbolic())
        return checked(where, computeUnary(node.operation, *operand));
    Construct result = constructAt(where, Construct::Kind::Unary, toQString(spelling(node.operation)));
    result.operands << *operand;
    return Value(result);
}

Result<Value> Interpreter::evaluateNode(Frame &frame, const Expression &expression, const BinaryOperation &node)
{
    const Result<Value> left = evaluate(frame, *node.left);
    if (!left)
        return left;
    const Result<Value> right = evaluate(frame, *node.right);
    if (!right)
        return right;
    return binary(frame, expression, node.operation, *left, *right);
}

Result<Value> Interpreter::binary(Frame &frame, const Expression &expression, BinaryOperator operation,
                                  const Value &left, const Value &right)
{
    const SourcePosition where = frame.environment.tree->position(expression);
    // `'%s' % x` formats x, whatever it is; only on the left of `%` a symbolic operand makes an SQL expression.
    if (operation == BinaryOperator::Modulo && left.string())
        return isPlain(frozen(right)) ? checked(where, formatPercent(*left.string(), frozen(right)))
                                      : refused(frame, expression, u"the text of a %1"_s.arg(right.typeName()));
    const bool isUnion = operation == BinaryOperator::BitOr && (classOf(left) || classOf(right));
    if (!left.isSymbolic() && !right.isSymbolic() && !isUnion)
        return checked(where, computeBinary(operation, contentsOf(left), contentsOf(right)));
    Construct result = constructAt(where, Construct::Kind::Binary, toQString(spelling(operation)));
    result.operands = {left, right};
    return knownOr(Value(result));
}

// The operands after the first symbolic one are evaluated only when that cannot do anything.
Result<Value> Interpreter::evaluateNode(Frame &frame, const Expression &expression, const BooleanOperation &node)
{
    QList<Value> symbolic;
    for (const Expression *operand : node.operands) {
        UsedNames names;
        if (!symbolic.isEmpty())
            collectNames(*operand, names);
        if (names.hasCall)
            return refused(frame, *operand, u"a call that may or may not be made"_s);
        const Result<Value> value = evaluate(frame, *operand);
        if (!value)
            return value;
        if (value->isSymbolic() && operand != node.operands.back()) {
            symbolic << *value;
            continue;
        }
        if (symbolic.isEmpty()) {
            if (operand == node.operands.back())
                return value;
            const Result<bool> holds = truthOf(*value, frame.environment.tree->position(*operand));
            if (!holds)
                return failure(holds.error());
            if (*holds == node.isOr)
                return value;
            continue;
        }
        symbolic << *value;
    }
    Construct result = constructAt(frame.environment.tree->position(expression), Construct::Kind::Boolean,
                                   node.isOr ? u"or"_s : u"and"_s);
    result.operands = symbolic;
    return Value(result);
}

Result<Value> Interpreter::evaluateNode(Frame &frame, const Expression &expression, const Comparison &node)
{
    Result<Value> left = evaluate(frame, *node.left);
    if (!left)
        return left;
    for (const ComparisonPart &part : node.parts) {
        const Result<Value> right = evaluate(frame, *part.right);
        if (!right)
            return right;
        Result<Value> outcome = compare(frame, expression, part.operation, *left, *right);
        if (!outcome || &part == &node.parts.back() || outcome->isFalse())
            return outcome;
        if (outcome->isSymbolic())
            return refused(frame, expression, u"a comparison of something that is not a constant"_s);
        left = right;
    }
    return left;
}

Result<Value> Interpreter::compare(Frame &frame, const Expression &expression, ComparisonOperator operation,
                                   const Value &left, const Value &right)
{
    const SourcePosition where = frame.environment.tree->position(expression);
    const bool isIdentity = operation == ComparisonOperator::Is || operation == ComparisonOperator::IsNot;
    const bool isMembership = operation == ComparisonOperator::In || operation == ComparisonOperator::NotIn;
    // An object of the project is itself and nothing else; what is imported may be anything.
    const bool isCertain = left.object() || right.object() || (left.reference() && left == right);
    if (isIdentity && isCertain) {
        const bool isSame = left == right;
        return Value(isSame == (operation == ComparisonOperator::Is));
    }
    if (isMembership && !left.isSymbolic()) {
        if (const auto items = itemsOf(right); items && !right.string()) {
            const Value wanted = frozen(left);
            const bool isIn =
                std::ranges::any_of(*items, [&wanted](const Value &item) { return frozen(item) == wanted; });
            // What is not known may be the very thing that is looked for.
            const bool isUnknown = std::ranges::any_of(*items, [](const Value &item) { return item.isSymbolic(); });
            if (!isIn && isUnknown)
                return refused(frame, expression, u"a comparison of something that is not a constant"_s);
            return Value(isIn == (operation == ComparisonOperator::In));
        }
    }
    if (!left.isSymbolic() && !right.isSymbolic())
        return checked(where, computeComparison(operation, frozen(left), frozen(right)));
    Construct result = constructAt(where, Construct::Kind::Comparison, toQString(spelling(operation)));
    result.operands = {left, right};
    const Value value(result);
    if (const auto known = m_program.m_host.known(value))
        return *known;
    if (isIdentity || isMembership)
        return refused(frame, expression, u"a comparison of something that is not a constant"_s);
    return value;
}

Result<bool> Interpreter::truth(Frame &frame, const Expression &expression)
{
    const Result<Value> value = evaluate(frame, expression);
    if (!value)
        return failure(value.error());
    return truthOf(*value, frame.environment.tree->position(expression));
}

Result<bool> Interpreter::truthOf(const Value &value, const SourcePosition &where)
{
    if (value.isSymbolic()) {
        if (const auto known = m_program.m_host.known(builtinCall(u"bool"_s, {value}, where)))
            return known->map([](const Value &holds) { return holds.isTruthy(); });
        return failure(needsPython(u"a condition that is not a constant"_s, where));
    }
    return value.isTruthy();
}

Result<Value> Interpreter::evaluateNode(Frame &frame, const Expression &, const Conditional &node)
{
    const Result<bool> holds = truth(frame, *node.condition);
    if (!holds)
        return failure(holds.error());
    return evaluate(frame, *holds ? *node.value : *node.otherwise);
}

} // namespace engine::python
