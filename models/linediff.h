#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace models {

/// A stretch of a line, in UTF-16 units.
struct TextRange
{
    int start = 0;
    int length = 0;

    friend bool operator==(const TextRange &, const TextRange &) = default;
};

/// One row of two texts side by side.
struct AlignedLine
{
    enum class Kind {
        Equal,
        Changed, ///< both sides have it, with other words
        Added, ///< only the right side has it
        Dropped, ///< only the left side has it
    };

    Kind kind = Kind::Equal;
    int left = -1; ///< index of the line on the left, -1 for a gap
    int right = -1;
    QList<TextRange> leftWords; ///< of a changed line: what the other side has not
    QList<TextRange> rightWords;

    friend bool operator==(const AlignedLine &, const AlignedLine &) = default;
};

/// Aligns two texts line by line: equal lines by their longest common sequence, the lines between by likeness, so that
/// a changed line stands beside what it was. Blanks at the ends of a line do not count, nor does the comma behind it.
/// Long texts (more than a few thousand lines that differ) are first cut at the lines that each side has once.
[[nodiscard]] QList<AlignedLine> alignLines(const QStringList &left, const QStringList &right);

/// The words of two lines that the other one has not, neighbours joined.
struct WordDifference
{
    QList<TextRange> left;
    QList<TextRange> right;
    double likeness = 1.0; ///< 0 nothing in common, 1 the same words
};
[[nodiscard]] WordDifference compareWords(const QString &left, const QString &right);

} // namespace models
