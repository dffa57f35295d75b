#include "engine/dialect/nulcharacter.h"

using namespace Qt::StringLiterals;

namespace engine {

Done withoutNul(const std::vector<Statement> &statements, const QString &database)
{
    for (const Statement &statement : statements) {
        const qsizetype place = statement.sql.indexOf(QChar::Null);
        if (place < 0)
            continue;
        return failure(
            {.kind = Error::Kind::Unsupported,
             .what = u"The statement holds a NUL character, which %1 cannot keep in a name or a text."_s.arg(database),
             .advice = u"Take it out (\\x00, \\0), or keep such values as bytes (LargeBinary)."_s,
             .sql = QString(statement.sql).replace(QChar::Null, QChar(0x2400)),
             .sqlPosition = int(place)});
    }
    return {};
}

Done withoutNul(const QString &script)
{
    const qsizetype place = script.indexOf(QChar::Null);
    if (place < 0)
        return {};
    const QStringView before = QStringView(script).first(place);
    return failure({.kind = Error::Kind::Reading,
                    .what = u"There is a NUL character in the file."_s,
                    .advice = u"Take it out; if the file is UTF-16, save it as UTF-8."_s,
                    .where = {{}, int(before.count(u'\n')) + 1, int(place - before.lastIndexOf(u'\n'))}});
}

} // namespace engine
