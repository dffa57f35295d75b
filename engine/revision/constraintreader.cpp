#include "engine/revision/constraintreader.h"

#include "engine/revision/boundarguments.h"
#include "engine/revision/qualifiedname.h"
#include "engine/revision/sqlexpression.h"
#include "engine/revision/tableclause.h"
#include "engine/revision/textclause.h"

using namespace Qt::StringLiterals;

namespace engine {

namespace {

using python::Construct;
using python::Value;

const QStringList &foreignKeyKeywords()
{
    static const QStringList keywords{u"name"_s,      u"onupdate"_s, u"ondelete"_s,     u"deferrable"_s, u"initially"_s,
                                      u"use_alter"_s, u"match"_s,    u"link_to_name"_s, u"info"_s,       u"comment"_s};
    return keywords;
}

QString textOf(const Value &value, const SourcePosition &where, ReadContext &context)
{
    return readText(value, {where, u"A column's name"_s}, context);
}

PrimaryKey readPrimaryKey(const Construct &call, ReadContext &context)
{
    static const Signature signature{
        .name = u"sa.PrimaryKeyConstraint"_s,
        .rest = u"columns"_s,
        .keywords = {u"name"_s, u"deferrable"_s, u"initially"_s, u"info"_s, u"comment"_s},
        .dialectOptions = true,
    };
    const BoundArguments arguments(call, signature, context);
    PrimaryKey key{.name = arguments.text(u"name"_s), .columns = {}, .options = arguments.options()};
    for (const Value &column : arguments.rest())
        key.columns << textOf(column, call.where, context);
    return key;
}

UniqueConstraint readUnique(const Construct &call, ReadContext &context)
{
    static const Signature signature{
        .name = u"sa.UniqueConstraint"_s,
        .rest = u"columns"_s,
        .keywords = {u"name"_s, u"deferrable"_s, u"initially"_s, u"info"_s, u"comment"_s},
        .dialectOptions = true,
    };
    const BoundArguments arguments(call, signature, context);
    UniqueConstraint unique{.name = arguments.text(u"name"_s),
                            .columns = {},
                            .deferrable = arguments.optionalFlag(u"deferrable"_s),
                            .initially = arguments.text(u"initially"_s),
                            .options = arguments.options()};
    for (const Value &column : arguments.rest())
        unique.columns << textOf(column, call.where, context);
    return unique;
}

void readForeignKeyOptions(BoundArguments &arguments, ForeignKey &key)
{
    key.name = arguments.text(u"name"_s);
    key.onUpdate = arguments.text(u"onupdate"_s);
    key.onDelete = arguments.text(u"ondelete"_s);
    key.deferrable = arguments.optionalFlag(u"deferrable"_s);
    key.initially = arguments.text(u"initially"_s);
    key.match = arguments.text(u"match"_s);
    key.useAlter = arguments.flag(u"use_alter"_s);
    key.options = arguments.options();
}

/// `'t.id'`, or a column of a table that the file made.
std::pair<TableName, QString> readTarget(const Value &value, const SourcePosition &where, ReadContext &context)
{
    const QString column = value.construct() ? columnNameOf(value) : QString();
    if (column.isEmpty() || callOf(value, u"sa.column") || callOf(value, u"sa.Column"))
        return splitTarget(readText(value, {where, u"The target of a foreign key"_s}, context));
    const Value &table = *value.construct()->receiver()->construct()->receiver();
    return {readTableClause(table, where, context).name, column};
}

ForeignKey readForeignKey(const Construct &call, ReadContext &context)
{
    static const Signature signature{
        .name = u"sa.ForeignKeyConstraint"_s,
        .positional = QStringList{u"columns"_s, u"refcolumns"_s} + foreignKeyKeywords(),
        .required = 2,
        .dialectOptions = true,
    };
    BoundArguments arguments(call, signature, context);
    ForeignKey key;
    key.columns = arguments.texts(u"columns"_s);
    readForeignKeyOptions(arguments, key);
    const Value *targets = arguments.value(u"refcolumns"_s);
    const QList<Value> none;
    for (const Value &target : targets && targets->items() ? *targets->items() : none) {
        const auto [table, column] = readTarget(target, call.where, context);
        key.referredTable = table;
        key.referredColumns << column;
    }
    if (key.columns.size() != key.referredColumns.size())
        context.failReading(call.where, u"sa.ForeignKeyConstraint() must name as many columns as it refers to."_s);
    return key;
}

ExcludeConstraint readExclude(const Construct &call, ReadContext &context)
{
    static const Signature signature{
        .name = u"postgresql.ExcludeConstraint"_s,
        .rest = u"elements"_s,
        .keywords = {u"name"_s, u"where"_s, u"using"_s, u"deferrable"_s, u"initially"_s, u"ops"_s},
        .dialectOptions = true,
    };
    const BoundArguments arguments(call, signature, context);
    ExcludeConstraint exclude;
    exclude.name = arguments.text(u"name"_s);
    exclude.elements = readExcludeElements(arguments, context);
    if (arguments.has(u"where"_s))
        exclude.where = readCondition(*arguments.value(u"where"_s), call.where, context);
    exclude.method = arguments.text(u"using"_s);
    exclude.deferrable = arguments.optionalFlag(u"deferrable"_s);
    exclude.initially = arguments.text(u"initially"_s);
    return exclude;
}

/// The SQL of a term that is no column. SQLAlchemy puts operators in parentheses, which a list of terms asks for.
QString readTerm(const Value &value, const SourcePosition &where, ReadContext &context)
{
    const Construct &construct = *value.construct();
    const Construct *called = construct.receiver() ? construct.receiver()->construct() : nullptr;
    const bool isCalled = construct.kind == Construct::Kind::Call && called
        && (construct.name == u"concat" || (construct.name.isEmpty() && called->name == u"op"));
    const bool isOperator = isCalled || construct.kind == Construct::Kind::Binary
        || construct.kind == Construct::Kind::Unary || construct.kind == Construct::Kind::Comparison;
    const QString sql = sqlOf(value, where, context);
    return isOperator ? u'(' + sql + u')' : sql;
}

/// What `.desc()`, `.asc()` and `.collate()` say about a term, taken off it one by one.
IndexElement readElement(Value value, const SourcePosition &where, ReadContext &context)
{
    IndexElement element;
    while (const Construct *construct = value.construct()) {
        const Value *inner = construct->receiver();
        const QString name = inner ? construct->name : shortName(*construct);
        if (!inner && construct->arguments.size() == 1 && (name == u"sa.desc" || name == u"sa.asc"))
            inner = &construct->arguments.first();
        const bool isCollation = name == u"collate" && construct->arguments.size() == 1;
        if (!inner || (!isCollation && name != u"desc" && name != u"asc" && name != u"sa.desc" && name != u"sa.asc"))
            break;
        if (isCollation)
            element.collation = readText(construct->arguments.first(), {where, u"A collation"_s}, context);
        element.descending = element.descending || name.endsWith(u"desc");
        value = Value(*inner);
    }
    element.column =
        value.construct() && shortName(value) == u"alembic.op.f" ? textOf(value, where, context) : columnNameOf(value);
    if (!element.column.isEmpty())
        return element;
    if (value.construct())
        element.expression = readTerm(value, where, context);
    else
        element.column = textOf(value, where, context);
    return element;
}

} // namespace

std::optional<Constraint> readConstraint(const Value &value, ReadContext &context)
{
    const QString name = value.construct() ? shortName(value) : QString();
    if (name == u"sa.PrimaryKeyConstraint")
        return readPrimaryKey(*value.construct(), context);
    if (name == u"sa.ForeignKeyConstraint")
        return readForeignKey(*value.construct(), context);
    if (name == u"sa.UniqueConstraint")
        return readUnique(*value.construct(), context);
    if (name == u"sa.CheckConstraint")
        return readCheckConstraint(*value.construct(), context);
    if (name == u"postgresql.ExcludeConstraint")
        return readExclude(*value.construct(), context);
    return std::nullopt;
}

CheckConstraint readCheckConstraint(const Construct &call, ReadContext &context)
{
    static const Signature signature{
        .name = u"sa.CheckConstraint"_s,
        .positional = {u"sqltext"_s, u"name"_s, u"deferrable"_s, u"initially"_s, u"table"_s, u"info"_s},
        .required = 1,
        .keywords = {u"comment"_s},
        .dialectOptions = true,
    };
    const BoundArguments arguments(call, signature, context);
    CheckConstraint check;
    check.name = arguments.text(u"name"_s);
    if (arguments.has(u"sqltext"_s))
        check.expression = readCondition(*arguments.value(u"sqltext"_s), call.where, context);
    check.options = arguments.options();
    if (const auto deferrable = arguments.optionalFlag(u"deferrable"_s))
        check.options.insert(u"deferrable"_s, *deferrable);
    if (arguments.has(u"initially"_s))
        check.options.insert(u"initially"_s, arguments.text(u"initially"_s));
    return check;
}

ForeignKey readColumnForeignKey(const Construct &call, const QString &column, ReadContext &context)
{
    static const Signature signature{
        .name = u"sa.ForeignKey"_s,
        .positional = {u"column"_s, u"_constraint"_s, u"use_alter"_s, u"name"_s, u"onupdate"_s, u"ondelete"_s,
                       u"deferrable"_s, u"initially"_s, u"link_to_name"_s, u"match"_s, u"info"_s, u"comment"_s},
        .required = 1,
        .dialectOptions = true,
    };
    BoundArguments arguments(call, signature, context);
    ForeignKey key;
    readForeignKeyOptions(arguments, key);
    key.columns << column;
    if (!arguments.has(u"column"_s))
        return key;
    const auto [table, referred] = readTarget(*arguments.value(u"column"_s), call.where, context);
    key.referredTable = table;
    key.referredColumns << (referred.isEmpty() ? column : referred);
    return key;
}

Index readIndex(const Construct &call, ReadContext &context)
{
    static const Signature signature{
        .name = u"sa.Index"_s,
        .positional = {u"name"_s},
        .required = 1,
        .rest = u"expressions"_s,
        .keywords = {u"unique"_s, u"quote"_s, u"info"_s},
        .dialectOptions = true,
    };
    BoundArguments arguments(call, signature, context);
    Index index;
    index.name = arguments.text(u"name"_s);
    index.elements = readIndexElements(arguments.rest(), call.where, context);
    index.unique = arguments.flag(u"unique"_s);
    index.where = arguments.takeWhere();
    index.options = arguments.options();
    return index;
}

std::vector<IndexElement> readIndexElements(const QList<Value> &values, const SourcePosition &where,
                                            ReadContext &context)
{
    std::vector<IndexElement> elements;
    for (const Value &value : values)
        elements.push_back(readElement(value, where, context));
    return elements;
}

std::vector<std::pair<QString, QString>> readExcludeElements(const BoundArguments &arguments, ReadContext &context)
{
    const SourcePosition &where = arguments.where();
    const QVariantMap classes = arguments.has(u"ops"_s)
        ? readVariant(*arguments.value(u"ops"_s), {where, u"'ops' of an exclusion"_s}, context).toMap()
        : QVariantMap();
    std::vector<std::pair<QString, QString>> elements;
    for (const Value &value : arguments.rest()) {
        const QList<Value> *pair = value.items();
        if (!pair || pair->size() != 2) {
            context.failReading(where, u"An element of an exclusion is a pair of expression and operator."_s);
            return elements;
        }
        const Value &term = pair->first();
        const QString column = columnNameOf(term);
        QString expression = column.isEmpty() ? sqlOf(term, where, context) : context.quoted(column);
        if (const QString operatorClass = classes.value(column).toString(); !operatorClass.isEmpty())
            expression += u' ' + operatorClass;
        elements.emplace_back(expression, readText(pair->last(), {where, u"The operator of an exclusion"_s}, context));
    }
    return elements;
}

QString readCondition(const Value &value, const SourcePosition &where, ReadContext &context)
{
    if (const QString *sql = value.string())
        return resolvedText(*sql, {}, where, context);
    if (value.isSymbolic() && isSqlExpression(value))
        return sqlOf(value, where, context);
    return readText(value, {where, u"A condition"_s}, context);
}

std::pair<TableName, QString> splitTarget(const QString &target)
{
    QStringList parts = target.split(u'.');
    if (parts.size() == 1)
        return {{{}, target}, {}};
    const QString column = parts.takeLast();
    const QString table = parts.takeLast();
    return {{parts.join(u'.'), table}, column};
}

} // namespace engine
