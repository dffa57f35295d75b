#include "engine/dialect/mysql/tablechange.h"

#include "engine/dialect/mysql/quoting.h"
#include "engine/dialect/mysql/tableitems.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace engine::mysql {

namespace {

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

} // namespace engine::mysql
