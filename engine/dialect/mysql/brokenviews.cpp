#include "engine/dialect/mysql/brokenviews.h"

#include "engine/overloaded.h"
#include "engine/schema/sqlwords.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace engine::mysql {

namespace {

/// What a view uses of a table. The servers write definitions in one form: every column with its table's name, or with
/// the other name that the table has there, in backticks behind its own.
class ViewUse
{
public:
    ViewUse(const View &view, const TableName &table)
        : m_identifiers(identifiersIn(view.definition))
    {
        for (size_t at = 0; at < m_identifiers.size(); ++at) {
            const SqlIdentifier &identifier = m_identifiers[at];
            if (!identifier.quoted || identifier.name != table.name || identifier.qualifier != table.schema)
                continue;
            m_names.insert(identifier.name);
            if (at + 1 < m_identifiers.size() && isOtherName(view.definition, identifier, m_identifiers[at + 1]))
                m_names.insert(m_identifiers[at + 1].name);
        }
    }

    [[nodiscard]] bool usesTable() const { return !m_names.isEmpty(); }

    [[nodiscard]] bool uses(const QString &column) const
    {
        return std::ranges::any_of(m_identifiers, [&](const SqlIdentifier &identifier) {
            return m_names.contains(identifier.qualifier) && identifier.name.compare(column, Qt::CaseInsensitive) == 0;
        });
    }

private:
    static bool isOtherName(const QString &definition, const SqlIdentifier &name, const SqlIdentifier &next)
    {
        const qsizetype end = name.offset + name.length;
        return next.quoted && next.qualifier.isEmpty()
            && QStringView(definition).sliced(end, next.offset - end).trimmed().isEmpty();
    }

    std::vector<SqlIdentifier> m_identifiers;
    QSet<QString> m_names; ///< of the table in this view
};

template <typename IsBroken>
std::vector<TableName> broken(const Schema &schema, const TableName &table, IsBroken isBroken)
{
    std::vector<TableName> names;
    for (const auto &[name, view] : schema.views) {
        if (isBroken(ViewUse(view, table)))
            names.push_back(name);
    }
    return names;
}

std::vector<TableName> brokenWithout(const Schema &schema, const TableName &table, const QString &column)
{
    return broken(schema, table, [&column](const ViewUse &use) { return use.uses(column); });
}

std::vector<TableName> brokenWithout(const Schema &schema, const TableName &table)
{
    return broken(schema, table, [](const ViewUse &use) { return use.usesTable(); });
}

std::vector<TableName> brokenByAny(const std::vector<Operation> &operations, const Schema &before)
{
    std::vector<TableName> names;
    for (const Operation &operation : operations) {
        for (const TableName &name : viewsBrokenBy(operation, before)) {
            if (std::ranges::find(names, name) == names.end())
                names.push_back(name);
        }
    }
    return names;
}

} // namespace

std::vector<TableName> viewsBrokenBy(const Operation &operation, const Schema &before)
{
    using Names = std::vector<TableName>;
    return std::visit(Overloaded{
                          [&](const DropTable &drop) { return brokenWithout(before, drop.table); },
                          [&](const RenameTable &rename) { return brokenWithout(before, rename.table); },
                          [&](const DropColumn &drop) { return brokenWithout(before, drop.table, drop.column); },
                          [&](const AlterColumn &alter) {
                              const bool isRenamed = alter.newName && *alter.newName != alter.column;
                              return isRenamed ? brokenWithout(before, alter.table, alter.column) : Names();
                          },
                          [&](const BatchAlterTable &batch) { return brokenByAny(batch.operations, before); },
                          [](const auto &) { return Names(); },
                      },
                      operation);
}

} // namespace engine::mysql
