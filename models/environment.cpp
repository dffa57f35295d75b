#include "models/environment.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace models {

QString keyOf(Environment::Kind kind)
{
    switch (kind) {
    case Environment::Kind::Staging:
        return u"staging"_s;
    case Environment::Kind::Production:
        return u"production"_s;
    case Environment::Kind::Development:
        break;
    }
    return u"development"_s;
}

Environment::Kind environmentKind(const QString &key)
{
    for (const auto kind : {Environment::Kind::Staging, Environment::Kind::Production}) {
        if (key == keyOf(kind))
            return kind;
    }
    return Environment::Kind::Development;
}

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
