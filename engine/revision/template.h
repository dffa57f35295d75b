#pragma once

#include "engine/python/value.h"
#include "engine/revision/createdate.h"

#include <QMap>

namespace engine {

/// What a template may use (Alembic reference 3.4).
struct TemplateVariables
{
    QMap<QString, python::Value> values; ///< message, up_revision, down_revision, upgrades, ...
    std::optional<CreateDate> createDate; ///< `create_date`
    QMap<QString, QString> mainOptions; ///< what `config.get_main_option()` gives
};

/// Renders a Mako template of the subset that script.py.mako files use (Alembic reference 3.6): expressions with
/// filters, `% if` and `% for` lines, comments, simple code blocks, `<%text>`. Line ends stay as they are. Fails with
/// Kind::NeedsPython, or Kind::Reading where the template is malformed, with the template's file and line.
[[nodiscard]] Result<QString> renderTemplate(const QString &text, const QString &fileName,
                                             const TemplateVariables &variables);

} // namespace engine
