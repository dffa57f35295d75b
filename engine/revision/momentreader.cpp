#include "engine/revision/momentreader.h"

#include "engine/dialect/dialect.h"
#include "engine/revision/qualifiedname.h"

#include <QDateTime>
#include <QStringList>

#include <array>
#include <limits>
#include <optional>

using namespace Qt::StringLiterals;

namespace engine {

namespace {

using python::Construct;
using python::Value;

constexpr qint64 kMicrosecondsOfSecond = 1'000'000;
constexpr qint64 kSecondsOfDay = 86'400;
constexpr int kMicrosecondsOfMillisecond = 1'000;

/// The whole numbers of a call, each at the place of its keyword; nothing where one of them is something else.
template <size_t Count>
std::optional<std::array<qint64, Count>> numbersOf(const Construct &call, const QStringList &keywords)
{
    std::array<qint64, Count> numbers{};
    if (call.arguments.size() > qsizetype(Count))
        return std::nullopt;
    for (qsizetype place = 0; place < call.arguments.size(); ++place) {
        const qint64 *number = call.arguments[place].integer();
        if (!number)
            return std::nullopt;
        numbers[size_t(place)] = *number;
    }
    for (const python::Keyword &keyword : call.keywords) {
        if (keyword.name == u"tzinfo")
            continue;
        const qsizetype place = keywords.indexOf(keyword.name);
        const qint64 *number = keyword.value.integer();
        if (place < call.arguments.size() || !number)
            return std::nullopt;
        numbers[size_t(place)] = *number;
    }
    return numbers;
}

/// A span in microseconds; nothing where a part of it is no whole number.
std::optional<qint64> spanOf(const Construct &call)
{
    static const QStringList parts{u"days"_s,    u"seconds"_s, u"microseconds"_s, u"milliseconds"_s,
                                   u"minutes"_s, u"hours"_s,   u"weeks"_s};
    constexpr std::array<qint64, 7> lengths{kSecondsOfDay * kMicrosecondsOfSecond,
                                            kMicrosecondsOfSecond,
                                            1,
                                            kMicrosecondsOfMillisecond,
                                            60 * kMicrosecondsOfSecond,
                                            3600 * kMicrosecondsOfSecond,
                                            7 * kSecondsOfDay * kMicrosecondsOfSecond};
    const auto numbers = numbersOf<7>(call, parts);
    if (!numbers)
        return std::nullopt;
    qint64 span = 0;
    for (size_t place = 0; place < lengths.size(); ++place) {
        const qint64 number = numbers->at(place);
        if (std::abs(number) > std::numeric_limits<int>::max() / 10)
            return std::nullopt;
        span += number * lengths.at(place);
    }
    return span;
}

/// Seconds from UTC; nothing for None, and an error for a zone whose rules are not known here.
std::optional<int> offsetOf(const Construct &call, ReadContext &context)
{
    for (const python::Keyword &keyword : call.keywords) {
        if (keyword.name != u"tzinfo" || keyword.value.isNone())
            continue;
        const python::Reference *reference = keyword.value.reference();
        const QString name = reference ? reference->name : QString();
        if (name == u"datetime.timezone.utc" || name == u"datetime.UTC" || name == u"pytz.utc" || name == u"pytz.UTC")
            return 0;
        const Construct *zone = callOf(keyword.value, u"datetime.timezone");
        const Construct *span =
            zone && !zone->arguments.isEmpty() ? callOf(zone->arguments.first(), u"datetime.timedelta") : nullptr;
        const auto offset = span ? spanOf(*span) : std::nullopt;
        if (offset)
            return int(*offset / kMicrosecondsOfSecond);
        context.failNeedsPython(call.where, u"this time zone"_s);
    }
    return std::nullopt;
}

QString microsecondsText(qint64 microseconds)
{
    return QString::number(microseconds).rightJustified(6, u'0');
}

QVariant refused(const Construct &call, ReadContext &context)
{
    context.failNeedsPython(call.where, u"this date or time"_s);
    return {};
}

QVariant dayOf(const Construct &call, ReadContext &context)
{
    const auto numbers = numbersOf<3>(call, {u"year"_s, u"month"_s, u"day"_s});
    const QDate day = numbers ? QDate(int(numbers->at(0)), int(numbers->at(1)), int(numbers->at(2))) : QDate();
    return day.isValid() ? QVariant(day) : refused(call, context);
}

QVariant timeOf(const Construct &call, ReadContext &context)
{
    const auto numbers = numbersOf<4>(call, {u"hour"_s, u"minute"_s, u"second"_s, u"microsecond"_s});
    if (!numbers || offsetOf(call, context))
        return refused(call, context);
    const qint64 microseconds = numbers->at(3);
    const QTime time(int(numbers->at(0)), int(numbers->at(1)), int(numbers->at(2)),
                     int(microseconds / kMicrosecondsOfMillisecond));
    if (!time.isValid())
        return refused(call, context);
    return microseconds % kMicrosecondsOfMillisecond == 0
        ? QVariant(time)
        : QVariant(time.toString(u"HH:mm:ss"_s) + u'.' + microsecondsText(microseconds));
}

QVariant momentOf(const Construct &call, ReadContext &context)
{
    const auto numbers =
        numbersOf<7>(call, {u"year"_s, u"month"_s, u"day"_s, u"hour"_s, u"minute"_s, u"second"_s, u"microsecond"_s});
    if (!numbers)
        return refused(call, context);
    const auto at = [&numbers](size_t place) { return int(numbers->at(place)); };
    const std::optional<int> offset = offsetOf(call, context);
    const QDate day(at(0), at(1), at(2));
    const QTime time(at(3), at(4), at(5), at(6) / kMicrosecondsOfMillisecond);
    const bool isFine = at(6) % kMicrosecondsOfMillisecond != 0;
    if (!day.isValid() || !time.isValid() || (isFine && offset))
        return refused(call, context);
    // An hour that the clocks of this machine leave out is one like any other.
    const bool isLeftOut = !offset && !QDateTime(day, time).isValid();
    if (isFine || isLeftOut)
        return day.toString(Qt::ISODate) + time.toString(u" HH:mm:ss."_s) + microsecondsText(at(6));
    return offset ? QDateTime(day, time, Qt::OffsetFromUTC, *offset) : QDateTime(day, time);
}

} // namespace

QVariant readMoment(const Construct &call, ReadContext &context)
{
    if (call.name.endsWith(u".date"))
        return dayOf(call, context);
    return call.name.endsWith(u".time") ? timeOf(call, context) : momentOf(call, context);
}

QVariant readSpan(const Construct &call, ReadContext &context)
{
    const std::optional<qint64> span = spanOf(call);
    if (!span)
        return refused(call, context);
    constexpr qint64 day = kSecondsOfDay * kMicrosecondsOfSecond;
    const qint64 rest = ((*span % day) + day) % day;
    return u"%1 days %2.%3 seconds"_s.arg((*span - rest) / day)
        .arg(rest / kMicrosecondsOfSecond)
        .arg(microsecondsText(rest % kMicrosecondsOfSecond));
}

QVariant readSpanAsMoment(const Construct &call, ReadContext &context)
{
    const std::optional<qint64> span = spanOf(call);
    if (!span || *span % kMicrosecondsOfMillisecond != 0)
        return refused(call, context);
    // In UTC all days have the same length; which zone it is does not come into it.
    const QDateTime moment =
        QDateTime(QDate(1970, 1, 1), QTime(0, 0), Qt::UTC).addMSecs(*span / kMicrosecondsOfMillisecond);
    return QDateTime(moment.date(), moment.time());
}

bool hasIntervals(const ReadContext &context)
{
    const auto sql = context.dialect ? context.dialect->typeSql({.name = u"Interval"_s}) : Result<QString>(QString());
    return sql && sql->startsWith(u"INTERVAL"_s);
}

} // namespace engine
