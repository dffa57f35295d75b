#include "engine/dialect/mysql/tabletext.h"

#include "engine/dialect/mysql/defaulttext.h"
#include "engine/dialect/mysql/indextext.h"
#include "engine/dialect/mysql/quoting.h"
#include "engine/dialect/mysql/typenames.h"
#include "engine/overloaded.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace engine::mysql {

namespace {

QString named(const QString &name)
{
    return name.isEmpty() ? QString() : u"CONSTRAINT %1 "_s.arg(quotedName(name));
}

Error unsupported(const QString &what, const QString &name)
{
    return {.kind = Error::Kind::Unsupported,
            .what = u"MySQL and MariaDB have no %1 (%2)."_s.arg(what, name.isEmpty() ? u"unnamed"_s : name),
            .advice = u"Make the operation conditional on the database, or leave that out."_s};
}

QString generated(const Computed &computed)
{
    QString text = u" GENERATED ALWAYS AS (%1)"_s.arg(computed.expression);
    if (computed.persisted)
        text += *computed.persisted ? u" STORED"_s : u" VIRTUAL"_s;
    return text;
}

QString keyParts(const PrimaryKey &key, Flavour flavour)
{
    const QVariant lengths = option(key.options, flavour, u"length"_s);
    const QStringList descending = option(key.options, flavour, u"descending"_s).toStringList();
    QStringList parts;
    for (const QString &column : key.columns)
        parts << indexTerm({.column = column, .descending = descending.contains(column)}, lengths);
    return parts.join(u", "_s);
}

Result<QString> foreignKeySpec(const ForeignKey &key)
{
    if (!key.match.isEmpty())
        return failure(unsupported(u"foreign keys with MATCH"_s, key.name));
    if (key.deferrable.value_or(false) || !key.initially.isEmpty())
        return failure(unsupported(u"constraints that are checked at the commit"_s, key.name));
    QString text = named(key.name)
        + u"FOREIGN KEY(%1) REFERENCES %2 (%3)"_s.arg(quotedNames(key.columns), quotedName(key.referredTable),
                                                      quotedNames(key.referredColumns));
    if (!key.onDelete.isEmpty())
        text += u" ON DELETE "_s + key.onDelete;
    if (!key.onUpdate.isEmpty())
        text += u" ON UPDATE "_s + key.onUpdate;
    return text;
}

/// The checks that types bring along and that the table does not have as constraints.
std::vector<Constraint> typeChecks(const Table &table, Flavour flavour)
{
    std::vector<Constraint> checks;
    for (const Column &column : table.columns) {
        const QString expression = typeCheck(column.type, column.name, flavour);
        const QString &name = typeFor(column.type, flavour).typeName;
        if (!expression.isEmpty() && (name.isEmpty() || !table.constraint(name, ConstraintKind::Check)))
            checks.emplace_back(CheckConstraint{.name = name, .expression = expression, .options = {}});
    }
    return checks;
}

/// As in Alembic, a key with use_alter=True is left out: op.create_foreign_key() makes it.
bool isLater(const Constraint &constraint)
{
    const auto *key = std::get_if<ForeignKey>(&constraint);
    return key && key->useAlter;
}

/// The check that stands with a column; nullptr where none does.
const Constraint *columnCheckOf(const Table &table, const Column &column)
{
    const QString name = column.options.value(columnCheckNote()).toString();
    return name.isEmpty() ? nullptr : table.constraint(name, ConstraintKind::Check);
}

bool leadsIndex(const Table &table, const QString &column)
{
    return std::ranges::any_of(table.indexes, [&column](const Index &index) {
        return !index.elements.empty() && index.elements.front().column == column;
    });
}

bool leadsKey(const Table &table, const QString &column)
{
    return std::ranges::any_of(table.constraints, [&column](const Constraint &constraint) {
        const ConstraintKind kind = kindOf(constraint);
        return (kind == ConstraintKind::PrimaryKey || kind == ConstraintKind::Unique)
            && columnsOf(constraint).value(0) == column;
    });
}

/// True for one that is to count by an index: of the same CREATE TABLE, or as it was where the table was read.
bool waitsForIndex(const Table &table, const Column &column)
{
    return leadsIndex(table, column.name) || column.options.value(countsByIndexNote()).toBool();
}

/// Engines where a column may count for each value of those before it in the key.
bool countsInGroups(const Table &table, Flavour flavour)
{
    const QString engine = option(table.options, flavour, u"engine"_s).toString();
    return engine.compare(u"MyISAM"_s, Qt::CaseInsensitive) == 0 || engine.compare(u"Aria"_s, Qt::CaseInsensitive) == 0;
}

/// The primary key as it is made: a column that counts and leads nothing else comes first, as SQLAlchemy puts it in a
/// key that Columns have said. In one of PrimaryKeyConstraint it does not, and the server refuses the table.
PrimaryKey createdKey(const Table &table, Flavour flavour)
{
    PrimaryKey key = *table.primaryKey();
    const Column *counting = countingColumn(table, flavour);
    if (counting && !leadsKey(table, counting->name) && !waitsForIndex(table, *counting)
        && !countsInGroups(table, flavour))
        key.columns.move(key.columns.indexOf(counting->name), 0);
    return key;
}

/// Columns, then the primary key with the counting column first, then the other constraints.
Result<QStringList> itemsOf(const Table &table, Flavour flavour)
{
    QStringList items;
    const bool later = countsByIndex(table, flavour);
    for (const Column &column : table.columns) {
        const bool counting = !later && isCountingColumn(table, column, flavour);
        const Result<QString> spec = columnSpec(column, flavour, {.counting = counting});
        if (!spec)
            return failure(spec.error());
        const Constraint *check = columnCheckOf(table, column);
        items << (check ? *spec + u" CHECK (%1)"_s.arg(std::get<CheckConstraint>(*check).expression) : *spec);
    }
    std::vector<Constraint> constraints;
    if (const PrimaryKey *key = table.primaryKey(); key && !key->columns.isEmpty())
        constraints.emplace_back(createdKey(table, flavour));
    for (const Constraint &constraint : table.constraints) {
        const auto isCheckOf = [&](const Column &column) { return columnCheckOf(table, column) == &constraint; };
        if (!std::holds_alternative<PrimaryKey>(constraint) && !isLater(constraint)
            && std::ranges::none_of(table.columns, isCheckOf))
            constraints.push_back(constraint);
    }
    std::ranges::move(typeChecks(table, flavour), std::back_inserter(constraints));
    for (const Constraint &constraint : constraints) {
        const Result<QString> spec = constraintSpec(constraint, flavour);
        if (!spec)
            return failure(spec.error());
        items << *spec;
    }
    return items;
}

bool hasForeignKey(const Table &table, const QString &column)
{
    return std::ranges::any_of(table.constraints, [&column](const Constraint &constraint) {
        const auto *key = std::get_if<ForeignKey>(&constraint);
        return key && key->columns.contains(column);
    });
}

bool countsByItself(const Table &table, const Column &column, Flavour flavour)
{
    if (!isCounting(column.type, flavour) || column.serverDefault || column.computed)
        return false;
    switch (column.autoincrement) {
    case Autoincrement::On:
    case Autoincrement::IgnoreForeignKey:
        return true;
    case Autoincrement::Off:
        return false;
    case Autoincrement::Auto:
        break;
    }
    return table.primaryKey()->columns.size() == 1 && !hasForeignKey(table, column.name);
}

} // namespace

QString columnCheckNote()
{
    return u"check of the column"_s;
}

QString countsByIndexNote()
{
    return u"counts by an index"_s;
}

QString unversionedNote()
{
    return u"without system versioning"_s;
}

Result<QString> columnSpec(const Column &column, Flavour flavour, ColumnOptions options)
{
    const Result<QString> type = typeSql(column.type, flavour);
    if (!type)
        return failure(type.error());
    QString text = options.altering ? *type : quotedName(column.name) + u' ' + *type;
    if (column.computed)
        text += generated(*column.computed);
    if (!column.nullable)
        text += u" NOT NULL"_s;
    else if (!column.computed && (options.altering || isTimestamp(column.type, flavour)))
        text += u" NULL"_s;
    const QString comment = column.comment.isEmpty() ? QString() : u" COMMENT "_s + stringLiteral(column.comment);
    const QString value = options.counting ? u" AUTO_INCREMENT"_s : defaultClause(column.serverDefault);
    const QString unseen = option(column.options, flavour, u"invisible"_s).toBool() ? u" INVISIBLE"_s : QString();
    const QString rest = options.altering && column.options.value(unversionedNote()).toBool()
        ? unseen + u" WITHOUT SYSTEM VERSIONING"_s
        : unseen;
    if (column.computed)
        return text + rest + comment;
    return text + (options.altering ? value + rest + comment : unseen + comment + value);
}

const Column *countingColumn(const Table &table, Flavour flavour)
{
    const PrimaryKey *key = table.primaryKey();
    if (!key)
        return nullptr;
    for (const QString &name : key->columns) {
        const Column *column = table.column(name);
        if (column && countsByItself(table, *column, flavour))
            return column;
    }
    return nullptr;
}

bool isCountingColumn(const Table &table, const Column &column, Flavour flavour)
{
    const PrimaryKey *key = table.primaryKey();
    if (!key || !key->columns.contains(column.name))
        return column.autoincrement == Autoincrement::On && isCounting(column.type, flavour);
    const Column *counting = countingColumn(table, flavour);
    return counting && counting->name == column.name;
}

bool countsByIndex(const Table &table, Flavour flavour)
{
    return std::ranges::any_of(table.columns, [&](const Column &column) {
        if (!isCountingColumn(table, column, flavour) || leadsKey(table, column.name))
            return false;
        const PrimaryKey *key = table.primaryKey();
        const bool isInKey = key && key->columns.contains(column.name);
        return !isInKey || (waitsForIndex(table, column) && !countsInGroups(table, flavour));
    });
}

Result<QString> constraintSpec(const Constraint &constraint, Flavour flavour)
{
    return std::visit(
        Overloaded{
            [flavour](const PrimaryKey &key) -> Result<QString> {
                const QString method = option(key.options, flavour, u"using"_s).toString();
                return u"%1PRIMARY KEY (%2)%3"_s.arg(named(key.name), keyParts(key, flavour),
                                                     method.isEmpty() ? QString() : u" USING "_s + method);
            },
            [](const ForeignKey &key) -> Result<QString> { return foreignKeySpec(key); },
            [](const UniqueConstraint &unique) -> Result<QString> {
                if (unique.deferrable.value_or(false) || !unique.initially.isEmpty())
                    return failure(unsupported(u"constraints that are checked at the commit"_s, unique.name));
                return named(unique.name) + u"UNIQUE (%1)"_s.arg(quotedNames(unique.columns));
            },
            [flavour](const CheckConstraint &check) -> Result<QString> {
                const bool isIdle = option(check.options, flavour, u"not_enforced"_s).toBool();
                return named(check.name) + u"CHECK ("_s + check.expression + (isIdle ? u") NOT ENFORCED"_s : u")"_s);
            },
            [](const ExcludeConstraint &exclude) -> Result<QString> {
                return failure(unsupported(u"EXCLUDE constraints"_s, exclude.name));
            },
        },
        constraint);
}

Result<QString> createTableSql(const Table &table, Flavour flavour, bool ifNotExists)
{
    const Result<QStringList> items = itemsOf(table, flavour);
    if (!items)
        return failure(items.error());
    QString text = u"CREATE "_s;
    for (const QString &prefix : table.prefixes)
        text += prefix + u' ';
    text += u"TABLE "_s + (ifNotExists ? u"IF NOT EXISTS "_s : QString()) + quotedName(table.name);
    return text + u" (\n\t"_s + items->join(u", \n\t"_s) + u"\n)"_s
        + tableOptions(table.options, table.comment, flavour);
}

Result<QString> countingByIndexSql(const Table &table, const Index &index, Flavour flavour)
{
    const Column *column = index.elements.empty() ? nullptr : table.column(index.elements.front().column);
    if (!column || !countsByIndex(table, flavour) || !isCountingColumn(table, *column, flavour))
        return QString();
    const Column *ofKey = countingColumn(table, flavour);
    if (ofKey && ofKey->name != column->name)
        return QString(); // only one can
    return columnSpec(*column, flavour, {.counting = true, .altering = true}).map([&](const QString &spec) {
        return u"ALTER TABLE %1 MODIFY %2 %3"_s.arg(quotedName(table.name), quotedName(column->name), spec);
    });
}

QString definitionText(const Table &table, Flavour flavour)
{
    // What these servers cannot have is still to be shown, in the words of whoever wrote it.
    Table shown = table;
    for (Column &column : shown.columns) {
        if (!typeSql(column.type, flavour))
            column.type = {.declared = column.type.name.isEmpty() ? u"NULL"_s : engine::text(column.type)};
    }
    std::erase_if(shown.constraints,
                  [flavour](const Constraint &constraint) { return !constraintSpec(constraint, flavour); });
    QString text = createTableSql(shown, flavour).value_or(QString());
    text.replace(u", \n\t"_s, u",\n    "_s).replace(u"\n\t"_s, u"\n    "_s).append(u';');
    QString counting;
    for (const Index &index : table.indexes) {
        text += u'\n' + createIndexSql(table.name, index, flavour) + u';';
        if (counting.isEmpty())
            counting = countingByIndexSql(table, index, flavour).value_or(QString());
    }
    return counting.isEmpty() ? text : text + u'\n' + counting + u';';
}

} // namespace engine::mysql
