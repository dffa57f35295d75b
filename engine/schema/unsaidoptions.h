#pragma once

#include "engine/schema/table.h"

namespace engine {

/// Options that databases have and for which SQLAlchemy's Column and constraints take no word: `mysql_invisible` of a
/// column; `mysql_length` and `mysql_descending` of a primary key; `mysql_not_enforced` of a check. Models never say
/// them, and revision files say them in SQL.

/// True for the option of a column that makes it invisible.
[[nodiscard]] bool isVisibility(const QString &option);

/// `options` without it.
[[nodiscard]] QVariantMap withoutVisibility(QVariantMap options);

/// The options of a primary key that say more of its columns than their names.
[[nodiscard]] QVariantMap keyPartOptions(const PrimaryKey &key);

/// Takes out of `table` the options that its database gives it and that `written` does not say.
void keepOptions(Table &table, const Table &written);

/// Takes them out of a table that is compared with one that cannot say them.
void removeUnsaidOptions(Table &table);

} // namespace engine
