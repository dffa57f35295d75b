#include "widgets/diff/sqlhighlighter.h"

#include <QSet>
#include <QTextCharFormat>

using namespace Qt::StringLiterals;

namespace widgets {

namespace {

bool isWordLetter(QChar letter)
{
    return letter.isLetterOrNumber() || letter == u'_';
}

QTextCharFormat colored(const QColor &color)
{
    QTextCharFormat format;
    format.setForeground(color);
    return format;
}

} // namespace

bool isSqlKeyword(QStringView word)
{
    static const QSet<QString> keywords{u"ACTION"_s,
                                        u"ADD"_s,
                                        u"ALTER"_s,
                                        u"ALWAYS"_s,
                                        u"AND"_s,
                                        u"AS"_s,
                                        u"ASC"_s,
                                        u"AUTOINCREMENT"_s,
                                        u"AUTO_INCREMENT"_s,
                                        u"BEGIN"_s,
                                        u"BETWEEN"_s,
                                        u"BIGINT"_s,
                                        u"BLOB"_s,
                                        u"BOOLEAN"_s,
                                        u"BY"_s,
                                        u"CASCADE"_s,
                                        u"CASE"_s,
                                        u"CHAR"_s,
                                        u"CHECK"_s,
                                        u"COLLATE"_s,
                                        u"COLUMN"_s,
                                        u"COMMENT"_s,
                                        u"COMMIT"_s,
                                        u"CONSTRAINT"_s,
                                        u"CREATE"_s,
                                        u"CURRENT_TIMESTAMP"_s,
                                        u"DATE"_s,
                                        u"DATETIME"_s,
                                        u"DECIMAL"_s,
                                        u"DEFAULT"_s,
                                        u"DEFERRABLE"_s,
                                        u"DEFERRED"_s,
                                        u"DELETE"_s,
                                        u"DESC"_s,
                                        u"DOUBLE"_s,
                                        u"DROP"_s,
                                        u"ELSE"_s,
                                        u"END"_s,
                                        u"EXISTS"_s,
                                        u"FALSE"_s,
                                        u"FLOAT"_s,
                                        u"FOREIGN"_s,
                                        u"FROM"_s,
                                        u"GENERATED"_s,
                                        u"IDENTITY"_s,
                                        u"IF"_s,
                                        u"IN"_s,
                                        u"INDEX"_s,
                                        u"INITIALLY"_s,
                                        u"INSERT"_s,
                                        u"INT"_s,
                                        u"INTEGER"_s,
                                        u"INTO"_s,
                                        u"IS"_s,
                                        u"JOIN"_s,
                                        u"JSON"_s,
                                        u"KEY"_s,
                                        u"LIKE"_s,
                                        u"NO"_s,
                                        u"NOT"_s,
                                        u"NULL"_s,
                                        u"NUMERIC"_s,
                                        u"ON"_s,
                                        u"OR"_s,
                                        u"ORDER"_s,
                                        u"PRIMARY"_s,
                                        u"REAL"_s,
                                        u"REFERENCES"_s,
                                        u"RENAME"_s,
                                        u"RESTRICT"_s,
                                        u"ROLLBACK"_s,
                                        u"ROWID"_s,
                                        u"SELECT"_s,
                                        u"SEQUENCE"_s,
                                        u"SET"_s,
                                        u"SMALLINT"_s,
                                        u"STORED"_s,
                                        u"STRICT"_s,
                                        u"TABLE"_s,
                                        u"TEXT"_s,
                                        u"THEN"_s,
                                        u"TIME"_s,
                                        u"TIMESTAMP"_s,
                                        u"TO"_s,
                                        u"TRIGGER"_s,
                                        u"TRUE"_s,
                                        u"TYPE"_s,
                                        u"UNIQUE"_s,
                                        u"UPDATE"_s,
                                        u"USING"_s,
                                        u"UUID"_s,
                                        u"VALUES"_s,
                                        u"VARCHAR"_s,
                                        u"VIEW"_s,
                                        u"VIRTUAL"_s,
                                        u"WHEN"_s,
                                        u"WHERE"_s,
                                        u"WITH"_s,
                                        u"WITHOUT"_s};
    return keywords.contains(word.toString().toUpper());
}

SqlHighlighter::SqlHighlighter(QTextDocument *document, const Tokens &tokens)
    : QSyntaxHighlighter(document)
    , m_tokens(tokens)
{
}

void SqlHighlighter::setTokens(const Tokens &tokens)
{
    m_tokens = tokens;
    rehighlight();
}

void SqlHighlighter::highlightBlock(const QString &text)
{
    if (text.startsWith(u'…'))
        return; // not SQL: it stands for lines that are folded
    const int size = static_cast<int>(text.size());
    for (int i = 0; i < size;) {
        const QChar letter = text.at(i);
        if (letter == u'-' && i + 1 < size && text.at(i + 1) == u'-') {
            setFormat(i, size - i, colored(m_tokens.color(Role::Comment)));
            return;
        }
        if (letter == u'\'' || letter == u'"' || letter == u'`')
            i = markQuoted(text, i);
        else if (isWordLetter(letter))
            i = markWord(text, i);
        else
            ++i;
    }
}

/// Only single quotes make a string; double ones and backticks quote a name, in which no keyword counts.
int SqlHighlighter::markQuoted(const QString &text, int start)
{
    const QChar quote = text.at(start);
    const qsizetype found = text.indexOf(quote, start + 1);
    const int end = static_cast<int>(found < 0 ? text.size() : found + 1);
    if (quote == u'\'')
        setFormat(start, end - start, colored(m_tokens.color(Role::StringLiteral)));
    return end;
}

int SqlHighlighter::markWord(const QString &text, int start)
{
    int end = start;
    while (end < text.size() && isWordLetter(text.at(end)))
        ++end;
    if (text.at(start).isDigit()) {
        setFormat(start, end - start, colored(m_tokens.color(Role::NumberLiteral)));
    } else if (isSqlKeyword(QStringView(text).mid(start, end - start))) {
        QTextCharFormat format = colored(m_tokens.color(Role::Keyword));
        format.setFontWeight(QFont::Bold);
        setFormat(start, end - start, format);
    }
    return end;
}

} // namespace widgets
