#include "engine/revision/selectreader.h"

#include "engine/revision/qualifiedname.h"
#include "engine/revision/sqlexpression.h"
#include "engine/revision/tableclause.h"
#include "engine/revision/valuereader.h"

#include <QStringList>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace engine {

namespace {

using python::Construct;
using python::Value;

bool isTable(const Value &value)
{
    return callOf(value, u"sa.table") || callOf(value, u"sa.Table") || callOf(value, u"alembic.op.create_table");
}

/// The method that a select begins with, or the call of `sa.select`; null for anything else.
const Construct *rootOf(const Construct *step)
{
    while (step && step->kind == Construct::Kind::Call) {
        if (!step->receiver())
            return shortName(*step) == u"sa.select" ? step : nullptr;
        if (step->name == u"select" && isTable(*step->receiver()))
            return step;
        step = step->receiver()->construct();
    }
    return nullptr;
}

class SelectReader
{
public:
    SelectReader(const Construct &select, ReadContext &context)
        : m_select(select)
        , m_where(select.where)
        , m_context(context)
    {
    }

    [[nodiscard]] QString read()
    {
        const Construct &root = *rootOf(&m_select);
        addColumns(root);
        for (const Construct *step : stepsAfter(root))
            addStep(*step);
        const qsizetype around = m_context.enclosing.size();
        const QString from = fromClause();
        QString sql = (m_isDistinct ? u"SELECT DISTINCT "_s : u"SELECT "_s) + columnList() + from
            + clause(u" WHERE "_s, m_conditions, u" AND "_s) + clause(u" GROUP BY "_s, m_groups, u", "_s)
            + clause(u" HAVING "_s, m_having, u" AND "_s) + clause(u" ORDER BY "_s, m_order, u", "_s);
        if (m_limit)
            sql += u" LIMIT "_s + QString::number(*m_limit);
        if (m_offset)
            sql += (m_limit ? QString() : u" LIMIT -1"_s) + u" OFFSET "_s + QString::number(*m_offset);
        m_context.enclosing.resize(around);
        return sql;
    }

private:
    void unknown(const Value &value)
    {
        m_context.failNeedsPython(positionOf(value, m_where), u"the SELECT %1"_s.arg(repr(value).left(80)));
    }

    // From the one that was called first to the outermost.
    QList<const Construct *> stepsAfter(const Construct &root) const
    {
        QList<const Construct *> steps;
        for (const Construct *step = &m_select; step != &root; step = step->receiver()->construct())
            steps.prepend(step);
        return steps;
    }

    void addColumns(const Construct &root)
    {
        if (root.receiver())
            m_columns << *root.receiver();
        for (const Value &argument : root.arguments) {
            if (const QList<Value> *items = argument.items())
                m_columns << *items; // `select([a, b])` of SQLAlchemy 1.3
            else
                m_columns << argument;
        }
        if (const Value *condition = root.keyword(u"whereclause"))
            m_conditions << *condition;
    }

    void addStep(const Construct &step)
    {
        const QList<Value> &given = step.arguments;
        static const QStringList saysNothing{u"options"_s, u"execution_options"_s, u"with_for_update"_s};
        if (saysNothing.contains(step.name))
            return;
        if (step.name == u"where" || step.name == u"filter")
            m_conditions << given;
        else if (step.name == u"order_by")
            m_order << given;
        else if (step.name == u"group_by")
            m_groups << given;
        else if (step.name == u"having")
            m_having << given;
        else if (step.name == u"distinct" && given.isEmpty())
            m_isDistinct = true;
        else if (step.name == u"select_from")
            m_froms << given;
        else if ((step.name == u"join" || step.name == u"outerjoin" || step.name == u"join_from") && given.size() == 2)
            m_joins << &step;
        else if (step.name == u"limit" && given.size() == 1)
            m_limit = readInt(given.front(), {step.where, u"The limit of a SELECT"_s}, m_context);
        else if (step.name == u"offset" && given.size() == 1)
            m_offset = readInt(given.front(), {step.where, u"The offset of a SELECT"_s}, m_context);
        else if (step.name == u"with_only_columns")
            m_columns = given.size() == 1 && given.front().items() ? *given.front().items() : given;
        else
            unknown(Value(step));
    }

    QString sqlFor(const Value &value) { return sqlOf(value, m_where, m_context, ColumnNames::Qualified); }

    QString named(const TableName &table) const
    {
        const QString schema = table.schema.isEmpty() ? QString() : m_context.quoted(table.schema) + u'.';
        return schema + m_context.quoted(table.name);
    }

    QString columnList()
    {
        QStringList texts;
        for (const Value &column : std::as_const(m_columns)) {
            if (!isTable(column)) {
                texts << labelled(column);
                continue;
            }
            const TableClause table = readTableClause(column, m_where, m_context);
            for (const Value &each : table.columns)
                texts << named(table.name) + u'.' + m_context.quoted(nameOfColumn(each));
        }
        if (texts.isEmpty())
            unknown(Value(m_select));
        return texts.join(u", "_s);
    }

    QString labelled(const Value &column)
    {
        const Construct *label = column.construct();
        const bool isLabel = label && label->name == u"label" && label->receiver() && label->arguments.size() == 1;
        if (!isLabel)
            return sqlFor(column);
        const QString name = readText(label->arguments.front(), {label->where, u"The name of a label"_s}, m_context);
        return sqlFor(*label->receiver()) + u" AS "_s + m_context.quoted(name);
    }

    QString clause(const QString &word, const QList<Value> &values, const QString &separator)
    {
        QStringList texts;
        for (const Value &value : values) {
            const Construct *construct = value.construct();
            const bool isOr = (construct && construct->name == u"|") || callOf(value, u"sa.or_");
            const QString text = value.string() ? m_context.quoted(*value.string()) : sqlFor(value);
            texts << (isOr && values.size() > 1 ? u'(' + text + u')' : text);
        }
        return texts.isEmpty() ? QString() : word + texts.join(separator);
    }

    // Tables whose columns are mentioned and that nobody named as a source.
    void collectTables(const Value &value, std::vector<TableName> &found)
    {
        if (isTable(value)) {
            const TableName name = readTableClause(value, m_where, m_context).name;
            if (std::ranges::find(found, name) == found.end())
                found.push_back(name);
            return;
        }
        const Construct *construct = value.construct();
        if (!construct || isSelect(value))
            return;
        for (const Value &operand : construct->operands)
            collectTables(operand, found);
        for (const Value &argument : construct->arguments)
            collectTables(argument, found);
    }

    QString source(const Value &value, std::vector<TableName> &joined)
    {
        const Construct *join = value.construct();
        const bool isMethod = join && join->receiver() && join->arguments.size() == 2;
        const bool isFunction = callOf(value, u"sa.join") || callOf(value, u"sa.outerjoin");
        if (isTable(value)) {
            joined.push_back(readTableClause(value, m_where, m_context).name);
            return named(joined.back());
        }
        if (isMethod && (join->name == u"join" || join->name == u"outerjoin"))
            return source(*join->receiver(), joined) + joinClause(join->name, *join, 0, joined);
        if (isFunction && join->arguments.size() == 3)
            return source(join->arguments.front(), joined) + joinClause(shortName(*join).mid(3), *join, 1, joined);
        unknown(value);
        return {};
    }

    QString joinClause(const QString &name, const Construct &join, qsizetype first, std::vector<TableName> &joined)
    {
        const Value *outer = join.keyword(u"isouter");
        const bool isOuter = name == u"outerjoin" || (outer && outer->isTrue());
        const QString right = source(join.arguments[first], joined);
        return (isOuter ? u" LEFT OUTER JOIN "_s : u" JOIN "_s) + right + u" ON "_s + sqlFor(join.arguments[first + 1]);
    }

    QString fromClause()
    {
        QStringList sources;
        std::vector<TableName> sourceTables;
        for (const Value &from : std::as_const(m_froms))
            sources << source(from, sourceTables);
        std::vector<TableName> mentioned;
        for (const QList<Value> *values : {&m_columns, &m_conditions, &m_order, &m_groups, &m_having}) {
            for (const Value &value : *values)
                collectTables(value, mentioned);
        }
        std::vector<TableName> joined;
        QString joins;
        for (const Construct *join : std::as_const(m_joins))
            joins += joinClause(join->name, *join, 0, joined);
        const auto isKnown = [&](const TableName &table) {
            return std::ranges::find(sourceTables, table) != sourceTables.end()
                || std::ranges::find(joined, table) != joined.end() || m_context.enclosing.contains(table);
        };
        for (const TableName &table : mentioned) {
            if (!isKnown(table))
                sources << named(table);
        }
        // A SELECT that would have no source left is no correlated one.
        if (sources.isEmpty()) {
            for (const TableName &table : mentioned)
                sources << named(table);
        }
        for (const auto *tables : {&sourceTables, &joined, &mentioned}) {
            for (const TableName &table : *tables)
                m_context.enclosing << table;
        }
        if (!joins.isEmpty() && !sources.isEmpty())
            sources.last() += joins;
        return sources.isEmpty() ? QString() : u" FROM "_s + sources.join(u", "_s);
    }

    const Construct &m_select;
    SourcePosition m_where;
    ReadContext &m_context;
    QList<Value> m_columns;
    QList<Value> m_froms;
    QList<const Construct *> m_joins;
    QList<Value> m_conditions;
    QList<Value> m_order;
    QList<Value> m_groups;
    QList<Value> m_having;
    bool m_isDistinct = false;
    std::optional<int> m_limit;
    std::optional<int> m_offset;
};

} // namespace

bool isSelect(const Value &value)
{
    return rootOf(value.construct()) != nullptr;
}

const Value *onlySelected(const Value &value)
{
    const Construct *root = rootOf(value.construct());
    if (root && !root->receiver() && root->arguments.size() == 1)
        return &root->arguments.front();
    return nullptr;
}

QString readSelect(const Value &value, ReadContext &context)
{
    return SelectReader(*value.construct(), context).read();
}

} // namespace engine
