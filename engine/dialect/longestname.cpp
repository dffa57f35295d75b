#include "engine/dialect/longestname.h"

#include <QHash>

using namespace Qt::StringLiterals;

namespace engine {

int longestName(const Dialect &dialect)
{
    static const QHash<QString, int> limits{{u"postgresql"_s, 63}, {u"mysql"_s, 64}, {u"mariadb"_s, 64}};
    return limits.value(dialect.name(), 0);
}

} // namespace engine
