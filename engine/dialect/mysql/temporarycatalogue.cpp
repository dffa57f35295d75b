#include "engine/dialect/mysql/temporarycatalogue.h"

#include "engine/dialect/mysql/binarydefault.h"
#include "engine/dialect/mysql/createdtable.h"
#include "engine/dialect/mysql/expressiontext.h"
#include "engine/dialect/mysql/quoting.h"
#include "engine/dialect/mysql/typenames.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace engine::mysql {

namespace {

using Row = Connection::Row;

/// MySQL's catalogue keeps its expressions escaped, and SHOW does not.
QString expressionOf(const QString &text, bool isMariaDb)
{
    return isMariaDb ? text : escapedExpression(text);
}

/// The catalogue sorts names whatever their case: MariaDB's by capital letters, MySQL's by small ones.
void sortByName(std::vector<Row> &rows, qsizetype field, bool isMariaDb)
{
    std::ranges::stable_sort(rows, {}, [&](const Row &row) {
        const QString name = row.at(field).toString();
        return isMariaDb ? name.toUpper() : name.toLower();
    });
}

/// Reads one table after the other.
class Reader
{
public:
    Reader(Connection &connection, const TemporaryTables &tables)
        : m_connection(connection)
        , m_tables(tables)
    {
    }

    Done run(const std::stop_token &stop)
    {
        const auto databases =
            m_connection.rows(u"SELECT SCHEMA_NAME, DEFAULT_COLLATION_NAME FROM information_schema.SCHEMATA WHERE "
                              u"SCHEMA_NAME = DATABASE()"_s);
        const auto quotes = m_connection.execute(u"SET SESSION sql_quote_show_create = 1"_s);
        if (!databases || !quotes || databases->empty())
            return !databases ? failure(databases.error()) : !quotes ? failure(quotes.error()) : Done();
        m_database = databases->front();
        for (const auto &[name, kept] : m_tables.all()) {
            if (stop.stop_requested())
                return failure({.kind = Error::Kind::Cancelled, .what = u"Reading the schema was stopped."_s});
            if (const Done done = readTable(name, kept); !done)
                return done;
        }
        for (const auto &[name, kept] : m_tables.all())
            addForeignKeys(name, kept);
        return {};
    }

    CatalogueRows rows;

private:
    Result<std::vector<Row>> show(const QString &what, const QString &table)
    {
        return m_connection.rows(u"SHOW %1 %2"_s.arg(what, alwaysQuoted(table)));
    }

    Done readTable(const QString &name, const TemporaryTable &kept)
    {
        const auto text = show(u"CREATE TABLE"_s, name);
        const auto columns = show(u"FULL COLUMNS FROM"_s, name);
        const auto indexes = show(u"INDEX FROM"_s, name);
        if (!text || !columns || !indexes)
            return failure(!text ? text.error() : !columns ? columns.error() : indexes.error());
        const auto created = readCreatedTable(text->front().at(1).toString());
        if (!created)
            return failure(created.error());
        const Result<QString> collation = collationOf(*created);
        if (!collation)
            return failure(collation.error());
        addTable(name, *created, kept, *collation);
        for (const Row &row : *columns)
            addColumn(name, row, *created);
        std::vector<Row> terms = *indexes;
        sortByName(terms, 2, m_tables.isMariaDb());
        for (const Row &row : terms)
            addIndexTerm(name, row);
        addChecks(name, *created);
        return {};
    }

    /// The table's, or where it is not said, that of its character set by default.
    Result<QString> collationOf(const CreatedTable &created)
    {
        const QString said = created.options.value(u"COLLATE"_s);
        if (!said.isEmpty())
            return said;
        const auto found = m_connection.rows(u"SELECT DEFAULT_COLLATE_NAME FROM information_schema.CHARACTER_SETS "
                                             u"WHERE CHARACTER_SET_NAME = ?"_s,
                                             {created.options.value(u"CHARSET"_s)});
        if (!found)
            return failure(found.error());
        return found->empty() ? QString() : found->front().front().toString();
    }

    void addTable(const QString &name, const CreatedTable &created, const TemporaryTable &kept,
                  const QString &collation)
    {
        static const QStringList others{u"ENGINE"_s,         u"CHARSET"_s,    u"COLLATE"_s,       u"COMMENT"_s,
                                        u"AUTO_INCREMENT"_s, u"ROW_FORMAT"_s, u"KEY_BLOCK_SIZE"_s};
        QStringList options;
        for (auto option = kept.options.cbegin(); option != kept.options.cend(); ++option)
            options << option.key().toLower() + u'=' + option.value();
        for (auto option = created.options.cbegin(); option != created.options.cend(); ++option) {
            if (!others.contains(option.key()) && !kept.options.contains(option.key()))
                options << option.key().toLower() + u"='"_s + option.value() + u'\'';
        }
        rows.tables.push_back({name, created.options.value(u"ENGINE"_s), collation, created.options.value(u"COMMENT"_s),
                               options.join(u' '), m_database.at(1)});
    }

    void addColumn(const QString &table, const Row &shown, const CreatedTable &created)
    {
        enum Field { Name, Type, Collation, Nullable, Key, Default, Extra, Privileges, Comment };
        const QString name = shown.at(Name).toString();
        const auto found = created.columns.find(name);
        if (found == created.columns.end())
            return; // what MySQL makes of an expression that is indexed
        const CreatedColumn &column = found->second;
        const bool isMariaDb = m_tables.isMariaDb();
        QVariant value = shown.at(Default);
        QString extra = shown.at(Extra).toString();
        if (isMariaDb) {
            value = column.defaultSql ? QVariant(*column.defaultSql) : QVariant();
        } else if (column.defaultSql && isBinaryValue(shown.at(Type), *column.defaultSql)) {
            value = catalogueBytes(*column.defaultSql, reflectedType(shown.at(Type).toString()));
        } else if (column.defaultSql && isGenerated(*column.defaultSql)) {
            value = expressionOf(withoutParentheses(*column.defaultSql), isMariaDb);
            extra = u"DEFAULT_GENERATED "_s + extra;
        }
        rows.columns.push_back({table, name, shown.at(Type), shown.at(Nullable), value, extra, shown.at(Comment),
                                shown.at(Collation), expressionOf(column.expression, isMariaDb),
                                column.spatialReference.isEmpty() ? QVariant() : column.spatialReference});
    }

    static bool isBinaryValue(const QVariant &type, const QString &defaultSql)
    {
        return isBinary(reflectedType(type.toString())) && !defaultSql.startsWith(u'(') && defaultSql != u"NULL";
    }

    /// MySQL writes an expression in parentheses, and the current time without quotes.
    static bool isGenerated(const QString &defaultSql)
    {
        return defaultSql.startsWith(u'(') || defaultSql.startsWith(u"CURRENT_TIMESTAMP"_s, Qt::CaseInsensitive);
    }

    void addIndexTerm(const QString &table, const Row &shown)
    {
        enum Field {
            NonUnique = 1,
            Name,
            Sequence,
            ColumnName,
            Direction,
            Cardinality,
            Prefix,
            Packed,
            Null,
            Type,
            Comment,
            IndexComment,
            Hidden,
            Expression
        };
        QString comment = shown.at(IndexComment).toString();
        const bool isFullText = comment.startsWith(fullTextMark());
        if (isFullText)
            comment = comment.mid(fullTextMark().size());
        else if (comment == foreignKeyMark())
            comment.clear();
        const bool isMariaDb = m_tables.isMariaDb();
        const QString said = shown.at(Hidden).toString();
        const QString hidden =
            isMariaDb ? (said == u"YES" ? u"ignored"_s : QString()) : (said == u"NO" ? u"invisible"_s : QString());
        QVariant expression;
        if (!isMariaDb && shown.at(Expression).isValid())
            expression = expressionOf(shown.at(Expression).toString(), isMariaDb);
        rows.indexes.push_back({table, shown.at(Name), shown.at(NonUnique), shown.at(ColumnName),
                                isFullText ? QVariant() : shown.at(Direction),
                                isFullText ? QVariant() : shown.at(Prefix),
                                isFullText ? QVariant(u"FULLTEXT"_s) : shown.at(Type), comment, hidden, expression});
    }

    void addChecks(const QString &table, const CreatedTable &created)
    {
        std::vector<Row> checks;
        for (const auto &[name, column] : created.columns) {
            if (!column.check.isEmpty())
                checks.push_back({table, name, column.check, u"Column"_s});
        }
        for (const auto &[name, check] : created.checks) {
            checks.push_back({table, name, expressionOf(check.condition, m_tables.isMariaDb()), u"Table"_s,
                              check.isEnforced ? u"YES"_s : u"NO"_s});
        }
        sortByName(checks, 1, m_tables.isMariaDb());
        std::ranges::move(checks, std::back_inserter(rows.checks));
    }

    void addForeignKeys(const QString &table, const TemporaryTable &kept)
    {
        std::vector<Row> rules;
        std::vector<Row> columns;
        for (const ForeignKey &key : kept.foreignKeys) {
            const QStringList referred = referredColumns(key);
            rules.push_back({table, key.name, key.onUpdate, key.onDelete});
            for (qsizetype place = 0; place < key.columns.size(); ++place)
                columns.push_back({table, key.name, key.columns.at(place), m_database.front(), key.referredTable.name,
                                   referred.value(place)});
        }
        sortByName(columns, 1, m_tables.isMariaDb());
        std::ranges::move(rules, std::back_inserter(rows.keyRules));
        std::ranges::move(columns, std::back_inserter(rows.keyColumns));
    }

    /// As the referred table writes them; its primary key where the key names none.
    [[nodiscard]] QStringList referredColumns(const ForeignKey &key) const
    {
        QStringList names;
        const auto isOf = [&key](const Row &row) { return row.front().toString() == key.referredTable.name; };
        if (key.referredColumns.isEmpty()) {
            for (const Row &row : rows.indexes) {
                if (isOf(row) && row.at(1).toString() == u"PRIMARY")
                    names << row.at(3).toString();
            }
            return names;
        }
        for (const QString &column : key.referredColumns) {
            const auto found = std::ranges::find_if(rows.columns, [&](const Row &row) {
                return isOf(row) && row.at(1).toString().compare(column, Qt::CaseInsensitive) == 0;
            });
            names << (found == rows.columns.end() ? column : found->at(1).toString());
        }
        return names;
    }

    Connection &m_connection;
    const TemporaryTables &m_tables;
    Row m_database; ///< its name and its collation
};

} // namespace

Result<CatalogueRows> temporaryCatalogue(Connection &connection, TemporaryPlace &place, const std::stop_token &stop)
{
    const TemporaryPlace::Passage passage(place);
    Reader reader(connection, place.tables());
    if (const Done done = reader.run(stop); !done)
        return failure(done.error());
    return std::move(reader.rows);
}

} // namespace engine::mysql
