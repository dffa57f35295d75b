#pragma once

#include "engine/result.h"

#include <QSet>
#include <QString>
#include <QVariant>

namespace engine {

class Dialect;

/// How operations become Python text (Alembic reference 8.5).
struct RenderOptions
{
    bool renderAsBatch = false; ///< `render_as_batch` of env.py
    bool finalNames = true; ///< write names as `op.f('name')`: they are as the database has them
    const Dialect *dialect = nullptr; ///< whose name the dialect options get, and who quotes in index expressions
};

/// What the renderers of types, tables and operations share while they write one revision.
struct RenderContext
{
    const RenderOptions &options;
    bool inBatch = false;
    QSet<QString> imports; ///< the import lines that the text needs, beside the template's own
    QStringList warnings;

    /// `op.` or `batch_op.`
    [[nodiscard]] QString prefix() const { return inBatch ? QStringLiteral("batch_op.") : QStringLiteral("op."); }
};

/// The name of a constraint or index: `op.f('name')`, `'name'`, or `None` where it is empty.
[[nodiscard]] QString renderName(const QString &name, const RenderContext &context);

/// `['a', 'b']`.
[[nodiscard]] QString renderList(const QStringList &items);

/// A Python literal for an option or a row's value; SqlText becomes `sa.text('...')`. Fails with Kind::Unsupported for
/// a QVariant that no literal can say.
[[nodiscard]] Result<QString> renderValue(const QVariant &value, RenderContext &context);

/// `name=literal` for each option in the order of their names.
[[nodiscard]] Result<QStringList> renderOptions(const QVariantMap &options, RenderContext &context);

/// `sa.text('...')`.
[[nodiscard]] QString renderSqlText(const QString &sql);

} // namespace engine
