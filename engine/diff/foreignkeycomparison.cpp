#include "engine/diff/foreignkeycomparison.h"

#include "engine/schema/keptindex.h"

#include <QHash>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace engine {

namespace {

/// What the key refers to, with SQLite's bare `REFERENCES t` resolved to the primary key of t.
QStringList referredColumns(const ForeignKey &key, const Schema &schema)
{
    if (!key.referredColumns.isEmpty())
        return key.referredColumns;
    const Table *target = schema.table(key.referredTable);
    const PrimaryKey *primary = target ? target->primaryKey() : nullptr;
    return primary ? primary->columns : QStringList();
}

QString actionOf(const QString &written)
{
    const QString action = written.simplified().toUpper();
    return action == u"NO ACTION"_s ? QString() : action;
}

bool sameSet(QStringList left, QStringList right)
{
    left.sort();
    right.sort();
    return left == right;
}

/// True where the table promises that `columns` are unique.
bool hasKey(const Table &table, const QStringList &columns)
{
    const bool constrained = std::ranges::any_of(table.constraints, [&](const Constraint &constraint) {
        const ConstraintKind kind = kindOf(constraint);
        return (kind == ConstraintKind::PrimaryKey || kind == ConstraintKind::Unique)
            && sameSet(columnsOf(constraint), columns);
    });
    return constrained || std::ranges::any_of(table.indexes, [&](const Index &index) {
               QStringList indexed;
               for (const IndexElement &element : index.elements)
                   indexed << element.column;
               return index.unique && index.where.isEmpty() && sameSet(indexed, columns);
           });
}

/// True where `columns` are a key of the table in `from` and no longer in `to`.
bool losesKey(const TableName &table, const QStringList &columns, const Schema &from, const Schema &to)
{
    const Table *before = from.table(table);
    const Table *after = to.table(table);
    return before && after && hasKey(*before, columns) && !hasKey(*after, columns);
}

/// True where what the key refers to is gone in the end.
bool mustPrecede(const ForeignKey &key, const SchemaPair &schemas)
{
    if (schemas.actual.table(key.referredTable) && !schemas.desired.table(key.referredTable))
        return true;
    return losesKey(key.referredTable, referredColumns(key, schemas.actual), schemas.actual, schemas.desired);
}

std::vector<const ForeignKey *> foreignKeysOf(const Table &table)
{
    std::vector<const ForeignKey *> keys;
    for (const Constraint &constraint : table.constraints) {
        if (const auto *key = std::get_if<ForeignKey>(&constraint))
            keys.push_back(key);
    }
    return keys;
}

QHash<QString, int> countedSignatures(const std::vector<const ForeignKey *> &keys, const Schema &schema)
{
    QHash<QString, int> counted;
    for (const ForeignKey *key : keys)
        ++counted[signatureOf(*key, schema)];
    return counted;
}

/// Those of `keys` that `others` holds no equal of; a duplicate needs an equal of its own.
std::vector<const ForeignKey *> missing(const std::vector<const ForeignKey *> &keys, const Schema &schema,
                                        QHash<QString, int> others)
{
    std::vector<const ForeignKey *> rest;
    for (const ForeignKey *key : keys) {
        int &left = others[signatureOf(*key, schema)];
        if (left == 0)
            rest.push_back(key);
        else
            --left;
    }
    return rest;
}

/// The indexes that the database made for keys which go, and would keep: those that no key of the end has, but for what
/// goes with its columns or has to stay for a key that does.
std::vector<Operation> keptIndexDrops(const std::vector<const ForeignKey *> &dropped, const TablePair &tables)
{
    const auto stays = [&](const ForeignKey *key) { return std::ranges::find(dropped, key) == dropped.end(); };
    const auto isNeeded = [&](const QString &index, const QStringList &columns) {
        const auto actual = foreignKeysOf(tables.actual);
        const auto desired = foreignKeysOf(tables.desired);
        return tables.desired.index(index)
            || std::ranges::any_of(actual,
                                   [&](const ForeignKey *key) {
                                       return stays(key) && key->columns == columns.mid(0, key->columns.size());
                                   })
            || std::ranges::any_of(
                   desired,
                   [&](const ForeignKey *key) { return keptIndexName(*key) == index && key->columns == columns; })
            || std::ranges::none_of(columns, [&](const QString &column) { return tables.desired.column(column); });
    };
    std::vector<Operation> drops;
    QStringList names;
    for (const ForeignKey *key : dropped) {
        const Index index = keptIndex(*key);
        if (index.name.isEmpty() || names.contains(index.name) || isNeeded(index.name, key->columns))
            continue;
        names << index.name;
        drops.emplace_back(DropIndex{.table = tables.desired.name, .index = index.name, .previous = index});
    }
    return drops;
}

} // namespace

QString signatureOf(const ForeignKey &key, const Schema &schema)
{
    const QString unit(u'\x1f');
    const bool deferrable = key.deferrable.value_or(false);
    return QStringList{key.columns.join(unit),
                       key.referredTable.text(),
                       referredColumns(key, schema).join(unit),
                       actionOf(key.onUpdate),
                       actionOf(key.onDelete),
                       deferrable ? u"deferrable"_s : QString(),
                       deferrable && key.initially.compare(u"DEFERRED"_s, Qt::CaseInsensitive) == 0 ? u"deferred"_s
                                                                                                    : QString()}
        .join(u'\x1e');
}

bool mustWait(const ForeignKey &key, const SchemaPair &schemas)
{
    return losesKey(key.referredTable, referredColumns(key, schemas.desired), schemas.desired, schemas.actual);
}

ForeignKeyChanges compareForeignKeys(const TablePair &tables, const SchemaPair &schemas)
{
    const auto actual = foreignKeysOf(tables.actual);
    const auto desired = foreignKeysOf(tables.desired);
    ForeignKeyChanges changes;
    const auto dropped = missing(actual, schemas.actual, countedSignatures(desired, schemas.desired));
    for (const ForeignKey *key : dropped) {
        auto &when = mustPrecede(*key, schemas) ? changes.early : changes.inPlace;
        when.emplace_back(dropOf(tables.desired.name, Constraint(*key)));
    }
    std::ranges::move(keptIndexDrops(dropped, tables), std::back_inserter(changes.inPlace));
    for (const ForeignKey *key : missing(desired, schemas.desired, countedSignatures(actual, schemas.actual))) {
        auto &when = mustWait(*key, schemas) ? changes.late : changes.inPlace;
        when.emplace_back(AddConstraint{.table = tables.desired.name, .constraint = *key});
    }
    return changes;
}

} // namespace engine
