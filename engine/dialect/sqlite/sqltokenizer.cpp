#include "engine/dialect/sqlite/sqltokenizer.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace engine::sqlite {

namespace {

bool startsWord(QChar c)
{
    return c.isLetter() || c == u'_' || c.unicode() > 0x7f;
}

bool continuesWord(QChar c)
{
    return startsWord(c) || (c >= u'0' && c <= u'9') || c == u'$';
}

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

/// SQLite's blanks are ASCII's; a no-break space is part of a name.
bool isBlank(QChar c)
{
    return c == u' ' || (c >= u'\t' && c <= u'\r') || c == QChar(0xfeff);
}

/// Reads one token after the other.
class Tokenizer
{
public:
    explicit Tokenizer(QStringView sql)
        : m_sql(sql)
    {
    }

    Result<std::vector<SqlToken>> run()
    {
        std::vector<SqlToken> tokens;
        tokens.reserve(size_t(m_sql.size() / 5) + 1);
        for (;;) {
            if (!skipBlanks())
                return failure(endless(u"comment"_s));
            if (m_at >= m_sql.size())
                return tokens;
            const qsizetype start = m_at;
            const SqlToken::Kind kind = readToken();
            if (m_unfinished)
                return failure(endless(u"quote"_s));
            tokens.push_back({kind, m_sql.mid(start, m_at - start), start});
        }
    }

private:
    [[nodiscard]] QChar peek(qsizetype ahead = 0) const
    {
        return m_at + ahead < m_sql.size() ? m_sql.at(m_at + ahead) : QChar();
    }

    /// False where a comment never ends.
    bool skipBlanks()
    {
        while (m_at < m_sql.size()) {
            if (isBlank(peek())) {
                ++m_at;
            } else if (peek() == u'-' && peek(1) == u'-') {
                const qsizetype end = m_sql.indexOf(u'\n', m_at);
                m_at = end < 0 ? m_sql.size() : end + 1;
            } else if (peek() == u'/' && peek(1) == u'*') {
                const qsizetype end = m_sql.indexOf(u"*/"_s, m_at + 2);
                if (end < 0)
                    return false;
                m_at = end + 2;
            } else {
                break;
            }
        }
        return true;
    }

    SqlToken::Kind readToken()
    {
        const QChar c = peek();
        if (c == u'\'') {
            readQuoted(c);
            return SqlToken::Kind::String;
        }
        if (c == u'"' || c == u'`') {
            readQuoted(c);
            return SqlToken::Kind::QuotedIdentifier;
        }
        if (c == u'[') {
            const qsizetype end = m_sql.indexOf(u']', m_at);
            m_unfinished = end < 0;
            m_at = m_unfinished ? m_at : end + 1;
            return SqlToken::Kind::QuotedIdentifier;
        }
        if ((c == u'x' || c == u'X') && peek(1) == u'\'') {
            ++m_at;
            readQuoted(u'\'');
            return SqlToken::Kind::Blob;
        }
        if (isDigit(c) || (c == u'.' && isDigit(peek(1)))) {
            readNumber();
            return SqlToken::Kind::Number;
        }
        if (c == u'?' || ((c == u':' || c == u'@' || c == u'$') && startsWord(peek(1)))) {
            readWord();
            return SqlToken::Kind::Variable;
        }
        if (startsWord(c)) {
            readWord();
            return SqlToken::Kind::Word;
        }
        readSymbol();
        return SqlToken::Kind::Symbol;
    }

    void readQuoted(QChar quote)
    {
        const qsizetype start = m_at++;
        while (m_at < m_sql.size()) {
            if (peek() != quote) {
                ++m_at;
            } else if (peek(1) == quote) {
                m_at += 2;
            } else {
                ++m_at;
                return;
            }
        }
        m_at = start;
        m_unfinished = true;
    }

    void readWord()
    {
        ++m_at;
        while (m_at < m_sql.size() && continuesWord(peek()))
            ++m_at;
    }

    void readNumber()
    {
        if (peek() == u'0' && (peek(1) == u'x' || peek(1) == u'X')) {
            readWord();
            return;
        }
        while (isDigit(peek()) || peek() == u'.')
            ++m_at;
        if (peek() != u'e' && peek() != u'E')
            return;
        const qsizetype sign = peek(1) == u'+' || peek(1) == u'-' ? 1 : 0;
        if (!isDigit(peek(1 + sign)))
            return;
        m_at += 1 + sign;
        while (isDigit(peek()))
            ++m_at;
    }

    void readSymbol()
    {
        static constexpr std::array<QStringView, 10> longSymbols{u"->>", u"->", u"<=", u">=", u"<>",
                                                                 u"!=",  u"==", u"||", u"<<", u">>"};
        const QStringView rest = m_sql.mid(m_at);
        const auto found =
            std::ranges::find_if(longSymbols, [rest](QStringView symbol) { return rest.startsWith(symbol); });
        m_at += found == longSymbols.end() ? 1 : found->size();
    }

    [[nodiscard]] Error endless(const QString &thing) const
    {
        const QStringView before = m_sql.left(m_at);
        return {.kind = Error::Kind::Reading,
                .what = u"A %1 that begins here never ends."_s.arg(thing),
                .where = {.file = {},
                          .line = int(before.count(u'\n')) + 1,
                          .column = int(m_at - before.lastIndexOf(u'\n'))},
                .sqlPosition = int(m_at)};
    }

    QStringView m_sql;
    qsizetype m_at = 0;
    bool m_unfinished = false;
};

/// Follows one statement and tells whether a semicolon ends it.
class StatementEnd
{
public:
    void see(const SqlToken &token)
    {
        if (m_words < 4 && token.kind == SqlToken::Kind::Word) {
            // [EXPLAIN] CREATE [TEMP] TRIGGER
            if (m_words == 0 && token.is(u"explain"))
                return;
            m_create = m_words == 0 ? token.is(u"create") : m_create;
            if (m_create && m_words <= 2 && token.is(u"trigger"))
                m_trigger = true;
            if (m_words == 1 && !token.is(u"temp") && !token.is(u"temporary"))
                m_words = 3;
        }
        ++m_words;
        m_endAfterSemicolon = m_afterSemicolon && token.is(u"end");
        m_afterSemicolon = false;
    }

    /// True where a semicolon at this point ends the statement.
    bool semicolon()
    {
        const bool ends = !m_trigger || m_endAfterSemicolon;
        m_afterSemicolon = true;
        m_endAfterSemicolon = false;
        return ends;
    }

private:
    int m_words = 0;
    bool m_create = false;
    bool m_trigger = false;
    bool m_afterSemicolon = false;
    bool m_endAfterSemicolon = false;
};

} // namespace

bool SqlToken::is(QStringView wanted) const
{
    if (kind == Kind::Symbol)
        return text == wanted;
    return kind == Kind::Word && text.compare(wanted, Qt::CaseInsensitive) == 0;
}

Result<std::vector<SqlToken>> tokenize(QStringView sql)
{
    return Tokenizer(sql).run();
}

QString unquoted(const SqlToken &token)
{
    if (token.kind != SqlToken::Kind::QuotedIdentifier && token.kind != SqlToken::Kind::String)
        return token.text.toString();
    QString inner = token.text.mid(1, token.text.size() - 2).toString();
    const QChar quote = token.text.front();
    if (quote != u'[')
        inner.replace(QString(2, quote), QString(quote));
    return inner;
}

Result<std::vector<SqlPart>> splitScript(QStringView script)
{
    const auto tokens = tokenize(script);
    if (!tokens)
        return failure(tokens.error());
    std::vector<SqlPart> parts;
    StatementEnd end;
    const SqlToken *first = nullptr;
    const SqlToken *last = nullptr;
    const auto finish = [&] {
        if (first)
            parts.push_back({script.mid(first->offset, last->end() - first->offset), first->offset});
        first = nullptr;
        end = {};
    };
    for (const SqlToken &token : *tokens) {
        if (token.is(u";") && (!first || end.semicolon())) {
            finish();
            continue;
        }
        if (!first)
            first = &token;
        last = &token;
        if (!token.is(u";"))
            end.see(token);
    }
    finish();
    return parts;
}

} // namespace engine::sqlite
