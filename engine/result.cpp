#include "engine/result.h"

#include <QStringList>

using namespace Qt::StringLiterals;

namespace engine {

namespace {

QString describe(const SourcePosition &position)
{
    if (position.file.isEmpty())
        return {};
    if (position.line <= 0)
        return position.file + u": "_s;
    if (position.column <= 0)
        return u"%1:%2: "_s.arg(position.file).arg(position.line);
    return u"%1:%2:%3: "_s.arg(position.file).arg(position.line).arg(position.column);
}

} // namespace

QString describe(const Error &error)
{
    QStringList lines{describe(error.where) + error.what};
    for (const QString &part : {error.why, error.sql, error.advice}) {
        // Some readers say the reason in the sentence already.
        if (!part.isEmpty() && !error.what.contains(part))
            lines << part;
    }
    return lines.join(u'\n');
}

} // namespace engine
