#pragma once

#include "engine/python/program.h"

namespace engine {

/// What the project's own classes stand for where SQLAlchemy wants a type: a TypeDecorator is what it makes of itself
/// on the database, an Enum of a Python enumeration has its members' names. All that is no such class stays as it is.
class ProjectTypes
{
public:
    /// `program` must outlive this.
    explicit ProjectTypes(python::Program &program)
        : m_program(program)
    {
    }

    /// `value` with the types in it, however deep, in SQLAlchemy's own terms.
    [[nodiscard]] python::Value resolved(const python::Value &value) const;

    /// The same for the arguments of a call.
    [[nodiscard]] python::Construct resolved(const python::Construct &call) const;

    /// What stands for the dialect when a class is asked what it is there.
    [[nodiscard]] static python::Value dialect();

private:
    [[nodiscard]] QList<python::Value> resolved(const QList<python::Value> &values) const;
    [[nodiscard]] std::optional<python::Value> typeOf(const python::Value &type, const python::Construct &made) const;
    [[nodiscard]] std::optional<python::Value> dialectType(const python::Value &type,
                                                           const python::Construct &made) const;
    [[nodiscard]] python::Value enumOf(const python::Construct &call) const;

    python::Program &m_program;
};

} // namespace engine
