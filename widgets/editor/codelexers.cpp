#include "widgets/editor/codelexers.h"

#include <Qsci/qscilexerpython.h>
#include <Qsci/qscilexersql.h>

#include <initializer_list>

namespace widgets {

namespace {

void applyBase(QsciLexer *lexer, const Tokens &tokens, const QFont &font)
{
    lexer->setDefaultFont(font);
    lexer->setFont(font);
    lexer->setDefaultPaper(tokens.color(Role::Surface));
    lexer->setPaper(tokens.color(Role::Surface));
    lexer->setDefaultColor(tokens.color(Role::Text));
    lexer->setColor(tokens.color(Role::Text));
}

void paint(QsciLexer *lexer, std::initializer_list<int> styles, const QColor &color)
{
    for (const int style : styles)
        lexer->setColor(color, style);
}

void paintKeywords(QsciLexer *lexer, std::initializer_list<int> styles, const Tokens &tokens, QFont font)
{
    font.setBold(true);
    paint(lexer, styles, tokens.color(Role::Keyword));
    for (const int style : styles)
        lexer->setFont(font, style);
}

} // namespace

QsciLexer *sqlLexer(const Tokens &tokens, const QFont &font, QObject *parent)
{
    auto *lexer = new QsciLexerSQL(parent);
    applyBase(lexer, tokens, font);
    lexer->setBackslashEscapes(false);
    paintKeywords(lexer, {QsciLexerSQL::Keyword}, tokens, font);
    paint(lexer, {QsciLexerSQL::SingleQuotedString, QsciLexerSQL::QuotedOperator}, tokens.color(Role::StringLiteral));
    paint(lexer, {QsciLexerSQL::Number}, tokens.color(Role::NumberLiteral));
    paint(lexer,
          {QsciLexerSQL::Comment, QsciLexerSQL::CommentLine, QsciLexerSQL::CommentDoc, QsciLexerSQL::CommentLineHash,
           QsciLexerSQL::CommentDocKeyword, QsciLexerSQL::CommentDocKeywordError},
          tokens.color(Role::Comment));
    return lexer;
}

QsciLexer *pythonLexer(const Tokens &tokens, const QFont &font, QObject *parent)
{
    auto *lexer = new QsciLexerPython(parent);
    applyBase(lexer, tokens, font);
    paintKeywords(lexer, {QsciLexerPython::Keyword}, tokens, font);
    paint(lexer, {QsciLexerPython::ClassName, QsciLexerPython::FunctionMethodName, QsciLexerPython::Decorator},
          tokens.color(Role::ChangedMark));
    paint(lexer,
          {QsciLexerPython::SingleQuotedString, QsciLexerPython::DoubleQuotedString,
           QsciLexerPython::TripleSingleQuotedString, QsciLexerPython::TripleDoubleQuotedString,
           QsciLexerPython::SingleQuotedFString, QsciLexerPython::DoubleQuotedFString,
           QsciLexerPython::TripleSingleQuotedFString, QsciLexerPython::TripleDoubleQuotedFString},
          tokens.color(Role::StringLiteral));
    paint(lexer, {QsciLexerPython::UnclosedString}, tokens.color(Role::DroppedMark));
    paint(lexer, {QsciLexerPython::Number}, tokens.color(Role::NumberLiteral));
    paint(lexer, {QsciLexerPython::Comment, QsciLexerPython::CommentBlock}, tokens.color(Role::Comment));
    return lexer;
}

} // namespace widgets
