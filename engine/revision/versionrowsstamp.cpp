#include "engine/revision/identifierresolver.h"
#include "engine/revision/versionrows.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace engine {

namespace {

using Kind = VersionRowChange::Kind;

/// Each identifier's line among the rows, in the order of the identifiers, each row once.
Result<std::vector<int>> affectedRows(const IdentifierResolver &resolver, const QStringList &identifiers,
                                      const std::vector<int> &rows)
{
    std::vector<int> result;
    for (const auto &identifier : identifiers) {
        const auto some = resolver.onLineOf(rows, identifier, true);
        if (!some)
            return some;
        for (const int row : *some) {
            if (std::ranges::find(result, row) == result.end())
                result.push_back(row);
        }
    }
    return result;
}

StampStep removal(const RevisionGraphData &graph, int row)
{
    return {{graph.id(row)}, {}, {{Kind::Delete, graph.id(row), {}}}};
}

StampStep insertion(const QStringList &from, const QString &to)
{
    return {from, to, {{Kind::Insert, {}, to}}};
}

/// All of `from` become `to`. Of several destinations the second finds its rows taken by the first: then it is
/// inserted.
StampStep move(const QStringList &from, const QString &to, const QStringList &rowsNow)
{
    const bool allThere = std::ranges::all_of(from, [&](const QString &row) { return rowsNow.contains(row); });
    if (!allThere)
        return insertion(from, to);
    StampStep step{from, to, {}};
    for (qsizetype i = 0; i + 1 < from.size(); ++i)
        step.changes.push_back({Kind::Delete, from[i], {}});
    step.changes.push_back({Kind::Update, from.last(), to});
    return step;
}

StampStep stepTo(const RevisionGraphData &graph, int destination, const std::vector<int> &affected,
                 const QStringList &rowsNow)
{
    auto line = graph.reach(graph.allNext, {&destination, 1});
    for (const int ancestor : graph.ancestors({&destination, 1}).nodes())
        line.insert(ancestor);
    if (std::ranges::none_of(affected, [&](int row) { return line.contains(row); }))
        return insertion({}, graph.id(destination));
    return move(graph.ids(affected), graph.id(destination), rowsNow);
}

} // namespace

Result<std::vector<StampStep>> stampSteps(const RevisionGraph &graph, const QStringList &identifiers,
                                          const QStringList &rows)
{
    const auto &data = graph.data();
    const auto rowNodes = IdentifierResolver(data).nodes(rows);
    if (!rowNodes)
        return failure(rowNodes.error());
    const IdentifierResolver resolver(
        data, {.severalHeads = u"Multiple heads are present; please specify a single target revision"_s});
    // Before the identifiers themselves, for this knows no steps ("-1") and `resolver.nodes` does.
    const auto affected = affectedRows(resolver, identifiers, *rowNodes);
    if (!affected)
        return failure(affected.error());
    const auto destinations = resolver.nodes(identifiers);
    if (!destinations)
        return failure(destinations.error());

    std::vector<StampStep> steps;
    if (destinations->empty()) {
        for (const int row : *affected)
            steps.push_back(removal(data, row));
        return steps;
    }
    QStringList rowsNow = data.ids(*rowNodes);
    for (const int destination : *destinations) {
        if (std::ranges::find(*affected, destination) != affected->end())
            continue;
        steps.push_back(stepTo(data, destination, *affected, rowsNow));
        for (const auto &change : steps.back().changes)
            applyVersionRowChange(change, rowsNow);
    }
    return steps;
}

} // namespace engine
