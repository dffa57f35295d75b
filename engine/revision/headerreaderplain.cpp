#include "engine/revision/headerreader.h"

#include <QStringDecoder>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace engine {

namespace {

bool isNameCharacter(char character)
{
    return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z')
        || (character >= '0' && character <= '9') || character == '_';
}

/// One line, read from left to right.
class LineReader
{
public:
    explicit LineReader(QByteArrayView line)
        : m_rest(line)
    {
    }

    void skipBlanks()
    {
        while (!m_rest.isEmpty() && m_rest.front() == ' ')
            m_rest = m_rest.sliced(1);
    }

    bool take(char character)
    {
        if (m_rest.isEmpty() || m_rest.front() != character)
            return false;
        m_rest = m_rest.sliced(1);
        return true;
    }

    QByteArrayView takeName()
    {
        const auto *end = std::find_if_not(m_rest.begin(), m_rest.end(), isNameCharacter);
        return takeTo(end - m_rest.begin());
    }

    /// Everything up to `character`; empty and nothing taken where there is none.
    QByteArrayView takeUpTo(char character)
    {
        const auto end = m_rest.indexOf(character);
        return end < 0 ? QByteArrayView() : takeTo(end);
    }

    /// What is between quotes, in ASCII and without escapes; not a text in three quotes or in several pieces.
    std::optional<QByteArrayView> takeText()
    {
        for (const char quote : {'\'', '"'}) {
            if (!take(quote))
                continue;
            const auto end = m_rest.indexOf(quote);
            if (end < 0)
                return std::nullopt;
            const auto text = takeTo(end);
            take(quote);
            const bool isPlain = std::ranges::all_of(text, [](char c) { return c >= ' ' && c <= '~' && c != '\\'; });
            if (!isPlain || m_rest.startsWith(quote))
                return std::nullopt;
            return text;
        }
        return std::nullopt;
    }

    [[nodiscard]] bool atEnd()
    {
        skipBlanks();
        return m_rest.isEmpty() || m_rest.front() == '#';
    }

private:
    QByteArrayView takeTo(qsizetype length)
    {
        const auto taken = m_rest.first(length);
        m_rest = m_rest.sliced(length);
        return taken;
    }

    QByteArrayView m_rest;
};

/// Reads the outside of a file as long as it knows every line of it. It may give up at any time, but what it gives must
/// be what Python would see: so a name that matters is never taken from a line that could be inside of a text.
class PlainHeaderReader
{
public:
    PlainHeaderReader(QByteArrayView text, const QString &file)
        : m_rest(text)
    {
        m_revision.file = file;
    }

    std::optional<Revision> read()
    {
        if (m_rest.contains('\r') || m_rest.contains('\0') || m_rest.contains('\f') || !readDocstring())
            return std::nullopt;
        while (!m_rest.isEmpty()) {
            if (!readLine(takeLine()))
                return std::nullopt;
        }
        if (m_revision.id.isEmpty() || !m_hasDown)
            return std::nullopt;
        return std::move(m_revision);
    }

private:
    QByteArrayView takeLine()
    {
        const auto end = m_rest.indexOf('\n');
        const auto line = end < 0 ? m_rest : m_rest.first(end);
        m_rest = end < 0 ? QByteArrayView() : m_rest.sliced(end + 1);
        return line;
    }

    bool readDocstring();
    bool readLine(QByteArrayView line);
    bool readAssignment(QByteArrayView line);
    bool assign(QByteArrayView name, QStringList values, bool isList);
    static bool isImport(QByteArrayView line);

    QByteArrayView m_rest;
    Revision m_revision;
    bool m_hasDown = false;
    bool m_inFunctions = false;
};

bool PlainHeaderReader::readDocstring()
{
    constexpr QByteArrayView Quotes = "\"\"\"";
    if (!m_rest.startsWith(Quotes))
        return false;
    const auto end = m_rest.indexOf(Quotes, Quotes.size());
    if (end < 0)
        return false;
    const auto text = m_rest.sliced(Quotes.size(), end - Quotes.size());
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString docstring = decoder.decode(text);
    if (decoder.hasError() || text.contains('\\'))
        return false;
    m_rest = m_rest.sliced(end + Quotes.size());
    setDocumentation(m_revision, docstring);
    return LineReader(takeLine()).atEnd();
}

bool PlainHeaderReader::readLine(QByteArrayView line)
{
    if (line.isEmpty() || line.front() == '#')
        return true;
    if (line.startsWith("def ")) {
        m_inFunctions = true;
        return true;
    }
    // Below the first function, what is indented is of no interest; above it, it is unusual. What is not indented is
    // below it either something that matters or a line of a text.
    if (m_inFunctions)
        return line.front() == ' ' || line.front() == '\t';
    return isImport(line) || readAssignment(line);
}

bool PlainHeaderReader::isImport(QByteArrayView line)
{
    constexpr QByteArrayView Unusual = "\\(;*'\"";
    if (!line.startsWith("from ") && !line.startsWith("import "))
        return false;
    // A name that matters may be imported as well.
    for (const QByteArrayView name : {"revision", "branch_labels", "depends_on"}) {
        if (line.contains(name))
            return false;
    }
    return std::ranges::none_of(line, [&](char character) { return Unusual.contains(character); });
}

/// `name = value` and `name: annotation = value`, with None, a text, or texts in brackets on one line.
bool PlainHeaderReader::readAssignment(QByteArrayView line)
{
    constexpr QByteArrayView UnusualInAnnotations = "'\"#(;\\";
    LineReader reader(line);
    const auto name = reader.takeName();
    if (name.isEmpty())
        return false;
    reader.skipBlanks();
    if (reader.take(':')) {
        const auto annotation = reader.takeUpTo('=');
        if (std::ranges::any_of(annotation, [&](char c) { return UnusualInAnnotations.contains(c); }))
            return false;
    }
    if (!reader.take('='))
        return false;
    reader.skipBlanks();
    if (const auto text = reader.takeText())
        return reader.atEnd() && assign(name, {QString::fromLatin1(*text)}, false);
    const bool inParentheses = reader.take('(');
    if (!inParentheses && !reader.take('['))
        return reader.takeName() == "None" && reader.atEnd() && assign(name, {}, true);

    QStringList values;
    bool hasComma = false;
    reader.skipBlanks();
    while (const auto text = reader.takeText()) {
        values.append(QString::fromLatin1(*text));
        reader.skipBlanks();
        if (!reader.take(','))
            break;
        hasComma = true;
        reader.skipBlanks();
    }
    // A single text in parentheses is a text.
    const bool isList = !inParentheses || hasComma || values.isEmpty();
    return reader.take(inParentheses ? ')' : ']') && reader.atEnd() && assign(name, std::move(values), isList);
}

bool PlainHeaderReader::assign(QByteArrayView name, QStringList values, bool isList)
{
    if (name == "revision") {
        m_revision.id = isList || values.isEmpty() ? QString() : values.first();
        return !m_revision.id.isEmpty();
    }
    if (!isList)
        values.removeAll(QString());
    if (name == "down_revision") {
        m_revision.downRevisions = std::move(values);
        m_hasDown = true;
    } else if (name == "branch_labels") {
        m_revision.branchLabels = std::move(values);
    } else if (name == "depends_on") {
        m_revision.dependsOn = std::move(values);
    }
    return true;
}

} // namespace

std::optional<Revision> readPlainHeader(QByteArrayView text, const QString &file)
{
    return PlainHeaderReader(text, file).read();
}

} // namespace engine
