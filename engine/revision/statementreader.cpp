#include "engine/revision/statementreader.h"

#include "engine/revision/qualifiedname.h"
#include "engine/revision/schemastatement.h"
#include "engine/revision/selectreader.h"
#include "engine/revision/sqlexpression.h"
#include "engine/revision/tableclause.h"
#include "engine/revision/textclause.h"
#include "engine/revision/valuereader.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace engine {

namespace {

using python::Construct;
using python::Value;

/// `sa.update(t).where(...).values(...)`, or the same with `t.update()`.
class DataStatementReader
{
public:
    DataStatementReader(const Construct &statement, ReadContext &context)
        : m_statement(statement)
        , m_context(context)
    {
    }

    [[nodiscard]] QString read()
    {
        const Construct *root = collectSteps();
        const QString verb = root ? shortName(*root) : QString();
        if (verb == u"sa.insert" || verb == u"sa.update" || verb == u"sa.delete") {
            if (root->arguments.size() != 1 || !root->keywords.isEmpty())
                return unknown();
            return write(verb.mid(3), root->arguments.first());
        }
        // The innermost step is the table's own method.
        if (!root || m_steps.isEmpty() || !m_steps.last()->arguments.isEmpty() || !m_steps.last()->keywords.isEmpty())
            return unknown();
        const Construct *made = m_steps.takeLast();
        return write(made->name, *made->receiver());
    }

private:
    using Assignments = QList<std::pair<QString, Value>>;

    QString unknown()
    {
        m_context.failNeedsPython(m_statement.where, u"the statement %1"_s.arg(repr(Value(m_statement)).left(80)));
        return {};
    }

    // From the last method back to what it all began with.
    const Construct *collectSteps()
    {
        const Construct *step = &m_statement;
        while (step && step->kind == Construct::Kind::Call && step->receiver()) {
            m_steps << step;
            step = step->receiver()->construct();
        }
        return step;
    }

    QString write(const QString &verb, const Value &tableValue)
    {
        m_table = readTableClause(tableValue, m_statement.where, m_context);
        m_context.enclosing = {m_table.name};
        std::reverse(m_steps.begin(), m_steps.end());
        for (const Construct *step : std::as_const(m_steps)) {
            const bool isWhere = step->name == u"where" || step->name == u"filter";
            if (isWhere && verb != u"insert")
                addConditions(*step);
            else if (step->name == u"values" && verb != u"delete")
                addValues(*step);
            else
                return unknown();
        }
        const QString into = (m_table.name.schema.isEmpty() ? QString() : m_context.quoted(m_table.name.schema) + u'.')
            + m_context.quoted(m_table.name.name);
        if (verb == u"insert")
            return writeInsert(into);
        const QString where = m_conditions.isEmpty() ? QString() : u" WHERE "_s + m_conditions.join(u" AND "_s);
        if (verb == u"delete")
            return u"DELETE FROM "_s + into + where;
        return verb == u"update" ? writeUpdate(into) + where : unknown();
    }

    void addConditions(const Construct &step)
    {
        const bool isOne = step.arguments.size() == 1 && m_steps.size() <= 2;
        for (const Value &condition : step.arguments) {
            const QString sql = sqlOf(condition, step.where, m_context, ColumnNames::Qualified);
            const Construct *construct = condition.construct();
            const bool isOr =
                (construct && construct->name == u"|") || callOf(condition, u"sa.or_") || callOf(condition, u"sa.text");
            m_conditions << (isOr && !isOne ? u'(' + sql + u')' : sql);
        }
    }

    void addValues(const Construct &step)
    {
        QList<Value> rows;
        for (const Value &argument : step.arguments)
            rows << (argument.items() ? *argument.items() : QList<Value>{argument});
        for (const Value &row : std::as_const(rows)) {
            if (!row.dict()) {
                unknown();
                return;
            }
            Assignments assignments;
            for (const auto &[key, value] : row.dict()->items)
                assignments.append({columnNameOf(key), value});
            m_rows << assignments;
        }
        if (step.keywords.isEmpty())
            return;
        if (m_rows.isEmpty())
            m_rows << Assignments();
        for (const python::Keyword &keyword : step.keywords)
            m_rows.last().append({keyword.name, keyword.value});
    }

    // What Python would put in by itself is nothing that can be read off the statement.
    void checkDefaults(QStringView keyword, const QStringList &given)
    {
        for (const Value &column : std::as_const(m_table.columns)) {
            if (m_table.isModel && column.construct()->keyword(keyword) && !given.contains(nameOfColumn(column)))
                m_context.failNeedsPython(column.construct()->where, u"'%1' of a column"_s.arg(keyword));
        }
    }

    // In the order of the table's columns, as SQLAlchemy writes them; a column that the table lacks is refused.
    Assignments ordered(const Assignments &assignments)
    {
        QStringList names;
        for (const Value &column : std::as_const(m_table.columns))
            names << nameOfColumn(column);
        Assignments result = assignments;
        for (const auto &[name, value] : assignments) {
            if (!names.contains(name))
                m_context.failReading(
                    m_statement.where,
                    u"The table %1 has no column '%2' in this file."_s.arg(m_table.name.text(), name));
        }
        std::ranges::stable_sort(result, {}, [&names](const auto &entry) { return names.indexOf(entry.first); });
        return result;
    }

    QString writeInsert(const QString &into)
    {
        if (m_rows.isEmpty())
            return unknown();
        QStringList names;
        QStringList tuples;
        for (const Assignments &row : std::as_const(m_rows)) {
            QStringList rowNames;
            QStringList values;
            for (const auto &[name, value] : ordered(row)) {
                rowNames << name;
                values << sqlOf(value, m_statement.where, m_context);
            }
            if (!names.isEmpty() && rowNames != names)
                return unknown();
            names = rowNames;
            tuples << u'(' + values.join(u", "_s) + u')';
        }
        checkDefaults(u"default", names);
        for (QString &name : names)
            name = m_context.quoted(name);
        return u"INSERT INTO %1 (%2) VALUES %3"_s.arg(into, names.join(u", "_s), tuples.join(u", "_s));
    }

    QString writeUpdate(const QString &table)
    {
        if (m_rows.size() != 1 || m_rows.first().isEmpty())
            return unknown();
        QStringList names;
        QStringList sets;
        for (const auto &[name, value] : ordered(m_rows.first())) {
            names << name;
            sets << m_context.quoted(name) + u'=' + sqlOf(value, m_statement.where, m_context, ColumnNames::Qualified);
        }
        checkDefaults(u"onupdate", names);
        return u"UPDATE "_s + table + u" SET "_s + sets.join(u", "_s);
    }

    const Construct &m_statement;
    ReadContext &m_context;
    QList<const Construct *> m_steps;
    TableClause m_table;
    QStringList m_conditions;
    QList<Assignments> m_rows;
};

} // namespace

QString readStatement(const Value &value, const SourcePosition &where, ReadContext &context)
{
    if (const QString *sql = value.string())
        return resolvedText(*sql, {}, where, context);
    const Construct *construct = value.construct();
    if (!construct) {
        return readText(value, {where, u"The SQL of op.execute()"_s}, context);
    }
    const QString name = shortName(*construct);
    if (name == u"sa.text")
        return readTextClause(*construct, context);
    if (name == u"sa.DDL" && construct->arguments.size() == 1 && construct->keywords.isEmpty()) {
        const QString sql =
            readText(construct->arguments.first(), {construct->where, u"The SQL of sa.DDL()"_s}, context);
        if (sql.contains(u'%'))
            context.failNeedsPython(construct->where, u"sa.DDL() with '%'"_s);
        return sql;
    }
    if (const auto schemaStatement = readSchemaStatement(*construct, context))
        return *schemaStatement;
    const Value *receiver = construct->receiver();
    if (construct->name == u"bindparams" && receiver && callOf(*receiver, u"sa.text"))
        return sqlOf(value, where, context);
    if (isSelect(value))
        return readSelect(value, context);
    return DataStatementReader(*construct, context).read();
}

bool isComposed(const Value &statement)
{
    const Construct *construct = statement.construct();
    return construct && shortName(*construct) != u"sa.text" && shortName(*construct) != u"sa.DDL";
}

} // namespace engine
