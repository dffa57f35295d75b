#include "engine/dialect/sqlite/createtableparser.h"

#include "engine/dialect/sqlite/expressiontext.h"
#include "engine/dialect/sqlite/tokencursor.h"
#include "engine/dialect/sqlite/typenames.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace engine::sqlite {

namespace {

using Tokens = std::span<const SqlToken>;

/// Reads the list between the parentheses of one CREATE TABLE.
class BodyParser
{
public:
    BodyParser(Tokens body, Table &table)
        : m_cursor(body)
        , m_table(table)
    {
    }

    bool run()
    {
        while (!m_cursor.atEnd() && !startsTableConstraint()) {
            if (!readColumn())
                return false;
            m_cursor.accept(u",");
        }
        while (!m_cursor.atEnd()) {
            if (!readTableConstraint())
                return false;
            m_cursor.accept(u",");
        }
        normaliseExpressions();
        std::vector<Constraint> &constraints = m_table.constraints;
        std::stable_partition(constraints.begin(), constraints.end(), [](const Constraint &constraint) {
            return std::holds_alternative<PrimaryKey>(constraint);
        });
        return !m_table.columns.empty();
    }

private:
    [[nodiscard]] bool startsTableConstraint() const
    {
        const SqlToken &token = m_cursor.peek();
        return token.is(u"constraint") || token.is(u"primary") || token.is(u"unique") || token.is(u"check")
            || token.is(u"foreign");
    }

    bool readColumn()
    {
        Column column;
        column.name = m_cursor.takeName();
        if (column.name.isEmpty())
            return false;
        column.type = reflectedType(takeType());
        m_table.columns.push_back(std::move(column));
        m_constraintName.clear();
        while (!m_cursor.atEnd() && !m_cursor.peek().is(u",")) {
            if (!readColumnConstraint(m_table.columns.back()))
                return false;
        }
        return true;
    }

    [[nodiscard]] bool startsColumnConstraint() const
    {
        static constexpr std::array<QStringView, 11> words{u"constraint", u"primary", u"not",       u"null",
                                                           u"unique",     u"check",   u"default",   u"collate",
                                                           u"references", u"as",      u"deferrable"};
        const SqlToken &token = m_cursor.peek();
        return std::ranges::any_of(words, [&token](QStringView word) { return token.is(word); })
            || (token.is(u"generated") && m_cursor.peek(1).is(u"always"));
    }

    QString takeType()
    {
        QStringList words;
        while (!m_cursor.atEnd() && !m_cursor.peek().is(u",") && !m_cursor.peek().is(u"(") && !startsColumnConstraint())
            words << m_cursor.next().text.toString();
        QString type = words.join(u' ');
        if (!type.isEmpty() && m_cursor.peek().is(u"(")) {
            QStringList arguments;
            for (const Tokens &item : itemsOf(m_cursor.takeParentheses()))
                arguments << normalisedExpression(item, {});
            type += u'(' + arguments.join(u", "_s) + u')';
        }
        return type;
    }

    bool readColumnConstraint(Column &column)
    {
        if (m_cursor.accept(u"constraint")) {
            m_constraintName = m_cursor.takeName();
            return true;
        }
        if (m_cursor.accept({u"primary", u"key"})) {
            readColumnPrimaryKey(column);
        } else if (m_cursor.accept({u"not", u"null"})) {
            column.nullable = false;
            setOption(column.options, u"sqlite_not_null_name"_s, m_constraintName);
            setOption(column.options, u"sqlite_on_conflict_not_null"_s, takeOnConflict());
        } else if (m_cursor.accept(u"null")) {
            takeOnConflict();
        } else if (m_cursor.accept(u"unique")) {
            UniqueConstraint unique{.name = m_constraintName, .columns = {column.name}, .initially = {}, .options = {}};
            setOption(unique.options, u"sqlite_on_conflict"_s, takeOnConflict());
            m_table.constraints.push_back(unique);
        } else if (m_cursor.peek().is(u"check")) {
            readCheck();
        } else if (m_cursor.accept(u"default")) {
            column.serverDefault = normalisedDefault(takeDefault());
        } else if (m_cursor.accept(u"collate")) {
            column.type.collation = m_cursor.takeName();
        } else if (m_cursor.peek().is(u"references")) {
            readReferences({column.name});
        } else if (m_cursor.accept({u"generated", u"always", u"as"}) || m_cursor.accept(u"as")) {
            const QString expression = rawText(m_cursor.takeParentheses());
            const bool stored = m_cursor.accept(u"stored");
            if (!stored)
                m_cursor.accept(u"virtual");
            column.computed = Computed{expression, stored};
        } else if (!readDeferrable()) {
            return false;
        }
        m_constraintName.clear();
        return true;
    }

    void readColumnPrimaryKey(Column &column)
    {
        PrimaryKey key{.name = m_constraintName, .columns = {column.name}, .options = {}};
        const bool descending = m_cursor.accept(u"desc");
        if (!descending)
            m_cursor.accept(u"asc");
        if (descending)
            key.options.insert(u"sqlite_suffixes"_s, QStringList{u"DESC"_s});
        setOption(key.options, u"sqlite_on_conflict"_s, takeOnConflict());
        if (m_cursor.accept(u"autoincrement"))
            m_table.options.insert(u"sqlite_autoincrement"_s, true);
        m_table.constraints.push_back(key);
    }

    Tokens takeDefault()
    {
        if (m_cursor.peek().is(u"("))
            return m_cursor.takeParentheses();
        return m_cursor.take(m_cursor.peek().is(u"-") || m_cursor.peek().is(u"+") ? 2 : 1);
    }

    bool readTableConstraint()
    {
        m_constraintName = m_cursor.accept(u"constraint") ? m_cursor.takeName() : QString();
        if (m_cursor.accept({u"primary", u"key"})) {
            PrimaryKey key{.name = m_constraintName, .columns = {}, .options = {}};
            readKeyColumns(key.columns, key.options);
            m_table.constraints.push_back(key);
        } else if (m_cursor.accept(u"unique")) {
            UniqueConstraint unique{.name = m_constraintName, .columns = {}, .initially = {}, .options = {}};
            readKeyColumns(unique.columns, unique.options);
            m_table.constraints.push_back(unique);
        } else if (m_cursor.peek().is(u"check")) {
            readCheck();
        } else if (m_cursor.accept({u"foreign", u"key"})) {
            QStringList columns;
            for (const Tokens &item : itemsOf(m_cursor.takeParentheses()))
                columns << canonical(item.empty() ? QString() : unquoted(item.front()));
            if (!m_cursor.peek().is(u"references"))
                return false;
            readReferences(columns);
            readDeferrable();
        } else {
            return !m_constraintName.isEmpty() && (m_cursor.atEnd() || m_cursor.peek().is(u","));
        }
        return true;
    }

    void readKeyColumns(QStringList &columns, QVariantMap &options)
    {
        QStringList suffixes;
        for (const Tokens &item : itemsOf(m_cursor.takeParentheses())) {
            TokenCursor term(item);
            columns << canonical(term.takeName());
            QStringList suffix;
            if (term.accept(u"collate"))
                suffix << u"COLLATE"_s << term.next().text.toString();
            if (term.accept(u"desc"))
                suffix << u"DESC"_s;
            term.accept(u"asc");
            if (term.accept(u"autoincrement"))
                m_table.options.insert(u"sqlite_autoincrement"_s, true);
            suffixes << suffix.join(u' ');
        }
        if (!suffixes.join(QString()).isEmpty())
            options.insert(u"sqlite_suffixes"_s, suffixes);
        setOption(options, u"sqlite_on_conflict"_s, takeOnConflict());
    }

    void readCheck()
    {
        m_cursor.next();
        CheckConstraint check{
            .name = m_constraintName, .expression = rawText(m_cursor.takeParentheses()), .options = {}};
        setOption(check.options, u"sqlite_on_conflict"_s, takeOnConflict());
        m_table.constraints.push_back(check);
    }

    void readReferences(const QStringList &columns)
    {
        m_cursor.next();
        ForeignKey key;
        key.name = m_constraintName;
        key.columns = columns;
        key.referredTable.name = m_cursor.takeName();
        if (m_cursor.peek().is(u"(")) {
            for (const Tokens &item : itemsOf(m_cursor.takeParentheses()))
                key.referredColumns << (item.empty() ? QString() : unquoted(item.front()));
        }
        for (;;) {
            if (m_cursor.accept({u"on", u"delete"})) {
                key.onDelete = takeAction();
            } else if (m_cursor.accept({u"on", u"update"})) {
                key.onUpdate = takeAction();
            } else if (m_cursor.accept(u"match")) {
                key.match = m_cursor.takeName().toUpper();
            } else if (m_cursor.accept({u"on", u"insert"})) {
                static_cast<void>(takeAction());
            } else {
                break;
            }
        }
        m_table.constraints.push_back(key);
    }

    /// NO ACTION is what a foreign key without the clause does.
    QString takeAction()
    {
        if (m_cursor.accept({u"no", u"action"}))
            return {};
        if (m_cursor.accept({u"set", u"null"}))
            return u"SET NULL"_s;
        if (m_cursor.accept({u"set", u"default"}))
            return u"SET DEFAULT"_s;
        return m_cursor.takeName().toUpper();
    }

    /// [NOT] DEFERRABLE [INITIALLY x], which belongs to the foreign key before it.
    bool readDeferrable()
    {
        const bool no = m_cursor.accept({u"not", u"deferrable"});
        if (!no && !m_cursor.accept(u"deferrable"))
            return false;
        const QString initially = m_cursor.accept(u"initially") ? m_cursor.takeName().toUpper() : QString();
        if (m_table.constraints.empty())
            return true;
        if (auto *key = std::get_if<ForeignKey>(&m_table.constraints.back())) {
            key->deferrable = !no;
            key->initially = initially;
        }
        return true;
    }

    QString takeOnConflict()
    {
        return m_cursor.accept({u"on", u"conflict"}) ? m_cursor.takeName().toUpper() : QString();
    }

    static void setOption(QVariantMap &options, const QString &name, const QString &value)
    {
        if (!value.isEmpty())
            options.insert(name, value);
    }

    /// Expressions are normalised at the end, when all columns are known.
    static QString rawText(Tokens tokens)
    {
        QString text;
        for (const SqlToken &token : tokens)
            text.append(text.isEmpty() ? QStringView() : QStringView(u" ")).append(token.text);
        return text;
    }

    /// The column's name as its definition spells it.
    QString canonical(const QString &name) const
    {
        const auto found = std::ranges::find_if(m_table.columns, [&name](const Column &column) {
            return column.name.compare(name, Qt::CaseInsensitive) == 0;
        });
        return found == m_table.columns.end() ? name : found->name;
    }

    void normaliseExpressions()
    {
        QStringList names;
        for (const Column &column : m_table.columns)
            names << column.name;
        const auto normalise = [&](QString &expression) {
            expression = normalisedExpression(withoutTable(expression, m_table.name.name), names);
        };
        for (Column &column : m_table.columns) {
            if (column.computed)
                normalise(column.computed->expression);
        }
        for (Constraint &constraint : m_table.constraints) {
            if (auto *check = std::get_if<CheckConstraint>(&constraint))
                normalise(check->expression);
        }
    }

    TokenCursor m_cursor;
    Table &m_table;
    QString m_constraintName;
};

/// A column that stands for the row's id, or a key of a table that is STRICT or without one, never holds NULL, whether
/// it says so or not.
void settleKeyColumns(Table &table)
{
    const PrimaryKey *key = table.primaryKey();
    if (!key)
        return;
    const bool strict = table.options.contains(u"sqlite_with_rowid"_s) || table.options.contains(u"sqlite_strict"_s);
    for (const QString &name : key->columns) {
        Column *column = table.column(name);
        if (!column)
            continue;
        const bool rowid = key->columns.size() == 1 && column->type.name == u"INTEGER"
            && column->type.declared.isEmpty() && !key->options.contains(u"sqlite_suffixes"_s);
        if (strict || rowid)
            column->nullable = false;
    }
}

void readTableOptions(TokenCursor &cursor, Table &table)
{
    while (!cursor.atEnd()) {
        if (cursor.accept({u"without", u"rowid"}))
            table.options.insert(u"sqlite_with_rowid"_s, false);
        else if (cursor.accept(u"strict"))
            table.options.insert(u"sqlite_strict"_s, true);
        else
            cursor.next();
    }
}

Error unreadable(const QString &sql)
{
    return {.kind = Error::Kind::Reading, .what = u"A table's definition could not be read."_s, .sql = sql};
}

} // namespace

Result<Table> parseCreateTable(const QString &sql)
{
    const auto tokens = tokenize(sql);
    if (!tokens)
        return failure(tokens.error());
    TokenCursor cursor(*tokens);
    if (!cursor.accept(u"create"))
        return failure(unreadable(sql));
    const bool isVirtual = cursor.accept(u"virtual");
    if (!cursor.accept(u"temp"))
        cursor.accept(u"temporary");
    if (!cursor.accept(u"table"))
        return failure(unreadable(sql));
    cursor.accept({u"if", u"not", u"exists"});
    Table table;
    table.name.name = cursor.takeName();
    if (cursor.accept(u"."))
        table.name.name = cursor.takeName();
    if (isVirtual) {
        if (!cursor.accept(u"using"))
            return failure(unreadable(sql));
        table.options.insert(u"sqlite_virtual"_s, sql.mid(cursor.peek().offset).trimmed());
        return table;
    }
    if (!cursor.peek().is(u"("))
        return failure(unreadable(sql));
    if (!BodyParser(cursor.takeParentheses(), table).run())
        return failure(unreadable(sql));
    readTableOptions(cursor, table);
    settleKeyColumns(table);
    return table;
}

} // namespace engine::sqlite
