#include "engine/revision/columnreader.h"

#include "engine/revision/boundarguments.h"
#include "engine/revision/constraintreader.h"
#include "engine/revision/datatypereader.h"
#include "engine/revision/qualifiedname.h"
#include "engine/revision/sqlexpression.h"
#include "engine/schema/namingconvention.h"

using namespace Qt::StringLiterals;

namespace engine {

namespace {

using python::Construct;
using python::Value;

const Signature &columnSignature()
{
    static const Signature signature{
        .name = u"sa.Column"_s,
        .rest = u"args"_s,
        .keywords = {u"name"_s, u"type_"_s, u"primary_key"_s, u"nullable"_s, u"unique"_s, u"index"_s,
                     u"server_default"_s, u"server_onupdate"_s, u"default"_s, u"insert_default"_s, u"onupdate"_s,
                     u"autoincrement"_s, u"comment"_s, u"key"_s, u"info"_s, u"doc"_s, u"quote"_s, u"system"_s},
        .dialectOptions = true,
    };
    return signature;
}

class ColumnReader
{
public:
    ColumnReader(const Construct &call, ReadContext &context)
        : m_call(call)
        , m_context(context)
        , m_arguments(call, columnSignature(), context)
    {
    }

    [[nodiscard]] ReadColumn read()
    {
        readNameAndType();
        readItems();
        readFlags();
        return m_read;
    }

private:
    void readNameAndType()
    {
        m_items = m_arguments.rest();
        Column &column = m_read.column;
        const ValuePlace place{m_call.where, u"The name of a column"_s};
        const bool hasName = m_arguments.has(u"name"_s);
        if (!hasName && !m_items.isEmpty())
            column.name = readText(m_items.takeFirst(), place, m_context);
        else
            column.name = m_arguments.text(u"name"_s);
        if (column.name.isEmpty())
            m_context.failReading(m_call.where, u"A column has no name."_s);
        if (const Value *type = m_arguments.value(u"type_"_s))
            column.type = readDataType(*type, m_call.where, m_context);
        else if (!m_items.isEmpty() && (m_items.first().isNone() || looksLikeType(m_items.first())))
            column.type = readDataType(m_items.takeFirst(), m_call.where, m_context);
    }

    void readItems()
    {
        for (const Value &item : std::as_const(m_items)) {
            const QString name = shortName(item);
            if (!item.construct()) {
                refuse(item);
                continue;
            }
            if (name == u"sa.ForeignKey")
                m_read.constraints.push_back(readColumnForeignKey(*item.construct(), m_read.column.name, m_context));
            else if (name == u"sa.CheckConstraint")
                m_read.constraints.push_back(readCheckConstraint(*item.construct(), m_context));
            else if (name == u"sa.Computed")
                m_read.column.computed = readComputed(*item.construct(), m_context);
            else if (name == u"sa.Identity")
                m_read.column.identity = readIdentity(*item.construct(), m_context);
            else if (name == u"sa.DefaultClause" || name == u"sa.FetchedValue")
                m_read.column.serverDefault = readServerDefault(item, m_call.where, m_context);
            else if (name != u"sa.Sequence" && name != u"sa.ColumnDefault") // neither is created by a directive
                refuse(item);
        }
    }

    void refuse(const Value &item)
    {
        m_context.failReading(positionOf(item, m_call.where),
                              u"sa.Column() cannot take %1."_s.arg(repr(item).left(80)));
    }

    void readFlags()
    {
        Column &column = m_read.column;
        m_read.primaryKey = m_arguments.flag(u"primary_key"_s);
        m_read.nullableGiven = m_arguments.has(u"nullable"_s);
        m_read.unique = m_arguments.flag(u"unique"_s);
        m_read.index = m_arguments.flag(u"index"_s);
        column.nullable = m_arguments.flag(u"nullable"_s, !m_read.primaryKey && !column.identity);
        column.comment = m_arguments.text(u"comment"_s);
        column.options = m_arguments.options();
        if (const Value *given = m_arguments.value(u"autoincrement"_s))
            column.autoincrement = readAutoincrement(*given, m_call.where, m_context);
        readDefault(m_arguments.value(u"server_default"_s));
    }

    void readDefault(const Value *given)
    {
        if (!given)
            return;
        if (const Construct *computed = callOf(*given, u"sa.Computed"))
            m_read.column.computed = readComputed(*computed, m_context);
        else if (const Construct *identity = callOf(*given, u"sa.Identity"))
            m_read.column.identity = readIdentity(*identity, m_context);
        else
            m_read.column.serverDefault = readServerDefault(*given, m_call.where, m_context);
    }

    const Construct &m_call;
    ReadContext &m_context;
    BoundArguments m_arguments;
    QList<Value> m_items;
    ReadColumn m_read;
};

} // namespace

ReadColumn readColumn(const Construct &call, ReadContext &context)
{
    return ColumnReader(call, context).read();
}

void addFlags(const ReadColumn &read, const TableName &table, const ReadContext &context,
              std::vector<Constraint> &constraints, std::vector<Index> &indexes)
{
    const QString &column = read.column.name;
    if (read.unique && !read.index)
        constraints.push_back(UniqueConstraint{.columns = {column}});
    constraints.insert(constraints.end(), read.constraints.begin(), read.constraints.end());
    if (!read.index)
        return;
    QStringList label{table.name, column};
    if (!table.schema.isEmpty())
        label.prepend(table.schema);
    indexes.push_back({.name = cutName(u"ix_"_s + label.join(u'_'), context.longestName()),
                       .elements = {{.column = column}},
                       .unique = read.unique});
}

std::optional<ServerDefault> readServerDefault(const Value &value, const SourcePosition &where, ReadContext &context)
{
    using Kind = ServerDefault::Kind;
    if (value.isNone())
        return std::nullopt;
    if (const QString *text = value.string())
        return ServerDefault{Kind::Literal, *text};
    const QString name = shortName(value);
    if (!value.construct()) {
        if (value.isSymbolic())
            context.failNeedsPython(where, u"the default %1"_s.arg(name));
        else
            context.failReading(where,
                                u"server_default must be a text or an SQL expression, not %1."_s.arg(repr(value)),
                                u"Write server_default=sa.text('%1')."_s.arg(python::toText(value)));
        return std::nullopt;
    }
    const Construct &construct = *value.construct();
    if (name == u"sa.FetchedValue")
        return ServerDefault{Kind::Fetched, {}};
    if (name == u"sa.DefaultClause" && !construct.arguments.isEmpty())
        return readServerDefault(construct.arguments.first(), construct.where, context);
    if (name == u"func.now" && construct.arguments.isEmpty())
        return ServerDefault{Kind::Now, {}};
    if (name == u"sa.true")
        return ServerDefault{Kind::True, {}};
    if (name == u"sa.false")
        return ServerDefault{Kind::False, {}};
    return ServerDefault{Kind::Expression, sqlOf(value, where, context)};
}

Computed readComputed(const Construct &call, ReadContext &context)
{
    static const Signature signature{
        .name = u"sa.Computed"_s, .positional = {u"sqltext"_s, u"persisted"_s}, .required = 1};
    const BoundArguments arguments(call, signature, context);
    const Value *sql = arguments.value(u"sqltext"_s);
    Computed computed;
    if (sql)
        computed.expression = readCondition(*sql, call.where, context);
    computed.persisted = arguments.optionalFlag(u"persisted"_s);
    return computed;
}

Identity readIdentity(const Construct &call, ReadContext &context)
{
    static const QStringList names{u"always"_s,   u"on_null"_s,  u"start"_s,      u"increment"_s,
                                   u"minvalue"_s, u"maxvalue"_s, u"nominvalue"_s, u"nomaxvalue"_s,
                                   u"cycle"_s,    u"cache"_s,    u"order"_s};
    static const Signature signature{.name = u"sa.Identity"_s, .positional = names};
    const BoundArguments arguments(call, signature, context);
    Identity identity;
    identity.always = arguments.flag(u"always"_s);
    for (const QString &name : names.sliced(1)) {
        if (arguments.has(name)) {
            const ValuePlace place{call.where, u"'%1' of sa.Identity()"_s.arg(name)};
            identity.options.insert(name, readVariant(*arguments.value(name), place, context));
        }
    }
    return identity;
}

Autoincrement readAutoincrement(const Value &value, const SourcePosition &where, ReadContext &context)
{
    if (value.boolean())
        return value.isTrue() ? Autoincrement::On : Autoincrement::Off;
    const QString word = value.isNone() ? u"auto"_s : readText(value, {where, u"'autoincrement'"_s}, context);
    if (word == u"ignore_fk")
        return Autoincrement::IgnoreForeignKey;
    if (word != u"auto" && context.ok())
        context.failReading(where, u"autoincrement must be True, False, 'auto' or 'ignore_fk', not '%1'."_s.arg(word));
    return Autoincrement::Auto;
}

} // namespace engine
