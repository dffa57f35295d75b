#pragma once

#include "engine/python/module.h"
#include "engine/python/scope.h"
#include "engine/python/value.h"

#include <QSet>
#include <QString>

#include <optional>

namespace engine::python {

struct Class;

/// Who is asked about everything that is not the project's own while a Program runs. What an error says goes to the
/// caller unchanged, and nothing more is run after it.
class Host
{
public:
    Host() = default;
    Host(const Host &) = delete;
    Host &operator=(const Host &) = delete;
    virtual ~Host() = default;

    /// A call of something imported, or of a method of a construct; inner calls come before the outer one, in the order
    /// in which Python would make them. Gives the value of the call: for a mere constructor, the call itself.
    [[nodiscard]] virtual Result<Value> call(const Construct &call) = 0;

    /// `with context as name:` at `where`; gives what `name` stands for. A call went through call() already.
    [[nodiscard]] virtual Result<Value> enter(const Value &context, const SourcePosition &where) = 0;

    /// The end of that block. `entered` is what enter() gave.
    [[nodiscard]] virtual Done leave(const Value &context, const Value &entered, const SourcePosition &where) = 0;

    /// Whether call() is asked about calls that are made while modules are run, too; else these stay symbolic.
    [[nodiscard]] virtual bool seesModules() const { return false; }

    /// A class of the project is there: its body ran, its decorators did not.
    virtual void defined(const Class &) { }

    /// What a symbolic attribute, subscript, operation or comparison is worth, or one of Python's own functions (str,
    /// isinstance, len ...) on something symbolic; nothing where it stays symbolic.
    [[nodiscard]] virtual std::optional<Result<Value>> known(const Value &symbolic);

    /// What a walk through something symbolic gives, one after the other; nothing where it cannot be walked through.
    [[nodiscard]] virtual std::optional<Result<QList<Value>>> items(const Value &symbolic, const SourcePosition &where);

    /// The exception that an error of this host is to a `try` of the project; nothing for one that nobody may catch.
    [[nodiscard]] virtual std::optional<Value> exceptionFor(const Error &error);

    /// Whether a statement that `error` has stopped may be left out, and the function go on after it. `calls` are the
    /// names of the functions and methods that the statement, and the project's functions that it mentions, call.
    [[nodiscard]] virtual bool leavesOut(const Error &error, const QSet<QString> &calls);
};

/// Reads what a module says without running Python: imports, assignments, literals, cheap operations on constants.
/// What it cannot read it does not guess: that is an Error of kind NeedsPython with the place and a reason in words.
class Evaluator
{
public:
    /// Evaluates the module's imports and assignments at once. Never fails: what cannot be read is remembered with its
    /// reason, and is an error only when it is asked for. `module` must outlive the evaluator.
    explicit Evaluator(const Module &module);

    /// All that the module's outermost level binds.
    [[nodiscard]] const Scope &scope() const { return m_scope; }

    /// The value of a name of the module. Errors: NeedsPython when it is not there or cannot be read.
    [[nodiscard]] Result<Value> value(const QString &name) const;

private:
    const Module &m_module;
    Scope m_scope;
};

} // namespace engine::python
