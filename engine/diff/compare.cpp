#include "engine/diff/compare.h"

#include "engine/diff/computedcomparison.h"
#include "engine/diff/domaincomparison.h"
#include "engine/diff/enumcomparison.h"
#include "engine/diff/fixedtypes.h"
#include "engine/diff/renamecandidates.h"
#include "engine/diff/tablecomparison.h"
#include "engine/diff/tableorder.h"
#include "engine/diff/viewcomparison.h"
#include "engine/operation/apply.h"

#include <algorithm>
#include <set>

namespace engine {

namespace {

void append(std::vector<Operation> &operations, std::vector<Operation> more)
{
    operations.insert(operations.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

/// One comparison under way. Each phase adds its operations; they are put together at the end in an order that can run.
class Comparer
{
public:
    Comparer(Schema actual, const Schema &desired, const CompareOptions &options)
        : m_actual(std::move(actual))
        , m_desired(desired)
        , m_options(options)
        , m_ignored(options.ignoredTables.begin(), options.ignoredTables.end())
    {
    }

    Comparison compare()
    {
        m_comparison.renameCandidates = findValueRenames(m_actual, m_desired);
        std::erase_if(m_comparison.renameCandidates, [this](const RenameCandidate &found) {
            return std::ranges::any_of(m_options.renames, [&found](const RenameCandidate &agreed) {
                return agreed.kind == found.kind && agreed.table == found.table
                    && (agreed.oldName == found.oldName || agreed.newName == found.newName);
            });
        });
        alterEnumTypes(m_addedValues, addedEnumValues(m_actual, m_desired, m_options.renames));
        applyRenames();
        exchangeEnumTypes();
        sortTables();
        freeOfExpressions();
        createTables();
        dropTables();
        for (const TableName &name : m_kept)
            compareKept(name);
        std::ranges::move(findRenameCandidates({m_removed, m_added, m_actual, m_desired, m_kept}),
                          std::back_inserter(m_comparison.renameCandidates));
        putTogether();
        return std::move(m_comparison);
    }

private:
    /// The columns are then compared with a database whose types have the desired values.
    void alterEnumTypes(std::vector<Operation> &phase, std::vector<Operation> alterations)
    {
        for (const Operation &alteration : alterations) {
            [[maybe_unused]] const Done applied = engine::apply(alteration, m_actual);
            Q_ASSERT(applied);
        }
        append(phase, std::move(alterations));
    }

    /// What compares with a value of the old type cannot follow: it goes before, and what is still wanted of it is
    /// found missing later.
    void exchangeEnumTypes()
    {
        std::vector<Operation> exchanges = exchangedEnumTypes(m_actual, m_desired, m_options.renames);
        std::vector<Operation> drops;
        for (Operation &exchange : exchanges) {
            std::vector<EnumTypeUse> &uses = std::get<AlterEnumType>(exchange).uses;
            for (const EnumTypeUse &use : uses)
                freeColumn(use.table, use.column);
            std::erase_if(uses,
                          [this](const EnumTypeUse &use) { return !m_actual.table(use.table)->column(use.column); });
        }
        for (const Operation &exchange : exchanges)
            append(drops, boundToEnumType(std::get<AlterEnumType>(exchange), m_actual));
        alterEnumTypes(m_exchanged, std::move(drops));
        alterEnumTypes(m_exchanged, std::move(exchanges));
    }

    /// Nothing that is computed from a column may be there while its type is exchanged, where the database says so.
    void freeColumn(const TableName &name, const QString &column)
    {
        const Table *table = m_actual.table(name);
        if (!table || m_options.computed != ComputedChange::RemovalInPlace)
            return;
        for (Operation &operation : freedOfColumn(*table, column, m_actual)) {
            if (!engine::apply(operation, m_actual))
                continue;
            m_freedTables.insert(name);
            m_exchanged.push_back(std::move(operation));
        }
    }

    /// The agreed renames become operations, and the rest is compared with a database that has run them. One that no
    /// longer fits is the answer to an old question and is left out.
    void applyRenames()
    {
        for (const RenameCandidate &rename : m_options.renames) {
            if (rename.kind == RenameCandidate::Kind::Table)
                applyRename(RenameTable{.table = rename.table, .newName = rename.newName});
        }
        for (const RenameCandidate &rename : m_options.renames) {
            if (rename.kind != RenameCandidate::Kind::Column)
                continue;
            const TableName table = currentName(rename.table);
            const Table *present = m_actual.table(table);
            const Column *column = present ? present->column(rename.oldName) : nullptr;
            if (column)
                applyRename(renameOf(table, *column, rename.newName));
        }
    }

    [[nodiscard]] static AlterColumn renameOf(const TableName &table, const Column &column, const QString &newName)
    {
        AlterColumn rename{.table = table,
                           .column = column.name,
                           .newName = newName,
                           .existingType = column.type,
                           .existingNullable = column.nullable};
        if (column.serverDefault)
            rename.existingServerDefault = column.serverDefault;
        return rename;
    }

    void applyRename(const Operation &rename)
    {
        if (engine::apply(rename, m_actual))
            m_renames.push_back(rename);
    }

    [[nodiscard]] TableName currentName(const TableName &name) const
    {
        for (const RenameCandidate &rename : m_options.renames) {
            if (rename.kind == RenameCandidate::Kind::Table && rename.table == name && !m_actual.table(name))
                return {name.schema, rename.newName};
        }
        return name;
    }

    void sortTables()
    {
        for (const auto &[name, table] : m_actual.tables) {
            if (m_ignored.contains(name))
                continue;
            if (m_desired.table(name))
                m_kept.push_back(name);
            else
                m_removed.push_back(&table);
        }
        for (const auto &[name, table] : m_desired.tables) {
            if (!m_ignored.contains(name) && !m_actual.table(name))
                m_added.push_back(&table);
        }
    }

    /// The rest is compared with a database that has no expression but those that can stay.
    void freeOfExpressions()
    {
        for (const TableName &name : m_kept) {
            const TablePair tables{*m_actual.table(name), *m_desired.table(name)};
            for (Operation &operation : freedOfExpressions(tables, m_actual, m_options.computed)) {
                if (!engine::apply(operation, m_actual))
                    continue;
                m_freedTables.insert(name);
                m_freed.push_back(std::move(operation));
            }
        }
    }

    void createTables()
    {
        TableOrder order = orderedByDependency(m_added);
        for (Table &table : order.tables) {
            const std::vector<Index> indexes = std::exchange(table.indexes, {});
            std::erase_if(table.constraints, [&](const Constraint &constraint) {
                const auto *key = std::get_if<ForeignKey>(&constraint);
                if (!key || !mustWait(*key, schemas()))
                    return false;
                m_late.emplace_back(AddConstraint{.table = table.name, .constraint = constraint});
                return true;
            });
            const TableName name = table.name;
            m_creations.emplace_back(CreateTable{.table = std::move(table)});
            for (const Index &index : indexes)
                m_creations.emplace_back(CreateIndex{.table = name, .index = index});
        }
        for (const auto &[name, key] : order.cutKeys) {
            auto &when = mustWait(key, schemas()) ? m_late : m_creations;
            when.emplace_back(AddConstraint{.table = name, .constraint = key});
        }
    }

    void dropTables()
    {
        TableOrder order = orderedByDependency(m_removed);
        for (const auto &[name, key] : order.cutKeys)
            m_early.emplace_back(dropOf(name, Constraint(key)));
        std::ranges::reverse(order.tables);
        for (Table &table : order.tables) {
            std::vector<Index> indexes = std::exchange(table.indexes, {});
            std::ranges::sort(indexes, {}, &Index::name);
            for (const Index &index : indexes)
                m_drops.emplace_back(
                    DropIndex{.table = table.name, .index = index.name, .options = index.options, .previous = index});
            m_drops.emplace_back(DropTable{.table = table.name, .previous = table});
        }
    }

    void compareKept(const TableName &name)
    {
        const TablePair tables{*m_actual.table(name), *m_desired.table(name)};
        TableChanges changes = compareTable(tables, schemas(), m_options);
        if (changes.isEmpty() && !m_freedTables.contains(name))
            ++m_comparison.equalTables;
        m_comparison.notes << changes.notes;
        append(m_early, std::move(changes.early));
        append(m_changes, std::move(changes.inPlace));
        append(m_late, std::move(changes.late));
    }

    void putTogether()
    {
        if (m_options.keysFixTypes)
            releaseKeys({m_early, m_changes, m_late}, m_actual, m_desired);
        ViewChanges views = compareViews(m_actual, m_desired);
        DomainChanges domains = compareDomains(m_actual, m_desired);
        m_comparison.notes << domains.notes;
        std::vector<Operation> &operations = m_comparison.operations;
        // Renames come first, but for what may commit: the database rewrites views for them, and the definitions to go
        // back to are rewritten ones.
        append(operations, std::move(m_addedValues));
        append(operations, std::move(m_renames));
        append(operations, std::move(views.drops));
        append(operations, std::move(m_exchanged));
        append(operations, std::move(m_freed));
        append(operations, createdEnumTypes(m_actual, m_desired));
        append(operations, std::move(domains.creations));
        append(operations, std::move(m_creations));
        append(operations, std::move(m_early));
        append(operations, std::move(m_drops));
        append(operations, std::move(m_changes));
        append(operations, std::move(m_late));
        append(operations, std::move(domains.drops));
        append(operations, droppedEnumTypes(m_actual, m_desired));
        append(operations, std::move(views.creations));
    }

    [[nodiscard]] SchemaPair schemas() const { return {m_actual, m_desired}; }

    Schema m_actual; ///< with the agreed renames done
    const Schema &m_desired;
    const CompareOptions &m_options;
    std::set<TableName> m_ignored;
    std::vector<const Table *> m_added;
    std::vector<const Table *> m_removed;
    std::vector<TableName> m_kept;
    std::vector<Operation> m_addedValues;
    std::vector<Operation> m_renames;
    std::vector<Operation> m_exchanged;
    std::vector<Operation> m_freed;
    std::set<TableName> m_freedTables;
    std::vector<Operation> m_creations;
    std::vector<Operation> m_early;
    std::vector<Operation> m_drops;
    std::vector<Operation> m_changes;
    std::vector<Operation> m_late;
    Comparison m_comparison;
};

} // namespace

Comparison compare(const Schema &actual, const Schema &desired, const CompareOptions &options)
{
    return Comparer(actual, desired, options).compare();
}

} // namespace engine
