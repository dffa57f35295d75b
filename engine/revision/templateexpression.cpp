#include "engine/revision/templateexpression.h"

#include "engine/python/parser.h"
#include "engine/python/stringrepr.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;
using engine::python::Value;

namespace engine {

namespace {

const QString CreateDateName = QStringLiteral("create_date");

tl::unexpected<Error> refused(const QString &reason)
{
    return failure({.kind = Error::Kind::NeedsPython,
                    .what = u"An expression of the template needs Python."_s,
                    .why = reason,
                    .advice = u"Simplify the expression, or make the revision with Alembic."_s});
}

Value listOf(const QStringList &texts)
{
    python::List list;
    for (const QString &text : texts)
        list.items << Value(text);
    return Value(list);
}

const QString *stringAt(const python::CallArguments &arguments, qsizetype index)
{
    return index < arguments.positional.size() ? arguments.positional.at(index).string() : nullptr;
}

/// Alembic's `comma` filter: nothing for None, else the items joined.
Result<Value> comma(const Value &value)
{
    if (value.isNone())
        return Value(QString());
    const QList<Value> *items = value.items();
    if (!items)
        return Value(python::toText(value));
    QStringList texts;
    for (const Value &item : *items)
        texts << python::toText(item);
    return Value(texts.join(u", "_s));
}

/// The functions of `re` that take a pattern and a text.
Result<Value> regularExpression(const QString &function, const python::CallArguments &arguments)
{
    const QString *pattern = stringAt(arguments, 0);
    const QString *text = stringAt(arguments, function == "sub"_L1 ? 2 : 1);
    const QString *replacement = function == "sub"_L1 ? stringAt(arguments, 1) : nullptr;
    if (!pattern || !text)
        return refused(u"these arguments of re.%1()"_s.arg(function));
    const QRegularExpression expression(*pattern, QRegularExpression::UseUnicodePropertiesOption);
    if (!expression.isValid())
        return refused(expression.errorString());
    if (function == "split"_L1 && expression.captureCount() == 0)
        return listOf(text->split(expression));
    if (replacement && !replacement->contains(u'\\'))
        return Value(QString(*text).replace(expression, *replacement));
    return refused(u"re.%1() with these arguments"_s.arg(function));
}

Result<Value> builtin(const QString &function, const python::CallArguments &arguments)
{
    if (arguments.positional.size() != 1 || !arguments.keywords.isEmpty())
        return refused(u"these arguments of %1()"_s.arg(function));
    const Value &value = arguments.positional.first();
    if (function == "repr"_L1)
        return Value(python::repr(value));
    if (function == "comma"_L1)
        return comma(value);
    if (function == "bool"_L1)
        return Value(ExpressionInterpreter::truth(value));
    if (function == "len"_L1 && value.string())
        return Value(qint64(value.string()->toUcs4().size()));
    if (function == "len"_L1 && value.items())
        return Value(qint64(value.items()->size()));
    if (function == "list"_L1 && value.items())
        return Value(python::List{*value.items()});
    if (function == "tuple"_L1 && value.items())
        return Value(python::Tuple{*value.items()});
    return refused(u"%1() of %2"_s.arg(function, value.typeName()));
}

bool isBuiltin(const QString &name)
{
    static const QStringList names{u"repr"_s, u"comma"_s, u"bool"_s, u"len"_s,
                                   u"list"_s, u"tuple"_s, u"str"_s,  u"unicode"_s};
    return names.contains(name);
}

/// The error at the expression's own place in the template rather than in the snippet that was parsed.
Error moved(Error error, const SourcePosition &where)
{
    if (error.what.isEmpty())
        error.what = u"An expression of the template cannot be read."_s;
    const int line = std::max(0, error.where.line - 1);
    error.where = {where.file, where.line + line, 0};
    return error;
}

} // namespace

TemplateHost::TemplateHost(const TemplateVariables &variables)
    : m_variables(variables)
{
}

Result<Value> TemplateHost::name(const QString &identifier)
{
    const auto bound = m_bound.constFind(identifier);
    if (bound != m_bound.cend())
        return *bound;
    const auto value = m_variables.values.constFind(identifier);
    if (value != m_variables.values.cend())
        return *value;
    const bool isObject = identifier == "config"_L1 || identifier == "context"_L1
        || (identifier == CreateDateName && m_variables.createDate);
    return Value(python::Reference{isObject || isBuiltin(identifier) ? identifier : u"Undefined"_s});
}

Result<Value> TemplateHost::attribute(const QString &dottedName)
{
    if (dottedName.startsWith(CreateDateName + u'.') && m_variables.createDate) {
        const QDateTime moment = m_variables.createDate->moment;
        const QMap<QString, int> parts{{u"year"_s, moment.date().year()},
                                       {u"month"_s, moment.date().month()},
                                       {u"day"_s, moment.date().day()},
                                       {u"hour"_s, moment.time().hour()},
                                       {u"minute"_s, moment.time().minute()},
                                       {u"second"_s, moment.time().second()},
                                       {u"microsecond"_s, m_variables.createDate->microseconds}};
        const auto part = parts.constFind(dottedName.mid(CreateDateName.size() + 1));
        if (part != parts.cend())
            return Value(qint64(*part));
    }
    return Value(python::Reference{dottedName});
}

Result<Value> TemplateHost::call(const QString &dottedName, const python::CallArguments &arguments)
{
    if (dottedName == "str"_L1 || dottedName == "unicode"_L1) {
        const Result<QString> text = textOf(arguments.positional.value(0), m_variables);
        return text ? Result<Value>(Value(*text)) : failure(text.error());
    }
    if (isBuiltin(dottedName))
        return builtin(dottedName, arguments);
    if (dottedName.startsWith(CreateDateName + u'.'))
        return callDate(dottedName.mid(CreateDateName.size() + 1), arguments);
    if (dottedName.startsWith("re."_L1))
        return regularExpression(dottedName.mid(3), arguments);
    const QString *key = stringAt(arguments, 0);
    if (key && dottedName == "config.get_main_option"_L1) {
        const auto option = m_variables.mainOptions.constFind(key->toLower());
        return option == m_variables.mainOptions.cend() ? arguments.positional.value(1) : Value(*option);
    }
    if (key && dottedName == "context.get"_L1)
        return m_variables.values.value(*key, arguments.positional.value(1));
    return refused(dottedName == "Undefined"_L1 ? u"a call of a name that is not defined"_s
                                                : u"a call of %1"_s.arg(dottedName));
}

Result<Value> TemplateHost::callDate(const QString &method, const python::CallArguments &arguments) const
{
    if (method == "isoformat"_L1 && arguments.positional.isEmpty())
        return Value(m_variables.createDate->isoFormat());
    const QString *format = stringAt(arguments, 0);
    if (method == "strftime"_L1 && format) {
        if (const auto text = m_variables.createDate->strftime(*format))
            return Value(*text);
        return refused(u"the date format %1"_s.arg(python::stringRepr(*format)));
    }
    return refused(u"a call of create_date.%1"_s.arg(method));
}

Result<QString> TemplateHost::textOf(const Value &value, const TemplateVariables &variables)
{
    const auto *reference = value.reference();
    if (!reference)
        return python::toText(value);
    if (reference->name == CreateDateName && variables.createDate)
        return variables.createDate->text();
    if (reference->name == "Undefined"_L1)
        return refused(u"NameError: Undefined"_s);
    return refused(u"the text of %1"_s.arg(reference->name));
}

Result<Value> evaluateTemplateExpression(const QString &source, const SourcePosition &where, ExpressionHost &host)
{
    const Result<python::Module> module = python::parseModule(u"(%1\n)"_s.arg(source).toUtf8(), where.file);
    if (!module)
        return failure(moved(module.error(), where));
    const python::Statements body = module->body();
    const auto *statement = body.size() == 1 ? std::get_if<python::ExpressionStatement>(&body.front()->node) : nullptr;
    if (!statement)
        return failure(moved({.kind = Error::Kind::Reading, .why = u"\"%1\" is no expression"_s.arg(source)}, where));
    Result<Value> value = ExpressionInterpreter(*module, host).evaluate(*statement->value);
    if (!value)
        return failure(moved(value.error(), where));
    return value;
}

Done runTemplateCode(const QString &source, const SourcePosition &where, TemplateHost &host)
{
    const QByteArray code = python::dedented(source).toUtf8();
    const Result<python::Module> module = python::parseModule(code, where.file);
    if (!module)
        return failure(moved(module.error(), where));
    for (const python::Statement *statement : module->body()) {
        if (const auto *import = std::get_if<python::Import>(&statement->node)) {
            for (const python::ImportedName &name : import->names) {
                const QString text = QString::fromUtf8(name.name.data(), qsizetype(name.name.size()));
                const QString alias = QString::fromUtf8(name.alias.data(), qsizetype(name.alias.size()));
                host.bind(alias.isEmpty() ? text.section(u'.', 0, 0) : alias, Value(python::Reference{text}));
            }
            continue;
        }
        const auto *assign = std::get_if<python::Assign>(&statement->node);
        const auto *target =
            assign && assign->targets.size() == 1 ? std::get_if<python::Name>(&assign->targets.front()->node) : nullptr;
        if (!target) {
            Error error = refused(u"a code block that does more than import and assign"_s).value();
            error.where = module->position(*statement);
            return failure(moved(error, where));
        }
        const Result<Value> value = ExpressionInterpreter(*module, host).evaluate(*assign->value);
        if (!value)
            return failure(moved(value.error(), where));
        host.bind(QString::fromUtf8(target->identifier.data(), qsizetype(target->identifier.size())), *value);
    }
    return {};
}

} // namespace engine
