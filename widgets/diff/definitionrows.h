#pragma once

#include "models/linediff.h"

namespace widgets {

/// One row of a definition pane.
struct DefinitionRow
{
    enum class Kind {
        Equal,
        Added,
        Dropped,
        Gap, ///< the other side has a line here
        Folded, ///< stands for `foldedCount` equal lines
    };

    Kind kind = Kind::Equal;
    bool changed = false; ///< Added or Dropped, and its counterpart is on the other side
    int leftNumber = 0; ///< from 1, 0 for none
    int rightNumber = 0;
    QString text;
    QList<models::TextRange> words; ///< to be boxed
    int foldedCount = 0;

    friend bool operator==(const DefinitionRow &, const DefinitionRow &) = default;
};

/// The rows of the two panes, or of the one, with the differences in them.
struct DefinitionRows
{
    QList<DefinitionRow> left; ///< empty where there is one column
    QList<DefinitionRow> right;
    QList<int> differences; ///< the first row of each run that is not equal
};

struct DefinitionMode
{
    bool onlyDifferences = false; ///< equal lines fold, but for one on each side of a difference
    bool oneColumn = false; ///< both texts in one pane, what is dropped above what is added
};

/// What the definition panes show of two texts.
[[nodiscard]] DefinitionRows definitionRows(const QString &left, const QString &right, const DefinitionMode &mode);

} // namespace widgets
