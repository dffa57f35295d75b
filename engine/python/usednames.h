#pragma once

#include "engine/python/ast.h"

#include <QSet>
#include <QString>

namespace engine::python {

/// The names that a piece of code mentions. Bodies of functions and classes inside it are not looked into.
struct UsedNames
{
    QSet<QString> bound; ///< assigned, imported, defined, deleted or otherwise given a meaning
    QSet<QString> read;
    QSet<QString> calls; ///< the names of the functions and methods that are called, without what stands before the dot
    bool hasCall = false;
    bool hasYield = false;
    bool leaves = false; ///< it may end the function, or a loop that stands around it
};

void collectNames(const Expression &expression, UsedNames &names);
void collectNames(const Statement &statement, UsedNames &names);
void collectNames(Statements statements, UsedNames &names);

/// The name that an import binds: its alias, or the first part of a dotted name.
[[nodiscard]] QString boundName(const ImportedName &imported);

[[nodiscard]] QString toQString(std::string_view identifier);

} // namespace engine::python
