#include "engine/revision/percentformat.h"

#include "engine/python/stringrepr.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace engine {

namespace {

struct Conversion
{
    QString flags;
    int width = 0;
    int precision = -1;
    QChar type;
};

tl::unexpected<Error> malformed(const QString &text, const QString &why)
{
    return failure({.kind = Error::Kind::Project,
                    .what = u"Cannot format %1."_s.arg(python::stringRepr(text)),
                    .why = why,
                    .advice = u"Write %(name)s with one of the known names, and %% for a percent sign."_s});
}

QString padded(const QString &body, const Conversion &conversion)
{
    return conversion.flags.contains(u'-') ? body.leftJustified(conversion.width)
                                           : body.rightJustified(conversion.width);
}

QString digitsOf(qint64 number, QChar type)
{
    const auto magnitude = number < 0 ? quint64(0) - quint64(number) : quint64(number);
    if (type.toLower() == u'x') {
        const QString hexadecimal = QString::number(magnitude, 16);
        return type == u'X' ? hexadecimal.toUpper() : hexadecimal;
    }
    return QString::number(magnitude, type == u'o' ? 8 : 10);
}

QString formattedNumber(qint64 number, const Conversion &conversion)
{
    QString sign = number < 0 ? u"-"_s : QString();
    if (number >= 0 && conversion.flags.contains(u'+'))
        sign = u"+"_s;
    else if (number >= 0 && conversion.flags.contains(u' '))
        sign = u" "_s;
    if (conversion.flags.contains(u'#') && conversion.type.toLower() == u'x')
        sign += u'0' + QString(conversion.type);
    else if (conversion.flags.contains(u'#') && conversion.type == u'o')
        sign += "0o"_L1;
    QString digits = digitsOf(number, conversion.type).rightJustified(conversion.precision, u'0');
    if (conversion.flags.contains(u'0') && !conversion.flags.contains(u'-'))
        digits = digits.rightJustified(conversion.width - sign.size(), u'0');
    return padded(sign + digits, conversion);
}

Result<QString> formatted(const PercentValue &value, const Conversion &conversion, const QString &whole)
{
    const auto *number = std::get_if<qint64>(&value);
    if (u"diuxXo"_s.contains(conversion.type)) {
        if (number)
            return formattedNumber(*number, conversion);
        return malformed(whole, u"%%1 format: a real number is required, not str"_s.arg(conversion.type));
    }
    QString body = number ? QString::number(*number) : std::get<QString>(value);
    if (conversion.type == u'r' && !number)
        body = python::stringRepr(body);
    return padded(conversion.precision >= 0 ? body.left(conversion.precision) : body, conversion);
}

} // namespace

Result<QString> percentFormat(const QString &text, const PercentValues &values)
{
    static const QRegularExpression pattern(uR"(%(?:(%)|\(([^)]*)\)([#0\- +]*)(\d*)(?:\.(\d*))?[hlL]?([srdiuxXo])))"_s);
    QString result;
    qsizetype position = 0;
    for (;;) {
        const qsizetype percent = text.indexOf(u'%', position);
        if (percent < 0)
            return result + text.mid(position);
        result += QStringView(text).mid(position, percent - position);
        const QRegularExpressionMatch match = pattern.match(text, percent, QRegularExpression::NormalMatch,
                                                            QRegularExpression::AnchorAtOffsetMatchOption);
        if (!match.hasMatch()) {
            return malformed(text,
                             percent + 1 == text.size() ? u"incomplete format"_s
                                                        : u"unsupported format at index %1"_s.arg(percent));
        }
        position = match.capturedEnd();
        if (match.hasCaptured(1)) {
            result += u'%';
            continue;
        }
        const auto found = values.constFind(match.captured(2));
        if (found == values.cend())
            return malformed(text, u"KeyError: "_s + python::stringRepr(match.captured(2)));
        const Conversion conversion{match.captured(3), match.captured(4).toInt(),
                                    match.hasCaptured(5) ? match.captured(5).toInt() : -1, match.captured(6).front()};
        const Result<QString> part = formatted(*found, conversion, text);
        if (!part)
            return part;
        result += *part;
    }
}

} // namespace engine
