#include "engine/schema/sqlwords.h"

#include <QSet>

#include <algorithm>
#include <functional>

using namespace Qt::StringLiterals;

namespace engine {

namespace {

bool startsWord(QChar character)
{
    return character.isLetter() || character == u'_';
}

bool continuesWord(QChar character)
{
    return character.isLetterOrNumber() || character == u'_' || character == u'$';
}

/// Walks over SQL text once and collects its identifiers.
class IdentifierScanner
{
public:
    explicit IdentifierScanner(const QString &sql)
        : m_sql(sql)
    {
    }

    std::vector<SqlIdentifier> scan()
    {
        while (m_position < m_sql.size())
            step();
        return std::move(m_found);
    }

private:
    void step()
    {
        const QChar character = m_sql.at(m_position);
        if (character == u'\'')
            m_position = endOfQuoted(u'\'');
        else if (m_sql.mid(m_position, 2) == u"--"_s)
            skipTo(m_sql.indexOf(u'\n', m_position));
        else if (m_sql.mid(m_position, 2) == u"/*"_s)
            skipPast(u"*/"_s);
        else if (character == u'"' || character == u'`')
            take(endOfQuoted(character), true);
        else if (character == u'[' && !m_afterValue)
            take(endOfQuoted(u']'), true);
        else if (startsWord(character))
            take(endOfWord(), false);
        else if (character.isDigit())
            skipNumber();
        else
            symbol(character);
    }

    void symbol(QChar character)
    {
        if (!character.isSpace()) {
            m_afterValue = character == u')' || character == u']';
            if (character == u'(' && m_callable)
                m_found.back().called = true;
            m_callable = false;
            m_afterDot = character == u'.' && m_dottable;
            m_dottable = false;
        }
        ++m_position;
    }

    void take(qsizetype end, bool quoted)
    {
        SqlIdentifier identifier{.offset = m_position, .length = end - m_position, .quoted = quoted};
        identifier.name = m_sql.mid(identifier.offset, identifier.length);
        if (quoted)
            identifier.name = unquoted(identifier.name);
        if (m_afterDot)
            identifier.qualifier = m_found.back().name;
        m_found.push_back(identifier);
        m_position = end;
        m_afterDot = false;
        m_dottable = true;
        m_callable = true;
        m_afterValue = true;
    }

    /// The text of a quote that never ends runs to the end.
    [[nodiscard]] static QString unquoted(const QString &text)
    {
        const QChar closing = text.front() == u'[' ? QChar(u']') : text.front();
        const bool closed = text.size() > 1 && text.endsWith(closing);
        QString name = text.mid(1, text.size() - (closed ? 2 : 1));
        return name.replace(QString(2, closing), QString(closing));
    }

    void skipTo(qsizetype end) { m_position = end < 0 ? m_sql.size() : end; }

    void skipPast(const QString &closing)
    {
        const qsizetype end = m_sql.indexOf(closing, m_position + 2);
        m_position = end < 0 ? m_sql.size() : end + closing.size();
    }

    void skipNumber()
    {
        m_position = endOfWord();
        m_afterValue = true;
        m_callable = false;
        m_dottable = false;
    }

    [[nodiscard]] qsizetype endOfWord() const
    {
        const auto end = std::find_if_not(m_sql.cbegin() + m_position, m_sql.cend(), continuesWord);
        return end - m_sql.cbegin();
    }

    /// After the closing quote, where a doubled one is part of the text.
    [[nodiscard]] qsizetype endOfQuoted(QChar closing) const
    {
        for (qsizetype at = m_position + 1; at < m_sql.size(); ++at) {
            if (m_sql.at(at) != closing)
                continue;
            if (at + 1 < m_sql.size() && m_sql.at(at + 1) == closing)
                ++at;
            else
                return at + 1;
        }
        return m_sql.size();
    }

    QString m_sql;
    qsizetype m_position = 0;
    std::vector<SqlIdentifier> m_found;
    bool m_afterDot = false;
    bool m_dottable = false; ///< an identifier stands right before
    bool m_callable = false;
    bool m_afterValue = false; ///< a bracket now would be a subscript
};

bool sameIdentifier(const QString &left, const QString &right)
{
    return left.compare(right, Qt::CaseInsensitive) == 0;
}

bool isColumn(const SqlIdentifier &identifier, const QString &column)
{
    return sameIdentifier(identifier.name, column) && (identifier.quoted || !identifier.called);
}

/// Quoted as the name that it replaces: what stands in "" for one database is a string for another.
QString spelled(const QString &name, QStringView replaced, bool quoted)
{
    const bool plain = !name.isEmpty() && startsWord(name.front()) && std::ranges::all_of(name, continuesWord);
    if (plain && !quoted)
        return name;
    const QChar quote = replaced.startsWith(u'`') ? u'`' : u'"';
    QString escaped = name;
    return quote + escaped.replace(quote, QString(2, quote)) + quote;
}

QString withRenamed(const QString &sql, const QString &newName,
                    const std::function<bool(const std::vector<SqlIdentifier> &, size_t)> &isMeant)
{
    const std::vector<SqlIdentifier> identifiers = identifiersIn(sql);
    QString renamed = sql;
    for (size_t place = identifiers.size(); place-- > 0;) {
        const SqlIdentifier &identifier = identifiers[place];
        if (isMeant(identifiers, place))
            renamed.replace(
                identifier.offset, identifier.length,
                spelled(newName, QStringView(sql).mid(identifier.offset, identifier.length), identifier.quoted));
    }
    return renamed;
}

} // namespace

std::vector<SqlIdentifier> identifiersIn(const QString &sql)
{
    return IdentifierScanner(sql).scan();
}

bool speaksOf(const QString &sql, const QString &name)
{
    return std::ranges::any_of(identifiersIn(sql), [&name](const SqlIdentifier &identifier) {
        return identifier.name.compare(name, Qt::CaseInsensitive) == 0;
    });
}

bool mentionsColumn(const QString &expression, const QString &column)
{
    return std::ranges::any_of(identifiersIn(expression),
                               [&](const SqlIdentifier &identifier) { return isColumn(identifier, column); });
}

QString withColumnRenamed(const QString &expression, const QString &from, const QString &to)
{
    return withRenamed(expression, to, [&](const std::vector<SqlIdentifier> &identifiers, size_t place) {
        return isColumn(identifiers[place], from);
    });
}

QString withTableRenamed(const QString &statement, const QString &from, const QString &to)
{
    static const QSet<QString> leading{u"FROM"_s, u"JOIN"_s,  u"INTO"_s, u"UPDATE"_s,
                                       u"ON"_s,   u"TABLE"_s, u"OF"_s,   u"REFERENCES"_s};
    return withRenamed(statement, to, [&](const std::vector<SqlIdentifier> &identifiers, size_t place) {
        const SqlIdentifier &identifier = identifiers[place];
        if (!sameIdentifier(identifier.name, from))
            return false;
        const bool qualifies = place + 1 < identifiers.size()
            && sameIdentifier(identifiers[place + 1].qualifier, identifier.name)
            && identifiers[place + 1].offset == identifier.offset + identifier.length + 1;
        return qualifies || (place > 0 && leading.contains(identifiers[place - 1].name.toUpper()));
    });
}

} // namespace engine
