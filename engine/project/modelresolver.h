#pragma once

#include "engine/project/mappedclass.h"
#include "engine/revision/projecttypes.h"

namespace engine {

/// Puts in place of the objects that only a running program has what the readers of columns and types know: names of
/// columns for the columns themselves, the database's type for a decorated one, texts for the members of an
/// enumeration.
class ModelResolver
{
public:
    /// Both must outlive the resolver.
    ModelResolver(python::Program &program, const QList<ColumnOrigin> &origins, const QList<MappedTable> &tables);

    /// The column that `value` is the object of, or null.
    [[nodiscard]] const ColumnOrigin *originOf(const python::Value &value) const;

    /// The name of the table of the first column that `value` mentions; empty where it mentions none.
    [[nodiscard]] QString tableIn(const python::Value &value) const;

    /// The name of the table that `value` is: a `Table(...)`, or `User.__table__`. Empty for other values.
    [[nodiscard]] QString tableNameOf(const python::Value &value) const;

    /// `value` in the readers' terms.
    [[nodiscard]] python::Value resolved(const python::Value &value) const;

    /// As resolved(), but what `construct` makes stays: a column in its table.
    [[nodiscard]] python::Value resolvedParts(const python::Construct &construct) const;

private:
    [[nodiscard]] python::Value inExpression(const python::Value &value) const;
    [[nodiscard]] QList<python::Value> all(const QList<python::Value> &values) const;
    [[nodiscard]] QString columnName(const python::Value &value, bool isQualified) const;
    [[nodiscard]] python::Value target(const python::Value &value) const;
    [[nodiscard]] python::Value targets(const python::Value &values) const;

    python::Program &m_program;
    ProjectTypes m_types;
    QHash<const python::Construct *, const ColumnOrigin *> m_origins; ///< by the call that made the column
    QHash<const python::Class *, QString> m_tables;
};

} // namespace engine
