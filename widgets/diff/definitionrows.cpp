#include "widgets/diff/definitionrows.h"

#include <algorithm>

namespace widgets {

namespace {

using Kind = DefinitionRow::Kind;
using models::AlignedLine;

constexpr qsizetype contextLines = 1;

QStringList linesOf(const QString &text)
{
    QStringList lines = text.split(QLatin1Char('\n'));
    if (!lines.isEmpty() && lines.constLast().isEmpty())
        lines.removeLast();
    return lines;
}

class RowBuilder
{
public:
    RowBuilder(const QStringList &left, const QStringList &right, const DefinitionMode &mode)
        : m_left(left)
        , m_right(right)
        , m_mode(mode)
    {
    }

    DefinitionRows run();

private:
    void addEqual(const QList<AlignedLine> &run, bool first, bool last);
    void addEqualLine(const AlignedLine &line);
    void addFold(qsizetype count);
    void addDifference(const QList<AlignedLine> &run);
    void addSideBySide(const AlignedLine &line);
    [[nodiscard]] DefinitionRow leftRow(const AlignedLine &line) const;
    [[nodiscard]] DefinitionRow rightRow(const AlignedLine &line) const;

    const QStringList &m_left;
    const QStringList &m_right;
    DefinitionMode m_mode;
    DefinitionRows m_rows;
};

DefinitionRow RowBuilder::leftRow(const AlignedLine &line) const
{
    const bool changed = line.kind == AlignedLine::Kind::Changed;
    return {Kind::Dropped, changed, line.left + 1, 0, m_left.at(line.left), line.leftWords, 0};
}

DefinitionRow RowBuilder::rightRow(const AlignedLine &line) const
{
    const bool changed = line.kind == AlignedLine::Kind::Changed;
    return {Kind::Added, changed, 0, line.right + 1, m_right.at(line.right), line.rightWords, 0};
}

void RowBuilder::addEqualLine(const AlignedLine &line)
{
    DefinitionRow row{Kind::Equal, false, line.left + 1, line.right + 1, m_right.at(line.right), {}, 0};
    m_rows.right.append(row);
    if (m_mode.oneColumn)
        return;
    row.text = m_left.at(line.left);
    m_rows.left.append(row);
}

void RowBuilder::addFold(qsizetype count)
{
    const DefinitionRow fold{Kind::Folded, false, 0, 0, {}, {}, static_cast<int>(count)};
    m_rows.right.append(fold);
    if (!m_mode.oneColumn)
        m_rows.left.append(fold);
}

void RowBuilder::addEqual(const QList<AlignedLine> &run, bool first, bool last)
{
    const qsizetype above = first ? 0 : contextLines;
    const qsizetype below = last ? 0 : contextLines;
    const qsizetype hidden = run.size() - above - below;
    const bool folds = m_mode.onlyDifferences && hidden > 1;
    for (qsizetype i = 0; i < run.size(); ++i) {
        if (!folds || i < above || i >= run.size() - below)
            addEqualLine(run.at(i));
        else if (i == above)
            addFold(hidden);
    }
}

void RowBuilder::addSideBySide(const AlignedLine &line)
{
    const DefinitionRow gap{Kind::Gap, false, 0, 0, {}, {}, 0};
    m_rows.left.append(line.left >= 0 ? leftRow(line) : gap);
    m_rows.right.append(line.right >= 0 ? rightRow(line) : gap);
}

void RowBuilder::addDifference(const QList<AlignedLine> &run)
{
    m_rows.differences.append(static_cast<int>(m_rows.right.size()));
    if (!m_mode.oneColumn) {
        std::ranges::for_each(run, [this](const AlignedLine &line) { addSideBySide(line); });
        return;
    }
    for (const AlignedLine &line : run) {
        if (line.left >= 0)
            m_rows.right.append(leftRow(line));
        if (line.right >= 0)
            m_rows.right.append(rightRow(line));
    }
}

DefinitionRows RowBuilder::run()
{
    const QList<AlignedLine> lines = models::alignLines(m_left, m_right);
    for (qsizetype begin = 0; begin < lines.size();) {
        const bool equal = lines.at(begin).kind == AlignedLine::Kind::Equal;
        qsizetype end = begin;
        while (end < lines.size() && (lines.at(end).kind == AlignedLine::Kind::Equal) == equal)
            ++end;
        const QList<AlignedLine> run = lines.mid(begin, end - begin);
        if (equal)
            addEqual(run, begin == 0, end == lines.size());
        else
            addDifference(run);
        begin = end;
    }
    return std::move(m_rows);
}

} // namespace

DefinitionRows definitionRows(const QString &left, const QString &right, const DefinitionMode &mode)
{
    return RowBuilder(linesOf(left), linesOf(right), mode).run();
}

} // namespace widgets
