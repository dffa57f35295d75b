#include "models/revisionfacts.h"

#include "engine/overloaded.h"

#include <QMap>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace models {

namespace {

bool changesRows(const engine::Operation &operation)
{
    return std::visit(engine::Overloaded{
                          [](const engine::BulkInsert &) { return true; },
                          [](const engine::ExecuteSql &execute) {
                              static const QRegularExpression verb(
                                  u"^\\s*(?:insert|update|delete|replace|with|merge)\\b"_s,
                                  QRegularExpression::CaseInsensitiveOption);
                              return verb.match(execute.sql).hasMatch();
                          },
                          [](const auto &) { return false; },
                      },
                      operation);
}

QString columnOf(const engine::Operation &operation)
{
    return std::visit(engine::Overloaded{
                          [](const engine::AddColumn &add) { return add.column.name; },
                          [](const engine::DropColumn &drop) { return drop.column; },
                          [](const engine::AlterColumn &alter) { return alter.column; },
                          [](const auto &) { return QString(); },
                      },
                      operation);
}

void note(const engine::Operation &operation, RevisionFacts &facts)
{
    const QString table = engine::tableOf(operation).text();
    if (!table.isEmpty() && !facts.tables.contains(table))
        facts.tables.append(table);
    for (const QString &object : {table, columnOf(operation)}) {
        if (!object.isEmpty() && !facts.objects.contains(object))
            facts.objects.append(object);
    }
    facts.changesData = facts.changesData || changesRows(operation);
    if (const auto *batch = std::get_if<engine::BatchAlterTable>(&operation)) {
        for (const engine::Operation &inner : batch->operations)
            note(inner, facts);
        return;
    }
    if (engine::destroysData(operation))
        ++facts.warnings;
}

/// What asks the database is read to its end when it runs; there is nothing wrong with it.
bool isRead(const engine::Result<std::vector<engine::PlacedOperation>> &operations)
{
    return operations || operations.error().kind == engine::Error::Kind::KnownWhenRun;
}

} // namespace

RevisionFacts factsOf(const engine::RevisionOperations &operations)
{
    RevisionFacts facts;
    facts.upgradeRead = isRead(operations.upgrade);
    facts.downgradeRead = isRead(operations.downgrade);
    if (operations.upgrade) {
        for (const engine::PlacedOperation &placed : *operations.upgrade)
            note(placed.operation, facts);
    } else if (facts.upgradeRead) {
        facts.changesData = true;
    } else {
        facts.problem = operations.upgrade.error();
    }
    if (operations.downgrade) {
        facts.emptyDowngrade = operations.downgrade->empty() && operations.upgrade && !operations.upgrade->empty();
    } else if (!facts.downgradeRead) {
        facts.noDowngrade = operations.downgrade.error().kind == engine::Error::Kind::Unsupported;
        if (!facts.problem && !facts.noDowngrade)
            facts.problem = operations.downgrade.error();
    }
    if (facts.problem && facts.problem->kind == engine::Error::Kind::NeedsPython)
        facts.pythonLine = facts.problem->where.line;
    return facts;
}

QStringList tablesOfSeveral(const engine::RevisionGraph &graph, const QStringList &heads,
                            const RevisionFactsById &facts)
{
    QList<QSet<QString>> sides;
    for (const QString &head : heads)
        sides.append(graph.ancestors({head}));
    QMap<QString, QSet<QString>> touching; // by table: the revisions that change it
    for (const QSet<QString> &side : std::as_const(sides)) {
        for (const QString &id : side) {
            const auto has = [&id](const QSet<QString> &other) { return other.contains(id); };
            if (std::all_of(sides.cbegin(), sides.cend(), has))
                continue;
            for (const QString &table : facts.value(id).tables)
                touching[table].insert(id);
        }
    }
    QStringList tables;
    for (auto table = touching.cbegin(); table != touching.cend(); ++table) {
        const auto hasAll = [&table](const QSet<QString> &side) { return side.contains(*table); };
        if (std::none_of(sides.cbegin(), sides.cend(), hasAll))
            tables.append(table.key());
    }
    return tables;
}

} // namespace models
