#pragma once

#include "engine/python/program.h"
#include "engine/python/texttools.h"

namespace engine::python {

/// Runs the statements and evaluates the expressions of a Program. An exception of Python is an error while it is on
/// its way; `try` knows it by the value that is kept beside it.
class Interpreter
{
public:
    explicit Interpreter(Program &program)
        : m_program(program)
    {
    }

    /// Runs all statements of a module, passing over those that only Python can tell.
    void runModule(Environment &environment);

    [[nodiscard]] Result<Value> callFromOutside(const Value &callee, const CallArguments &arguments,
                                                const SourcePosition &where);
    [[nodiscard]] Result<Value> evaluateFromOutside(const Expression &expression, Environment &environment);

private:
    /// What comes after a statement.
    enum class Flow { Next, Return, Break, Continue };

    /// A call that runs, or a module or class body.
    struct Frame
    {
        Environment &environment;
        Value returned;
        QList<Value> yielded; ///< of a generator, which runs to its end before anybody takes something out of it
    };

    // Statements (interpreter_statements.cpp)
    [[nodiscard]] Result<Flow> runBody(Frame &frame, Statements statements);
    [[nodiscard]] Result<Flow> runStatement(Frame &frame, const Statement &statement);
    [[nodiscard]] Result<Flow> run(Frame &frame, const Statement &statement, const ExpressionStatement &node);
    [[nodiscard]] Result<Flow> run(Frame &frame, const Statement &statement, const Assign &node);
    [[nodiscard]] Result<Flow> run(Frame &frame, const Statement &statement, const AugmentedAssign &node);
    [[nodiscard]] Result<Flow> run(Frame &frame, const Statement &statement, const AnnotatedAssign &node);
    [[nodiscard]] Result<Flow> run(Frame &frame, const Statement &statement, const Return &node);
    [[nodiscard]] Result<Flow> run(Frame &frame, const Statement &statement, const Delete &node);
    [[nodiscard]] Result<Flow> run(Frame &frame, const Statement &statement, const Pass &node);
    [[nodiscard]] Result<Flow> run(Frame &frame, const Statement &statement, const Break &node);
    [[nodiscard]] Result<Flow> run(Frame &frame, const Statement &statement, const Continue &node);
    [[nodiscard]] Result<Flow> run(Frame &frame, const Statement &statement, const Global &node);
    [[nodiscard]] Result<Flow> run(Frame &frame, const Statement &statement, const Nonlocal &node);
    [[nodiscard]] Result<Flow> run(Frame &frame, const Statement &statement, const Import &node);
    [[nodiscard]] Result<Flow> run(Frame &frame, const Statement &statement, const ImportFrom &node);
    [[nodiscard]] Result<Flow> run(Frame &frame, const Statement &statement, const Raise &node);
    [[nodiscard]] Result<Flow> run(Frame &frame, const Statement &statement, const Assert &node);
    [[nodiscard]] Result<Flow> run(Frame &frame, const Statement &statement, const If &node);
    [[nodiscard]] Result<Flow> run(Frame &frame, const Statement &statement, const While &node);
    [[nodiscard]] Result<Flow> run(Frame &frame, const Statement &statement, const For &node);
    [[nodiscard]] Result<Flow> run(Frame &frame, const Statement &statement, const Try &node);
    [[nodiscard]] Result<Flow> run(Frame &frame, const Statement &statement, const With &node);
    [[nodiscard]] Result<Flow> run(Frame &frame, const Statement &statement, const FunctionDefinition &node);
    [[nodiscard]] Result<Flow> run(Frame &frame, const Statement &statement, const ClassDefinition &node);
    [[nodiscard]] Result<Flow> run(Frame &frame, const Statement &statement, const Match &node);
    [[nodiscard]] Result<Flow> run(Frame &frame, const Statement &statement, const TypeAlias &node);
    [[nodiscard]] Result<Flow> runLoopBody(Frame &frame, Statements body);
    [[nodiscard]] Result<Flow> runHandlers(Frame &frame, const Try &node, const Error &error);
    [[nodiscard]] Result<bool> handles(Frame &frame, const ExceptHandler &handler, const Value &raised);
    [[nodiscard]] Result<Flow> runItems(Frame &frame, std::span<const WithItem> items, Statements body);
    [[nodiscard]] Result<Flow> runContext(Frame &frame, const Value &context, std::span<const WithItem> items,
                                          Statements body);
    [[nodiscard]] Result<Flow> runManager(Frame &frame, const GeneratorCall &manager, std::span<const WithItem> items,
                                          Statements body);
    [[nodiscard]] bool canLeaveOut(Frame &frame, const Statement &statement, const Error &error);
    void passOver(Frame &frame, const Statement &statement, const Error &error);

    // Patterns (interpreter_match.cpp)
    [[nodiscard]] Result<bool> matches(Frame &frame, const Expression &pattern, const Value &subject);
    [[nodiscard]] Result<bool> matchesSequence(Frame &frame, Expressions patterns, const Value &subject);
    [[nodiscard]] Result<bool> matchesMapping(Frame &frame, const DictDisplay &node, const Value &subject);
    [[nodiscard]] Result<bool> matchesClass(Frame &frame, const Expression &pattern, const Call &node,
                                            const Value &subject);

    // Names and targets (interpreter_names.cpp)
    [[nodiscard]] Result<Value> lookUp(Frame &frame, const QString &name, const Expression &where);
    void bind(Environment &environment, const QString &name, const Value &value, quint32 offset);
    [[nodiscard]] Done assign(Frame &frame, const Expression &target, const Value &value);
    [[nodiscard]] Done assignAll(Frame &frame, Expressions targets, const Expression &whole, const Value &value);
    [[nodiscard]] Done assignAttribute(Frame &frame, const Attribute &target, const Expression &where,
                                       const Value &value);
    [[nodiscard]] Done assignItem(Frame &frame, const Subscript &target, const Expression &where, const Value &value);
    [[nodiscard]] Result<Value> moduleNamed(const QString &name, const SourcePosition &where);
    [[nodiscard]] QString absoluteName(const Environment &environment, const ImportFrom &node) const;

    // Expressions (interpreter_expressions.cpp)
    [[nodiscard]] Result<Value> evaluate(Frame &frame, const Expression &expression);
    [[nodiscard]] Result<Value> evaluateNode(Frame &frame, const Expression &expression, const Name &node);
    [[nodiscard]] Result<Value> evaluateNode(Frame &frame, const Expression &expression, const Constant &node);
    [[nodiscard]] Result<Value> evaluateNode(Frame &frame, const Expression &expression, const StringLiteral &node);
    [[nodiscard]] Result<Value> evaluateNode(Frame &frame, const Expression &expression, const JoinedString &node);
    [[nodiscard]] Result<Value> evaluateNode(Frame &frame, const Expression &expression, const ListDisplay &node);
    [[nodiscard]] Result<Value> evaluateNode(Frame &frame, const Expression &expression, const TupleDisplay &node);
    [[nodiscard]] Result<Value> evaluateNode(Frame &frame, const Expression &expression, const SetDisplay &node);
    [[nodiscard]] Result<Value> evaluateNode(Frame &frame, const Expression &expression, const DictDisplay &node);
    [[nodiscard]] Result<Value> evaluateNode(Frame &frame, const Expression &expression, const Comprehension &node);
    [[nodiscard]] Result<Value> evaluateNode(Frame &frame, const Expression &expression, const Attribute &node);
    [[nodiscard]] Result<Value> evaluateNode(Frame &frame, const Expression &expression, const Subscript &node);
    [[nodiscard]] Result<Value> evaluateNode(Frame &frame, const Expression &expression, const Call &node);
    [[nodiscard]] Result<Value> evaluateNode(Frame &frame, const Expression &expression, const UnaryOperation &node);
    [[nodiscard]] Result<Value> evaluateNode(Frame &frame, const Expression &expression, const BinaryOperation &node);
    [[nodiscard]] Result<Value> evaluateNode(Frame &frame, const Expression &expression, const BooleanOperation &node);
    [[nodiscard]] Result<Value> evaluateNode(Frame &frame, const Expression &expression, const Comparison &node);
    [[nodiscard]] Result<Value> evaluateNode(Frame &frame, const Expression &expression, const Conditional &node);
    [[nodiscard]] Result<Value> evaluateNode(Frame &frame, const Expression &expression, const Lambda &node);
    [[nodiscard]] Result<Value> evaluateNode(Frame &frame, const Expression &expression, const NamedExpression &node);
    [[nodiscard]] Result<Value> evaluateNode(Frame &frame, const Expression &expression, const Yield &node);
    template <typename Node>
    [[nodiscard]] Result<Value> evaluateNode(Frame &frame, const Expression &expression, const Node &node);
    [[nodiscard]] Result<QList<Value>> evaluateItems(Frame &frame, Expressions items);
    [[nodiscard]] Result<Value> evaluatePiece(Frame &frame, const Expression &expression, const JoinedPart &part);
    [[nodiscard]] std::optional<Result<Value>> textOf(const Value &symbolic, const SourcePosition &where);
    [[nodiscard]] Result<Value> evaluateField(Frame &frame, const FormattedValue &field);
    [[nodiscard]] Result<Value> evaluateSlice(Frame &frame, const Expression &expression, const Value &object,
                                              const Slice &slice);
    [[nodiscard]] Result<Value> binary(Frame &frame, const Expression &expression, BinaryOperator operation,
                                       const Value &left, const Value &right);
    [[nodiscard]] Result<Value> compare(Frame &frame, const Expression &expression, ComparisonOperator operation,
                                        const Value &left, const Value &right);
    [[nodiscard]] Done walk(Frame &frame, const Comprehension &node, std::span<const ComprehensionClause> clauses,
                            QList<std::pair<Value, Value>> &found);
    [[nodiscard]] Result<bool> truth(Frame &frame, const Expression &expression);
    [[nodiscard]] Result<bool> truthOf(const Value &value, const SourcePosition &where);
    [[nodiscard]] Result<QList<Value>> itemsToWalk(const Value &value, const QString &what,
                                                   const SourcePosition &where);
    [[nodiscard]] Result<QList<Value>> walkable(Frame &frame, const Expression &expression, const Value &value);

    // Attributes (interpreter_attributes.cpp) and calls (interpreter_calls.cpp)
    [[nodiscard]] Result<Value> attributeOf(const Value &object, const QString &name, const SourcePosition &where);
    [[nodiscard]] Result<Value> classAttribute(const Value &type, const QString &name, const SourcePosition &where);
    [[nodiscard]] Result<Value> instanceAttribute(const Value &object, const QString &name,
                                                  const SourcePosition &where);
    [[nodiscard]] Result<Value> knownOr(const Value &symbolic);
    [[nodiscard]] Result<Value> rowAttribute(const Tuple &row, const QString &name, const SourcePosition &where);
    [[nodiscard]] Result<Value> symbolicAttribute(const Value &object, const QString &name,
                                                  const SourcePosition &where);
    [[nodiscard]] Result<CallArguments> evaluateArguments(Frame &frame, const Call &call);
    [[nodiscard]] Result<Value> call(const Value &callee, const CallArguments &arguments, const SourcePosition &where);
    [[nodiscard]] Result<Value> callFunction(const Function &function, const CallArguments &arguments,
                                             const SourcePosition &where);
    [[nodiscard]] Environment &environmentOf(const Function &function);
    [[nodiscard]] Done bindParameters(const Function &function, const CallArguments &arguments, Environment &inside,
                                      const SourcePosition &where);
    [[nodiscard]] Done bindRest(const Function &function, const CallArguments &arguments, Environment &inside,
                                const SourcePosition &where);
    [[nodiscard]] Result<Value> callClass(Object &type, const CallArguments &arguments, const SourcePosition &where);
    [[nodiscard]] Result<Value> callReference(const QString &name, const CallArguments &arguments,
                                              const SourcePosition &where);
    [[nodiscard]] Result<Value> callMethod(const Value &object, const QString &method, const CallArguments &arguments,
                                           const SourcePosition &where);
    [[nodiscard]] Result<Value> callRecorded(Construct call);

    // Python's own functions (interpreter_builtins.cpp); nothing for those that are not known here
    [[nodiscard]] std::optional<Result<Value>> callBuiltinFunction(const QString &name, const CallArguments &arguments,
                                                                   const SourcePosition &where);
    [[nodiscard]] std::optional<Result<Value>> callLibrary(const QString &name, const CallArguments &arguments,
                                                           const SourcePosition &where);
    [[nodiscard]] std::optional<Result<Value>> callOnItems(const QString &name, const CallArguments &arguments,
                                                           const SourcePosition &where);
    [[nodiscard]] Result<Value> next(const CallArguments &arguments, const SourcePosition &where);
    [[nodiscard]] Result<Value> sorted(const CallArguments &arguments, const SourcePosition &where);
    [[nodiscard]] Result<Value> isInstance(const Value &value, const Value &type, const SourcePosition &where);
    [[nodiscard]] Result<Value> instanceOf(Object &type, const CallArguments &arguments, const SourcePosition &where);
    [[nodiscard]] Result<Value> memberFor(const Class &type, const Value &value, const SourcePosition &where);
    [[nodiscard]] Result<Value> decorated(Frame &frame, const Expression &decorator, const Value &function);
    [[nodiscard]] Done makeMembers(Object &type);

    [[nodiscard]] Value listOf(const QList<Value> &items);
    [[nodiscard]] Value objectOf(const Value &value);
    [[nodiscard]] Result<Value> checked(const SourcePosition &where, const Computed &computed);
    [[nodiscard]] tl::unexpected<Error> refused(const Frame &frame, const Expression &expression,
                                                const QString &reason) const;
    [[nodiscard]] tl::unexpected<Error> raise(const QString &type, const QString &message, const SourcePosition &where);
    [[nodiscard]] Done step(const SourcePosition &where);

    Program &m_program;
    std::optional<Value> m_raised; ///< what is on its way through the calls
    QList<Value> m_handled; ///< what the handlers that are running have caught
    qint64 m_steps = 0;
    int m_depth = 0;
    int m_modulesRunning = 0;
};

} // namespace engine::python
