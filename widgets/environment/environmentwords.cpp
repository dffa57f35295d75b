#include "widgets/environment/environmentwords.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace widgets {

namespace {

QString word(const char *text)
{
    return QCoreApplication::translate("widgets::EnvironmentWords", text);
}

} // namespace

KindLook lookOf(models::Environment::Kind kind)
{
    switch (kind) {
    case models::Environment::Kind::Staging:
        return {word(QT_TRANSLATE_NOOP("widgets::EnvironmentWords", "STAGING")), u'◆', Role::StagingBar,
                Role::StagingText, false};
    case models::Environment::Kind::Production:
        return {word(QT_TRANSLATE_NOOP("widgets::EnvironmentWords", "PRODUCTION")), u'■', Role::ProductionBar,
                Role::ProductionText, true};
    case models::Environment::Kind::Development:
        break;
    }
    return {word(QT_TRANSLATE_NOOP("widgets::EnvironmentWords", "DEVELOPMENT")), u'●', Role::EnvironmentBar,
            Role::EnvironmentText, false};
}

QString markedName(const models::Environment &environment)
{
    return u"%1 %2"_s.arg(lookOf(environment.kind).mark).arg(environment.name);
}

} // namespace widgets
