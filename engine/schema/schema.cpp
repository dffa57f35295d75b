#include "engine/schema/schema.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace engine {

QString scriptOf(const View &view)
{
    QString script = view.definition;
    for (const ViewPart &part : view.parts)
        script += u";\n"_s + part.definition;
    return script;
}

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

const Domain *Schema::domain(const TableName &name) const
{
    const auto found = std::ranges::find(domains, name, &Domain::name);
    return found == domains.end() ? nullptr : &*found;
}

} // namespace engine
