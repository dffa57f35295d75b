#pragma once

#include <QString>

#include <algorithm>
#include <initializer_list>
#include <optional>
#include <vector>

namespace engine {

/// The tokens of one statement, asked by their places; those before the first and after the last are nothing. `Token`
/// is that of a dialect's own tokenizer.
template <typename Token> class StatementWords
{
public:
    /// Gives the name that an identifier means, bare or quoted; nothing for other tokens.
    using NameOf = std::optional<QString> (*)(const Token &);

    /// `tokens` must outlive this.
    StatementWords(const std::vector<Token> &tokens, NameOf nameOf)
        : m_tokens(tokens)
        , m_nameOf(nameOf)
    {
    }

    [[nodiscard]] qsizetype count() const { return qsizetype(m_tokens.size()); }

    [[nodiscard]] const Token *token(qsizetype at) const
    {
        return at >= 0 && at < count() ? &m_tokens[size_t(at)] : nullptr;
    }

    [[nodiscard]] bool is(qsizetype at, QStringView text) const { return token(at) && token(at)->is(text); }

    [[nodiscard]] bool isOneOf(qsizetype at, std::initializer_list<QStringView> texts) const
    {
        return std::ranges::any_of(texts, [&](QStringView text) { return is(at, text); });
    }

    [[nodiscard]] std::optional<QString> name(qsizetype at) const
    {
        return token(at) ? m_nameOf(*token(at)) : std::nullopt;
    }

    /// The place after IF [NOT] EXISTS, where that stands at `at`.
    [[nodiscard]] qsizetype afterCondition(qsizetype at) const
    {
        while (isOneOf(at, {u"if", u"not", u"exists"}))
            ++at;
        return at;
    }

    /// True where the name belongs to a table of the statement, by itself or as its other name: then it stands before
    /// columns, not before tables.
    [[nodiscard]] bool isTableName(const QString &wanted) const
    {
        for (qsizetype at = 1; at < count(); ++at) {
            const bool isAfterName = name(at - 1).has_value() || isOneOf(at - 1, {u".", u")"});
            if (name(at) == wanted && !is(at + 1, u".") && isAfterName)
                return true;
        }
        return false;
    }

private:
    const std::vector<Token> &m_tokens;
    NameOf m_nameOf;
};

/// A statement that is written once more, from its first token to its last, some of them replaced. Beside it a second
/// text is written: what a guard has to look at, without comments.
template <typename Token> class StatementRewriting
{
public:
    /// `sql` must outlive this.
    explicit StatementRewriting(const QString &sql)
        : m_sql(sql)
    {
    }

    void keep(const Token &token) { replace(token, token.text.toString()); }

    void replace(const Token &token, const QString &text) { replace(token, text, text); }

    void replace(const Token &token, const QString &text, const QString &checked)
    {
        const QStringView blanks = QStringView(m_sql).sliced(m_end, token.offset - m_end);
        (m_text += blanks) += text;
        (m_checked += blanks.isEmpty() ? QString() : QString(u' ')) += checked;
        m_end = token.end();
    }

    /// What has been written, with all of the statement that has not been gone through.
    [[nodiscard]] QString text() const { return m_text + m_sql.sliced(m_end); }

    [[nodiscard]] const QString &checked() const { return m_checked; }

private:
    const QString &m_sql;
    QString m_text; ///< of `m_sql` up to `m_end`
    QString m_checked;
    qsizetype m_end = 0;
};

} // namespace engine
