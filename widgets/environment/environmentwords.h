#pragma once

#include "models/environment.h"
#include "widgets/theme/tokens.h"

#include <QIcon>

namespace widgets {

/// How a kind of environment is told apart: by a word, a shape and only then a colour (ux.md 8).
struct KindLook
{
    QString word; ///< "development", "STAGING", "PRODUCTION"
    QChar mark; ///< ●, ◆, ■
    Role bar;
    Role text;
    bool hatched = false;
};

[[nodiscard]] KindLook lookOf(models::Environment::Kind kind);

/// "● development" with the environment's own name.
[[nodiscard]] QString markedName(const models::Environment &environment);

} // namespace widgets
