#include "engine/dialect/mysql/keyindexes.h"

#include "engine/dialect/mysql/quoting.h"
#include "engine/dialect/mysql/tablechange.h"

#include <algorithm>
#include <map>

using namespace Qt::StringLiterals;

namespace engine::mysql {

namespace {

/// An index as far as foreign keys care.
struct Indexed
{
    QStringList columns; ///< in small letters, up to the first that is no whole column
    bool isForKey = false; ///< made for a foreign key, not by anybody's wish
    bool isWhole = true;
};

using Indexes = std::map<QString, Indexed>;

Indexes indexesIn(const std::vector<Connection::Row> &rows)
{
    enum Field { Name = 2, ColumnName = 4, Prefix = 7, Type = 10, IndexComment = 12 };
    Indexes indexes;
    for (const Connection::Row &row : rows) {
        Indexed &index = indexes[row.at(Name).toString()];
        index.isForKey = row.at(IndexComment).toString() == foreignKeyMark();
        index.isWhole = index.isWhole && row.at(ColumnName).isValid() && !row.at(Prefix).isValid()
            && row.at(Type).toString() == u"BTREE";
        if (index.isWhole)
            index.columns << row.at(ColumnName).toString().toLower();
    }
    return indexes;
}

bool serves(const Indexed &index, const QStringList &columns)
{
    return index.columns.mid(0, columns.size()) == columns;
}

QString nameFor(const ForeignKey &key, const QString &table, const Indexes &indexes)
{
    const QString said = key.options.value(keyIndexOption(), key.columns.value(0)).toString();
    const QString stem = generatedKeyNumber(key.name, table) > 0 ? said : key.name;
    QString name = stem;
    for (int number = 2; indexes.contains(name); ++number)
        name = u"%1_%2"_s.arg(stem).arg(number);
    return name;
}

/// Takes out those that were made for a key and that another one does the work of; gives their names.
QStringList takeNeedless(Indexes &indexes)
{
    QStringList needless;
    for (const auto &[name, index] : Indexes(indexes)) {
        const auto replaces = [&own = name, &columns = index.columns](const auto &other) {
            return other.first != own && serves(other.second, columns);
        };
        if (!index.isForKey || std::ranges::none_of(indexes, replaces))
            continue;
        needless << name;
        indexes.erase(name);
    }
    return needless;
}

} // namespace

QString generatedKeyStem(const QString &table)
{
    return table + u"_ibfk_"_s;
}

int generatedKeyNumber(const QString &key, const QString &table)
{
    const QString stem = generatedKeyStem(table);
    return key.startsWith(stem) ? key.mid(stem.size()).toInt() : 0;
}

QString keyIndexOption()
{
    return u"index_name"_s;
}

QStringList indexChanges(const QString &table, const std::vector<ForeignKey> &keys,
                         const std::vector<Connection::Row> &rows)
{
    Indexes indexes = indexesIn(rows);
    QStringList changes;
    for (const QString &needless : takeNeedless(indexes))
        changes << u"DROP INDEX "_s + alwaysQuoted(needless);
    for (const ForeignKey &key : keys) {
        QStringList columns;
        QStringList quoted;
        for (const QString &column : key.columns) {
            columns << column.toLower();
            quoted << alwaysQuoted(column);
        }
        if (std::ranges::any_of(indexes, [&columns](const auto &index) { return serves(index.second, columns); }))
            continue;
        const QString name = nameFor(key, table, indexes);
        indexes[name] = {.columns = columns, .isForKey = true};
        changes << u"ADD INDEX %1 (%2) COMMENT %3"_s.arg(alwaysQuoted(name), quoted.join(u", "_s),
                                                         stringLiteral(foreignKeyMark()));
    }
    return changes;
}

} // namespace engine::mysql
