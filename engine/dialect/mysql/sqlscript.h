#pragma once

#include "engine/result.h"

#include <QStringView>

#include <vector>

namespace engine::mysql {

/// One word of SQL as the servers' own lexer sees it under their default sql_mode.
struct SqlToken
{
    enum class Kind {
        Word, ///< a keyword, a bare identifier or a number
        QuotedIdentifier, ///< in ``
        String, ///< in '' or "", with backslashes and doubled quotes
        Conditional, ///< /*!40101 ... */ or /*M! ... */: a comment for others, text for these servers
        Symbol, ///< one character of an operator or punctuation
    };

    Kind kind = Kind::Symbol;
    QStringView text; ///< as written; lives as long as the text that was read
    qsizetype offset = 0;

    /// True for this very symbol or, whatever the case, for this bare word.
    [[nodiscard]] bool is(QStringView wanted) const;

    [[nodiscard]] qsizetype end() const { return offset + text.size(); }
};

/// `sql` as tokens, blanks and comments left out. Fails with Kind::Reading, naming line and column, for a quote or a
/// comment that never ends. `sql` must outlive the tokens.
[[nodiscard]] Result<std::vector<SqlToken>> tokenize(QStringView sql);

/// A statement of a script and the offset of its first word.
struct SqlPart
{
    QStringView text;
    qsizetype offset = 0;
};

/// `script` taken apart at its semicolons; the bodies of triggers, procedures, functions and events are kept whole by
/// their BEGIN, CASE, IF, LOOP, WHILE and REPEAT. Errors as tokenize(), and Kind::Reading for DELIMITER, which is a
/// command of the servers' client and not needed here.
[[nodiscard]] Result<std::vector<SqlPart>> splitScript(QStringView script);

/// The one statement in `sql`, without what trails it; an empty text where there is none. Kind::Statement where there
/// are several: the driver would send them all, and tell of the first one's errors alone.
[[nodiscard]] Result<QString> oneStatement(const QString &sql);

} // namespace engine::mysql
