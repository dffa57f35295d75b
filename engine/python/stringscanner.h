#pragma once

#include <QtGlobal>

#include <optional>
#include <string_view>

namespace engine::python {

/// The letters before a string's quotes.
struct StringPrefix
{
    bool isRaw = false;
    bool isBytes = false;
    bool isFormatted = false;
};

/// The prefix that `word` spells (`rb`, `F`, nothing, ...), or none when it spells no prefix.
[[nodiscard]] std::optional<StringPrefix> stringPrefix(std::string_view word);

/// Where the parts of a string literal lie, in bytes of the source.
struct StringShape
{
    StringPrefix prefix;
    quint32 bodyBegin = 0;
    quint32 bodyEnd = 0;
    quint32 end = 0;
    quint32 quote = 0; ///< where the opening quotes are
    bool isTriple = false;
};

/// Where the parts of `{expression!r:format}` lie.
struct FieldShape
{
    quint32 expressionBegin = 0;
    quint32 expressionEnd = 0; ///< without the `=` of `{x=}`
    quint32 debugEnd = 0; ///< after `=` and its blanks; 0 when there is no `=`
    char conversion = 0;
    bool hasFormat = false;
    quint32 formatBegin = 0;
    quint32 formatEnd = 0;
    quint32 end = 0; ///< after the closing brace
};

/// Finds the ends of strings and of the fields in f-strings. Throws SyntaxProblem when there are none.
class StringScanner
{
public:
    /// `source` up to the byte where reading must stop.
    explicit StringScanner(std::string_view source)
        : m_source(source)
    {
    }

    /// The string whose opening quote is at `quote`.
    [[nodiscard]] StringShape scanString(quint32 quote, StringPrefix prefix) { return scanString(quote, prefix, 0); }

    /// The string token that begins, prefix and all, at `begin`.
    [[nodiscard]] StringShape scanToken(quint32 begin);

    /// The field whose opening brace is at `brace`, in the f-string `string`.
    [[nodiscard]] FieldShape scanField(quint32 brace, const StringShape &string) { return scanField(brace, string, 0); }

    /// In the text of an f-string: how many bytes at `at` are no brace, seen as a unit (an escape, a doubled brace).
    [[nodiscard]] quint32 textUnit(quint32 at, bool isRaw, bool inFormat) const;

private:
    [[nodiscard]] StringShape scanString(quint32 quote, StringPrefix prefix, int depth);
    [[nodiscard]] quint32 plainEnd(const StringShape &shape) const;
    [[nodiscard]] quint32 formattedEnd(const StringShape &shape, int depth);
    [[nodiscard]] FieldShape scanField(quint32 brace, const StringShape &string, int depth);
    [[nodiscard]] quint32 expressionEnd(quint32 begin, quint32 brace, int depth);
    [[nodiscard]] quint32 formatEnd(quint32 begin, quint32 brace, const StringShape &string, int depth);
    [[nodiscard]] quint32 skipWordOrString(quint32 at, int depth);
    [[nodiscard]] bool closes(quint32 at, const StringShape &string) const;
    [[nodiscard]] char at(std::size_t offset) const { return offset < m_source.size() ? m_source[offset] : '\0'; }

    std::string_view m_source;
};

} // namespace engine::python
