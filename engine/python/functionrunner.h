#pragma once

#include "engine/python/evaluator.h"
#include "engine/python/expressionevaluator.h"

#include <QSet>

namespace engine::python {

/// One call of a function of the file: its local names, and the statements of its body one after the other.
class FunctionRunner final : public Surroundings
{
public:
    /// `depth` counts the calls of functions of the file around this one.
    FunctionRunner(const Module &module, const Scope &moduleScope, Host &host, int depth);

    /// Runs `function` and gives what it returns. Errors: the host's; NeedsPython.
    [[nodiscard]] Result<Value> run(const FunctionDefinition &function, const CallArguments &arguments,
                                    const SourcePosition &where);

    [[nodiscard]] Result<Value> lookUp(const QString &name, const SourcePosition &where) override;
    [[nodiscard]] bool isBound(const QString &name) const override;
    [[nodiscard]] const FunctionDefinition *function(const QString &name) const override;
    [[nodiscard]] Result<Value> callFunction(const FunctionDefinition &function, const CallArguments &arguments,
                                             const SourcePosition &where) override;
    [[nodiscard]] Result<Value> callRecorded(const Construct &call) override { return m_host.call(call); }
    [[nodiscard]] bool callsHaveEffects() const override { return true; }

private:
    /// What comes after a statement.
    enum class Flow { Next, Return };

    [[nodiscard]] Done bindParameters(const FunctionDefinition &function, const CallArguments &arguments,
                                      const SourcePosition &where);
    [[nodiscard]] Result<Value> argumentFor(const Parameter &parameter, qsizetype index, const CallArguments &arguments,
                                            const SourcePosition &where);
    [[nodiscard]] Done bindRest(const FunctionDefinition &function, const CallArguments &arguments,
                                const SourcePosition &where);

    [[nodiscard]] Result<Flow> runBody(Statements statements);
    [[nodiscard]] Result<Flow> runNode(const Statement &statement, const ExpressionStatement &node);
    [[nodiscard]] Result<Flow> runNode(const Statement &statement, const Assign &node);
    [[nodiscard]] Result<Flow> runNode(const Statement &statement, const AugmentedAssign &node);
    [[nodiscard]] Result<Flow> runNode(const Statement &statement, const AnnotatedAssign &node);
    [[nodiscard]] Result<Flow> runNode(const Statement &statement, const Return &node);
    [[nodiscard]] Result<Flow> runNode(const Statement &statement, const Pass &node);
    [[nodiscard]] Result<Flow> runNode(const Statement &statement, const Import &node);
    [[nodiscard]] Result<Flow> runNode(const Statement &statement, const ImportFrom &node);
    [[nodiscard]] Result<Flow> runNode(const Statement &statement, const With &node);
    [[nodiscard]] Result<Flow> runNode(const Statement &statement, const FunctionDefinition &node);
    [[nodiscard]] Result<Flow> runNode(const Statement &statement, const ClassDefinition &node);
    template <typename Node> [[nodiscard]] Result<Flow> runNode(const Statement &statement, const Node &node);

    [[nodiscard]] Result<Flow> runItems(std::span<const WithItem> items, Statements body);
    [[nodiscard]] Done assign(const Expression &target, const Value &value);
    void bind(const QString &name, const Value &value, const SourcePosition &where);
    [[nodiscard]] tl::unexpected<Error> needsPythonAt(quint32 offset, const QString &reason) const;

    const Module &m_module;
    const Scope &m_moduleScope;
    Host &m_host;
    int m_depth = 0;
    Scope m_locals;
    QSet<QString> m_localNames; ///< all that the body binds anywhere: these never mean the module's names
    Value m_returned;
    ExpressionEvaluator m_expressions;
};

} // namespace engine::python
