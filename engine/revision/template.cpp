#include "engine/revision/template.h"

#include "engine/overloaded.h"
#include "engine/revision/templateexpression.h"
#include "engine/revision/templatenode.h"

#include <QUrl>

using namespace Qt::StringLiterals;
using engine::python::Value;

namespace engine {

namespace {

/// Runs the nodes of one template and gathers what they write.
class TemplateRenderer
{
public:
    TemplateRenderer(const QString &fileName, const TemplateVariables &variables)
        : m_fileName(fileName)
        , m_variables(variables)
        , m_host(variables)
    {
    }

    [[nodiscard]] Done render(const TemplateNodes &nodes);
    [[nodiscard]] const QString &text() const { return m_text; }

private:
    [[nodiscard]] Done write(const TemplateExpression &expression, int line);
    [[nodiscard]] Done choose(const TemplateIf &choice);
    [[nodiscard]] Done repeat(const TemplateFor &loop, int line);
    [[nodiscard]] Result<Value> filtered(const QString &filter, const Value &value, int line);
    [[nodiscard]] Result<Value> evaluate(const QString &source, int line)
    {
        return evaluateTemplateExpression(source, {m_fileName, line, 0}, m_host);
    }
    [[nodiscard]] tl::unexpected<Error> atLine(Error error, int line) const
    {
        error.where = {m_fileName, line, 0};
        return failure(std::move(error));
    }

    QString m_fileName;
    const TemplateVariables &m_variables;
    TemplateHost m_host;
    QString m_text;
};

Done TemplateRenderer::render(const TemplateNodes &nodes)
{
    for (const TemplateNode &node : nodes) {
        const Done done =
            std::visit(Overloaded{
                           [this](const TemplateText &text) {
                               m_text += text.text;
                               return Done();
                           },
                           [this, &node](const TemplateExpression &expression) { return write(expression, node.line); },
                           [this, &node](const TemplateCode &code) {
                               return runTemplateCode(code.source, {m_fileName, node.line, 0}, m_host);
                           },
                           [this](const TemplateIf &choice) { return choose(choice); },
                           [this, &node](const TemplateFor &loop) { return repeat(loop, node.line); },
                       },
                       node.what);
        if (!done)
            return done;
    }
    return {};
}

Done TemplateRenderer::write(const TemplateExpression &expression, int line)
{
    Result<Value> value = evaluate(expression.source, line);
    for (const QString &filter : expression.filters) {
        if (!value)
            break;
        if (filter != "n"_L1)
            value = filtered(filter, *value, line);
    }
    if (!value)
        return failure(value.error());
    const Result<QString> text = TemplateHost::textOf(*value, m_variables);
    if (!text)
        return atLine(text.error(), line);
    m_text += *text;
    return {};
}

Result<Value> TemplateRenderer::filtered(const QString &filter, const Value &value, int line)
{
    const Result<QString> text = TemplateHost::textOf(value, m_variables);
    if (text && (filter == "trim"_L1 || filter == "strip"_L1))
        return Value(text->trimmed());
    if (text && (filter == "h"_L1 || filter == "x"_L1)) {
        QString escaped = text->toHtmlEscaped();
        return Value(escaped.replace("&quot;"_L1, "&#34;"_L1).replace("'"_L1, "&#39;"_L1));
    }
    if (text && filter == "u"_L1)
        return Value(QString::fromLatin1(QUrl::toPercentEncoding(*text, " ")).replace(u' ', u'+'));
    const Result<Value> function = evaluate(filter, line);
    if (!function)
        return function;
    const auto *reference = function->reference();
    Result<Value> result = m_host.call(reference ? reference->name : QString(), {{value}, {}});
    if (!result)
        return atLine(result.error(), line);
    return result;
}

Done TemplateRenderer::choose(const TemplateIf &choice)
{
    for (const TemplateIf::Branch &branch : choice.branches) {
        if (branch.condition.isEmpty())
            return render(branch.body);
        const Result<Value> condition = evaluate(branch.condition, branch.line);
        if (!condition)
            return failure(condition.error());
        if (ExpressionInterpreter::truth(*condition))
            return render(branch.body);
    }
    return {};
}

Done TemplateRenderer::repeat(const TemplateFor &loop, int line)
{
    const Result<Value> iterable = evaluate(loop.iterable, line);
    if (!iterable)
        return failure(iterable.error());
    const QList<Value> *items = iterable->items();
    if (!items) {
        return atLine({.kind = Error::Kind::NeedsPython,
                       .what = u"The template cannot run over \"%1\"."_s.arg(loop.iterable),
                       .why = u"It is of type %1."_s.arg(iterable->typeName())},
                      line);
    }
    for (const Value &item : *items) {
        m_host.bind(loop.target, item);
        if (const Done done = render(loop.body); !done)
            return done;
    }
    return {};
}

} // namespace

Result<QString> renderTemplate(const QString &text, const QString &fileName, const TemplateVariables &variables)
{
    const Result<TemplateNodes> nodes = parseTemplate(text, fileName);
    if (!nodes)
        return failure(nodes.error());
    TemplateRenderer renderer(fileName, variables);
    if (const Done done = renderer.render(*nodes); !done)
        return failure(done.error());
    return renderer.text();
}

} // namespace engine
