#pragma once

#include "engine/result.h"

#include <QStringView>

#include <vector>

namespace engine::sqlite {

/// One word of SQL as SQLite's own tokenizer sees it.
struct SqlToken
{
    enum class Kind {
        Word, ///< a keyword or a bare identifier
        QuotedIdentifier, ///< in "", `` or []
        String, ///< in ''
        Blob, ///< x'00ff'
        Number,
        Variable, ///< ?1, :name, @name, $name
        Symbol, ///< an operator or punctuation
    };

    Kind kind = Kind::Symbol;
    QStringView text; ///< as written, quotes included; lives as long as the text that was read
    qsizetype offset = 0;

    /// True for this very symbol or, whatever the case, for this bare word.
    [[nodiscard]] bool is(QStringView wanted) const;

    [[nodiscard]] qsizetype end() const { return offset + text.size(); }
};

/// `sql` as tokens, blanks and comments left out. Fails with Kind::Reading, naming line and column, for a quote or a
/// comment that never ends. `sql` must outlive the tokens.
[[nodiscard]] Result<std::vector<SqlToken>> tokenize(QStringView sql);

/// An identifier, or a string used as one, without its quotes; every other token as written.
[[nodiscard]] QString unquoted(const SqlToken &token);

/// A statement of a script and the offset of its first word.
struct SqlPart
{
    QStringView text;
    qsizetype offset = 0;
};

/// `script` taken apart at its semicolons, trigger bodies kept whole by the rule of SQLite's shell: a CREATE TRIGGER
/// ends at the semicolon after an END that itself follows a semicolon. Errors as tokenize().
[[nodiscard]] Result<std::vector<SqlPart>> splitScript(QStringView script);

} // namespace engine::sqlite
