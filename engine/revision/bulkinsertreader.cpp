#include "engine/revision/bulkinsertreader.h"

#include "engine/dialect/dialect.h"
#include "engine/revision/datatypereader.h"
#include "engine/revision/jsontext.h"
#include "engine/revision/momentreader.h"
#include "engine/revision/qualifiedname.h"
#include "engine/revision/tableclause.h"
#include "engine/revision/valuereader.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace engine {

namespace {

using python::Value;

class BulkInsertReader
{
public:
    BulkInsertReader(const Value &table, const SourcePosition &where, ReadContext &context)
        : m_table(readTableClause(table, where, context))
        , m_where(where)
        , m_context(context)
    {
        m_insert.table = m_table.name;
    }

    [[nodiscard]] BulkInsert read(const Value &rows)
    {
        if (!rows.items()) {
            if (rows.isSymbolic())
                m_context.failNeedsPython(positionOf(rows, m_where), u"the rows of op.bulk_insert()"_s);
            else
                m_context.failReading(m_where,
                                      u"op.bulk_insert() takes a list of rows, not %1."_s.arg(repr(rows).left(80)));
            return m_insert;
        }
        for (const Value &row : *rows.items()) {
            if (row.dict())
                readRow(*row.dict());
            else
                m_context.failReading(m_where,
                                      u"A row of op.bulk_insert() is a dict, not %1."_s.arg(repr(row).left(80)));
        }
        return m_insert;
    }

private:
    void readRow(const python::Dict &row)
    {
        if (m_insert.columns.isEmpty())
            chooseColumns(row);
        QVariantList values;
        for (const Value &column : std::as_const(m_columns)) {
            const QString name = nameOfColumn(column);
            const Value *given = row.find(name);
            const Value *byDefault = given ? nullptr : defaultOf(column);
            if (!given && !byDefault)
                m_context.failReading(m_where, u"A row of op.bulk_insert() lacks the column '%1'."_s.arg(name));
            else
                values << readItem(given ? *given : *byDefault, column);
        }
        for (const auto &[key, value] : row.items) {
            const QString name = readText(key, {m_where, u"A key of a row"_s}, m_context);
            if (m_context.ok() && !m_insert.columns.contains(name)) {
                m_context.failReading(m_where,
                                      u"A row of op.bulk_insert() has the column '%1', which %2 has not."_s.arg(
                                          name, isFirst() ? u"the table"_s : u"the first row"_s));
            }
        }
        m_insert.rows.push_back(values);
    }

    [[nodiscard]] bool isFirst() const { return m_insert.rows.empty(); }

    void chooseColumns(const python::Dict &row)
    {
        for (const Value &column : std::as_const(m_table.columns)) {
            const QString name = nameOfColumn(column);
            if (!row.find(name) && !defaultOf(column))
                continue;
            m_columns << column;
            m_insert.columns << name;
        }
    }

    [[nodiscard]] const Value *defaultOf(const Value &column) const
    {
        return m_table.isModel ? column.construct()->keyword(u"default") : nullptr;
    }

    // What the column's type in the file does with a value, whatever the database's column is.
    [[nodiscard]] QVariant readItem(const Value &value, const Value &column)
    {
        const ValuePlace place{m_where, u"A value of op.bulk_insert()"_s};
        if (callOf(value, u"sa.null"))
            return {};
        const std::optional<DataType> type = typeOf(column);
        const bool isJson = type && (type->name == u"JSON" || type->name == u"JSONB");
        const std::optional<DataType> json = isJson ? type : std::nullopt;
        if (json && isJsonNull(value))
            return u"null"_s;
        if (json && !value.isSymbolic())
            return readDocument(value, *json, place);
        if (value.dict() || ((value.list() || value.tuple()) && !isArray(value, type))) {
            m_context.failNeedsPython(m_where, u"a list or dict as a value of op.bulk_insert()"_s);
            return {};
        }
        const python::Construct *span = callOf(value, u"datetime.timedelta");
        if (span && type && type->name == u"Interval" && !hasIntervals(m_context))
            return readSpanAsMoment(*span, m_context);
        const QVariant item = readVariant(value, place, m_context);
        if (item.metaType() == QMetaType::fromType<SqlText>())
            m_context.failNeedsPython(positionOf(value, m_where), u"an SQL expression in op.bulk_insert()"_s);
        return item;
    }

    // SQLAlchemy writes every value as JSON, None too: a text becomes a JSON text, whatever is in it.
    [[nodiscard]] QVariant readDocument(const Value &value, const DataType &type, const ValuePlace &place)
    {
        if (value.isNone() && type.options.value(u"none_as_null"_s).toBool())
            return {};
        return jsonText(value, place, m_context);
    }

    /// True for a list that becomes the array of an array's column, or of one whose type the file does not say.
    [[nodiscard]] bool isArray(const Value &value, const std::optional<DataType> &type) const
    {
        const bool mayBe = type ? type->name == u"ARRAY" : value.list() != nullptr;
        const DataType array{.name = u"ARRAY"_s, .elements = {{.name = u"Integer"_s}}};
        return mayBe && m_context.dialect && m_context.dialect->typeSql(array) && !holdsDict(value);
    }

    [[nodiscard]] static bool holdsDict(const Value &value)
    {
        return value.dict() || (value.items() && std::ranges::any_of(*value.items(), holdsDict));
    }

    /// The type of a column on the database at hand; nothing where the file says none that can be read.
    [[nodiscard]] std::optional<DataType> typeOf(const Value &column) const
    {
        const python::Construct &call = *column.construct();
        const Value *given = call.keyword(u"type_");
        const qsizetype first = call.keyword(u"name") ? 0 : 1;
        for (qsizetype place = first; !given && place < call.arguments.size(); ++place) {
            if (looksLikeType(call.arguments[place]))
                given = &call.arguments[place];
        }
        if (!given)
            return std::nullopt;
        // A type that cannot be read is none of those that matter here, and whether it matters is not for rows to say.
        ReadContext trial{m_context.dialectName, m_context.dialect, std::nullopt};
        DataType type = readDataType(*given, m_where, trial);
        for (const DataTypeVariant &variant : type.variants) {
            if (variant.dialects.contains(m_context.dialectName)) {
                type = DataType(variant.type);
                break;
            }
        }
        return trial.ok() ? std::optional(type) : std::nullopt;
    }

    /// `sa.JSON.NULL`
    [[nodiscard]] static bool isJsonNull(const Value &value)
    {
        const python::Reference *reference = value.reference();
        return reference && (reference->name.endsWith(u".JSON.NULL"_s) || reference->name.endsWith(u".JSONB.NULL"_s));
    }

    TableClause m_table;
    SourcePosition m_where;
    ReadContext &m_context;
    QList<Value> m_columns;
    BulkInsert m_insert;
};

} // namespace

BulkInsert readBulkInsert(const Value &table, const Value &rows, const SourcePosition &where, ReadContext &context)
{
    return BulkInsertReader(table, where, context).read(rows);
}

} // namespace engine
