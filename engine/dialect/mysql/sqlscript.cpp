#include "engine/dialect/mysql/sqlscript.h"

#include <QStringList>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace engine::mysql {

namespace {

bool continuesWord(QChar character)
{
    return character.isLetterOrNumber() || character == u'_' || character == u'$' || character == u'@';
}

class Scanner
{
public:
    explicit Scanner(QStringView sql)
        : m_sql(sql)
    {
    }

    Result<std::vector<SqlToken>> scan()
    {
        while (m_position < m_sql.size()) {
            if (const Done done = step(); !done)
                return failure(done.error());
        }
        return std::move(m_tokens);
    }

private:
    [[nodiscard]] bool at(QStringView text) const { return m_sql.mid(m_position).startsWith(text); }

    /// `--` begins a comment only where a blank or the end follows: 5--1 is 6.
    [[nodiscard]] bool atLineComment() const
    {
        if (at(u"#"))
            return true;
        return at(u"--") && (m_position + 2 >= m_sql.size() || m_sql.at(m_position + 2).unicode() <= u' ');
    }

    Done step()
    {
        const QChar character = m_sql.at(m_position);
        if (character.isSpace()) {
            ++m_position;
            return {};
        }
        if (atLineComment()) {
            const qsizetype end = m_sql.indexOf(u'\n', m_position);
            m_position = end < 0 ? m_sql.size() : end;
            return {};
        }
        if (at(u"/*"))
            return comment();
        if (character == u'\'' || character == u'"' || character == u'`')
            return quoted(character);
        if (continuesWord(character)) {
            const auto *end = std::find_if_not(m_sql.begin() + m_position, m_sql.end(), continuesWord);
            take(SqlToken::Kind::Word, end - m_sql.begin());
        } else {
            take(SqlToken::Kind::Symbol, m_position + 1);
        }
        return {};
    }

    Done comment()
    {
        const qsizetype end = m_sql.indexOf(u"*/", m_position + 2);
        if (end < 0)
            return failure(neverEnds(u"comment"_s));
        if (at(u"/*!") || at(u"/*M!"))
            take(SqlToken::Kind::Conditional, end + 2);
        else
            m_position = end + 2;
        return {};
    }

    Done quoted(QChar quote)
    {
        for (qsizetype place = m_position + 1; place < m_sql.size(); ++place) {
            const QChar character = m_sql.at(place);
            if (character == u'\\' && quote != u'`') {
                ++place;
            } else if (character == quote) {
                if (place + 1 < m_sql.size() && m_sql.at(place + 1) == quote) {
                    ++place;
                    continue;
                }
                take(quote == u'`' ? SqlToken::Kind::QuotedIdentifier : SqlToken::Kind::String, place + 1);
                return {};
            }
        }
        return failure(neverEnds(u"quote"_s));
    }

    void take(SqlToken::Kind kind, qsizetype end)
    {
        m_tokens.push_back({kind, m_sql.mid(m_position, end - m_position), m_position});
        m_position = end;
    }

    [[nodiscard]] Error neverEnds(const QString &what) const
    {
        const QStringView before = m_sql.left(m_position);
        return {.kind = Error::Kind::Reading,
                .what = u"A %1 that begins here never ends."_s.arg(what),
                .advice = u"Close it."_s,
                .where = {{}, int(before.count(u'\n')) + 1, int(m_position - before.lastIndexOf(u'\n'))},
                .sql = m_sql.toString(),
                .sqlPosition = int(m_position)};
    }

    QStringView m_sql;
    qsizetype m_position = 0;
    std::vector<SqlToken> m_tokens;
};

bool isOneOf(const SqlToken &token, std::initializer_list<QStringView> words)
{
    return std::ranges::any_of(words, [&token](QStringView word) { return token.is(word); });
}

/// Follows the nesting of one statement's blocks.
class Nesting
{
public:
    void take(const SqlToken &token)
    {
        m_words += m_words < 12 ? 1 : 0;
        if (m_words == 1)
            m_creates = token.is(u"create");
        if (m_words == 1 && token.is(u"begin"))
            m_mayBeAtomic = true;
        if ((m_creates && m_words < 12 && isOneOf(token, {u"trigger", u"procedure", u"function", u"event"}))
            || (m_words == 2 && m_mayBeAtomic && token.is(u"not"))) {
            m_hasBody = true;
            if (m_mayBeAtomic)
                m_open.push_back(Block::Statements);
        }
        if (m_hasBody)
            follow(token);
        m_previous = token;
    }

    [[nodiscard]] bool isOpen() const { return m_hasBody && !m_open.empty(); }

private:
    /// A CASE within a statement is an expression, in which IF() is a function even after THEN.
    enum class Block { Statements, Expression };

    void follow(const SqlToken &token)
    {
        if (token.is(u"end")) {
            if (!m_open.empty())
                m_open.pop_back();
            return;
        }
        if (m_previous.is(u"end"))
            return;
        const bool isStatement = startsStatement();
        if (token.is(u"begin") || (isStatement && isOneOf(token, {u"case", u"if", u"loop", u"while", u"repeat"})))
            m_open.push_back(Block::Statements);
        else if (token.is(u"case"))
            m_open.push_back(Block::Expression);
    }

    [[nodiscard]] bool startsStatement() const
    {
        if (!m_open.empty() && m_open.back() == Block::Expression)
            return false;
        return isOneOf(m_previous, {u";", u":", u"begin", u"then", u"else", u"do", u"loop", u"repeat", u"row"});
    }

    int m_words = 0;
    std::vector<Block> m_open;
    bool m_creates = false;
    bool m_mayBeAtomic = false;
    bool m_hasBody = false;
    SqlToken m_previous;
};

Error clientCommand(QStringView script, const SqlToken &token)
{
    return {.kind = Error::Kind::Reading,
            .what = u"DELIMITER is a command of the mysql client; no server knows it."_s,
            .advice = u"Leave the DELIMITER lines out and end each statement with a semicolon: Athanor knows where a "
                      u"trigger's or procedure's body ends."_s,
            .where = {{}, int(script.left(token.offset).count(u'\n')) + 1, 1}};
}

} // namespace

bool SqlToken::is(QStringView wanted) const
{
    return (kind == Kind::Word || kind == Kind::Symbol) && text.compare(wanted, Qt::CaseInsensitive) == 0;
}

Result<std::vector<SqlToken>> tokenize(QStringView sql)
{
    return Scanner(sql).scan();
}

Result<std::vector<SqlPart>> splitScript(QStringView script)
{
    const auto tokens = tokenize(script);
    if (!tokens)
        return failure(tokens.error());
    std::vector<SqlPart> parts;
    Nesting nesting;
    qsizetype begin = -1;
    qsizetype end = -1;
    const auto finish = [&] {
        if (begin >= 0)
            parts.push_back({script.mid(begin, end - begin), begin});
        begin = -1;
        nesting = {};
    };
    for (const SqlToken &token : *tokens) {
        if (begin < 0 && token.is(u"delimiter"))
            return failure(clientCommand(script, token));
        if (token.is(u";") && !nesting.isOpen()) {
            finish();
            continue;
        }
        nesting.take(token);
        begin = begin < 0 ? token.offset : begin;
        end = token.end();
    }
    finish();
    return parts;
}

Result<QString> oneStatement(const QString &sql)
{
    const auto parts = splitScript(sql);
    if (!parts)
        return sql; // the server finds its own words for what is wrong with it
    if (parts->size() > 1) {
        return failure({.kind = Error::Kind::Statement,
                        .what = u"The text holds %1 statements."_s.arg(parts->size()),
                        .why = u"You can only execute one statement at a time."_s,
                        .advice = u"Give each statement an op.execute() of its own."_s,
                        .sql = sql});
    }
    return parts->empty() ? QString() : parts->front().text.toString();
}

} // namespace engine::mysql
