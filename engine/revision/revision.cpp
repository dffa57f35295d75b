#include "engine/revision/revision.h"

using namespace Qt::StringLiterals;

namespace engine {

QString Revision::message() const
{
    const auto end = documentation.indexOf("\n\n"_L1);
    return end < 0 ? documentation : documentation.left(end);
}

} // namespace engine
