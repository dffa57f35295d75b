#include "engine/python/token.h"

#include <array>
#include <iterator>

namespace engine::python {

namespace {

// In the order of TokenKind.
constexpr std::string_view descriptions[] = {
    "the end of the file",
    "the end of the line",
    "an indented block",
    "the end of the block",
    "a name",
    "a number",
    "a number",
    "a number",
    "a string",
    "'('",
    "')'",
    "'['",
    "']'",
    "'{'",
    "'}'",
    "','",
    "':'",
    "';'",
    "'.'",
    "'...'",
    "'->'",
    "':='",
    "'='",
    "'=='",
    "'!='",
    "'<'",
    "'<='",
    "'>'",
    "'>='",
    "'@'",
    "'~'",
    "'+'",
    "'-'",
    "'*'",
    "'/'",
    "'//'",
    "'%'",
    "'**'",
    "'<<'",
    "'>>'",
    "'|'",
    "'^'",
    "'&'",
    "'+='",
    "'-='",
    "'*='",
    "'@='",
    "'/='",
    "'//='",
    "'%='",
    "'**='",
    "'<<='",
    "'>>='",
    "'|='",
    "'^='",
    "'&='",
    "'False'",
    "'None'",
    "'True'",
    "'and'",
    "'as'",
    "'assert'",
    "'async'",
    "'await'",
    "'break'",
    "'class'",
    "'continue'",
    "'def'",
    "'del'",
    "'elif'",
    "'else'",
    "'except'",
    "'finally'",
    "'for'",
    "'from'",
    "'global'",
    "'if'",
    "'import'",
    "'in'",
    "'is'",
    "'lambda'",
    "'nonlocal'",
    "'not'",
    "'or'",
    "'pass'",
    "'raise'",
    "'return'",
    "'try'",
    "'while'",
    "'with'",
    "'yield'",
};
static_assert(std::size(descriptions) == static_cast<std::size_t>(TokenKind::Yield) + 1);

constexpr auto firstKeyword = static_cast<std::size_t>(TokenKind::False);

constexpr std::string_view keyword(std::size_t index)
{
    const std::string_view quoted = descriptions[index];
    return quoted.substr(1, quoted.size() - 2);
}

// Keywords stand sorted, so those with one first letter are neighbours: where each letter's begin.
constexpr auto keywordsOf = [] {
    std::array<quint8, 129> starts{};
    std::size_t index = firstKeyword;
    for (std::size_t letter = 0; letter < starts.size(); ++letter) {
        while (index < std::size(descriptions) && static_cast<unsigned char>(keyword(index).front()) < letter)
            ++index;
        starts[letter] = static_cast<quint8>(index);
    }
    return starts;
}();

} // namespace

TokenKind keywordKind(std::string_view word)
{
    const auto letter = static_cast<unsigned char>(word.front());
    if (letter >= 128)
        return TokenKind::Identifier;
    for (std::size_t index = keywordsOf[letter]; index < keywordsOf[letter + 1U]; ++index) {
        if (keyword(index) == word)
            return static_cast<TokenKind>(index);
    }
    return TokenKind::Identifier;
}

std::string_view description(TokenKind kind)
{
    return descriptions[static_cast<std::size_t>(kind)];
}

} // namespace engine::python
