#pragma once

#include "engine/python/expressionevaluator.h"
#include "engine/python/imports.h"
#include "engine/python/scope.h"

namespace engine::python {

/// Goes through the outermost level of a module once and binds its names. What it cannot follow makes every name that
/// it may touch unreadable: nothing is guessed.
class ModuleReader final : public Surroundings
{
public:
    ModuleReader(const Module &module, Scope &scope);

    void run();

    [[nodiscard]] Result<Value> lookUp(const QString &name, const SourcePosition &where) override;
    [[nodiscard]] bool isBound(const QString &name) const override;
    [[nodiscard]] const FunctionDefinition *function(const QString &name) const override;
    [[nodiscard]] Result<Value> callFunction(const FunctionDefinition &function, const CallArguments &arguments,
                                             const SourcePosition &where) override;
    [[nodiscard]] Result<Value> callRecorded(const Construct &call) override { return Value(call); }

private:
    void read(const Statement &statement, const Assign &node);
    void read(const Statement &statement, const AnnotatedAssign &node);
    void read(const Statement &statement, const Import &node);
    void read(const Statement &statement, const ImportFrom &node);
    void read(const Statement &statement, const FunctionDefinition &node);
    void read(const Statement &statement, const ExpressionStatement &node);
    void read(const Statement &statement, const Delete &node);
    template <typename Node> void read(const Statement &statement, const Node &node);

    void assign(const Expression &target, const Expression &source, const Result<Value> &value);
    void bindImports(const QList<ImportBinding> &bindings);
    void forget(const Statement &statement);
    void forgetContainersOf(const QString &name, const Unreadable &why);

    const Module &m_module;
    Scope &m_scope;
    ExpressionEvaluator m_expressions;
};

/// The value that a scope gives a name. Errors: NeedsPython.
[[nodiscard]] Result<Value> valueIn(const Scope &scope, const QString &name, const SourcePosition &where);

} // namespace engine::python
