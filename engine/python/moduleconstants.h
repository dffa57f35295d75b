#pragma once

#include "engine/python/ast.h"
#include "engine/python/value.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>

namespace engine::python {

/// A name of a module's outermost level with a value that could be read.
struct ModuleConstant
{
    QString name;
    Value value;
    SourcePosition where; ///< of the name
    SourceSpan span; ///< of the value, in bytes of the source
};

/// A name that is bound to something only Python can tell.
struct UnreadableName
{
    QString name;
    QString reason;
    SourcePosition where;
};

struct FunctionOutline
{
    QString name;
    SourcePosition where;
};

/// The outside of a module: what a reader of the revision graph needs of a file.
struct ModuleConstants
{
    std::optional<QString> docstring;
    QList<ModuleConstant> constants; ///< without imports
    QList<UnreadableName> unreadable;
    QList<FunctionOutline> functions;

    [[nodiscard]] const ModuleConstant *find(QStringView name) const;
    [[nodiscard]] const UnreadableName *findUnreadable(QStringView name) const;
    [[nodiscard]] bool hasFunction(QStringView name) const;
};

/// Reads the outside of a module with as little work as possible: bodies of functions are not parsed.
/// Errors: those of parseModule().
[[nodiscard]] Result<ModuleConstants> readConstants(const QByteArray &source, const QString &fileName);

} // namespace engine::python
