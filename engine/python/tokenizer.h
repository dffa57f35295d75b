#pragma once

#include "engine/python/ast.h"
#include "engine/python/token.h"

#include <string_view>
#include <vector>

namespace engine::python {

/// Splits a source into tokens as Python does: joined lines, indentation by blanks and tabs, comments dropped.
class Tokenizer
{
public:
    enum class Mode {
        Lines, ///< with Newline, Indent and Dedent
        Expression, ///< as between brackets: the end of a line means nothing
    };

    /// Tokens of the bytes of `range`; their offsets are those of `source`.
    Tokenizer(std::string_view source, SourceSpan range, Mode mode);

    /// Appends the tokens to `tokens`, three times End last so that one may look ahead. Throws SyntaxProblem.
    void run(std::vector<Token> &tokens);

private:
    struct Indentation
    {
        quint32 column = 0; ///< with tabs to the next multiple of 8
        quint32 tabsAsOne = 0; ///< with a tab as one column; must tell the same story as `column`
    };
    struct Bracket
    {
        char opening = 0;
        quint32 offset = 0;
    };

    [[nodiscard]] char at(quint32 offset) const { return offset < m_end ? m_source[offset] : '\0'; }
    [[nodiscard]] bool atLineEnd(quint32 offset) const;
    void skipLineEnd();
    void skipComment();
    void add(TokenKind kind, quint32 begin);

    void readIndentation();
    void indentTo(Indentation indentation);
    void readLine();
    void readToken();
    void readLineJoin();
    void readWord();
    void checkIdentifier(quint32 begin) const;
    void readNumber();
    void readRadixNumber();
    void readDigits();
    void readFraction(bool &isFloat);
    void checkAfterNumber(quint32 begin) const;
    void readOperator();
    void openBracket(char opening);
    void closeBracket(char closing);
    void finish();

    std::string_view m_source;
    quint32 m_next = 0;
    quint32 m_end = 0;
    Mode m_mode = Mode::Lines;
    std::vector<Indentation> m_indentations;
    std::vector<Bracket> m_brackets;
    std::vector<Token> *m_tokens = nullptr;
};

} // namespace engine::python
