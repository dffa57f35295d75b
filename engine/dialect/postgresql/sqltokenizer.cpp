#include "engine/dialect/postgresql/sqltokenizer.h"

#include <QStringList>

using namespace Qt::StringLiterals;

namespace engine::postgresql {

namespace {

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

bool startsWord(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || c == u'_' || c.unicode() > 0x7f;
}

bool continuesWord(QChar c)
{
    return startsWord(c) || isDigit(c) || c == u'$';
}

bool isBlank(QChar c)
{
    return c == u' ' || (c >= u'\t' && c <= u'\r');
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
                if (!skipComment())
                    return false;
            } else {
                break;
            }
        }
        return true;
    }

    /// Comments of this kind hold others.
    bool skipComment()
    {
        const qsizetype start = m_at;
        int depth = 0;
        while (m_at < m_sql.size()) {
            if (peek() == u'/' && peek(1) == u'*') {
                ++depth;
                m_at += 2;
            } else if (peek() == u'*' && peek(1) == u'/') {
                --depth;
                m_at += 2;
                if (depth == 0)
                    return true;
            } else {
                ++m_at;
            }
        }
        m_at = start;
        return false;
    }

    SqlToken::Kind readToken()
    {
        const QChar c = peek();
        if (c == u'\'' || prefixes(u"bBxXnN", 1)) {
            m_at += c == u'\'' ? 0 : 1;
            readQuoted(u'\'', false);
            return SqlToken::Kind::String;
        }
        if (prefixes(u"eE", 1)) {
            ++m_at;
            readQuoted(u'\'', true);
            return SqlToken::Kind::String;
        }
        const bool unicode = (c == u'u' || c == u'U') && peek(1) == u'&' && (peek(2) == u'\'' || peek(2) == u'"');
        if (c == u'"' || unicode) {
            m_at += unicode ? 2 : 0;
            const QChar quote = peek();
            readQuoted(quote, false);
            return quote == u'"' ? SqlToken::Kind::QuotedIdentifier : SqlToken::Kind::String;
        }
        if (c == u'$' && readDollarQuoted())
            return SqlToken::Kind::String;
        if (isDigit(c) || (c == u'.' && isDigit(peek(1)))) {
            readNumber();
            return SqlToken::Kind::Number;
        }
        if (startsWord(c)) {
            readWord();
            return SqlToken::Kind::Word;
        }
        if (c == u'$' && isDigit(peek(1)))
            readNumber();
        else
            readSymbol();
        return SqlToken::Kind::Symbol;
    }

    /// True where one of `letters` stands right before a quote.
    [[nodiscard]] bool prefixes(QStringView letters, qsizetype length) const
    {
        return letters.contains(peek()) && peek(length) == u'\'';
    }

    void readQuoted(QChar quote, bool escapes)
    {
        const qsizetype start = m_at++;
        while (m_at < m_sql.size()) {
            const bool pair = (escapes && peek() == u'\\') || (peek() == quote && peek(1) == quote);
            const bool ends = !pair && peek() == quote;
            m_at += pair ? 2 : 1;
            if (ends)
                return;
        }
        m_at = start;
        m_unfinished = true;
    }

    /// `$$ ... $$` or `$tag$ ... $tag$`; false where no tag begins here.
    bool readDollarQuoted()
    {
        qsizetype length = 1;
        while (length == 1 ? startsWord(peek(length)) : startsWord(peek(length)) || isDigit(peek(length)))
            ++length;
        if (peek(length) != u'$')
            return false;
        const QStringView tag = m_sql.mid(m_at, length + 1);
        const qsizetype end = m_sql.indexOf(tag, m_at + tag.size());
        m_unfinished = end < 0;
        m_at = m_unfinished ? m_at : end + tag.size();
        return true;
    }

    void readWord()
    {
        ++m_at;
        while (m_at < m_sql.size() && continuesWord(peek()))
            ++m_at;
    }

    void readNumber()
    {
        ++m_at;
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

    /// Operators run on while their signs do; a comment ends them.
    void readSymbol()
    {
        static constexpr QStringView signs = u"+-*/<>=~!@#%^&|`?";
        if (!signs.contains(peek())) {
            const bool pair = peek() == u':' && (peek(1) == u':' || peek(1) == u'=');
            m_at += pair ? 2 : 1;
            return;
        }
        ++m_at;
        while (m_at < m_sql.size() && signs.contains(peek()) && !(peek() == u'-' && peek(1) == u'-')
               && !(peek() == u'/' && peek(1) == u'*'))
            ++m_at;
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
        if (token.is(u"("))
            ++m_parentheses;
        else if (token.is(u")"))
            --m_parentheses;
        if (token.is(u"atomic") && m_afterBegin)
            m_blocks = 1;
        else if (m_blocks > 0 && (token.is(u"case") || token.is(u"begin")))
            ++m_blocks;
        else if (m_blocks > 0 && token.is(u"end"))
            --m_blocks;
        m_afterBegin = token.is(u"begin");
    }

    [[nodiscard]] bool semicolonEnds() const { return m_parentheses <= 0 && m_blocks == 0; }

private:
    int m_parentheses = 0;
    int m_blocks = 0;
    bool m_afterBegin = false;
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
        if (token.is(u";") && (!first || end.semicolonEnds())) {
            finish();
            continue;
        }
        if (!first)
            first = &token;
        last = &token;
        end.see(token);
    }
    finish();
    return parts;
}

QStringList firstWords(const QString &sql, int count)
{
    QStringList words;
    const auto tokens = tokenize(sql);
    if (!tokens)
        return words;
    for (const SqlToken &token : *tokens) {
        if (token.kind != SqlToken::Kind::Word || words.size() >= count)
            break;
        words << token.text.toString().toLower();
    }
    return words;
}

} // namespace engine::postgresql
