#include "treetext.h"

#include "engine/overloaded.h"
#include "engine/python/constantoperations.h"
#include "engine/python/stringliteral.h"
#include "engine/python/stringrepr.h"

#include <QStringList>

using namespace Qt::StringLiterals;
using namespace engine::python;

namespace {

QString text(std::string_view view)
{
    return QString::fromUtf8(view.data(), static_cast<qsizetype>(view.size()));
}

class TreeWriter
{
public:
    [[nodiscard]] QString result() const { return m_lines.join(u'\n') + u'\n'; }

    void write(Statements statements)
    {
        for (const Statement *statement : statements)
            std::visit([this](const auto &node) { writeNode(node); }, statement->node);
    }

private:
    void line(const QString &content) { m_lines << QString(m_depth * 2, u' ') + content; }

    void block(const QString &head, Statements body)
    {
        line(head);
        ++m_depth;
        write(body);
        --m_depth;
    }

    void orElse(const QString &head, Statements body)
    {
        if (!body.empty())
            block(head, body);
    }

    static QString list(const QString &head, const QStringList &parts)
    {
        return u'(' + (QStringList{head} + parts).join(u' ') + u')';
    }

    static QString optional(const Expression *expression) { return expression ? show(*expression) : u"-"_s; }

    static QStringList all(Expressions expressions)
    {
        QStringList texts;
        for (const Expression *expression : expressions)
            texts << show(*expression);
        return texts;
    }

    static QString show(const Expression &expression)
    {
        return std::visit([](const auto &node) { return showNode(node); }, expression.node);
    }

    static QString showNode(const Name &node) { return text(node.identifier); }
    static QString showNode(const Constant &node)
    {
        if (node.kind == Constant::Kind::Integer || node.kind == Constant::Kind::Float) {
            const Computed number = numberFromSource(node);
            return number ? repr(*number) : u"large"_s;
        }
        return node.kind == Constant::Kind::Imaginary ? u"imaginary"_s : text(node.text);
    }
    static QString showNode(const StringLiteral &node)
    {
        if (node.isBytes)
            return repr(Value(Bytes{decodeBytes(node).value_or("undecodable")}));
        return stringRepr(decodeText(node).value_or(u"named"_s));
    }
    static QString showParts(std::span<const JoinedPart> parts)
    {
        QString known;
        QStringList texts;
        const auto flush = [&] {
            if (!known.isEmpty())
                texts << stringRepr(known);
            known.clear();
        };
        for (const JoinedPart &part : parts) {
            if (!part.field) {
                known += decodeText(part.text, part.doublesBraces).value_or(u"named"_s);
                continue;
            }
            known += text(part.field->debugText);
            flush();
            char conversion = part.field->conversion;
            if (!part.field->debugText.empty() && conversion == 0 && !part.field->hasFormat)
                conversion = 'r';
            QStringList field{show(*part.field->expression)};
            if (conversion != 0)
                field << u"!"_s + QLatin1Char(conversion);
            if (part.field->hasFormat)
                field << showParts(part.field->formatParts);
            texts << list(u"field"_s, field);
        }
        flush();
        return list(u"joined"_s, texts);
    }
    static QString showNode(const JoinedString &node) { return showParts(node.parts); }
    static QString showNode(const ListDisplay &node) { return list(u"list"_s, all(node.items)); }
    static QString showNode(const TupleDisplay &node) { return list(u"tuple"_s, all(node.items)); }
    static QString showNode(const SetDisplay &node) { return list(u"set"_s, all(node.items)); }
    static QString showNode(const DictDisplay &node)
    {
        QStringList texts;
        for (const DictEntry &entry : node.entries)
            texts << optional(entry.key) + u':' + show(*entry.value);
        return list(u"dict"_s, texts);
    }
    static QString showNode(const Comprehension &node)
    {
        static const QStringList kinds{u"listcomp"_s, u"setcomp"_s, u"dictcomp"_s, u"genexp"_s};
        QStringList texts{show(*node.element)};
        if (node.value)
            texts << show(*node.value);
        for (const ComprehensionClause &clause : node.clauses) {
            texts << list(clause.isAsync ? u"afor"_s : u"for"_s,
                          QStringList{show(*clause.target), show(*clause.iterable)} + all(clause.conditions));
        }
        return list(kinds[int(node.kind)], texts);
    }
    static QString showNode(const Attribute &node) { return list(u"."_s, {show(*node.object), text(node.name)}); }
    static QString showNode(const Subscript &node) { return list(u"[]"_s, {show(*node.object), show(*node.index)}); }
    static QString showNode(const Slice &node)
    {
        return list(u"slice"_s, {optional(node.lower), optional(node.upper), optional(node.step)});
    }
    static QStringList arguments(std::span<const Argument> given)
    {
        QStringList texts;
        for (const Argument &argument : given) {
            const QString value = show(*argument.value);
            switch (argument.kind) {
            case Argument::Kind::Positional:
                texts << value;
                break;
            case Argument::Kind::Keyword:
                texts << text(argument.name) + u'=' + value;
                break;
            case Argument::Kind::Starred:
                texts << u"(* "_s + value + u')';
                break;
            case Argument::Kind::DoubleStarred:
                texts << u"**"_s + value;
                break;
            }
        }
        texts.sort();
        return texts;
    }
    static QString showNode(const Call &node)
    {
        return list(u"call"_s, QStringList{show(*node.callee)} + arguments(node.arguments));
    }
    static QString showNode(const Starred &node) { return list(u"*"_s, {show(*node.value)}); }
    static QString showNode(const UnaryOperation &node)
    {
        return list(u"u"_s + text(spelling(node.operation)), {show(*node.operand)});
    }
    static QString showNode(const BinaryOperation &node)
    {
        return list(u"b"_s + text(spelling(node.operation)), {show(*node.left), show(*node.right)});
    }
    static QString showNode(const BooleanOperation &node)
    {
        return list(node.isOr ? u"or"_s : u"and"_s, all(node.operands));
    }
    static QString showNode(const Comparison &node)
    {
        QStringList texts{show(*node.left)};
        for (const ComparisonPart &part : node.parts)
            texts << text(spelling(part.operation)) << show(*part.right);
        return list(u"compare"_s, texts);
    }
    static QString showNode(const Conditional &node)
    {
        return list(u"if"_s, {show(*node.condition), show(*node.value), show(*node.otherwise)});
    }
    static QString parameters(std::span<const Parameter> given)
    {
        static const QStringList marks{u"/"_s, QString(), u"*"_s, u"kw:"_s, u"**"_s};
        QStringList texts;
        for (const Parameter &parameter : given) {
            QString one = marks[int(parameter.kind)] + text(parameter.name);
            if (parameter.annotation)
                one += u':' + show(*parameter.annotation);
            if (parameter.defaultValue)
                one += u'=' + show(*parameter.defaultValue);
            texts << one;
        }
        return list(u"parameters"_s, texts);
    }
    static QString showNode(const Lambda &node)
    {
        return list(u"lambda"_s, {parameters(node.parameters), show(*node.body)});
    }
    static QString showNode(const NamedExpression &node)
    {
        return list(u":="_s, {show(*node.target), show(*node.value)});
    }
    static QString showNode(const Await &node) { return list(u"await"_s, {show(*node.value)}); }
    static QString showNode(const Yield &node)
    {
        return list(node.isFrom ? u"yieldfrom"_s : u"yield"_s, {optional(node.value)});
    }
    static QString showNode(const AsPattern &node) { return list(u"as"_s, {show(*node.pattern), text(node.name)}); }

    void writeNode(const ExpressionStatement &node) { line(show(*node.value)); }
    void writeNode(const Assign &node) { line(list(u"assign"_s, all(node.targets) + QStringList{show(*node.value)})); }
    void writeNode(const AugmentedAssign &node)
    {
        line(list(text(spelling(node.operation)) + u'=', {show(*node.target), show(*node.value)}));
    }
    void writeNode(const AnnotatedAssign &node)
    {
        line(list(u"annotate"_s, {show(*node.target), show(*node.annotation), optional(node.value)}));
    }
    void writeNode(const Return &node) { line(list(u"return"_s, {optional(node.value)})); }
    void writeNode(const Delete &node) { line(list(u"del"_s, all(node.targets))); }
    void writeNode(const Pass &) { line(u"pass"_s); }
    void writeNode(const Break &) { line(u"break"_s); }
    void writeNode(const Continue &) { line(u"continue"_s); }
    void writeNames(const QString &head, Identifiers names)
    {
        QStringList texts;
        for (const std::string_view name : names)
            texts << text(name);
        line(list(head, texts));
    }
    void writeNode(const Global &node) { writeNames(u"global"_s, node.names); }
    void writeNode(const Nonlocal &node) { writeNames(u"nonlocal"_s, node.names); }
    static QStringList imported(std::span<const ImportedName> names)
    {
        QStringList texts;
        for (const ImportedName &name : names)
            texts << text(name.name) + (name.alias.empty() ? QString() : u" as "_s + text(name.alias));
        return texts;
    }
    void writeNode(const Import &node) { line(list(u"import"_s, imported(node.names))); }
    void writeNode(const ImportFrom &node)
    {
        line(list(u"from"_s,
                  QStringList{QString(qsizetype(node.level), u'.') + text(node.module)} + imported(node.names)));
    }
    void writeNode(const Raise &node) { line(list(u"raise"_s, {optional(node.exception), optional(node.cause)})); }
    void writeNode(const Assert &node) { line(list(u"assert"_s, {optional(node.condition), optional(node.message)})); }
    void writeNode(const If &node)
    {
        for (const Branch &branch : node.branches)
            block(u"if "_s + show(*branch.condition), branch.body);
        orElse(u"else"_s, node.orElse);
    }
    void writeNode(const While &node)
    {
        block(u"while "_s + show(*node.condition), node.body);
        orElse(u"else"_s, node.orElse);
    }
    void writeNode(const For &node)
    {
        block(list(node.isAsync ? u"afor"_s : u"for"_s, {show(*node.target), show(*node.iterable)}), node.body);
        orElse(u"else"_s, node.orElse);
    }
    void writeNode(const Try &node)
    {
        block(node.isStar ? u"try*"_s : u"try"_s, node.body);
        for (const ExceptHandler &handler : node.handlers)
            block(list(u"except"_s, {optional(handler.type), handler.name.empty() ? u"-"_s : text(handler.name)}),
                  handler.body);
        orElse(u"else"_s, node.orElse);
        orElse(u"finally"_s, node.finally);
    }
    void writeNode(const With &node)
    {
        QStringList items;
        for (const WithItem &item : node.items)
            items << show(*item.context) << optional(item.target);
        block(list(node.isAsync ? u"awith"_s : u"with"_s, items), node.body);
    }
    void writeNode(const Match &node)
    {
        line(list(u"match"_s, {show(*node.subject)}));
        ++m_depth;
        for (const MatchCase &matchCase : node.cases)
            block(list(u"case"_s, {show(*matchCase.pattern), optional(matchCase.guard)}), matchCase.body);
        --m_depth;
    }
    void writeDecorators(Expressions decorators)
    {
        for (const Expression *decorator : decorators)
            line(u'@' + show(*decorator));
    }
    void writeNode(const FunctionDefinition &node)
    {
        writeDecorators(node.decorators);
        const QString head = list(node.isAsync ? u"adef"_s : u"def"_s,
                                  {text(node.name), parameters(node.parameters), optional(node.returns)});
        block(node.bodySkipped ? head + u" skipped"_s : head, node.body);
    }
    void writeNode(const ClassDefinition &node)
    {
        writeDecorators(node.decorators);
        block(list(u"class"_s, QStringList{text(node.name)} + arguments(node.arguments)), node.body);
    }
    void writeNode(const TypeAlias &node) { line(list(u"type"_s, {text(node.name), show(*node.value)})); }

    QStringList m_lines;
    int m_depth = 0;
};

} // namespace

QString treeText(Statements statements)
{
    TreeWriter writer;
    writer.write(statements);
    return writer.result();
}

QString treeText(const Module &module)
{
    return treeText(module.body());
}
