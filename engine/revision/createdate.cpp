#include "engine/revision/createdate.h"

#include <QLocale>
#include <QTimeZone>

#include <chrono>
#include <cmath>

using namespace Qt::StringLiterals;

namespace engine {

namespace {

/// Python's zoneinfo knows only the names of the time zone database, Qt also "UTC+03:00".
bool isZone(const QString &name)
{
    const bool isOffset = name.startsWith("UTC"_L1) && name.size() > 3;
    return !isOffset && QTimeZone::isTimeZoneIdAvailable(name.toUtf8());
}

QString offsetText(int seconds, const QString &separator)
{
    const int magnitude = std::abs(seconds);
    QString text = seconds < 0 ? u"-"_s : u"+"_s;
    text += QString::number(magnitude / 3600).rightJustified(2, u'0') + separator
        + QString::number(magnitude / 60 % 60).rightJustified(2, u'0');
    if (magnitude % 60 != 0)
        text += separator + QString::number(magnitude % 60).rightJustified(2, u'0');
    return text;
}

QString digits(qint64 number, int width)
{
    return QString::number(number).rightJustified(width, u'0');
}

QString isoText(const CreateDate &date, QChar separator)
{
    QString text = date.moment.date().toString(u"yyyy-MM-dd") + separator + date.moment.time().toString(u"HH:mm:ss");
    if (date.microseconds != 0)
        text += u'.' + digits(date.microseconds, 6);
    if (date.aware)
        text += offsetText(date.moment.offsetFromUtc(), u":"_s);
    return text;
}

/// The week of the year, counted from the first `firstDay` (1 is Monday, 7 Sunday).
int weekOfYear(const QDate &date, int firstDay)
{
    const int daysIntoWeek = (date.dayOfWeek() - firstDay + 7) % 7;
    return (date.dayOfYear() + 6 - daysIntoWeek) / 7;
}

std::optional<QString> dateDirective(const QDate &date, QChar directive)
{
    const QLocale c = QLocale::c();
    switch (directive.unicode()) {
    case u'Y':
        return QString::number(date.year());
    case u'y':
        return digits(date.year() % 100, 2);
    case u'm':
        return digits(date.month(), 2);
    case u'd':
        return digits(date.day(), 2);
    case u'j':
        return digits(date.dayOfYear(), 3);
    case u'a':
        return c.dayName(date.dayOfWeek(), QLocale::ShortFormat);
    case u'A':
        return c.dayName(date.dayOfWeek());
    case u'b':
        return c.monthName(date.month(), QLocale::ShortFormat);
    case u'B':
        return c.monthName(date.month());
    case u'w':
        return QString::number(date.dayOfWeek() % 7);
    case u'u':
        return QString::number(date.dayOfWeek());
    case u'U':
        return digits(weekOfYear(date, 7), 2);
    case u'W':
        return digits(weekOfYear(date, 1), 2);
    case u'x':
    case u'D':
        return date.toString(u"MM/dd/yy");
    case u'F':
        return date.toString(u"yyyy-MM-dd");
    default:
        return std::nullopt;
    }
}

std::optional<QString> timeDirective(const CreateDate &date, QChar directive)
{
    const QTime time = date.moment.time();
    switch (directive.unicode()) {
    case u'H':
        return digits(time.hour(), 2);
    case u'I':
        return digits((time.hour() + 11) % 12 + 1, 2);
    case u'M':
        return digits(time.minute(), 2);
    case u'S':
        return digits(time.second(), 2);
    case u'f':
        return digits(date.microseconds, 6);
    case u'p':
        return time.hour() < 12 ? u"AM"_s : u"PM"_s;
    case u'X':
    case u'T':
        return time.toString(u"HH:mm:ss");
    case u'R':
        return time.toString(u"HH:mm");
    case u's':
        return QString::number(date.epoch());
    case u'z':
        return date.aware ? offsetText(date.moment.offsetFromUtc(), QString()) : QString();
    case u'Z':
        return date.aware ? date.moment.timeZoneAbbreviation() : QString();
    case u'%':
        return u"%"_s;
    default:
        return std::nullopt;
    }
}

} // namespace

Result<CreateDate> CreateDate::now(const QString &timezone)
{
    const auto sinceEpoch = std::chrono::system_clock::now().time_since_epoch();
    const qint64 microseconds = std::chrono::duration_cast<std::chrono::microseconds>(sinceEpoch).count();
    CreateDate date{QDateTime::fromSecsSinceEpoch(microseconds / 1'000'000), int(microseconds % 1'000'000), false};
    if (timezone.isEmpty())
        return date;
    const QString zone = isZone(timezone) ? timezone : timezone.toUpper();
    if (!isZone(zone)) {
        return failure(
            {.kind = Error::Kind::Command,
             .what = u"Can't locate timezone: "_s + timezone,
             .advice = u"Set timezone to a name such as UTC or Europe/Rome, or remove it for local time."_s});
    }
    date.moment = date.moment.toTimeZone(QTimeZone(zone.toUtf8()));
    date.aware = true;
    return date;
}

QString CreateDate::text() const
{
    return isoText(*this, u' ');
}

QString CreateDate::isoFormat() const
{
    return isoText(*this, u'T');
}

std::optional<QString> CreateDate::strftime(const QString &format) const
{
    QString result;
    for (qsizetype i = 0; i < format.size(); ++i) {
        if (format.at(i) != u'%') {
            result += format.at(i);
            continue;
        }
        if (++i == format.size())
            return std::nullopt;
        std::optional<QString> part = dateDirective(moment.date(), format.at(i));
        if (!part)
            part = timeDirective(*this, format.at(i));
        if (!part)
            return std::nullopt;
        result += *part;
    }
    return result;
}

} // namespace engine
