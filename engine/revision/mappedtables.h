#pragma once

#include "engine/python/program.h"

namespace engine {

/// What the mapped classes of a revision file stand for in statements: the class for its table, an attribute for the
/// column. Their objects are read only; what is written through them only Python does.
class MappedTables
{
public:
    /// `program` must outlive this.
    explicit MappedTables(python::Program &program)
        : m_program(program)
    {
    }

    /// `call` with tables and columns in the places of mapped classes and their attributes, however deep.
    [[nodiscard]] python::Construct resolved(const python::Construct &call) const;

    /// The names that objects have which a SELECT of `table` gives, in the order of its columns; empty for a table that
    /// stands for no class.
    [[nodiscard]] static QStringList attributesOf(const python::Value &table);

private:
    [[nodiscard]] python::Value resolved(const python::Value &value) const;

    python::Program &m_program;
};

} // namespace engine
