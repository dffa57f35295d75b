#include "engine/dialect/postgresql/tableoptions.h"

#include "engine/dialect/postgresql/quoting.h"
#include "engine/dialect/postgresql/tabletext.h"

using namespace Qt::StringLiterals;

namespace engine::postgresql {

namespace {

/// What an option was before, as the operation knows it, or else the database.
QVariant former(const BatchAlterTable &batch, const Schema &before, const QString &option)
{
    if (batch.previousTableOptions)
        return batch.previousTableOptions->value(option);
    const Table *table = before.table(batch.table);
    return table ? table->options.value(option) : QVariant();
}

} // namespace

std::vector<Statement> changeTableOptions(const BatchAlterTable &batch, const Schema &before)
{
    std::vector<Statement> statements;
    const QString alter = u"ALTER TABLE %1 "_s.arg(quotedName(batch.table));
    const auto with = batch.tableOptions.constFind(u"postgresql_with"_s);
    if (with != batch.tableOptions.constEnd()) {
        const QVariantMap from = former(batch, before, with.key()).toMap();
        QVariantMap changed = with->toMap();
        changed.removeIf([&from](auto parameter) { return from.value(parameter.key()) == parameter.value(); });
        QStringList gone = from.keys();
        gone.removeIf([&with](const QString &parameter) { return with->toMap().contains(parameter); });
        if (!gone.isEmpty())
            statements.push_back({.sql = alter + u"RESET (%1)"_s.arg(gone.join(u", "_s))});
        if (!changed.isEmpty())
            statements.push_back({.sql = alter + u"SET (%1)"_s.arg(parametersText(changed))});
    }
    const auto place = batch.tableOptions.constFind(u"postgresql_tablespace"_s);
    if (place != batch.tableOptions.constEnd()) {
        const QString name = place->isValid() ? place->toString() : u"pg_default"_s;
        statements.push_back({.sql = alter + u"SET TABLESPACE "_s + quotedName(name)});
    }
    const auto unlogged = batch.tableOptions.constFind(u"postgresql_unlogged"_s);
    if (unlogged != batch.tableOptions.constEnd())
        statements.push_back({.sql = alter + (unlogged->toBool() ? u"SET UNLOGGED"_s : u"SET LOGGED"_s)});
    return statements;
}

} // namespace engine::postgresql
