#pragma once

#include "engine/python/constantoperations.h"
#include "engine/python/module.h"
#include "engine/python/texttools.h"
#include "engine/python/value.h"

namespace engine::python {

/// What an expression is evaluated in: what its names mean, and what becomes of its calls.
class Surroundings
{
public:
    Surroundings() = default;
    Surroundings(const Surroundings &) = delete;
    Surroundings &operator=(const Surroundings &) = delete;
    virtual ~Surroundings() = default;

    /// The binding of a name, or null when nothing binds it.
    [[nodiscard]] virtual Result<Value> lookUp(const QString &name, const SourcePosition &where) = 0;

    /// True when the name is bound, to whatever.
    [[nodiscard]] virtual bool isBound(const QString &name) const = 0;

    /// The function of this file that the name stands for, or null.
    [[nodiscard]] virtual const FunctionDefinition *function(const QString &name) const = 0;

    [[nodiscard]] virtual Result<Value> callFunction(const FunctionDefinition &function, const CallArguments &arguments,
                                                     const SourcePosition &where) = 0;

    /// A call of something imported, or of a method of something symbolic.
    [[nodiscard]] virtual Result<Value> callRecorded(const Construct &call) = 0;
};

/// Evaluates expressions of one module. Errors are of kind NeedsPython, or what the surroundings say.
class ExpressionEvaluator
{
public:
    ExpressionEvaluator(const Module &module, Surroundings &surroundings);

    [[nodiscard]] Result<Value> evaluate(const Expression &expression);

private:
    [[nodiscard]] Result<Value> evaluateNode(const Expression &expression, const Name &node);
    [[nodiscard]] Result<Value> evaluateNode(const Expression &expression, const Constant &node);
    [[nodiscard]] Result<Value> evaluateNode(const Expression &expression, const StringLiteral &node);
    [[nodiscard]] Result<Value> evaluateNode(const Expression &expression, const JoinedString &node);
    [[nodiscard]] Result<Value> evaluateNode(const Expression &expression, const ListDisplay &node);
    [[nodiscard]] Result<Value> evaluateNode(const Expression &expression, const TupleDisplay &node);
    [[nodiscard]] Result<Value> evaluateNode(const Expression &expression, const SetDisplay &node);
    [[nodiscard]] Result<Value> evaluateNode(const Expression &expression, const DictDisplay &node);
    [[nodiscard]] Result<Value> evaluateNode(const Expression &expression, const Attribute &node);
    [[nodiscard]] Result<Value> evaluateNode(const Expression &expression, const Subscript &node);
    [[nodiscard]] Result<Value> evaluateNode(const Expression &expression, const Call &node);
    [[nodiscard]] Result<Value> evaluateNode(const Expression &expression, const UnaryOperation &node);
    [[nodiscard]] Result<Value> evaluateNode(const Expression &expression, const BinaryOperation &node);
    [[nodiscard]] Result<Value> evaluateNode(const Expression &expression, const BooleanOperation &node);
    [[nodiscard]] Result<Value> evaluateNode(const Expression &expression, const Comparison &node);
    [[nodiscard]] Result<Value> evaluateNode(const Expression &expression, const Conditional &node);
    template <typename Node> [[nodiscard]] Result<Value> evaluateNode(const Expression &expression, const Node &node);

    [[nodiscard]] Result<QList<Value>> evaluateItems(Expressions items);
    [[nodiscard]] Result<Value> evaluateSlice(const Expression &expression, const Value &object, const Slice &slice);
    [[nodiscard]] Result<Value> evaluatePiece(const Expression &expression, const JoinedPart &part);
    [[nodiscard]] Result<Value> evaluateField(const FormattedValue &field);
    [[nodiscard]] Result<QString> evaluateFormat(const FormattedValue &field);
    [[nodiscard]] Result<CallArguments> evaluateArguments(const Call &call);
    [[nodiscard]] Result<Value> callMethod(const Expression &expression, const Value &object, const QString &method,
                                           const CallArguments &arguments);
    [[nodiscard]] Result<Value> callValue(const Expression &expression, const Value &callee,
                                          const CallArguments &arguments);
    [[nodiscard]] Result<Value> callReference(const Expression &expression, const QString &name,
                                              const CallArguments &arguments);
    [[nodiscard]] Result<Value> symbolicOrComputed(const Expression &expression, Construct::Kind kind,
                                                   std::string_view operation, const QList<Value> &operands,
                                                   const Computed &computed);
    [[nodiscard]] Construct construct(const Expression &expression, Construct::Kind kind, const QString &name) const;
    [[nodiscard]] tl::unexpected<Error> needsPythonAt(const Expression &expression, const QString &reason) const;
    [[nodiscard]] Result<Value> checked(const Expression &expression, const Computed &computed) const;

    const Module &m_module;
    Surroundings &m_surroundings;
};

} // namespace engine::python
