#include "engine/revision/headerreader.h"

#include "engine/python/outlinescanner.h"

#include <QUtf8StringView>

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
        // Lines end in brackets only: it is one logical line.
        while (!m_rest.isEmpty() && (m_rest.front() == ' ' || m_rest.front() == '\n'))
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

/// Reads the statements of the outermost level that say something about the names that matter, as long as it knows
/// their form. It may give up at any time, but what it gives must be what Python would see.
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
        const bool isUsual = !m_rest.contains('\r') && !m_rest.contains('\0') && !m_rest.contains('\f')
            && !m_rest.startsWith("\xef") && QUtf8StringView(m_rest.data(), m_rest.size()).isValidUtf8();
        if (!isUsual || !skipHead() || !readDocstring())
            return std::nullopt;
        python::OutlineScanner scanner(m_rest);
        while (const auto statement = scanner.next()) {
            if (!readStatement(*statement))
                return std::nullopt;
        }
        if (!scanner.isSound() || m_revision.id.isEmpty() || !m_hasDown)
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

    bool skipHead();
    bool readDocstring();
    bool readStatement(const python::OutlineStatement &statement);
    bool readAssignment(QByteArrayView line);
    bool assign(QByteArrayView name, QStringList values, bool isList);
    static bool mentions(QByteArrayView text);

    QByteArrayView m_rest;
    Revision m_revision;
    bool m_hasDown = false;
};

/// Comments and blank lines before the docstring; one of them may say that the file is not UTF-8.
bool PlainHeaderReader::skipHead()
{
    while (m_rest.startsWith('#') || m_rest.startsWith('\n')) {
        if (takeLine().contains("coding"))
            return false;
    }
    return true;
}

bool PlainHeaderReader::readDocstring()
{
    constexpr QByteArrayView Quotes = "\"\"\"";
    if (!m_rest.startsWith(Quotes)) {
        // A text of another form may be one as well.
        const auto end = std::ranges::find_if_not(m_rest, isNameCharacter);
        return end == m_rest.end() || (*end != '"' && *end != '\'');
    }
    const auto end = m_rest.indexOf(Quotes, Quotes.size());
    if (end < 0)
        return false;
    const auto text = m_rest.sliced(Quotes.size(), end - Quotes.size());
    if (text.contains('\\'))
        return false;
    m_rest = m_rest.sliced(end + Quotes.size());
    setDocumentation(m_revision, QString::fromUtf8(text));
    return LineReader(takeLine()).atEnd();
}

/// True where one of the names that matter is in `text`, even if it is only a part of a word.
bool PlainHeaderReader::mentions(QByteArrayView text)
{
    static constexpr QByteArrayView Names[] = {"revision", "branch_labels", "depends_on"};
    return std::ranges::any_of(Names, [text](QByteArrayView name) { return text.contains(name); });
}

bool PlainHeaderReader::readStatement(const python::OutlineStatement &statement)
{
    for (const QByteArrayView keyword : {"def ", "async def ", "class "}) {
        if (!statement.line.startsWith(keyword))
            continue;
        // What is in it binds no name out here; its own name does.
        LineReader reader(statement.line.sliced(keyword.size()));
        reader.skipBlanks();
        return !mentions(reader.takeName());
    }
    const auto importsAll = [](QByteArrayView text) { return text.contains('*') && text.contains("import"); };
    if (importsAll(statement.line) || (statement.hasBlock && importsAll(statement.block)))
        return false;
    if (!mentions(statement.line))
        return !statement.hasBlock || !mentions(statement.block);
    return !statement.hasBlock && readAssignment(statement.line);
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
