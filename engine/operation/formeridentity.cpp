#include "engine/operation/formeridentity.h"

using namespace Qt::StringLiterals;

namespace engine {

namespace {

const QString Key = u"existing_identity"_s;
const QString Always = u"always"_s;

} // namespace

FormerIdentity formerIdentity(const AlterColumn &alter)
{
    if (!alter.options.contains(Key))
        return std::nullopt;
    QVariantMap options = alter.options.value(Key).toMap();
    if (!options.contains(Always))
        return std::optional<Identity>();
    const bool always = options.take(Always).toBool();
    return std::optional<Identity>(Identity{.always = always, .options = options});
}

void setFormerIdentity(AlterColumn &alter, const FormerIdentity &identity)
{
    alter.options.remove(Key);
    if (!identity)
        return;
    QVariantMap options;
    if (*identity) {
        options = (*identity)->options;
        options.insert(Always, (*identity)->always);
    }
    alter.options.insert(Key, options);
}

QVariantMap optionsWithoutIdentity(const AlterColumn &alter)
{
    QVariantMap options = alter.options;
    options.remove(Key);
    return options;
}

} // namespace engine
