#include "engine/python/operators.h"

#include <array>
#include <span>

namespace engine::python {

namespace {

struct Spelling
{
    std::string_view text;
    TokenKind kind;
};

// Sorted by the first character, the longest first among those that share it.
constexpr Spelling spellings[] = {
    {"!=", TokenKind::NotEqual},
    {"%=", TokenKind::PercentAssign},
    {"%", TokenKind::Percent},
    {"&=", TokenKind::AmpersandAssign},
    {"&", TokenKind::Ampersand},
    {"(", TokenKind::LeftParenthesis},
    {")", TokenKind::RightParenthesis},
    {"**=", TokenKind::DoubleStarAssign},
    {"**", TokenKind::DoubleStar},
    {"*=", TokenKind::StarAssign},
    {"*", TokenKind::Star},
    {"+=", TokenKind::PlusAssign},
    {"+", TokenKind::Plus},
    {",", TokenKind::Comma},
    {"->", TokenKind::Arrow},
    {"-=", TokenKind::MinusAssign},
    {"-", TokenKind::Minus},
    {"...", TokenKind::Ellipsis},
    {".", TokenKind::Dot},
    {"//=", TokenKind::DoubleSlashAssign},
    {"//", TokenKind::DoubleSlash},
    {"/=", TokenKind::SlashAssign},
    {"/", TokenKind::Slash},
    {":=", TokenKind::Walrus},
    {":", TokenKind::Colon},
    {";", TokenKind::Semicolon},
    {"<<=", TokenKind::LeftShiftAssign},
    {"<<", TokenKind::LeftShift},
    {"<=", TokenKind::LessEqual},
    {"<", TokenKind::Less},
    {"==", TokenKind::Equal},
    {"=", TokenKind::Assign},
    {">>=", TokenKind::RightShiftAssign},
    {">>", TokenKind::RightShift},
    {">=", TokenKind::GreaterEqual},
    {">", TokenKind::Greater},
    {"@=", TokenKind::AtAssign},
    {"@", TokenKind::At},
    {"[", TokenKind::LeftBracket},
    {"]", TokenKind::RightBracket},
    {"^=", TokenKind::CaretAssign},
    {"^", TokenKind::Caret},
    {"{", TokenKind::LeftBrace},
    {"|=", TokenKind::PipeAssign},
    {"|", TokenKind::Pipe},
    {"}", TokenKind::RightBrace},
    {"~", TokenKind::Tilde},
};

// Where the spellings of each first character begin.
constexpr auto firstOf = [] {
    std::array<quint8, 129> starts{};
    std::size_t index = 0;
    for (std::size_t character = 0; character < starts.size(); ++character) {
        while (index < std::size(spellings) && static_cast<unsigned char>(spellings[index].text.front()) < character)
            ++index;
        starts[character] = static_cast<quint8>(index);
    }
    return starts;
}();

} // namespace

OperatorMatch matchOperator(std::string_view text)
{
    const auto first = static_cast<unsigned char>(text.empty() ? '\0' : text.front());
    if (first >= 128)
        return {};
    for (std::size_t index = firstOf[first]; index < firstOf[first + 1U]; ++index) {
        if (text.starts_with(spellings[index].text))
            return {spellings[index].kind, static_cast<quint32>(spellings[index].text.size())};
    }
    return {};
}

} // namespace engine::python
