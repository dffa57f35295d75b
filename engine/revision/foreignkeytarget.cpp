#include "engine/revision/foreignkeytarget.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace engine {

QString foreignKeyTarget(const TableName &table, const QString &column)
{
    return table.text() + u'.' + column;
}

Done checkForeignKeyTarget(const ForeignKey &key)
{
    if (key.referredColumns.isEmpty()) {
        return failure({.kind = Error::Kind::Unsupported,
                        .what = u"The foreign key on %1 names no columns of %2."_s.arg(key.columns.join(u", "_s),
                                                                                       key.referredTable.text()),
                        .advice = u"Name the referenced columns in the model: REFERENCES table (column)."_s});
    }
    const bool hasDot = key.referredTable.name.contains(u'.')
        || std::ranges::any_of(key.referredColumns, [](const QString &column) { return column.contains(u'.'); });
    if (!hasDot)
        return {};
    return failure({.kind = Error::Kind::Unsupported,
                    .what = u"No revision file can say the foreign key on %1 to %2 (%3)."_s.arg(
                        key.columns.join(u", "_s), key.referredTable.text(), key.referredColumns.join(u", "_s)),
                    .why = u"SQLAlchemy takes a dot in these names for one between schema, table and column."_s,
                    .advice = u"Add the key by hand, with op.execute('ALTER TABLE ...') in a revision of its own, or "
                              u"give the table a name without a dot."_s});
}

} // namespace engine
