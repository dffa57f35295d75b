#pragma once

#include "engine/python/expression.h"

#include <QtGlobal>

#include <span>
#include <string_view>
#include <variant>

namespace engine::python {

struct Statement;

using Statements = std::span<const Statement *const>;

struct ExpressionStatement
{
    const Expression *value = nullptr;
};

/// `a = b = value` has two targets.
struct Assign
{
    Expressions targets;
    const Expression *value = nullptr;
};

struct AugmentedAssign
{
    const Expression *target = nullptr;
    BinaryOperator operation = BinaryOperator::Add;
    const Expression *value = nullptr;
};

/// `target: annotation = value`; `value` may be null.
struct AnnotatedAssign
{
    const Expression *target = nullptr;
    const Expression *annotation = nullptr;
    const Expression *value = nullptr;
};

struct Return
{
    const Expression *value = nullptr; ///< may be null
};

struct Delete
{
    Expressions targets;
};

struct Pass
{
};

struct Break
{
};

struct Continue
{
};

struct Global
{
    Identifiers names;
};

struct Nonlocal
{
    Identifiers names;
};

/// `name as alias`; the alias is empty when none is written. The name may have dots in `import`.
struct ImportedName
{
    std::string_view name;
    std::string_view alias;
    quint32 offset = 0;
};

struct Import
{
    std::span<const ImportedName> names;
};

/// `from ..module import names`: `level` counts the dots; `from x import *` has one name, `*`.
struct ImportFrom
{
    std::string_view module;
    quint32 level = 0;
    std::span<const ImportedName> names;
};

struct Raise
{
    const Expression *exception = nullptr; ///< may be null
    const Expression *cause = nullptr; ///< may be null
};

struct Assert
{
    const Expression *condition = nullptr;
    const Expression *message = nullptr; ///< may be null
};

struct Branch
{
    const Expression *condition = nullptr;
    Statements body;
};

/// `if` and each `elif` is a branch.
struct If
{
    std::span<const Branch> branches;
    Statements orElse;
};

struct While
{
    const Expression *condition = nullptr;
    Statements body;
    Statements orElse;
};

struct For
{
    const Expression *target = nullptr;
    const Expression *iterable = nullptr;
    Statements body;
    Statements orElse;
    bool isAsync = false;
};

struct ExceptHandler
{
    const Expression *type = nullptr; ///< may be null
    std::string_view name; ///< may be empty
    Statements body;
    quint32 offset = 0;
};

struct Try
{
    Statements body;
    std::span<const ExceptHandler> handlers;
    Statements orElse;
    Statements finally;
    bool isStar = false; ///< `except*`
};

/// `context as target`; `target` may be null.
struct WithItem
{
    const Expression *context = nullptr;
    const Expression *target = nullptr;
};

struct With
{
    std::span<const WithItem> items;
    Statements body;
    bool isAsync = false;
};

struct MatchCase
{
    const Expression *pattern = nullptr;
    const Expression *guard = nullptr; ///< may be null
    Statements body;
    quint32 offset = 0;
};

struct Match
{
    const Expression *subject = nullptr;
    std::span<const MatchCase> cases;
};

/// `T: bound = default`, `*T` or `**T` between the brackets after a function's, class's or type's name.
struct TypeParameter
{
    quint8 stars = 0;
    std::string_view name;
    const Expression *bound = nullptr;
    const Expression *defaultValue = nullptr;
};

struct FunctionDefinition
{
    std::string_view name;
    std::span<const TypeParameter> typeParameters;
    std::span<const Parameter> parameters;
    const Expression *returns = nullptr; ///< may be null
    Expressions decorators;
    Statements body; ///< empty when `bodySkipped`
    SourceSpan bodySpan; ///< from the first statement to the end of the last
    bool bodySkipped = false;
    bool isAsync = false;
};

struct ClassDefinition
{
    std::string_view name;
    std::span<const TypeParameter> typeParameters;
    std::span<const Argument> arguments; ///< bases and keywords
    Expressions decorators;
    Statements body;
};

/// `type name = value`
struct TypeAlias
{
    std::string_view name;
    std::span<const TypeParameter> typeParameters;
    const Expression *value = nullptr;
};

struct Statement
{
    using Node = std::variant<ExpressionStatement, Assign, AugmentedAssign, AnnotatedAssign, Return, Delete, Pass,
                              Break, Continue, Global, Nonlocal, Import, ImportFrom, Raise, Assert, If, While, For, Try,
                              With, Match, FunctionDefinition, ClassDefinition, TypeAlias>;
    SourceSpan span;
    Node node;
};

} // namespace engine::python
