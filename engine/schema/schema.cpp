#include "engine/schema/schema.h"

namespace engine {

const Table *Schema::table(const TableName &name) const
{
    const auto found = tables.find(name);
    return found == tables.end() ? nullptr : &found->second;
}

Table *Schema::table(const TableName &name)
{
    const auto found = tables.find(name);
    return found == tables.end() ? nullptr : &found->second;
}

} // namespace engine
