#pragma once

#include "engine/result.h"

#include <QStringList>

#include <variant>
#include <vector>

namespace engine {

struct TemplateNode;
using TemplateNodes = std::vector<TemplateNode>;

/// Text that is written as it stands.
struct TemplateText
{
    QString text;
};

/// `${source | filters}`
struct TemplateExpression
{
    QString source;
    QStringList filters;
};

/// `<% statements %>`
struct TemplateCode
{
    QString source;
};

/// `% if` with its `% elif` and `% else` branches; a branch without condition is the last.
struct TemplateIf
{
    struct Branch
    {
        QString condition;
        int line = 0;
        TemplateNodes body;
    };
    std::vector<Branch> branches;
};

/// `% for target in iterable:`
struct TemplateFor
{
    QString target;
    QString iterable;
    TemplateNodes body;
};

struct TemplateNode
{
    int line = 0;
    std::variant<TemplateText, TemplateExpression, TemplateCode, TemplateIf, TemplateFor> what;
};

/// Takes a Mako template apart (Alembic reference 3.6). Fails with Kind::Reading for what is never closed or never
/// opened, and with Kind::NeedsPython for `% while`, `% try`, `<%def>` and their like, with file and line.
[[nodiscard]] Result<TemplateNodes> parseTemplate(const QString &text, const QString &fileName);

} // namespace engine
