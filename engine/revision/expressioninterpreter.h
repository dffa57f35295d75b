#pragma once

#include "engine/python/module.h"
#include "engine/python/texttools.h"
#include "engine/python/value.h"

#include <QHash>

namespace engine {

/// Who knows the names that an expression uses. What it cannot answer is an error of its own making.
class ExpressionHost
{
public:
    ExpressionHost() = default;
    ExpressionHost(const ExpressionHost &) = delete;
    ExpressionHost &operator=(const ExpressionHost &) = delete;
    virtual ~ExpressionHost() = default;

    /// The value of a name; a Reference for functions and objects that only the host understands.
    [[nodiscard]] virtual Result<python::Value> name(const QString &identifier) = 0;

    /// An attribute of a Reference, under its dotted name; the Reference itself where it has no value of its own.
    [[nodiscard]] virtual Result<python::Value> attribute(const QString &dottedName) = 0;

    /// A call of a Reference under its dotted name; a subscript `x[i]` is the call of `x.__getitem__`.
    [[nodiscard]] virtual Result<python::Value> call(const QString &dottedName,
                                                     const python::CallArguments &arguments) = 0;

    /// Whether `bool()` of a Reference holds; nothing where only Python can tell. Every one but "Undefined" is true
    /// unless a host knows less.
    [[nodiscard]] virtual std::optional<bool> truthOf(const python::Reference &reference);

    /// What stands for an argument of a call that cannot be read; as it is here, the call cannot be read either.
    [[nodiscard]] virtual Result<python::Value> unreadable(const Error &error);
};

/// Evaluates one Python expression on values that are known now: literals, names of the host, operators, conditions,
/// f-strings, methods of str, comprehensions. For templates and env.py; nothing is run. Errors: the host's, and
/// NeedsPython with the place for everything else.
class ExpressionInterpreter
{
public:
    /// Both must outlive the interpreter.
    ExpressionInterpreter(const python::Module &module, ExpressionHost &host);

    [[nodiscard]] Result<python::Value> evaluate(const python::Expression &expression);

    /// Whether Python's `bool(value)` holds. The Reference "Undefined" is false, every other one true.
    [[nodiscard]] static bool truth(const python::Value &value);

private:
    using Expression = python::Expression;
    using Value = python::Value;

    [[nodiscard]] Result<Value> evaluateNode(const python::Name &node, const Expression &whole);
    [[nodiscard]] Result<Value> evaluateNode(const python::Constant &node, const Expression &whole);
    [[nodiscard]] Result<Value> evaluateNode(const python::StringLiteral &node, const Expression &whole);
    [[nodiscard]] Result<Value> evaluateNode(const python::JoinedString &node, const Expression &whole);
    [[nodiscard]] Result<Value> evaluateNode(const python::ListDisplay &node, const Expression &whole);
    [[nodiscard]] Result<Value> evaluateNode(const python::TupleDisplay &node, const Expression &whole);
    [[nodiscard]] Result<Value> evaluateNode(const python::DictDisplay &node, const Expression &whole);
    [[nodiscard]] Result<Value> evaluateNode(const python::Comprehension &node, const Expression &whole);
    [[nodiscard]] Result<Value> evaluateNode(const python::Attribute &node, const Expression &whole);
    [[nodiscard]] Result<Value> evaluateNode(const python::Subscript &node, const Expression &whole);
    [[nodiscard]] Result<Value> evaluateNode(const python::Call &node, const Expression &whole);
    [[nodiscard]] Result<Value> evaluateNode(const python::UnaryOperation &node, const Expression &whole);
    [[nodiscard]] Result<Value> evaluateNode(const python::BinaryOperation &node, const Expression &whole);
    [[nodiscard]] Result<Value> evaluateNode(const python::BooleanOperation &node, const Expression &whole);
    [[nodiscard]] Result<Value> evaluateNode(const python::Comparison &node, const Expression &whole);
    [[nodiscard]] Result<Value> evaluateNode(const python::Conditional &node, const Expression &whole);
    template <typename Node> [[nodiscard]] Result<Value> evaluateNode(const Node &, const Expression &whole)
    {
        return refused(whole, QStringLiteral("an expression of this kind"));
    }

    [[nodiscard]] Result<bool> truthOf(const Value &value, const Expression &whole) const;
    [[nodiscard]] Result<QList<Value>> evaluateAll(python::Expressions expressions);
    [[nodiscard]] Result<python::CallArguments> argumentsOf(const python::Call &call);
    [[nodiscard]] Result<Value> slice(const Value &object, const python::Slice &slice, const Expression &whole);
    [[nodiscard]] Result<Value> computed(const python::Computed &outcome, const Expression &whole) const;
    [[nodiscard]] tl::unexpected<Error> refused(const Expression &expression, const QString &reason) const;

    const python::Module &m_module;
    ExpressionHost &m_host;
    QHash<QString, Value> m_locals; ///< targets of comprehensions
};

} // namespace engine
