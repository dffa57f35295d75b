#include "engine/schema/column.h"

using namespace Qt::StringLiterals;

namespace engine {

QString text(const ServerDefault &value)
{
    switch (value.kind) {
    case ServerDefault::Kind::Literal:
        return u'\'' + value.text + u'\'';
    case ServerDefault::Kind::Expression:
        return value.text;
    case ServerDefault::Kind::Now:
        return u"now"_s;
    case ServerDefault::Kind::True:
        return u"true"_s;
    case ServerDefault::Kind::False:
        return u"false"_s;
    case ServerDefault::Kind::Fetched:
        break;
    }
    return u"what the server decides"_s;
}

} // namespace engine
