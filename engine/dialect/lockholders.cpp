#include "engine/dialect/lockholders.h"

using namespace Qt::StringLiterals;

namespace engine {

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
