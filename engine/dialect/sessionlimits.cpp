#include "engine/dialect/sessionlimits.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace engine {

Result<std::optional<std::chrono::milliseconds>> durationOf(const QString &text)
{
    if (text.trimmed().isEmpty())
        return std::nullopt;
    static const QRegularExpression pattern(uR"(\A\s*(\d{1,9}(?:\.\d{1,3})?)\s*(ms|s|min)?\s*\z)"_s);
    const QRegularExpressionMatch match = pattern.match(text);
    if (!match.hasMatch()) {
        return failure({.what = u"'%1' is not a duration."_s.arg(text),
                        .advice = u"Write seconds, or a number with ms, s or min: 5, 0.5, 500ms, 2min."_s});
    }
    const QString unit = match.captured(2);
    const double factor = unit == u"ms" ? 1 : unit == u"min" ? 60'000 : 1'000;
    return std::chrono::milliseconds(qRound64(match.captured(1).toDouble() * factor));
}

QString durationText(std::chrono::milliseconds duration)
{
    const qint64 count = duration.count();
    if (count > 0 && count % 60'000 == 0)
        return u"%1 min"_s.arg(count / 60'000);
    return count % 1'000 == 0 ? u"%1 s"_s.arg(count / 1'000) : u"%1 ms"_s.arg(count);
}

} // namespace engine
