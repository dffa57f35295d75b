#include "engine/python/stringliteral.h"

#include "engine/python/characters.h"

#include <QChar>

#include <optional>

using namespace Qt::StringLiterals;

namespace engine::python {

namespace {

/// Decodes one part: a str into `text`, bytes into `utf8`. What went wrong is in `problem`.
class PartDecoder
{
public:
    PartDecoder(const StringPart &part, bool isBytes, bool doublesBraces)
        : m_part(part)
        , m_text(part.text)
        , m_isBytes(isBytes)
        , m_doublesBraces(doublesBraces)
    {
    }

    [[nodiscard]] bool run()
    {
        while (m_next < m_text.size() && !problem) {
            const char character = m_text[m_next];
            if (character == '\\' && !m_part.isRaw) {
                readEscape();
            } else if (character == '\r') { // Python sees every line end as \n
                m_next += m_text.substr(m_next).starts_with("\r\n") ? 2 : 1;
                utf8 += '\n';
            } else if (m_isBytes && static_cast<unsigned char>(character) >= 0x80) {
                fail(u"bytes may only hold ASCII characters"_s);
            } else {
                utf8 += character;
                m_next += m_doublesBraces && (character == '{' || character == '}') ? 2 : 1;
            }
        }
        flush();
        return !problem;
    }

    QString text;
    QByteArray utf8;
    std::optional<LiteralProblem> problem;

private:
    void fail(const QString &reason, bool needsPython = false)
    {
        problem = LiteralProblem{m_part.offset + static_cast<quint32>(m_next), reason, needsPython};
    }

    void flush()
    {
        if (m_isBytes)
            return;
        text += QString::fromUtf8(utf8);
        utf8.clear();
    }

    void put(char32_t character)
    {
        if (m_isBytes || character < 0x80) {
            utf8 += static_cast<char>(character);
            return;
        }
        flush();
        text += QChar::fromUcs4(character);
    }

    void readEscape()
    {
        static constexpr std::string_view letters = "\\'\"abfnrtv";
        static constexpr std::string_view meanings = "\\'\"\a\b\f\n\r\t\v";
        const char letter = m_next + 1 < m_text.size() ? m_text[m_next + 1] : '\0';
        if (const std::size_t index = letters.find(letter); index != std::string_view::npos && letter != '\0') {
            utf8 += meanings[index];
            m_next += 2;
        } else if (letter == '\n' || letter == '\r') {
            m_next += m_text.substr(m_next).starts_with("\\\r\n") ? 3 : 2;
        } else if (letter >= '0' && letter <= '7') {
            readOctal();
        } else if (letter == 'x') {
            readHex(2);
        } else if (letter == 'u' && !m_isBytes) {
            readHex(4);
        } else if (letter == 'U' && !m_isBytes) {
            readHex(8);
        } else if (letter == 'N' && !m_isBytes) {
            fail(u"a character given by its Unicode name (\\N{...})"_s, true);
        } else {
            utf8 += '\\'; // an unknown escape stays as it is
            ++m_next;
        }
    }

    void readOctal()
    {
        char32_t value = 0;
        std::size_t end = ++m_next;
        for (; end < m_text.size() && end < m_next + 3 && m_text[end] >= '0' && m_text[end] <= '7'; ++end)
            value = value * 8 + static_cast<char32_t>(m_text[end] - '0');
        m_next = end;
        put(m_isBytes ? value & 0xff : value);
    }

    void readHex(std::size_t digits)
    {
        const std::string_view hex = m_text.substr(m_next + 2).substr(0, digits);
        char32_t value = 0;
        bool isComplete = hex.size() == digits;
        for (const char digit : hex) {
            isComplete = isComplete && isHexDigit(digit);
            value = value * 16 + static_cast<char32_t>(isDigit(digit) ? digit - '0' : (digit | 0x20) - 'a' + 10);
        }
        if (!isComplete || value > 0x10ffff) {
            fail(isComplete ? u"this escape is beyond the last Unicode character"_s
                            : u"this escape needs %n hexadecimal digits"_s.replace(u"%n"_s, QString::number(digits)));
            return;
        }
        m_next += 2 + digits;
        put(value);
    }

    const StringPart &m_part;
    std::string_view m_text;
    bool m_isBytes;
    bool m_doublesBraces;
    std::size_t m_next = 0;
};

bool isPlain(const StringPart &part)
{
    return part.text.find_first_of("\\\r") == std::string_view::npos;
}

} // namespace

tl::expected<QString, LiteralProblem> decodeText(const StringPart &part, bool doublesBraces)
{
    if (!doublesBraces && isPlain(part))
        return QString::fromUtf8(part.text.data(), static_cast<qsizetype>(part.text.size()));
    PartDecoder decoder(part, false, doublesBraces);
    if (!decoder.run())
        return tl::unexpected(*decoder.problem);
    return decoder.text;
}

tl::expected<QString, LiteralProblem> decodeText(const StringLiteral &literal)
{
    if (literal.parts.size() == 1)
        return decodeText(literal.parts.front());
    QString text;
    for (const StringPart &part : literal.parts) {
        auto piece = decodeText(part);
        if (!piece)
            return piece;
        text += *piece;
    }
    return text;
}

tl::expected<QByteArray, LiteralProblem> decodeBytes(const StringLiteral &literal)
{
    QByteArray data;
    for (const StringPart &part : literal.parts) {
        PartDecoder decoder(part, true, false);
        if (!decoder.run())
            return tl::unexpected(*decoder.problem);
        data += decoder.utf8;
    }
    return data;
}

} // namespace engine::python
