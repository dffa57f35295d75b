#pragma once

#include "engine/python/value.h"
#include "engine/revision/readcontext.h"

#include <QString>

namespace engine {

/// How columns are named in an expression.
enum class ColumnNames {
    Bare, ///< `name`: in DDL and on the left of SET
    Qualified, ///< `table.name` where the table is known: in the conditions of UPDATE and DELETE
};

/// True for what SQLAlchemy takes for SQL: text(), func.*, columns, literals and operations on them.
[[nodiscard]] bool isSqlExpression(const python::Value &value);

/// An SQLAlchemy expression as SQL, constants as literals. `where` is the place for constants. What is not known here
/// is a NeedsPython error.
[[nodiscard]] QString sqlOf(const python::Value &value, const SourcePosition &where, ReadContext &context,
                            ColumnNames names = ColumnNames::Bare);

/// The name of the column that `t.c.name`, `t.c['name']`, `sa.column('name')` or `'name'` stands for; empty for others.
[[nodiscard]] QString columnNameOf(const python::Value &value);

} // namespace engine
