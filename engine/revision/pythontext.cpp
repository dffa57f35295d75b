#include "engine/revision/pythontext.h"

#include "engine/python/stringrepr.h"
#include "engine/python/value.h"
#include "engine/schema/datatype.h"
#include "engine/schema/exactnumber.h"

#include <QDateTime>

using namespace Qt::StringLiterals;

namespace engine {

namespace {

QString dateText(const QDate &date)
{
    return u"%1, %2, %3"_s.arg(date.year()).arg(date.month()).arg(date.day());
}

QString timeText(const QTime &time)
{
    QString text = u"%1, %2"_s.arg(time.hour()).arg(time.minute());
    if (time.second() != 0 || time.msec() != 0)
        text += u", %1"_s.arg(time.second());
    if (time.msec() != 0)
        text += u", %1"_s.arg(time.msec() * 1000);
    return text;
}

Result<QString> listText(const QVariantList &list, RenderContext &context)
{
    QStringList items;
    for (const QVariant &item : list) {
        Result<QString> text = renderValue(item, context);
        if (!text)
            return text;
        items << *text;
    }
    return u'[' + items.join(u", "_s) + u']';
}

Result<QString> mapText(const QVariantMap &map, RenderContext &context)
{
    QStringList items;
    for (auto entry = map.cbegin(); entry != map.cend(); ++entry) {
        Result<QString> text = renderValue(entry.value(), context);
        if (!text)
            return text;
        items << python::stringRepr(entry.key()) + u": "_s + *text;
    }
    return u'{' + items.join(u", "_s) + u'}';
}

QString momentText(const QVariant &value, RenderContext &context)
{
    context.imports.insert(u"import datetime"_s);
    if (value.typeId() == QMetaType::QDate)
        return u"datetime.date(%1)"_s.arg(dateText(value.toDate()));
    if (value.typeId() == QMetaType::QTime)
        return u"datetime.time(%1)"_s.arg(timeText(value.toTime()));
    const QDateTime moment = value.toDateTime();
    return u"datetime.datetime(%1, %2)"_s.arg(dateText(moment.date()), timeText(moment.time()));
}

} // namespace

QString renderName(const QString &name, const RenderContext &context)
{
    if (name.isEmpty())
        return u"None"_s;
    return context.options.finalNames ? context.prefix() + u"f("_s + python::stringRepr(name) + u')'
                                      : python::stringRepr(name);
}

QString renderList(const QStringList &items)
{
    QStringList parts;
    for (const QString &item : items)
        parts << python::stringRepr(item);
    return u'[' + parts.join(u", "_s) + u']';
}

Result<QString> renderValue(const QVariant &value, RenderContext &context)
{
    if (!value.isValid() || value.isNull())
        return u"None"_s;
    if (value.metaType() == QMetaType::fromType<SqlText>())
        return renderSqlText(value.value<SqlText>().text);
    if (value.metaType() == QMetaType::fromType<ExactNumber>()) {
        context.imports.insert(u"import decimal"_s);
        return u"decimal.Decimal(%1)"_s.arg(python::stringRepr(value.value<ExactNumber>().digits));
    }
    switch (value.typeId()) {
    case QMetaType::Bool:
        return value.toBool() ? u"True"_s : u"False"_s;
    case QMetaType::Int:
    case QMetaType::LongLong:
    case QMetaType::UInt:
    case QMetaType::ULongLong:
        return value.toString();
    case QMetaType::Double:
        return python::repr(python::Value(python::Float{value.toDouble(), QString()}));
    case QMetaType::QString:
        return python::stringRepr(value.toString());
    case QMetaType::QByteArray:
        return python::repr(python::Value(python::Bytes{value.toByteArray()}));
    case QMetaType::QStringList:
        return renderList(value.toStringList());
    case QMetaType::QVariantList:
        return listText(value.toList(), context);
    case QMetaType::QVariantMap:
        return mapText(value.toMap(), context);
    case QMetaType::QDate:
    case QMetaType::QTime:
    case QMetaType::QDateTime:
        return momentText(value, context);
    default:
        return failure({.kind = Error::Kind::Unsupported,
                        .what = u"A value of type %1 cannot be written as Python."_s.arg(
                            QString::fromLatin1(value.metaType().name())),
                        .advice = u"Write this operation by hand."_s});
    }
}

Result<QStringList> renderOptions(const QVariantMap &options, RenderContext &context)
{
    QStringList parts;
    for (auto entry = options.cbegin(); entry != options.cend(); ++entry) {
        // What is no keyword is a dialect's own note, which SQLAlchemy would refuse.
        if (entry.key().contains(u' '))
            continue;
        const Result<QString> text = renderValue(entry.value(), context);
        if (!text)
            return failure(text.error());
        parts << entry.key() + u'=' + *text;
    }
    return parts;
}

QString renderSqlText(const QString &sql)
{
    return u"sa.text("_s + python::stringRepr(sql) + u')';
}

} // namespace engine
