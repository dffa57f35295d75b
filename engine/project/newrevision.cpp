#include "engine/project/newrevision.h"

namespace engine {

RevisionFileSettings fileSettings(const Project &project, const QString &dialect)
{
    RevisionFileSettings settings{.versionLocations = project.versionLocations,
                                  .fileTemplate = project.fileTemplate,
                                  .timezone = project.timezone,
                                  .truncateSlugLength = project.truncateSlugLength,
                                  .templateFile = project.revisionTemplate(),
                                  .mainOptions = {},
                                  .format = project.athanor.revisionFormat,
                                  .dialect = dialect};
    if (!project.hasEnvironmentScript())
        settings.format = Revision::Format::Sql;
    // An option that cannot be interpolated makes all of them unreadable, as it does for Alembic's get_section(); it is
    // missed only by a template that asks for one.
    if (const auto items = project.settings.ini.items(project.settings.section)) {
        for (const auto &[name, value] : *items)
            settings.mainOptions.insert(name, value);
    }
    return settings;
}

RenderOptions renderOptions(const std::optional<EnvironmentScript> &script, const Dialect *dialect)
{
    return {.renderAsBatch = script && script->renderAsBatch, .finalNames = true, .dialect = dialect};
}

} // namespace engine
