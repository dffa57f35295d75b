#include "engine/revision/jsontext.h"

#include "engine/python/json.h"

namespace engine {

QString jsonText(const python::Value &value, const ValuePlace &place, ReadContext &context)
{
    const auto text = python::writeJson(value);
    if (!text)
        context.failNeedsPython(place.where, text.error());
    return text.value_or(QString());
}

} // namespace engine
