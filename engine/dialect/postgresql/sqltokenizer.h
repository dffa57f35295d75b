#pragma once

#include "engine/result.h"

#include <QStringView>

#include <vector>

namespace engine::postgresql {

/// One word of SQL as PostgreSQL's own lexer sees it.
struct SqlToken
{
    enum class Kind {
        Word, ///< a keyword or a bare identifier
        QuotedIdentifier, ///< in "", U&"" included
        String, ///< in '' with any prefix, or between dollar tags
        Number,
        Symbol, ///< an operator, punctuation or $1
    };

    Kind kind = Kind::Symbol;
    QStringView text; ///< as written, quotes included; lives as long as the text that was read
    qsizetype offset = 0;

    /// True for this very symbol or, whatever the case, for this bare word.
    [[nodiscard]] bool is(QStringView wanted) const;

    [[nodiscard]] qsizetype end() const { return offset + text.size(); }
};

/// `sql` as tokens, blanks and (nested) comments left out. Fails with Kind::Reading, naming line and column, for a
/// quote or a comment that never ends. `sql` must outlive the tokens.
[[nodiscard]] Result<std::vector<SqlToken>> tokenize(QStringView sql);

/// A statement of a script and the offset of its first word.
struct SqlPart
{
    QStringView text;
    qsizetype offset = 0;
};

/// `script` taken apart at its semicolons; those in parentheses (rules) and between BEGIN ATOMIC and END (functions)
/// end nothing. Errors as tokenize().
[[nodiscard]] Result<std::vector<SqlPart>> splitScript(QStringView script);

/// The first words of a statement in lower case, at most `count`, comments left out.
[[nodiscard]] QStringList firstWords(const QString &sql, int count);

} // namespace engine::postgresql
