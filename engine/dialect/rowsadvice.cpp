#include "engine/dialect/rowsadvice.h"

using namespace Qt::StringLiterals;

namespace engine {

namespace {

/// The first change of a column that forbids NULL.
const AlterColumn *requiring(const Operation &operation)
{
    if (const auto *alter = std::get_if<AlterColumn>(&operation))
        return alter->nullable.value_or(true) ? nullptr : alter;
    const auto *batch = std::get_if<BatchAlterTable>(&operation);
    if (!batch)
        return nullptr;
    for (const Operation &inner : batch->operations) {
        if (const AlterColumn *alter = requiring(inner))
            return alter;
    }
    return nullptr;
}

} // namespace

QString nullRowsAdvice(const Operation *operation)
{
    const AlterColumn *alter = operation ? requiring(*operation) : nullptr;
    if (!alter)
        return {};
    return u"Rows of %1 hold NULL in %2. Fill them first, for example with op.execute(\"UPDATE %1 SET %2 = ... WHERE "
           u"%2 "
           u"IS NULL\"), and then require the column."_s.arg(alter->table.text(), alter->column);
}

} // namespace engine
