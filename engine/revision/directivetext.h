#pragma once

#include "engine/revision/pythontext.h"
#include "engine/schema/tablename.h"

#include <QStringList>

namespace engine {

/// Gathers the arguments of one directive call; leaves table and schema out inside a batch block.
class DirectiveText
{
public:
    DirectiveText(const QString &name, RenderContext &context)
        : m_context(context)
        , m_name(context.prefix() + name)
    {
    }

    DirectiveText &argument(const QString &text);
    /// The table's name as an argument, outside a batch block.
    DirectiveText &table(const TableName &table);
    /// `name=text`, unless `text` is empty.
    DirectiveText &keyword(const QString &name, const QString &text);
    /// `name=True`, if `value`.
    DirectiveText &flag(const QString &name, bool value);
    /// `schema='s'`, outside a batch block and where there is one.
    DirectiveText &schema(const TableName &table);
    /// Ready-made `name=value` texts; takes the failure of having made them over.
    DirectiveText &keywords(const Result<QStringList> &texts);

    /// The call, its arguments joined by `separator`; the first failure of keywords().
    [[nodiscard]] Result<QString> text(const QString &separator = QStringLiteral(", ")) const;

private:
    RenderContext &m_context;
    QString m_name;
    QStringList m_arguments;
    std::optional<Error> m_error;
};

/// `op.execute('...')`, with what would be a bind parameter of text() escaped.
[[nodiscard]] QString renderExecute(const QString &sql);

} // namespace engine
