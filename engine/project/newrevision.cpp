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
    // Option by option, so that one that cannot be interpolated is missed only by a template that asks for it.
    for (const QString &name : project.settings.ini.optionNames(project.settings.section)) {
        const auto value = project.settings.mainOption(name);
        if (value && *value)
            settings.mainOptions.insert(name, **value);
    }
    return settings;
}

RenderOptions renderOptions(const std::optional<EnvironmentScript> &script, const Dialect *dialect)
{
    return {.renderAsBatch = script && script->renderAsBatch, .finalNames = true, .dialect = dialect};
}

} // namespace engine
