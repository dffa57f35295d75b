#pragma once

#include "engine/python/ast.h"
#include "engine/python/value.h"

#include <QHash>
#include <QList>
#include <QString>

#include <variant>

namespace engine::python {

/// Why a name has no value that can be read, and where it was bound.
struct Unreadable
{
    QString reason;
    SourcePosition where;
    Error::Kind kind = Error::Kind::NeedsPython; ///< of the error that using the name is
};

/// What a name stands for: a value, a function of the file, or something that only Python can tell.
struct Binding
{
    std::variant<Value, const FunctionDefinition *, Unreadable> what;
    SourcePosition where; ///< the name's last binding
    SourceSpan span; ///< of the value in the source; empty for imports

    [[nodiscard]] const Value *value() const { return std::get_if<Value>(&what); }
    [[nodiscard]] const Unreadable *unreadable() const { return std::get_if<Unreadable>(&what); }
    [[nodiscard]] const FunctionDefinition *function() const;
};

/// The names of a module or of a running function, in the order in which they were first bound.
class Scope
{
public:
    void bind(const QString &name, Binding binding);
    void unbind(const QString &name);

    [[nodiscard]] const Binding *find(const QString &name) const;
    [[nodiscard]] const QList<QString> &names() const { return m_names; }

    /// The module of a `from module import *`: a name that is bound nowhere may come from there.
    void addStarImport(const QString &module) { m_starImports << module; }
    [[nodiscard]] const QList<QString> &starImports() const { return m_starImports; }

private:
    QHash<QString, Binding> m_bindings;
    QList<QString> m_names;
    QList<QString> m_starImports;
};

} // namespace engine::python
