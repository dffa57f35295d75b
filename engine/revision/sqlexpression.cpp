#include "engine/revision/sqlexpression.h"

#include "engine/revision/datatypereader.h"
#include "engine/revision/qualifiedname.h"
#include "engine/revision/selectreader.h"
#include "engine/revision/tableclause.h"
#include "engine/revision/textclause.h"
#include "engine/revision/valuereader.h"
#include "engine/dialect/dialect.h"

#include <QStringList>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace engine {

namespace {

using python::Construct;
using python::Value;
using Kind = Construct::Kind;

/// How closely an operator binds, as in SQLAlchemy's compiler; what binds less closely than its surroundings is put
/// into parentheses.
enum Binding { Or = 1, And, Not, Compare, Add, Multiply, Atom };

struct Sql
{
    QString text;
    Binding binding = Atom;
};

bool isText(const Value &value)
{
    if (value.string())
        return true;
    const Construct *literal = callOf(value, u"alembic.op.inline_literal");
    return literal && !literal->arguments.isEmpty() && literal->arguments.first().string();
}

class SqlWriter
{
public:
    SqlWriter(const SourcePosition &where, ReadContext &context, ColumnNames names)
        : m_where(where)
        , m_context(context)
        , m_names(names)
    {
    }

    [[nodiscard]] Sql write(const Value &value)
    {
        const Construct *construct = value.construct();
        if (!construct)
            return value.reference() ? reference(value) : Sql{literal(value)};
        switch (construct->kind) {
        case Kind::Call:
            return construct->receiver() ? method(*construct) : call(*construct);
        case Kind::Attribute:
        case Kind::Subscript:
            return column(value);
        case Kind::Unary:
            return unary(*construct);
        case Kind::Binary:
            return binary(*construct);
        case Kind::Comparison:
            return comparison(*construct);
        case Kind::Boolean:
        case Kind::Joined:
            break;
        }
        return unknown(value);
    }

    [[nodiscard]] QString within(const Value &value, Binding surroundings)
    {
        const Sql sql = write(value);
        return sql.binding < surroundings ? u'(' + sql.text + u')' : sql.text;
    }

private:
    Sql unknown(const Value &value)
    {
        m_context.failNeedsPython(positionOf(value, m_where), u"the SQL of %1"_s.arg(repr(value).left(80)));
        return {};
    }

    QString literal(const Value &value)
    {
        if (value.items() || value.dict()) {
            m_context.failNeedsPython(m_where, u"a list or dict in SQL"_s);
            return {};
        }
        return m_context.literal(readVariant(value, {m_where, u"A value in SQL"_s}, m_context));
    }

    QString list(const QList<Value> &values)
    {
        QStringList texts;
        for (const Value &value : values)
            texts << write(value).text;
        return texts.join(u", "_s);
    }

    // `sa.null` without a call is accepted where SQLAlchemy would take it for a column argument.
    Sql reference(const Value &value) { return unknown(value); }

    Sql call(const Construct &construct)
    {
        const QString name = shortName(construct);
        const QList<Value> &arguments = construct.arguments;
        if (name == u"sa.text" || name == u"sa.literal_column")
            return {readTextClause(construct, m_context), name == u"sa.text" ? Or : Atom};
        if (name.startsWith(u"func."))
            return function(name.mid(5), construct);
        if (name == u"sa.null")
            return {u"NULL"_s};
        if (name == u"sa.true" || name == u"sa.false")
            return {m_context.literal(name == u"sa.true")};
        const bool isLiteral = name == u"sa.literal" || name == u"alembic.op.inline_literal" || name == u"sa.bindparam";
        if (isLiteral && name != u"sa.bindparam" && !arguments.isEmpty())
            return {literal(arguments.first())};
        if (name == u"sa.column" && !arguments.isEmpty())
            return {m_context.quoted(columnNameOf(Value(construct)))};
        if ((name == u"sa.and_" || name == u"sa.or_") && !arguments.isEmpty())
            return joined(arguments, name == u"sa.and_");
        if (name == u"sa.not_" && arguments.size() == 1)
            return {u"NOT "_s + within(arguments.first(), Compare), Not};
        if ((name == u"sa.cast" || name == u"sa.type_coerce") && arguments.size() == 2)
            return name == u"sa.cast" ? cast(construct) : write(arguments.first());
        if (name == u"sa.exists" && arguments.size() == 1)
            return {u"EXISTS "_s + subquery(arguments.first()).text};
        if (name == u"sa.distinct" && arguments.size() == 1)
            return {u"DISTINCT "_s + within(arguments.first(), Compare)};
        if (name == u"sa.select")
            return subquery(Value(construct));
        if ((name == u"sa.desc" || name == u"sa.asc") && arguments.size() == 1)
            return {within(arguments.first(), Atom) + (name == u"sa.desc" ? u" DESC"_s : u" ASC"_s)};
        return unknown(Value(construct));
    }

    Sql function(const QString &name, const Construct &construct)
    {
        static const QStringList bare{u"current_timestamp"_s, u"current_date"_s, u"current_time"_s, u"localtime"_s,
                                      u"localtimestamp"_s,    u"current_user"_s, u"session_user"_s, u"user"_s};
        if (!construct.keywords.isEmpty())
            return unknown(Value(construct));
        if (construct.arguments.isEmpty() && bare.contains(name.toLower()))
            return {name.toUpper()};
        if (construct.arguments.isEmpty() && name == u"now") // SQL's own word for it, which every database knows
            return {u"CURRENT_TIMESTAMP"_s};
        if (construct.arguments.isEmpty() && name == u"count")
            return {u"count(*)"_s};
        return {name + u'(' + list(construct.arguments) + u')'};
    }

    Sql cast(const Construct &construct)
    {
        const DataType type = readDataType(construct.arguments[1], construct.where, m_context);
        QString typeText = engine::text(type);
        if (m_context.dialect) {
            const Result<QString> sql = m_context.dialect->typeSql(type);
            if (!sql)
                m_context.fail(sql.error());
            typeText = sql.value_or(QString());
        }
        return {u"CAST(%1 AS %2)"_s.arg(write(construct.arguments[0]).text, typeText)};
    }

    Sql joined(const QList<Value> &operands, bool isAnd)
    {
        if (operands.size() == 1)
            return write(operands.first());
        const Binding binding = isAnd ? And : Or;
        QStringList texts;
        for (const Value &operand : operands)
            texts << within(operand, binding);
        return {texts.join(isAnd ? u" AND "_s : u" OR "_s), binding};
    }

    Sql column(const Value &value)
    {
        const QString name = columnNameOf(value);
        if (name.isEmpty())
            return unknown(value);
        const Value *columns = value.construct()->receiver();
        const TableName table = readTableClause(*columns->construct()->receiver(), m_where, m_context).name;
        if (m_names == ColumnNames::Bare)
            return {m_context.quoted(name)};
        return {(table.schema.isEmpty() ? QString() : m_context.quoted(table.schema) + u'.')
                + m_context.quoted(table.name) + u'.' + m_context.quoted(name)};
    }

    Sql unary(const Construct &construct)
    {
        const Value &operand = construct.operands.first();
        if (construct.name == u"~")
            return {u"NOT "_s + within(operand, Compare), Not};
        if (construct.name == u"-")
            return {u'-' + within(operand, Atom)};
        return unknown(Value(construct));
    }

    Sql binary(const Construct &construct)
    {
        const Value &left = construct.operands[0];
        const Value &right = construct.operands[1];
        if (construct.name == u"&" || construct.name == u"|")
            return joined(construct.operands, construct.name == u"&");
        // On texts `+` is SQL's `||`; that a column holds text its type would say, which sa.column() seldom has.
        const bool isConcat = construct.name == u"+" && (isText(left) || isText(right));
        if (isConcat)
            return {within(left, Add) + u" || "_s + within(right, Add), Add};
        const bool isSum = construct.name == u"+" || construct.name == u"-";
        if (!isSum && construct.name != u"*" && construct.name != u"/" && construct.name != u"%")
            return unknown(Value(construct));
        const Binding binding = isSum ? Add : Multiply;
        return {within(left, binding) + u' ' + construct.name + u' ' + within(right, Binding(binding + 1)), binding};
    }

    Sql comparison(const Construct &construct)
    {
        const Value &left = construct.operands[0];
        const Value &right = construct.operands[1];
        const bool isNull = right.isNone() || callOf(right, u"sa.null");
        QString operation = construct.name;
        if (operation == u"==")
            operation = isNull ? u"IS"_s : u"="_s;
        else if (operation == u"!=" && isNull)
            operation = u"IS NOT"_s;
        return compared(left, operation, right);
    }

    Sql compared(const Value &left, const QString &operation, const Value &right)
    {
        return {within(left, Add) + u' ' + operation + u' ' + within(right, Add), Compare};
    }

    Sql method(const Construct &construct)
    {
        const Value &object = *construct.receiver();
        const QString &name = construct.name;
        if (const Construct *given = object.construct(); given && given->kind == Kind::Call && name.isEmpty())
            return customOperator(*given, construct);
        if (!construct.keywords.isEmpty())
            return name == u"bindparams" ? bound(construct) : unknown(Value(construct));
        if (construct.arguments.isEmpty())
            return suffix(construct);
        if (construct.arguments.size() == 1)
            return oneArgument(object, name, construct);
        if (name == u"between" && construct.arguments.size() == 2) {
            return {within(object, Add) + u" BETWEEN "_s + within(construct.arguments[0], Add) + u" AND "_s
                        + within(construct.arguments[1], Add),
                    Compare};
        }
        return unknown(Value(construct));
    }

    // `column.op('->>')('key')`
    Sql customOperator(const Construct &given, const Construct &construct)
    {
        const bool isOperator = given.name == u"op" && given.receiver() && given.arguments.size() == 1
            && given.arguments.first().string() && construct.arguments.size() == 1;
        if (!isOperator)
            return unknown(Value(construct));
        return compared(*given.receiver(), *given.arguments.first().string(), construct.arguments.first());
    }

    Sql suffix(const Construct &construct)
    {
        const Value &object = *construct.receiver();
        if (construct.name == u"desc" || construct.name == u"asc")
            return {within(object, Atom) + u' ' + construct.name.toUpper()};
        if (construct.name == u"nullsfirst" || construct.name == u"nulls_first")
            return {within(object, Atom) + u" NULLS FIRST"_s};
        if (construct.name == u"nullslast" || construct.name == u"nulls_last")
            return {within(object, Atom) + u" NULLS LAST"_s};
        if (construct.name == u"self_group")
            return write(object);
        if (construct.name == u"scalar_subquery" || construct.name == u"as_scalar")
            return subquery(object);
        if (construct.name == u"exists" && isSelect(object))
            return {u"EXISTS "_s + subquery(object).text};
        return unknown(Value(construct));
    }

    Sql subquery(const Value &select)
    {
        if (!isSelect(select))
            return unknown(select);
        return {u'(' + readSelect(select, m_context) + u')'};
    }

    // No value is in an empty list, not even NULL.
    Sql membership(const Value &object, bool isIn, const Value &values)
    {
        const QString left = within(object, Add) + (isIn ? u" IN "_s : u" NOT IN "_s);
        if (isSelect(values))
            return {left + subquery(values).text, Compare};
        if (!values.items())
            return unknown(values);
        if (values.items()->isEmpty())
            return {left + (isIn ? u"(NULL) AND 1 != 1"_s : u"(NULL) OR 1 = 1"_s), isIn ? And : Or};
        return {left + u'(' + list(*values.items()) + u')', Compare};
    }

    // `column.contains('x')` and its like: LIKE with what may stand around the text.
    Sql patternMatch(const Value &object, const QString &name, const Value &text)
    {
        const QString before = name == u"startswith" ? QString() : u"'%' || "_s;
        const QString after = name == u"endswith" ? QString() : u" || '%'"_s;
        return {within(object, Add) + u" LIKE "_s + before + within(text, Atom) + after, Compare};
    }

    Sql oneArgument(const Value &object, const QString &name, const Construct &construct)
    {
        static const QHash<QString, QString> operators{{u"is_"_s, u"IS"_s},           {u"is_not"_s, u"IS NOT"_s},
                                                       {u"isnot"_s, u"IS NOT"_s},     {u"like"_s, u"LIKE"_s},
                                                       {u"notlike"_s, u"NOT LIKE"_s}, {u"not_like"_s, u"NOT LIKE"_s},
                                                       {u"concat"_s, u"||"_s}};
        const Value &argument = construct.arguments.first();
        if (operators.contains(name))
            return compared(object, operators.value(name), argument);
        if (name == u"in_" || name == u"notin_" || name == u"not_in")
            return membership(object, name == u"in_", argument);
        if (name == u"startswith" || name == u"endswith" || name == u"contains")
            return patternMatch(object, name, argument);
        if (name == u"ilike")
            return {u"lower("_s + write(object).text + u") LIKE lower("_s + write(argument).text + u')', Compare};
        if (name == u"collate" && argument.string())
            return {within(object, Atom) + u" COLLATE "_s + m_context.quoted(*argument.string())};
        if (name == u"label")
            return write(object);
        return unknown(Value(construct));
    }

    // `sa.text('... :a').bindparams(a=1)`
    Sql bound(const Construct &construct)
    {
        const Construct *text = callOf(*construct.receiver(), u"sa.text");
        if (!text || text->arguments.size() != 1 || !construct.arguments.isEmpty())
            return unknown(Value(construct));
        QHash<QString, QString> literals;
        for (const python::Keyword &keyword : construct.keywords)
            literals.insert(keyword.name, literal(keyword.value));
        const QString sql = readText(text->arguments.first(), {text->where, u"The SQL of sa.text()"_s}, m_context);
        return {resolvedText(sql, literals, text->where, m_context), Or};
    }

    SourcePosition m_where;
    ReadContext &m_context;
    ColumnNames m_names;
};

} // namespace

bool isSqlExpression(const Value &value)
{
    const Construct *construct = value.construct();
    if (!construct)
        return false;
    static const QStringList others{u"alembic.op.f"_s,  u"datetime.datetime"_s, u"datetime.date"_s,
                                    u"datetime.time"_s, u"decimal.Decimal"_s,   u"sa.quoted_name"_s};
    return construct->kind != Kind::Call || !others.contains(shortName(*construct));
}

QString sqlOf(const Value &value, const SourcePosition &where, ReadContext &context, ColumnNames names)
{
    return SqlWriter(where, context, names).write(value).text;
}

QString columnNameOf(const Value &value)
{
    if (const QString *name = value.string())
        return *name;
    const Construct *construct = value.construct();
    if (!construct)
        return {};
    const bool isColumn = shortName(*construct) == u"sa.column" || shortName(*construct) == u"sa.Column";
    if (isColumn && !construct->arguments.isEmpty() && construct->arguments.first().string())
        return *construct->arguments.first().string();
    const bool isItem = construct->kind == Kind::Subscript && construct->arguments.size() == 1;
    if (construct->kind != Kind::Attribute && !isItem)
        return {};
    const Construct *columns = construct->receiver()->construct();
    const bool isCollection = columns && columns->kind == Kind::Attribute
        && (columns->name == u"c" || columns->name == u"columns") && columns->receiver()->construct();
    if (!isCollection)
        return {};
    if (construct->kind == Kind::Attribute)
        return construct->name;
    const QString *name = construct->arguments.first().string();
    return name ? *name : QString();
}

} // namespace engine
