#include "engine/diff/differencetree.h"
#include "engine/diff/operationfacts.h"

#include <QHash>

namespace engine {

namespace {

/// Who brings what about, and for each operation those it waits for directly.
class Needs
{
public:
    explicit Needs(const Comparison &comparison)
        : m_operations(comparison.operations)
    {
        for (size_t place = 0; place < m_operations.size(); ++place) {
            for (const QString &fact : providedBy(m_operations[place]))
                m_providers[fact].push_back(place);
        }
    }

    /// What `operation` needs, directly and through others; without itself, sorted.
    [[nodiscard]] std::vector<size_t> of(size_t operation) const
    {
        std::set<size_t> found;
        std::vector<size_t> open{operation};
        while (!open.empty()) {
            const size_t current = open.back();
            open.pop_back();
            for (const QString &fact : wantedBy(m_operations[current])) {
                for (const size_t provider : m_providers.value(fact)) {
                    // What runs later cannot be waited for: a new index of a name is not the one that was dropped.
                    if (provider < current && found.insert(provider).second)
                        open.push_back(provider);
                }
            }
        }
        return {found.begin(), found.end()};
    }

private:
    const std::vector<Operation> &m_operations;
    QHash<QString, std::vector<size_t>> m_providers;
};

} // namespace

std::vector<std::vector<size_t>> needsOfAll(const Comparison &comparison)
{
    const Needs needs(comparison);
    std::vector<std::vector<size_t>> all;
    all.reserve(comparison.operations.size());
    for (size_t operation = 0; operation < comparison.operations.size(); ++operation)
        all.push_back(needs.of(operation));
    return all;
}

std::vector<size_t> neededBy(const Comparison &comparison, size_t operation)
{
    return operation < comparison.operations.size() ? Needs(comparison).of(operation) : std::vector<size_t>();
}

std::vector<Operation> chosenOperations(const Comparison &comparison, const std::set<size_t> &chosen)
{
    std::vector<Operation> operations;
    for (const size_t place : chosen) {
        if (place < comparison.operations.size())
            operations.push_back(comparison.operations[place]);
    }
    return operations;
}

} // namespace engine
