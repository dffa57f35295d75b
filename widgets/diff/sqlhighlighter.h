#pragma once

#include "widgets/theme/tokens.h"

#include <QSyntaxHighlighter>

namespace widgets {

/// Colours SQL in a QTextDocument: keywords, strings, numbers and comments, a line at a time.
class SqlHighlighter final : public QSyntaxHighlighter
{
    Q_OBJECT

public:
    /// Owned by `document`.
    SqlHighlighter(QTextDocument *document, const Tokens &tokens);

    void setTokens(const Tokens &tokens);

protected:
    void highlightBlock(const QString &text) override;

private:
    [[nodiscard]] int markQuoted(const QString &text, int start);
    [[nodiscard]] int markWord(const QString &text, int start);

    Tokens m_tokens;
};

/// Whether `word`, in any case, is one of the words that SQL's DDL and simple statements are made of.
[[nodiscard]] bool isSqlKeyword(QStringView word);

} // namespace widgets
