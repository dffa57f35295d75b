#include "engine/python/moment.h"

#include <QDateTime>
#include <QLocale>
#include <QTimeZone>

#include <array>

using namespace Qt::StringLiterals;

namespace engine::python {

namespace {

const QString className = u"datetime.datetime"_s;
const QString dateName = u"datetime.date"_s;

/// A moment as its parts: year, month, day, hour, minute, second, microsecond.
struct Moment
{
    std::array<int, 7> parts{1, 1, 1, 0, 0, 0, 0};
    bool isDate = false;
    bool isUtc = false; ///< with tzinfo=timezone.utc; other zones are not known here

    [[nodiscard]] QDateTime dateTime() const
    {
        const QDate date(parts[0], parts[1], parts[2]);
        const QTime time(parts[3], parts[4], parts[5], parts[6] / 1000);
        return isUtc ? QDateTime(date, time, Qt::UTC) : QDateTime(date, time);
    }
};

bool isUtc(const Value &zone)
{
    const QString name = zone.typeName();
    return name == u"datetime.timezone.utc" || name == u"datetime.UTC" || name == u"pytz.utc" || name == u"pytz.UTC";
}

std::optional<Moment> momentOf(const Value &value)
{
    const Construct *construct = value.construct();
    const bool isCall = construct && construct->kind == Construct::Kind::Call && construct->operands.isEmpty();
    if (!isCall || (construct->name != className && construct->name != dateName) || construct->arguments.size() > 7)
        return std::nullopt;
    Moment moment;
    moment.isDate = construct->name == dateName;
    for (qsizetype index = 0; index < construct->arguments.size(); ++index) {
        const qint64 *part = construct->arguments[index].integer();
        if (!part)
            return std::nullopt;
        moment.parts[size_t(index)] = int(*part);
    }
    for (const Keyword &keyword : construct->keywords) {
        if (keyword.name != u"tzinfo" || !isUtc(keyword.value))
            return std::nullopt;
        moment.isUtc = true;
    }
    return construct->arguments.size() >= 3 ? std::optional(moment) : std::nullopt;
}

Value valueOf(const Moment &moment)
{
    Construct construct;
    construct.name = moment.isDate ? dateName : className;
    const size_t count = moment.isDate ? 3 : moment.parts.size();
    for (size_t index = 0; index < count; ++index)
        construct.arguments << Value(qint64(moment.parts[index]));
    if (moment.isUtc)
        construct.keywords << Keyword{u"tzinfo"_s, Value(Reference{u"datetime.timezone.utc"_s})};
    return Value(construct);
}

Moment momentFrom(const QDateTime &time, bool hasZone)
{
    return {.parts = {time.date().year(), time.date().month(), time.date().day(), time.time().hour(),
                      time.time().minute(), time.time().second(), time.time().msec() * 1000},
            .isUtc = hasZone};
}

QString two(int number)
{
    return u"%1"_s.arg(number, 2, 10, QLatin1Char('0'));
}

QString dateText(const Moment &moment)
{
    return u"%1-"_s.arg(moment.parts[0], 4, 10, QLatin1Char('0')) + two(moment.parts[1]) + u'-' + two(moment.parts[2]);
}

QString text(const Moment &moment, const QString &separator)
{
    if (moment.isDate)
        return dateText(moment);
    QString result =
        dateText(moment) + separator + two(moment.parts[3]) + u':' + two(moment.parts[4]) + u':' + two(moment.parts[5]);
    if (moment.parts[6] != 0)
        result += u".%1"_s.arg(moment.parts[6], 6, 10, QLatin1Char('0'));
    return moment.isUtc ? result + u"+00:00"_s : result;
}

/// The directives of strftime() that do not hang on the machine's language.
Computed formatted(const Moment &moment, const QString &format)
{
    static const QLocale c = QLocale::c();
    const QDate date(moment.parts[0], moment.parts[1], moment.parts[2]);
    QString result;
    for (qsizetype at = 0; at < format.size(); ++at) {
        if (format.at(at) != u'%' || at + 1 == format.size()) {
            result += format.at(at);
            continue;
        }
        switch (format.at(++at).unicode()) {
        case u'Y':
            result += u"%1"_s.arg(moment.parts[0], 4, 10, QLatin1Char('0'));
            break;
        case u'y':
            result += two(moment.parts[0] % 100);
            break;
        case u'm':
            result += two(moment.parts[1]);
            break;
        case u'd':
            result += two(moment.parts[2]);
            break;
        case u'H':
            result += two(moment.parts[3]);
            break;
        case u'M':
            result += two(moment.parts[4]);
            break;
        case u'S':
            result += two(moment.parts[5]);
            break;
        case u'f':
            result += u"%1"_s.arg(moment.parts[6], 6, 10, QLatin1Char('0'));
            break;
        case u'j':
            result += u"%1"_s.arg(date.dayOfYear(), 3, 10, QLatin1Char('0'));
            break;
        case u'b':
            result += c.monthName(moment.parts[1], QLocale::ShortFormat);
            break;
        case u'B':
            result += c.monthName(moment.parts[1]);
            break;
        case u'z':
            result += moment.isUtc ? u"+0000"_s : QString();
            break;
        case u'%':
            result += u'%';
            break;
        default:
            return tl::unexpected(u"the format '%1' of strftime()"_s.arg(format));
        }
    }
    return Value(result);
}

std::optional<Computed> fromIso(const QList<Value> &given)
{
    if (given.size() != 1 || !given.front().string())
        return std::nullopt;
    QString written = *given.front().string();
    const bool isZulu = written.endsWith(u'Z') || written.endsWith(u"+00:00"_s);
    if (isZulu)
        written.chop(written.endsWith(u'Z') ? 1 : 6);
    const QString fraction = written.section(u'.', 1);
    written = written.section(u'.', 0, 0);
    const QDateTime time = QDateTime::fromString(written.replace(u' ', u'T'), Qt::ISODate);
    if (!time.isValid() || written.size() > 19)
        return Computed(tl::unexpected(u"the moment '%1'"_s.arg(*given.front().string())));
    Moment moment = momentFrom(time, isZulu);
    moment.parts[6] = fraction.leftJustified(6, u'0').first(6).toInt();
    return Computed(valueOf(moment));
}

Computed replaced(Moment moment, const CallArguments &arguments)
{
    static const QStringList names{u"year"_s,   u"month"_s,  u"day"_s,        u"hour"_s,
                                   u"minute"_s, u"second"_s, u"microsecond"_s};
    for (const Keyword &keyword : arguments.keywords) {
        const qsizetype index = names.indexOf(keyword.name);
        if (keyword.name == u"tzinfo" && (keyword.value.isNone() || isUtc(keyword.value)))
            moment.isUtc = !keyword.value.isNone();
        else if (index >= 0 && keyword.value.integer())
            moment.parts[size_t(index)] = int(*keyword.value.integer());
        else
            return tl::unexpected(u"these arguments of replace()"_s);
    }
    return valueOf(moment);
}

} // namespace

std::optional<Computed> callMomentFunction(const QString &name, const CallArguments &arguments)
{
    const QList<Value> &given = arguments.positional;
    const Value *zone = !arguments.keywords.isEmpty() ? &arguments.keywords.front().value
        : !given.isEmpty()                            ? &given.front()
                                                      : nullptr;
    if (name == className + u".now"_s || name == className + u".utcnow"_s || name == className + u".today"_s) {
        const bool inUtc = name.endsWith(u"utcnow"_s) || (zone && isUtc(*zone));
        if (zone && !isUtc(*zone) && !zone->isNone())
            return std::nullopt;
        const QDateTime now = inUtc ? QDateTime::currentDateTimeUtc() : QDateTime::currentDateTime();
        return Computed(valueOf(momentFrom(now, zone && isUtc(*zone))));
    }
    if (name == dateName + u".today"_s) {
        Moment today = momentFrom(QDateTime::currentDateTime(), false);
        today.isDate = true;
        return Computed(valueOf(today));
    }
    if (name == u"time.time" && given.isEmpty())
        return Computed(Value(Float{double(QDateTime::currentMSecsSinceEpoch()) / 1000, {}}));
    if (name == className + u".fromisoformat"_s)
        return fromIso(given);
    return std::nullopt;
}

std::optional<Computed> callMomentMethod(const Value &object, const QString &method, const CallArguments &arguments)
{
    const auto moment = momentOf(object);
    if (!moment)
        return std::nullopt;
    const QList<Value> &given = arguments.positional;
    const bool isText = given.size() == 1 && given.front().string();
    if (method == u"isoformat" && arguments.keywords.isEmpty() && (given.isEmpty() || isText))
        return Computed(Value(text(*moment, isText ? *given.front().string() : u"T"_s)));
    if (method == u"strftime" && isText)
        return formatted(*moment, *given.front().string());
    if (method == u"replace" && given.isEmpty())
        return replaced(*moment, arguments);
    if (method == u"timestamp" && given.isEmpty()) {
        const double seconds = double(moment->dateTime().toSecsSinceEpoch());
        return Computed(Value(Float{seconds + double(moment->parts[6]) / 1e6, {}}));
    }
    if (method == u"date" && given.isEmpty()) {
        Moment date = *moment;
        date.isDate = true;
        return Computed(valueOf(date));
    }
    return std::nullopt;
}

std::optional<Value> momentAttribute(const Value &object, const QString &name)
{
    static const QStringList names{u"year"_s,   u"month"_s,  u"day"_s,        u"hour"_s,
                                   u"minute"_s, u"second"_s, u"microsecond"_s};
    const qsizetype index = names.indexOf(name);
    if (index < 0 && name != u"str")
        return std::nullopt;
    const auto moment = momentOf(object);
    if (!moment)
        return std::nullopt;
    return index < 0 ? Value(text(*moment, u" "_s)) : Value(qint64(moment->parts[size_t(index)]));
}

} // namespace engine::python
