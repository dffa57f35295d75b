#pragma once

namespace engine::python {

/// ASCII classes as Python has them, whatever the locale. A byte of a longer UTF-8 sequence counts as part of a name;
/// the tokenizer looks at such names once more.

[[nodiscard]] constexpr bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

[[nodiscard]] constexpr bool isHexDigit(char c)
{
    return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

[[nodiscard]] constexpr bool isIdentifierStart(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || static_cast<unsigned char>(c) >= 0x80;
}

[[nodiscard]] constexpr bool isIdentifierPart(char c)
{
    return isIdentifierStart(c) || isDigit(c);
}

[[nodiscard]] constexpr bool isBlank(char c)
{
    return c == ' ' || c == '\t' || c == '\f';
}

} // namespace engine::python
