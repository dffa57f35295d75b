#include "engine/revision/tablereader.h"

#include "engine/revision/columnreader.h"
#include "engine/revision/constraintreader.h"
#include "engine/revision/qualifiedname.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace engine {

namespace {

using python::Construct;
using python::Value;

class TableReader
{
public:
    TableReader(const TableName &name, const SourcePosition &where, ReadContext &context)
        : m_where(where)
        , m_context(context)
    {
        m_table.name = name;
    }

    [[nodiscard]] Table read(const QList<Value> &items)
    {
        for (const Value &item : items)
            readItem(item);
        addPrimaryKey();
        for (const ReadColumn &read : m_columns)
            addFlags(read, m_table.name, m_context, m_table.constraints, m_table.indexes);
        return m_table;
    }

private:
    void readItem(const Value &item)
    {
        const QString name = item.construct() ? shortName(item) : QString();
        if (name == u"sa.Column") {
            m_columns.push_back(readColumn(*item.construct(), m_context));
        } else if (name == u"sa.Index") {
            m_table.indexes.push_back(readIndex(*item.construct(), m_context));
        } else if (const auto constraint = readConstraint(item, m_context)) {
            m_table.constraints.push_back(*constraint);
        } else if (item.isSymbolic()) {
            m_context.failNeedsPython(positionOf(item, m_where), u"%1 in a table"_s.arg(repr(item).left(80)));
        } else if (!item.isNone()) {
            m_context.failReading(m_where, u"A table cannot hold %1."_s.arg(repr(item).left(80)));
        }
    }

    // The columns of a key are NOT NULL unless they say otherwise, wherever the key is written.
    void addPrimaryKey()
    {
        const auto isKey = [](const Constraint &constraint) { return std::holds_alternative<PrimaryKey>(constraint); };
        const auto given = std::ranges::find_if(m_table.constraints, isKey);
        PrimaryKey key;
        if (given != m_table.constraints.end()) {
            key = std::get<PrimaryKey>(*given);
            m_table.constraints.erase(given);
        }
        if (key.columns.isEmpty()) {
            for (const ReadColumn &read : m_columns) {
                if (read.primaryKey)
                    key.columns << read.column.name;
            }
        }
        for (ReadColumn &read : m_columns) {
            if (key.columns.contains(read.column.name) && !read.nullableGiven)
                read.column.nullable = false;
            m_table.columns.push_back(read.column);
        }
        if (!key.columns.isEmpty())
            m_table.constraints.insert(m_table.constraints.begin(), key);
    }

    SourcePosition m_where;
    ReadContext &m_context;
    std::vector<ReadColumn> m_columns;
    Table m_table;
};

} // namespace

const QStringList &tableKeywords()
{
    static const QStringList keywords{
        u"schema"_s,       u"comment"_s,   u"prefixes"_s,     u"info"_s,          u"quote"_s,
        u"key"_s,          u"listeners"_s, u"quote_schema"_s, u"if_not_exists"_s, u"extend_existing"_s,
        u"keep_existing"_s};
    return keywords;
}

Table readTable(const TableName &name, const QList<Value> &items, BoundArguments &arguments, ReadContext &context)
{
    Table table = TableReader(name, arguments.where(), context).read(items);
    table.comment = arguments.text(u"comment"_s);
    table.prefixes = arguments.texts(u"prefixes"_s);
    table.options = arguments.options();
    return table;
}

Table readTableConstruct(const Value &value, const SourcePosition &where, ReadContext &context)
{
    const Construct *construct = callOf(value, u"sa.Table");
    if (!construct) {
        context.failNeedsPython(positionOf(value, where), u"the table that %1 stands for"_s.arg(repr(value).left(80)));
        return {};
    }
    static const Signature signature{
        .name = u"sa.Table"_s,
        .positional = {u"name"_s, u"metadata"_s},
        .required = 2,
        .rest = u"args"_s,
        .keywords = tableKeywords(),
        .dialectOptions = true,
    };
    BoundArguments arguments(*construct, signature, context);
    return readTable({arguments.text(u"schema"_s), arguments.text(u"name"_s)}, arguments.rest(), arguments, context);
}

} // namespace engine
