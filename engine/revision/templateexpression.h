#pragma once

#include "engine/revision/expressioninterpreter.h"
#include "engine/revision/template.h"

namespace engine {

/// What the expressions of a template may ask for: its variables, `config`, `context`, `re`, and the functions that
/// Alembic's and edited templates use (Alembic reference 3.4, 3.6).
class TemplateHost : public ExpressionHost
{
public:
    /// `variables` must outlive the host.
    explicit TemplateHost(const TemplateVariables &variables);

    [[nodiscard]] Result<python::Value> name(const QString &identifier) override;
    [[nodiscard]] Result<python::Value> attribute(const QString &dottedName) override;
    [[nodiscard]] Result<python::Value> call(const QString &dottedName,
                                             const python::CallArguments &arguments) override;

    /// Binds a name for the rest of the template: a `<% name = ... %>`, the target of a `% for`.
    void bind(const QString &identifier, const python::Value &value) { m_bound.insert(identifier, value); }

    /// Takes such a binding away.
    void unbind(const QString &identifier) { m_bound.remove(identifier); }

    /// What stands for `value` in the text: its str(), with the text of `create_date`. Fails for a name that is not
    /// defined.
    [[nodiscard]] static Result<QString> textOf(const python::Value &value, const TemplateVariables &variables);

private:
    [[nodiscard]] Result<python::Value> callDate(const QString &method, const python::CallArguments &arguments) const;

    const TemplateVariables &m_variables;
    QHash<QString, python::Value> m_bound;
};

/// `source` evaluated as an expression; `line` is where it stands in the template. Fails with Kind::NeedsPython or
/// Kind::Reading at that line.
[[nodiscard]] Result<python::Value> evaluateTemplateExpression(const QString &source, const SourcePosition &where,
                                                               ExpressionHost &host);

/// Runs the statements of a `<% %>` block: imports and assignments of a name. Fails as above.
[[nodiscard]] Done runTemplateCode(const QString &source, const SourcePosition &where, TemplateHost &host);

} // namespace engine
