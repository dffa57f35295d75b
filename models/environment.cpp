#include "models/environment.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace models {

bool looksLikeProduction(const Environment &environment)
{
    if (environment.kind == Environment::Kind::Production)
        return false;
    // A word of its own, so that "products.db" and "delivery" do not raise the question.
    static const QRegularExpression sign(u"(?:^|[^a-z])(?:prod|production|live|master)(?:[^a-z]|$)"_s,
                                         QRegularExpression::CaseInsensitiveOption);
    return sign.match(environment.name).hasMatch() || sign.match(environment.url).hasMatch();
}

} // namespace models
