#include "engine/dialect/postgresql/names.h"

#include "engine/operation/newnames.h"

using namespace Qt::StringLiterals;

namespace engine::postgresql {

Done namesFit(const Operation &operation)
{
    for (const QString &name : newNames(operation)) {
        if (name.toUtf8().size() <= LongestName)
            continue;
        return failure(
            {.kind = Error::Kind::Unsupported,
             .what =
                 u"The name %1 is longer than the %2 bytes that PostgreSQL keeps of one."_s.arg(name).arg(LongestName),
             .advice = u"Give it a shorter name; in UTF-8 a letter that is not English takes two bytes or more."_s});
    }
    return {};
}

} // namespace engine::postgresql
