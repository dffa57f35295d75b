#include "engine/diff/tableorder.h"

#include <QSet>

#include <algorithm>
#include <map>
#include <set>

namespace engine {

namespace {

/// Kahn's algorithm in rounds, cutting cycles where it gets stuck.
class Sorter
{
public:
    explicit Sorter(const std::vector<const Table *> &tables)
    {
        for (const Table *table : tables)
            m_tables.emplace(table->name, *table);
        for (auto &[name, table] : m_tables)
            cutKeys(table, [](const ForeignKey &key) { return key.useAlter; });
        for (const auto &[name, table] : m_tables) {
            for (const Constraint &constraint : table.constraints)
                noteDependency(name, constraint);
        }
        for (const auto &[name, table] : m_tables) {
            if (m_needs[name].empty())
                m_ready.insert(name);
        }
    }

    TableOrder sort()
    {
        while (m_order.tables.size() < m_tables.size()) {
            if (m_ready.empty())
                cutCycle();
            const std::set<TableName> round = std::exchange(m_ready, {});
            for (const TableName &name : round)
                finish(name);
        }
        return std::move(m_order);
    }

private:
    void noteDependency(const TableName &name, const Constraint &constraint)
    {
        const auto *key = std::get_if<ForeignKey>(&constraint);
        if (!key || key->referredTable == name || !m_tables.contains(key->referredTable))
            return;
        m_needs[name].insert(key->referredTable);
        m_neededBy[key->referredTable].insert(name);
    }

    void finish(const TableName &name)
    {
        m_done.insert(name);
        m_order.tables.push_back(m_tables.at(name));
        for (const TableName &dependent : m_neededBy[name]) {
            auto &needs = m_needs[dependent];
            needs.erase(name);
            if (needs.empty() && !m_done.contains(dependent))
                m_ready.insert(dependent);
        }
    }

    /// Follows unmet needs until a table comes again: it and those after it are a cycle.
    [[nodiscard]] std::vector<TableName> findCycle() const
    {
        const auto start =
            std::ranges::find_if(m_tables, [&](const auto &entry) { return !m_done.contains(entry.first); });
        std::vector<TableName> path{start->first};
        QSet<TableName> seen{start->first};
        while (true) {
            const TableName next = *m_needs.at(path.back()).begin();
            if (seen.contains(next))
                return {std::ranges::find(path, next), path.end()};
            seen.insert(next);
            path.push_back(next);
        }
    }

    void cutCycle()
    {
        const std::vector<TableName> cycle = findCycle();
        const TableName name = *std::ranges::min_element(cycle);
        const TableName target = afterIn(cycle, name);
        cutKeys(m_tables.at(name), [&target](const ForeignKey &key) { return key.referredTable == target; });
        m_needs[name].erase(target);
        if (m_needs[name].empty())
            m_ready.insert(name);
    }

    [[nodiscard]] static TableName afterIn(const std::vector<TableName> &cycle, const TableName &name)
    {
        const auto next = std::next(std::ranges::find(cycle, name));
        return next == cycle.end() ? cycle.front() : *next;
    }

    /// A primary key that refers elsewhere does not count by itself, with the foreign key in sight or without.
    static void keepFromCounting(Table &table, const ForeignKey &cut)
    {
        const PrimaryKey *key = table.primaryKey();
        for (Column &column : table.columns) {
            if (key && key->columns == QStringList{column.name} && cut.columns.contains(column.name)
                && column.autoincrement == Autoincrement::Auto)
                column.autoincrement = Autoincrement::Off;
        }
    }

    template <typename Condition> void cutKeys(Table &table, const Condition &isCut)
    {
        std::vector<ForeignKey> cut;
        std::erase_if(table.constraints, [&](const Constraint &constraint) {
            const auto *key = std::get_if<ForeignKey>(&constraint);
            if (!key || !isCut(*key))
                return false;
            cut.push_back(*key);
            return true;
        });
        for (const ForeignKey &key : cut) {
            keepFromCounting(table, key);
            m_order.cutKeys.emplace_back(table.name, key);
        }
    }

    std::map<TableName, Table> m_tables;
    std::map<TableName, std::set<TableName>> m_needs;
    std::map<TableName, std::set<TableName>> m_neededBy;
    std::set<TableName> m_ready;
    QSet<TableName> m_done;
    TableOrder m_order;
};

} // namespace

TableOrder orderedByDependency(const std::vector<const Table *> &tables)
{
    return Sorter(tables).sort();
}

} // namespace engine
