#pragma once

#include "engine/python/object.h"
#include "engine/python/texttools.h"

namespace engine::python {

/// Why a method of a list, dict or set could not be called: what it looks for is not there, or Python alone knows it.
struct ContainerProblem
{
    QString reason;
    bool isMissing = false;
};

using ContainerOutcome = tl::expected<Value, ContainerProblem>;

/// True when lists, dicts and sets such as `object` have the method.
[[nodiscard]] bool isContainerMethod(const Object &object, const QString &method);

/// `object.method(arguments)` of a list, dict or set, which may change it. Gives values, also for a new container.
[[nodiscard]] ContainerOutcome callContainerMethod(Object &object, const QString &method,
                                                   const CallArguments &arguments);

} // namespace engine::python
