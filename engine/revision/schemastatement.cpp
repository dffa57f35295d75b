#include "engine/revision/schemastatement.h"

#include "engine/dialect/dialect.h"
#include "engine/revision/boundarguments.h"
#include "engine/revision/datatypereader.h"
#include "engine/revision/qualifiedname.h"

using namespace Qt::StringLiterals;

namespace engine {

namespace {

using python::Construct;
using python::Value;

constexpr int kFirstNumber = 1;

Signature statementSignature(const QString &name, const QString &subject)
{
    return {.name = name,
            .positional = {subject},
            .required = 1,
            .keywords = {u"if_exists"_s, u"if_not_exists"_s, u"cascade"_s, u"quote"_s}};
}

const Signature &sequenceSignature()
{
    static const Signature signature{
        .name = u"sa.Sequence"_s,
        .positional = {u"name"_s, u"start"_s, u"increment"_s, u"minvalue"_s, u"maxvalue"_s, u"nominvalue"_s,
                       u"nomaxvalue"_s, u"cycle"_s, u"schema"_s, u"cache"_s, u"order"_s, u"data_type"_s},
        .required = 1,
        .keywords = {u"optional"_s, u"quote"_s, u"metadata"_s, u"quote_schema"_s, u"for_update"_s}};
    return signature;
}

QString sequenceName(const BoundArguments &sequence, const ReadContext &context)
{
    const QString schema = sequence.text(u"schema"_s);
    const QString name = context.quoted(sequence.text(u"name"_s));
    return schema.isEmpty() ? name : context.quoted(schema) + u'.' + name;
}

QString typeText(const BoundArguments &sequence, ReadContext &context)
{
    if (!sequence.has(u"data_type"_s) || !context.dialect)
        return {};
    const DataType type = readDataType(*sequence.value(u"data_type"_s), sequence.where(), context);
    const Result<QString> sql = context.dialect->typeSql(type);
    if (!sql)
        context.fail(sql.error());
    return sql ? u" AS "_s + *sql : QString();
}

/// In SQLAlchemy's order. It says START WITH 1 where nothing is said, which is what an ascending sequence does anyway.
QString sequenceOptions(const BoundArguments &sequence)
{
    QString text;
    const auto add = [&](const QString &argument, const QString &words, std::optional<int> fallback = {}) {
        const std::optional<int> number = sequence.has(argument) ? sequence.number(argument) : fallback;
        if (number)
            text += u' ' + words + u' ' + QString::number(*number);
    };
    const bool isAscending = !sequence.has(u"increment"_s) || sequence.number(u"increment"_s).value_or(1) > 0;
    add(u"increment"_s, u"INCREMENT BY"_s);
    add(u"start"_s, u"START WITH"_s, isAscending ? std::optional(kFirstNumber) : std::nullopt);
    add(u"minvalue"_s, u"MINVALUE"_s);
    add(u"maxvalue"_s, u"MAXVALUE"_s);
    if (sequence.flag(u"nominvalue"_s))
        text += u" NO MINVALUE"_s;
    if (sequence.flag(u"nomaxvalue"_s))
        text += u" NO MAXVALUE"_s;
    add(u"cache"_s, u"CACHE"_s);
    if (const auto ordered = sequence.optionalFlag(u"order"_s))
        text += *ordered ? u" ORDER"_s : u" NO ORDER"_s;
    if (const auto cycles = sequence.optionalFlag(u"cycle"_s))
        text += *cycles ? u" CYCLE"_s : u" NO CYCLE"_s;
    return text;
}

QString sequenceStatement(const Construct &statement, bool creates, ReadContext &context)
{
    const Signature signature = statementSignature(shortName(statement), u"element"_s);
    const BoundArguments arguments(statement, signature, context);
    const Value *element = arguments.value(u"element"_s);
    const Construct *call = element ? callOf(*element, u"sa.Sequence") : nullptr;
    if (!call) {
        context.failNeedsPython(statement.where, u"a sequence that is not written out as sa.Sequence()"_s);
        return {};
    }
    const BoundArguments sequence(*call, sequenceSignature(), context);
    const QString name = sequenceName(sequence, context);
    if (!creates)
        return u"DROP SEQUENCE %1%2"_s.arg(arguments.flag(u"if_exists"_s) ? u"IF EXISTS "_s : QString(), name);
    return u"CREATE SEQUENCE %1%2"_s.arg(arguments.flag(u"if_not_exists"_s) ? u"IF NOT EXISTS "_s : QString(), name)
        + typeText(sequence, context) + sequenceOptions(sequence);
}

QString schemaStatement(const Construct &statement, bool creates, ReadContext &context)
{
    const Signature signature = statementSignature(shortName(statement), u"name"_s);
    const BoundArguments arguments(statement, signature, context);
    const QString name = context.quoted(arguments.text(u"name"_s));
    if (creates)
        return u"CREATE SCHEMA %1%2"_s.arg(arguments.flag(u"if_not_exists"_s) ? u"IF NOT EXISTS "_s : QString(), name);
    return u"DROP SCHEMA %1%2%3"_s.arg(arguments.flag(u"if_exists"_s) ? u"IF EXISTS "_s : QString(), name,
                                       arguments.flag(u"cascade"_s) ? u" CASCADE"_s : QString());
}

} // namespace

std::optional<QString> readSchemaStatement(const Construct &statement, ReadContext &context)
{
    const QString name = shortName(statement);
    if (name == u"sa.CreateSequence" || name == u"sa.DropSequence")
        return sequenceStatement(statement, name == u"sa.CreateSequence", context);
    if (name == u"sa.CreateSchema" || name == u"sa.DropSchema")
        return schemaStatement(statement, name == u"sa.CreateSchema", context);
    return std::nullopt;
}

} // namespace engine
