#include "engine/dialect/mysql/inspectedkeys.h"

#include "engine/dialect/mysql/expressiontext.h"
#include "engine/dialect/mysql/quoting.h"
#include "engine/schema/keptindex.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace engine::mysql {

namespace {

/// The columns of indexFields(), the table's name before them.
enum Field { TableField, Name, NonUnique, ColumnName, Direction, Prefix, Type, Comment, Hidden, Expression };

QStringList columnsOf(const Index &index)
{
    QStringList columns;
    for (const IndexElement &element : index.elements)
        columns << element.column;
    return columns;
}

bool isConstraint(const Index &index)
{
    return index.unique && index.options.isEmpty()
        && std::ranges::all_of(index.elements, [](const IndexElement &element) {
               return !element.column.isEmpty() && !element.descending;
           });
}

/// The server calls it as the constraint or, where that had no name, as the first column, with a number if need be.
bool hasNameFor(const QString &index, const ForeignKey &key)
{
    const QString first = key.columns.value(0);
    if (index == key.name || index == first)
        return true;
    bool isNumber = false;
    if (index.startsWith(first + u'_'))
        (void)index.mid(first.size() + 1).toInt(&isNumber);
    return isNumber;
}

/// Notes the index in the keys that have brought it along; true where there is one.
bool takeBroughtAlong(const Index &index, Table &table)
{
    if (index.unique || !index.options.isEmpty())
        return false;
    bool isTaken = false;
    for (Constraint &constraint : table.constraints) {
        auto *key = std::get_if<ForeignKey>(&constraint);
        if (!key || key->columns != columnsOf(index) || !hasNameFor(index.name, *key))
            continue;
        noteKeptIndex(*key, index.name);
        isTaken = true;
    }
    return isTaken;
}

Index beginIndex(const Connection::Row &row, const Table &table, Flavour flavour)
{
    Index index{.name = row.at(Name).toString(), .unique = !row.at(NonUnique).toBool()};
    const QString prefix = wordOf(flavour) + u'_';
    const bool inMemory = table.options.value(prefix + u"engine"_s).toString() == u"MEMORY";
    const QString usual = inMemory ? u"HASH"_s : u"BTREE"_s;
    const QString type = row.at(Type).toString();
    if (type == u"FULLTEXT" || type == u"SPATIAL")
        index.options.insert(prefix + u"prefix"_s, type);
    // MariaDB keeps a long unique key as a hash by itself.
    else if (type != usual && !(type == u"HASH" && index.unique))
        index.options.insert(prefix + u"using"_s, type);
    if (!row.at(Comment).toString().isEmpty())
        index.options.insert(prefix + u"comment"_s, row.at(Comment).toString());
    if (!row.at(Hidden).toString().isEmpty())
        index.options.insert(prefix + row.at(Hidden).toString(), true);
    return index;
}

void addKeyPart(PrimaryKey &key, const Connection::Row &row, const QString &prefix)
{
    const QString column = row.at(ColumnName).toString();
    key.columns << column;
    if (row.at(Prefix).isValid()) {
        QVariantMap lengths = key.options.value(prefix + u"_length"_s).toMap();
        lengths.insert(column, row.at(Prefix).toInt());
        key.options.insert(prefix + u"_length"_s, lengths);
    }
    if (row.at(Direction).toString() == u"D")
        key.options.insert(prefix + u"_descending"_s,
                           key.options.value(prefix + u"_descending"_s).toStringList() << column);
}

} // namespace

QString indexFields(bool isMariaDb)
{
    const QString hidden = isMariaDb ? u"IF(IGNORED = 'YES', 'ignored', ''), NULL"_s
                                     : u"IF(IS_VISIBLE = 'NO', 'invisible', ''), EXPRESSION"_s;
    return u"TABLE_NAME, INDEX_NAME, NON_UNIQUE, COLUMN_NAME, COLLATION, SUB_PART, INDEX_TYPE, INDEX_COMMENT, "_s
        + hidden;
}

void addIndexTerm(Table &table, const Connection::Row &row, Flavour flavour)
{
    const QString name = row.at(Name).toString();
    const QString column = row.at(ColumnName).toString();
    if (name == u"PRIMARY") {
        if (!table.primaryKey())
            table.constraints.insert(table.constraints.begin(), PrimaryKey());
        addKeyPart(std::get<PrimaryKey>(table.constraints.front()), row, wordOf(flavour));
        return;
    }
    if (table.indexes.empty() || table.indexes.back().name != name)
        table.indexes.push_back(beginIndex(row, table, flavour));
    Index &index = table.indexes.back();
    index.elements.push_back({.column = column,
                              .expression = unescapedExpression(row.at(Expression).toString()),
                              .descending = row.at(Direction).toString() == u"D"});
    const QString lengthOption = wordOf(flavour) + u"_length"_s;
    // A spatial index has a prefix of the server's own choice.
    if (row.at(Prefix).isValid() && row.at(Type).toString() != u"SPATIAL") {
        QVariantMap lengths = index.options.value(lengthOption).toMap();
        lengths.insert(column, row.at(Prefix).toInt());
        index.options.insert(lengthOption, lengths);
    }
}

void settleIndexes(Table &table)
{
    std::vector<Constraint> uniques;
    for (const Index &index : table.indexes) {
        if (isConstraint(index))
            uniques.emplace_back(UniqueConstraint{
                .name = index.name, .columns = columnsOf(index), .deferrable = {}, .initially = {}, .options = {}});
    }
    std::erase_if(table.indexes,
                  [&table](const Index &index) { return isConstraint(index) || takeBroughtAlong(index, table); });
    // The order of SQLAlchemy's CREATE TABLE says nothing here; keys first reads best.
    const auto place = table.constraints.begin() + (table.primaryKey() ? 1 : 0);
    table.constraints.insert(place, uniques.begin(), uniques.end());
}

QString ruleText(const QString &rule)
{
    return rule == u"RESTRICT" || rule == u"NO ACTION" ? QString() : rule;
}

bool takeJsonCheck(Table &table, const QString &name, const QString &clause)
{
    Column *column = table.column(name);
    if (!column || column->type.name != u"LONGTEXT" || clause != u"json_valid(%1)"_s.arg(alwaysQuoted(name)))
        return false;
    column->type = {.module = u"mysql"_s, .name = u"JSON"_s};
    return true;
}

} // namespace engine::mysql
