#include "engine/python/usednames.h"

#include "engine/overloaded.h"
#include "engine/python/childnodes.h"

using namespace Qt::StringLiterals;

namespace engine::python {

namespace {

class NameCollector
{
public:
    explicit NameCollector(UsedNames &names)
        : m_names(names)
    {
    }

    void read(const Expression *expression)
    {
        if (!expression)
            return;
        if (const auto *name = std::get_if<Name>(&expression->node))
            m_names.read << toQString(name->identifier);
        else if (const auto *named = std::get_if<NamedExpression>(&expression->node))
            bind(named->target);
        else if (const auto *pattern = std::get_if<AsPattern>(&expression->node))
            m_names.bound << toQString(pattern->name);
        if (const auto *call = std::get_if<Call>(&expression->node)) {
            m_names.hasCall = true;
            const auto *attribute = std::get_if<Attribute>(&call->callee->node);
            const auto *callee = std::get_if<Name>(&call->callee->node);
            m_names.calls << (attribute    ? toQString(attribute->name)
                                  : callee ? toQString(callee->identifier)
                                           : u"()"_s);
        }
        m_names.hasYield = m_names.hasYield || std::holds_alternative<Yield>(expression->node);
        forEachChild(*expression, [this](const Expression &child) { read(&child); });
    }

    // `a.b = 1` and `a[0] = 1` bind nothing; they read `a` and change it.
    void bind(const Expression *target)
    {
        if (!target)
            return;
        if (const auto *name = std::get_if<Name>(&target->node)) {
            m_names.bound << toQString(name->identifier);
        } else if (std::holds_alternative<Attribute>(target->node) || std::holds_alternative<Subscript>(target->node)) {
            read(target);
        } else if (const auto *call = std::get_if<Call>(&target->node)) {
            read(call->callee); // the class of a pattern
            for (const Argument &argument : call->arguments)
                bind(argument.value);
        } else {
            forEachChild(*target, [this](const Expression &child) { bind(&child); });
        }
    }

    void bindName(std::string_view name)
    {
        if (!name.empty())
            m_names.bound << toQString(name);
    }

    void visit(const Statement &statement)
    {
        std::visit([this](const auto &node) { visitNode(node); }, statement.node);
    }

    void visit(Statements statements)
    {
        for (const Statement *statement : statements)
            visit(*statement);
    }

private:
    void readAll(Expressions expressions)
    {
        for (const Expression *expression : expressions)
            read(expression);
    }

    void visitNode(const ExpressionStatement &node) { read(node.value); }
    void visitNode(const Assign &node)
    {
        for (const Expression *target : node.targets)
            bind(target);
        read(node.value);
    }
    void visitNode(const AugmentedAssign &node)
    {
        bind(node.target);
        read(node.target);
        read(node.value);
    }
    void visitNode(const AnnotatedAssign &node)
    {
        bind(node.target);
        read(node.value);
    }
    void visitNode(const Return &node)
    {
        m_names.leaves = true;
        read(node.value);
    }
    void visitNode(const Delete &node)
    {
        for (const Expression *target : node.targets)
            bind(target);
    }
    void visitNode(const Pass &) { }
    void visitNode(const Break &) { m_names.leaves = m_names.leaves || m_loops == 0; }
    void visitNode(const Continue &) { m_names.leaves = m_names.leaves || m_loops == 0; }
    void visitNode(const Global &) { }
    void visitNode(const Nonlocal &) { }
    void visitNode(const Import &node)
    {
        for (const ImportedName &imported : node.names)
            m_names.bound << boundName(imported);
    }
    void visitNode(const ImportFrom &node)
    {
        for (const ImportedName &imported : node.names)
            m_names.bound << boundName(imported);
    }
    void visitNode(const Raise &node)
    {
        m_names.leaves = true;
        read(node.exception);
        read(node.cause);
    }
    void visitNode(const Assert &node)
    {
        read(node.condition);
        read(node.message);
    }
    void visitNode(const If &node)
    {
        for (const Branch &branch : node.branches) {
            read(branch.condition);
            visit(branch.body);
        }
        visit(node.orElse);
    }
    void visitNode(const While &node)
    {
        read(node.condition);
        ++m_loops;
        visit(node.body);
        --m_loops;
        visit(node.orElse);
    }
    void visitNode(const For &node)
    {
        bind(node.target);
        read(node.iterable);
        ++m_loops;
        visit(node.body);
        --m_loops;
        visit(node.orElse);
    }
    void visitNode(const Try &node)
    {
        visit(node.body);
        for (const ExceptHandler &handler : node.handlers) {
            read(handler.type);
            bindName(handler.name);
            visit(handler.body);
        }
        visit(node.orElse);
        visit(node.finally);
    }
    void visitNode(const With &node)
    {
        for (const WithItem &item : node.items) {
            read(item.context);
            bind(item.target);
        }
        visit(node.body);
    }
    void visitNode(const Match &node)
    {
        read(node.subject);
        for (const MatchCase &matchCase : node.cases) {
            bind(matchCase.pattern); // a name in a pattern is bound, whatever surrounds it
            read(matchCase.pattern);
            read(matchCase.guard);
            visit(matchCase.body);
        }
    }
    void visitNode(const FunctionDefinition &node)
    {
        bindName(node.name);
        readAll(node.decorators);
        for (const Parameter &parameter : node.parameters)
            read(parameter.defaultValue);
    }
    void visitNode(const ClassDefinition &node)
    {
        bindName(node.name);
        readAll(node.decorators);
        for (const Argument &argument : node.arguments)
            read(argument.value);
    }
    void visitNode(const TypeAlias &node) { bindName(node.name); }

    UsedNames &m_names;
    int m_loops = 0; ///< around what is looked at
};

} // namespace

void collectNames(const Expression &expression, UsedNames &names)
{
    NameCollector(names).read(&expression);
}

void collectNames(const Statement &statement, UsedNames &names)
{
    NameCollector(names).visit(statement);
}

void collectNames(Statements statements, UsedNames &names)
{
    NameCollector(names).visit(statements);
}

QString boundName(const ImportedName &imported)
{
    return toQString(imported.alias.empty() ? imported.name.substr(0, imported.name.find('.')) : imported.alias);
}

QString toQString(std::string_view identifier)
{
    return QString::fromUtf8(identifier.data(), static_cast<qsizetype>(identifier.size()));
}

} // namespace engine::python
