#pragma once

#include "engine/python/ast.h"
#include "engine/overloaded.h"

namespace engine::python {

namespace detail {

template <typename Visitor> void visitParts(std::span<const JoinedPart> parts, Visitor &visit)
{
    for (const JoinedPart &part : parts) {
        if (!part.field)
            continue;
        visit(*part.field->expression);
        visitParts(part.field->formatParts, visit);
    }
}

} // namespace detail

/// Calls `visitor` with each expression directly under `expression`, in the order of the source where that is easy.
template <typename Visitor> void forEachChild(const Expression &expression, Visitor &&visitor)
{
    const auto visit = [&visitor](const Expression *child) {
        if (child)
            visitor(*child);
    };
    const auto visitAll = [&visit](Expressions children) {
        for (const Expression *child : children)
            visit(child);
    };
    std::visit(Overloaded{
                   [](const Name &) {},
                   [](const Constant &) {},
                   [](const StringLiteral &) {},
                   [&](const JoinedString &node) { detail::visitParts(node.parts, visitor); },
                   [&](const ListDisplay &node) { visitAll(node.items); },
                   [&](const TupleDisplay &node) { visitAll(node.items); },
                   [&](const SetDisplay &node) { visitAll(node.items); },
                   [&](const DictDisplay &node) {
                       for (const DictEntry &entry : node.entries) {
                           visit(entry.key);
                           visit(entry.value);
                       }
                   },
                   [&](const Comprehension &node) {
                       visit(node.element);
                       visit(node.value);
                       for (const ComprehensionClause &clause : node.clauses) {
                           visit(clause.target);
                           visit(clause.iterable);
                           visitAll(clause.conditions);
                       }
                   },
                   [&](const Attribute &node) { visit(node.object); },
                   [&](const Subscript &node) {
                       visit(node.object);
                       visit(node.index);
                   },
                   [&](const Slice &node) {
                       visit(node.lower);
                       visit(node.upper);
                       visit(node.step);
                   },
                   [&](const Call &node) {
                       visit(node.callee);
                       for (const Argument &argument : node.arguments)
                           visit(argument.value);
                   },
                   [&](const Starred &node) { visit(node.value); },
                   [&](const UnaryOperation &node) { visit(node.operand); },
                   [&](const BinaryOperation &node) {
                       visit(node.left);
                       visit(node.right);
                   },
                   [&](const BooleanOperation &node) { visitAll(node.operands); },
                   [&](const Comparison &node) {
                       visit(node.left);
                       for (const ComparisonPart &part : node.parts)
                           visit(part.right);
                   },
                   [&](const Conditional &node) {
                       visit(node.condition);
                       visit(node.value);
                       visit(node.otherwise);
                   },
                   [&](const Lambda &node) {
                       for (const Parameter &parameter : node.parameters)
                           visit(parameter.defaultValue);
                       visit(node.body);
                   },
                   [&](const NamedExpression &node) {
                       visit(node.target);
                       visit(node.value);
                   },
                   [&](const Await &node) { visit(node.value); },
                   [&](const Yield &node) { visit(node.value); },
                   [&](const AsPattern &node) { visit(node.pattern); },
               },
               expression.node);
}

} // namespace engine::python
