#include "engine/dialect/lockholders.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace engine {

QStringList namesIn(const QString &sql)
{
    static const QRegularExpression name(uR"re(`((?:[^`]|``)*)`|"((?:[^"]|"")*)"|([\w$]+))re"_s,
                                         QRegularExpression::UseUnicodePropertiesOption);
    QStringList names;
    for (const QRegularExpressionMatch &match : name.globalMatch(sql)) {
        if (!match.captured(3).isEmpty())
            names << match.captured(3);
        else if (match.captured(0).startsWith(u'`'))
            names << match.captured(1).replace(u"``"_s, u"`"_s);
        else
            names << match.captured(2).replace(u"\"\""_s, u"\""_s);
    }
    return names;
}

QString holdSentence(const QStringList &sessions)
{
    constexpr qsizetype shown = 3;
    if (sessions.isEmpty())
        return {};
    if (sessions.size() == 1)
        return u"Session %1 holds it."_s.arg(sessions.front());
    const QString others = sessions.size() > shown ? u" and %1 more"_s.arg(sessions.size() - shown) : QString();
    return u"Sessions %1%2 hold it."_s.arg(sessions.mid(0, shown).join(u", "_s), others);
}

} // namespace engine
