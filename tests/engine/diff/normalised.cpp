#include "tests/engine/diff/normalised.h"

#include <algorithm>

using namespace engine;

Schema normalised(Schema schema)
{
    for (auto &[name, table] : schema.tables) {
        std::ranges::sort(table.columns, {}, &Column::name);
        for (Column &column : table.columns)
            column.type.declared.clear();
        std::ranges::sort(table.constraints, {}, [](const Constraint &constraint) {
            return alembicName(kindOf(constraint)) + nameOf(constraint) + text(constraint);
        });
        std::ranges::sort(table.indexes, {}, &Index::name);
    }
    std::ranges::sort(schema.triggers, {}, &Trigger::name);
    return schema;
}
