#include "engine/dialect/postgresql/dependents.h"

#include <QRegularExpression>
#include <QStringList>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace engine::postgresql {

namespace {

/// The objects of the server's "x depends on y", the last one first: what depends on others is listed after them.
QStringList dependents(const QString &why)
{
    static const QRegularExpression line(u"^(?:DETAIL: +)?(?:rule _RETURN on )?(.+?) depends on "_s,
                                         QRegularExpression::MultilineOption);
    QStringList names;
    for (const QRegularExpressionMatch &match : line.globalMatch(why)) {
        if (!names.contains(match.captured(1)))
            names.prepend(match.captured(1));
    }
    return names;
}

} // namespace

QString dependentsAdvice(const QString &why)
{
    if (why.contains(u"used by a generated column"_s))
        return u"Drop the generated column before, and add it again after: its values are computed anew."_s;
    static const QRegularExpression refusal(u"because other objects depend on it|cannot alter type of a column used "
                                            u"(?:by|in)"_s);
    const QStringList names = dependents(why);
    if (!refusal.match(why).hasMatch() || names.isEmpty())
        return {};
    return u"Drop %1 in this revision before, and create %2 again after, as far as it is still wanted."_s.arg(
        names.join(u", "_s), names.size() == 1 ? u"it"_s : u"them"_s);
}

} // namespace engine::postgresql
