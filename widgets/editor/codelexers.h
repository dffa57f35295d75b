#pragma once

#include "widgets/theme/tokens.h"

class QFont;
class QObject;
class QsciLexer;

namespace widgets {

/// QScintilla's SQL lexer in the colours of `tokens`, owned by `parent`.
[[nodiscard]] QsciLexer *sqlLexer(const Tokens &tokens, const QFont &font, QObject *parent);

/// QScintilla's Python lexer in the colours of `tokens`, owned by `parent`.
[[nodiscard]] QsciLexer *pythonLexer(const Tokens &tokens, const QFont &font, QObject *parent);

} // namespace widgets
