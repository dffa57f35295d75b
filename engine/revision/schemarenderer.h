#pragma once

#include "engine/revision/pythontext.h"
#include "engine/schema/table.h"

namespace engine {

/// `sa.VARCHAR(length=50)`, `postgresql.JSONB(astext_type=sa.Text())`; a dialect's type adds the import that it needs.
[[nodiscard]] Result<QString> renderType(const DataType &type, RenderContext &context);

/// What follows `server_default=`: `'x'`, `sa.text('...')`, `sa.func.now()`. Expressions get parentheses where the
/// dialect needs them, since SQLAlchemy before 2.0 adds none.
[[nodiscard]] QString renderServerDefault(const ServerDefault &serverDefault, const RenderContext &context);

/// `sa.Computed('a * 2', persisted=True)`.
[[nodiscard]] QString renderComputed(const Computed &computed);

/// `sa.Identity(always=False, start=5)`.
[[nodiscard]] Result<QString> renderIdentity(const Identity &identity, RenderContext &context);

/// `sa.Column('name', type, ...)`; `extraArguments` go between the type and the keywords, `extraKeywords` to the end.
[[nodiscard]] Result<QString> renderColumn(const Column &column, RenderContext &context,
                                           const QStringList &extraArguments = {},
                                           const QStringList &extraKeywords = {});

/// A constraint as an argument of `op.create_table`: `sa.PrimaryKeyConstraint('id', name=op.f('pk'))`. Empty for a
/// primary key without columns. Fails as checkForeignKeyTarget().
[[nodiscard]] Result<QString> renderTableConstraint(const Constraint &constraint, RenderContext &context);

/// The keyword arguments of a foreign key, without its name and schemas, in Alembic's order.
[[nodiscard]] QStringList renderForeignKeyOptions(const ForeignKey &key);

/// The terms of an index as the list that `create_index` takes.
[[nodiscard]] QString renderIndexElements(const Index &index, const RenderContext &context);

/// The dialect keywords of an index, its condition among them.
[[nodiscard]] Result<QStringList> renderIndexOptions(const Index &index, RenderContext &context);

} // namespace engine
