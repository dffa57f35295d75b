#include "engine/migration/stamp.h"

#include "engine/migration/transaction.h"

using namespace Qt::StringLiterals;

namespace engine {

Done stamp(Connection &connection, const Dialect &dialect, const RevisionGraph &graph, const StampRequest &request,
           const std::function<void(const StampStep &)> &announce)
{
    if (const Done sound = graph.sound(); !sound)
        return sound;
    const auto exists = hasVersionTable(connection, dialect, request.versionTable);
    if (!exists)
        return failure(exists.error());
    QStringList rows;
    if (*exists && !request.purge) {
        const auto read = readVersionRows(connection, dialect, request.versionTable);
        if (!read)
            return failure(read.error());
        rows = *read;
    }
    const auto steps = stampSteps(graph, request.identifiers, rows);
    if (!steps)
        return failure(steps.error());

    std::vector<Statement> statements;
    if (!*exists)
        statements.push_back(createVersionTable(dialect, request.versionTable));
    else if (request.purge)
        statements.push_back(purgeVersionTable(dialect, request.versionTable));
    for (const StampStep &step : *steps) {
        if (announce)
            announce(step);
        for (const VersionRowChange &change : step.changes)
            statements.push_back(versionStatement(dialect, request.versionTable, change));
    }
    return statements.empty() ? Done{} : runInTransaction(connection, dialect, statements);
}

} // namespace engine
