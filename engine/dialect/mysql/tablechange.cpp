#include "engine/dialect/mysql/tablechange.h"

#include "engine/dialect/mysql/quoting.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace engine::mysql {

namespace {

using Words = std::initializer_list<QStringView>;

bool isOneOf(const SqlToken &token, Words words)
{
    return std::ranges::any_of(words, [&token](QStringView word) { return token.is(word); });
}

bool holds(Tokens tokens, Words words)
{
    return std::ranges::any_of(tokens, [words](const SqlToken &token) { return isOneOf(token, words); });
}

/// Both first words are names of columns elsewhere.
bool speaksOfVersions(const TokenCursor &cursor)
{
    return (cursor.peek().is(u"system") && cursor.peek(1).is(u"versioning"))
        || (cursor.peek().is(u"period") && cursor.peek(1).is(u"for"));
}

/// The words in a conditional comment: `/*!80023 INVISIBLE */`, but no piece of SQL.
bool isFewWords(const SqlToken &conditional)
{
    static const QStringList known{u"NOT"_s,    u"ENFORCED"_s,      u"INVISIBLE"_s, u"STORAGE"_s, u"DISK"_s,
                                   u"MEMORY"_s, u"COLUMN_FORMAT"_s, u"DEFAULT"_s,   u"FIXED"_s,   u"DYNAMIC"_s};
    QString text = conditional.text.toString();
    text = text.mid(text.indexOf(u'!') + 1).chopped(2);
    const QStringList words = text.simplified().toUpper().split(u' ', Qt::SkipEmptyParts);
    bool isVersion = false;
    for (const QString &word : words) {
        (void)word.toInt(&isVersion);
        if (!(isVersion && &word == &words.front()) && !known.contains(word))
            return false;
    }
    return true;
}

/// Options of a table, without ROW_FORMAT and KEY_BLOCK_SIZE, which temporary tables do not all take.
Result<QString> optionsText(Tokens options, TableChange &change)
{
    if (const Done done = harmless(options); !done)
        return failure(done.error());
    if (holds(options,
              {u"(", u"union", u"partition", u"table", u"values", u"with", u"without", u"like", u"as", u"tablespace",
               u"directory", u"connection", u"system"}))
        return failure(beyondTemporary(u"A temporary table is neither partitioned nor versioned, and no copy of "
                                       u"another one."_s));
    QStringList texts;
    TokenCursor cursor(options);
    while (!cursor.atEnd()) {
        const SqlToken &token = cursor.next();
        if (token.is(u","))
            continue;
        if (!isOneOf(token, {u"row_format", u"key_block_size"})) {
            texts << token.text.toString();
            continue;
        }
        cursor.accept(u"=");
        const QString value = cursor.next().text.toString().toUpper();
        change.options.insert(token.text.toString().toUpper(),
                              value == u"DEFAULT" || value == u"0" ? QString() : value);
    }
    return texts.join(u' ');
}

/// An item of CREATE TABLE, or what ADD adds; empty where nothing of it is for the server.
Result<QString> itemText(Tokens item, TableChange &change)
{
    TokenCursor cursor(item);
    if (isOneOf(cursor.peek(), {u"like", u"partition"}) || speaksOfVersions(cursor))
        return failure(beyondTemporary(u"A temporary table is neither partitioned nor versioned, and no copy of "
                                       u"another one."_s));
    if (const Done done = harmless(item); !done)
        return failure(done.error());
    if (cursor.accept(u"fulltext")) {
        (void)(cursor.accept(u"index") || cursor.accept(u"key"));
        const auto name = cursor.takeName();
        return u"INDEX "_s + (name ? alwaysQuoted(*name) : QString()) + insteadOfFullText(cursor.rest());
    }
    const auto without = withoutForeignKey(item);
    if (!without)
        return textOf(item);
    change.added.push_back(without->clause);
    return (textOf(without->before) + u' ' + textOf(without->after)).trimmed();
}

/// The items of a list in parentheses, each as itemText().
Result<QString> itemsText(Tokens list, TableChange &change)
{
    QStringList texts;
    for (const Tokens item : itemsOf(list)) {
        const Result<QString> text = itemText(item, change);
        if (!text)
            return text;
        if (!text->isEmpty() || item.empty())
            texts << *text; // what is wrong with an empty one is for the server to say
    }
    return texts.join(u", "_s);
}

/// Reads one specification after the other.
class Alteration
{
public:
    Alteration(TableChange &change, const std::function<bool(const QString &)> &isForeignKey)
        : m_change(change)
        , m_isForeignKey(isForeignKey)
    {
    }

    /// What of it is left for the server.
    Result<QString> read(Tokens specification)
    {
        TokenCursor cursor(specification);
        if (const Done done = harmless(specification); !done)
            return failure(done.error());
        if (cursor.accept(u"add"))
            return add(cursor);
        if (cursor.accept(u"drop"))
            return drop(cursor, specification);
        if (cursor.accept(u"change"))
            return change(cursor);
        if (cursor.accept(u"modify"))
            return modify(cursor);
        if (cursor.accept(u"rename"))
            return rename(cursor, specification);
        if (cursor.accept(u"alter"))
            return textOf(specification);
        // A temporary table is always copied, and is nobody else's.
        if (isOneOf(cursor.peek(), {u"algorithm", u"lock"}))
            return QString();
        if (isOneOf(cursor.peek(),
                    {u"comment",
                     u"engine",
                     u"default",
                     u"character",
                     u"charset",
                     u"collate",
                     u"convert",
                     u"auto_increment",
                     u"row_format",
                     u"key_block_size",
                     u"force",
                     u"enable",
                     u"disable",
                     u"order",
                     u"checksum",
                     u"pack_keys",
                     u"stats_persistent",
                     u"stats_auto_recalc",
                     u"stats_sample_pages",
                     u"max_rows",
                     u"min_rows",
                     u"avg_row_length",
                     u"delay_key_write",
                     u"page_checksum",
                     u"transactional"}))
            return optionsText(specification, m_change);
        return failure(beyondTemporary(
            u"ALTER TABLE ... %1 is not for temporary tables."_s.arg(cursor.peek().text.toString().toUpper())));
    }

private:
    static QString prefixed(const QString &prefix, const QString &text)
    {
        return text.isEmpty() ? QString() : prefix + text;
    }

    Result<QString> add(TokenCursor cursor)
    {
        const bool saysColumn = cursor.accept(u"column");
        if (cursor.peek().is(u"(")) {
            return itemsText(cursor.takeParentheses(), m_change).map([](const QString &text) {
                return prefixed(u"ADD COLUMN "_s, text.isEmpty() ? text : u'(' + text + u')');
            });
        }
        const bool ifNotExists = saysColumn && cursor.accept({u"if", u"not", u"exists"});
        return itemText(cursor.rest(), m_change).map([&](const QString &text) {
            return prefixed(u"ADD "_s + (saysColumn ? u"COLUMN "_s : QString())
                                + (ifNotExists ? u"IF NOT EXISTS "_s : QString()),
                            text);
        });
    }

    Result<QString> drop(TokenCursor cursor, Tokens specification)
    {
        const bool isKey = cursor.accept({u"foreign", u"key"});
        if (!isKey && !cursor.accept(u"constraint")) {
            if (cursor.peek().is(u"partition") || speaksOfVersions(cursor))
                return failure(beyondTemporary(u"A temporary table is neither partitioned nor versioned."_s));
            return textOf(specification);
        }
        const bool ifExists = cursor.accept({u"if", u"exists"});
        const QString name = cursor.takeName().value_or(QString());
        if (m_isForeignKey(name)) {
            m_change.dropped << name;
            return QString();
        }
        if (isKey && ifExists)
            return QString();
        return textOf(specification); // the server has the words for what is not there
    }

    Result<QString> change(TokenCursor cursor)
    {
        cursor.accept(u"column");
        const bool ifExists = cursor.accept({u"if", u"exists"});
        const auto old = cursor.takeName();
        const Tokens definition = cursor.rest();
        const auto name = TokenCursor(definition).takeName();
        if (old && name)
            m_change.renamedColumns.emplace_back(*old, *name);
        return itemText(definition, m_change).map([&](const QString &text) {
            return u"CHANGE "_s + (ifExists ? u"IF EXISTS "_s : QString()) + alwaysQuoted(old.value_or(QString()))
                + u' ' + text;
        });
    }

    Result<QString> modify(TokenCursor cursor)
    {
        cursor.accept(u"column");
        const bool ifExists = cursor.accept({u"if", u"exists"});
        return itemText(cursor.rest(), m_change).map([&](const QString &text) {
            return u"MODIFY "_s + (ifExists ? u"IF EXISTS "_s : QString()) + text;
        });
    }

    Result<QString> rename(TokenCursor cursor, Tokens specification)
    {
        if (cursor.accept(u"column")) {
            cursor.accept({u"if", u"exists"});
            const auto old = cursor.takeName();
            cursor.accept(u"to");
            const auto name = cursor.takeName();
            if (old && name)
                m_change.renamedColumns.emplace_back(*old, *name);
            return textOf(specification);
        }
        if (isOneOf(cursor.peek(), {u"index", u"key"}))
            return textOf(specification);
        (void)(cursor.accept(u"to") || cursor.accept(u"as") || cursor.accept(u"="));
        const auto first = cursor.takeName();
        const auto second = cursor.accept(u".") ? cursor.takeName() : std::nullopt;
        if (!first || !cursor.atEnd())
            return failure(beyondTemporary(u"Its new name cannot be read."_s));
        m_change.newName = second ? TableName{*first, *second} : TableName{{}, *first};
        return QString();
    }

    TableChange &m_change;
    const std::function<bool(const QString &)> &m_isForeignKey;
};

} // namespace

QString fullTextMark()
{
    return u"athanor: in place of FULLTEXT; "_s;
}

QString foreignKeyMark()
{
    return u"athanor: for a foreign key"_s;
}

Error beyondTemporary(const QString &why)
{
    return {.kind = Error::Kind::Unsupported,
            .what = u"This user may not create databases, and what is tried out in temporary tables instead cannot "
                    u"hold the statement."_s,
            .why = why,
            .advice = u"Allow this user to create databases for it: GRANT ALL ON `athanor\\_scratch\\_%`.* TO ..."_s};
}

Done harmless(Tokens tokens)
{
    for (const SqlToken &token : tokens) {
        if (token.kind == SqlToken::Kind::Conditional ? !isFewWords(token) : isOneOf(token, {u"select", u";"}))
            return failure(beyondTemporary(u"It holds %1."_s.arg(token.text)));
    }
    return {};
}

Tokens withoutAlgorithm(Tokens options)
{
    return TokenCursor(options).takeUntil({u"algorithm", u"lock"});
}

QString insteadOfFullText(Tokens columnsAndOptions)
{
    TokenCursor cursor(columnsAndOptions);
    QStringList columns;
    for (const Tokens column : itemsOf(cursor.takeParentheses()))
        columns << alwaysQuoted(TokenCursor(column).takeName().value_or(QString())) + u"(1)"_s;
    QString comment;
    QString hidden;
    while (!cursor.atEnd()) {
        const SqlToken &token = cursor.next();
        if (token.is(u"comment"))
            comment = stringValue(cursor.next().text.toString());
        else if (isOneOf(token, {u"ignored", u"invisible"}))
            hidden = u' ' + token.text.toString();
    }
    return u" (%1) COMMENT %2%3"_s.arg(columns.join(u", "_s), stringLiteral(fullTextMark() + comment), hidden);
}

Result<TableChange> createdTable(Tokens definition)
{
    TokenCursor cursor(definition);
    if (!cursor.peek().is(u"("))
        return failure(beyondTemporary(u"A temporary table is no copy of another one."_s));
    TableChange change;
    const Result<QString> items = itemsText(cursor.takeParentheses(), change);
    if (!items)
        return failure(items.error());
    const Result<QString> options = optionsText(cursor.rest(), change);
    if (!options)
        return failure(options.error());
    change.sql = u" (%1) %2"_s.arg(*items, *options).trimmed();
    return change;
}

Result<TableChange> alteredTable(Tokens specifications, const std::function<bool(const QString &)> &isForeignKey)
{
    TableChange change;
    Alteration alteration(change, isForeignKey);
    QStringList texts;
    for (const Tokens specification : itemsOf(specifications)) {
        const Result<QString> text = alteration.read(specification);
        if (!text)
            return failure(text.error());
        if (!text->isEmpty())
            texts << *text;
    }
    change.sql = texts.join(u", "_s);
    return change;
}

} // namespace engine::mysql
