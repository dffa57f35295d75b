#include "engine/dialect/mysql/names.h"

#include "engine/operation/newnames.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace engine::mysql {

namespace {

tl::unexpected<Error> refused(const QString &what, const QString &advice)
{
    return failure({.kind = Error::Kind::Unsupported, .what = what, .advice = advice});
}

} // namespace

Done namesFit(const Operation &operation)
{
    for (const QString &name : newNames(operation)) {
        if (name.toUcs4().size() > LongestName)
            return refused(
                u"The name %1 is longer than the %2 characters that MySQL takes."_s.arg(name).arg(LongestName),
                u"Give it a shorter name."_s);
        const bool isTakeable =
            std::ranges::none_of(name, [](QChar letter) { return letter.isNull() || letter.isSurrogate(); });
        if (!isTakeable)
            return refused(u"MySQL takes no NUL and no character beyond U+FFFF in a name: %1"_s.arg(
                               QString(name).replace(QChar::Null, QChar(0x2400))),
                           u"Give it another name."_s);
        if (name.endsWith(u' '))
            return refused(u"MySQL takes no name that ends with a blank: '%1'"_s.arg(name), u"Give it another name."_s);
    }
    return {};
}

} // namespace engine::mysql
