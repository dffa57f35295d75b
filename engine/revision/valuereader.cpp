#include "engine/revision/valuereader.h"

#include "engine/overloaded.h"
#include "engine/revision/momentreader.h"
#include "engine/revision/qualifiedname.h"
#include "engine/revision/textclause.h"
#include "engine/schema/datatype.h"
#include "engine/schema/exactnumber.h"
#include "engine/schema/namingconvention.h"

#include <QRegularExpression>

#include <limits>

using namespace Qt::StringLiterals;

namespace engine {

namespace {

using python::Construct;
using python::Value;

void refuse(const Value &value, QStringView wanted, const ValuePlace &place, ReadContext &context)
{
    if (value.isSymbolic())
        context.failNeedsPython(positionOf(value, place.where), u"%1 is not a constant"_s.arg(place.what));
    else
        context.failReading(place.where, u"%1 must be %2, not %3."_s.arg(place.what, wanted, repr(value)));
}

/// Every digit that `Decimal('...')` has; nothing for what is no number of digits.
std::optional<ExactNumber> decimalFrom(const Value &number)
{
    if (const qint64 *whole = number.integer())
        return ExactNumber{QString::number(*whole)};
    static const QRegularExpression form(u"^[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?$"_s);
    const QString digits = number.string() ? number.string()->trimmed().remove(u'_') : QString();
    return form.match(digits).hasMatch() ? std::optional(ExactNumber{digits}) : std::nullopt;
}

QVariant constructVariant(const Value &value, const ValuePlace &place, ReadContext &context)
{
    const Construct &construct = *value.construct();
    const QString name = shortName(construct);
    if (name == u"sa.text" || name == u"sa.literal_column")
        return QVariant::fromValue(SqlText{readTextClause(construct, context)});
    if ((name == u"alembic.op.f" || name == u"alembic.op.inline_literal") && !construct.arguments.isEmpty())
        return readVariant(construct.arguments.first(), place, context);
    if (name == u"datetime.datetime" || name == u"datetime.date" || name == u"datetime.time")
        return readMoment(construct, context);
    if (name == u"datetime.timedelta" && hasIntervals(context))
        return readSpan(construct, context);
    if (name == u"decimal.Decimal" && construct.arguments.size() == 1) {
        if (const auto number = decimalFrom(construct.arguments.first()))
            return QVariant::fromValue(*number);
    }
    refuse(value, u"a constant", place, context);
    return {};
}

QVariant listVariant(const QList<Value> &items, const ValuePlace &place, ReadContext &context)
{
    QVariantList list;
    for (const Value &item : items)
        list << readVariant(item, place, context);
    return list;
}

QVariant dictVariant(const python::Dict &dict, const ValuePlace &place, ReadContext &context)
{
    QVariantMap map;
    for (const auto &[key, value] : dict.items)
        map.insert(readText(key, place, context), readVariant(value, place, context));
    return map;
}

} // namespace

QString readText(const Value &value, const ValuePlace &place, ReadContext &context)
{
    if (const QString *text = value.string())
        return *text;
    const Construct *construct = value.construct();
    const QString name = construct ? shortName(*construct) : QString();
    const bool isMade = name == u"alembic.op.f" || name == u"sa.conv";
    if ((isMade || name == u"sa.quoted_name") && !construct->arguments.isEmpty()) {
        const QString text = readText(construct->arguments.first(), place, context);
        return isMade ? cutName(text, context.longestName()) : text;
    }
    refuse(value, u"a text", place, context);
    return {};
}

bool readBool(const Value &value, const ValuePlace &place, ReadContext &context)
{
    if (value.isSymbolic())
        refuse(value, u"True or False", place, context);
    return !value.isSymbolic() && value.isTruthy();
}

std::optional<int> readInt(const Value &value, const ValuePlace &place, ReadContext &context)
{
    if (value.isNone())
        return std::nullopt;
    const qint64 *number = value.integer();
    if (number && *number >= std::numeric_limits<int>::min() && *number <= std::numeric_limits<int>::max())
        return static_cast<int>(*number);
    refuse(value, u"a whole number", place, context);
    return std::nullopt;
}

QStringList readTexts(const Value &value, const ValuePlace &place, ReadContext &context)
{
    QStringList texts;
    const QList<Value> *items = value.items();
    if (!items) {
        refuse(value, u"a list of texts", place, context);
        return texts;
    }
    for (const Value &item : *items)
        texts << readText(item, place, context);
    return texts;
}

QVariant readVariant(const Value &value, const ValuePlace &place, ReadContext &context)
{
    const auto refused = [&] {
        refuse(value, u"a constant", place, context);
        return QVariant();
    };
    return std::visit(Overloaded{
                          [](const Value::None &) { return QVariant(); },
                          [](bool boolean) { return QVariant(boolean); },
                          [](qint64 integer) { return QVariant(integer); },
                          [&](const python::BigInteger &) { return refused(); },
                          [](const python::Float &floating) { return QVariant(floating.number); },
                          [](const QString &text) { return QVariant(text); },
                          [](const python::Bytes &bytes) { return QVariant(bytes.data); },
                          [&](const python::List &list) { return listVariant(list.items, place, context); },
                          [&](const python::Tuple &tuple) { return listVariant(tuple.items, place, context); },
                          [&](const python::Set &) { return refused(); },
                          [&](const python::Dict &dict) { return dictVariant(dict, place, context); },
                          [&](const python::Reference &) { return refused(); },
                          [&](const python::Object *) { return refused(); },
                          [&](const Value::ConstructPointer &) { return constructVariant(value, place, context); },
                      },
                      value.data());
}

} // namespace engine
