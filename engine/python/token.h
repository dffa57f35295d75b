#pragma once

#include <QtGlobal>

#include <string_view>

namespace engine::python {

/// What a token is. `match`, `case`, `type` and `_` are identifiers: only the parser can tell when they are more.
enum class TokenKind : quint8 {
    End,
    Newline,
    Indent,
    Dedent,
    Identifier,
    Integer,
    Float,
    Imaginary,
    String, ///< with its prefix and quotes; an f-string is one token, whatever is in its fields

    LeftParenthesis,
    RightParenthesis,
    LeftBracket,
    RightBracket,
    LeftBrace,
    RightBrace,
    Comma,
    Colon,
    Semicolon,
    Dot,
    Ellipsis,
    Arrow,
    Walrus,
    Assign,
    Equal,
    NotEqual,
    Less,
    LessEqual,
    Greater,
    GreaterEqual,
    At,
    Tilde,
    Plus,
    Minus,
    Star,
    Slash,
    DoubleSlash,
    Percent,
    DoubleStar,
    LeftShift,
    RightShift,
    Pipe,
    Caret,
    Ampersand,
    PlusAssign,
    MinusAssign,
    StarAssign,
    AtAssign,
    SlashAssign,
    DoubleSlashAssign,
    PercentAssign,
    DoubleStarAssign,
    LeftShiftAssign,
    RightShiftAssign,
    PipeAssign,
    CaretAssign,
    AmpersandAssign,

    False,
    None,
    True,
    And,
    As,
    Assert,
    Async,
    Await,
    Break,
    Class,
    Continue,
    Def,
    Del,
    Elif,
    Else,
    Except,
    Finally,
    For,
    From,
    Global,
    If,
    Import,
    In,
    Is,
    Lambda,
    Nonlocal,
    Not,
    Or,
    Pass,
    Raise,
    Return,
    Try,
    While,
    With,
    Yield,
};

/// A token is a kind and a stretch of the source; it holds no text of its own.
struct Token
{
    TokenKind kind = TokenKind::End;
    quint32 begin = 0;
    quint32 end = 0;
};

/// The kind of a keyword, or Identifier.
[[nodiscard]] TokenKind keywordKind(std::string_view word);

/// The token for messages: "a name", "the end of the line", "'('", ...
[[nodiscard]] std::string_view description(TokenKind kind);

} // namespace engine::python
