#pragma once

#include "widgets/diff/definitionrows.h"
#include "widgets/theme/tokens.h"

#include <QTextEdit>

#include <functional>

namespace widgets {

class SqlHighlighter;

/// One read-only side of a comparison: text with tinted lines, boxed words, numbers and marks in a margin.
class DefinitionPane final : public QTextEdit
{
    Q_OBJECT

public:
    enum class Numbers { Left, Right, Both };

    explicit DefinitionPane(QWidget *parent = nullptr);

    void setRows(const QList<DefinitionRow> &rows, Numbers numbers);
    [[nodiscard]] const QList<DefinitionRow> &rows() const { return m_rows; }

    /// Puts the caret into `row`, marks the difference that starts there in the margin and scrolls to it.
    void showDifference(int row);
    [[nodiscard]] int caretRow() const;

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    /// Gaps and folds are not part of the text.
    QMimeData *createMimeDataFromSelection() const override;

private:
    void applyLook();
    void fillDocument();
    void layoutMargin();
    void paintMargin();
    void paintMarginRow(QPainter &painter, const QRectF &rect, int row) const;
    void paintWordBoxes(QPainter &painter, const QTextBlock &block, const DefinitionRow &row, const QRectF &rect) const;
    void forEachVisibleRow(
        const std::function<void(const QTextBlock &, const DefinitionRow &, const QRectF &)> &visit) const;
    [[nodiscard]] int rowGap() const;
    [[nodiscard]] QRectF rowRect(const QTextBlock &block) const;
    [[nodiscard]] QTextBlock firstVisibleBlock() const;
    [[nodiscard]] int numberWidth() const;
    [[nodiscard]] int marginWidth() const;

    QList<DefinitionRow> m_rows;
    Numbers m_numbers = Numbers::Left;
    int m_shownRow = -1;
    QWidget *m_margin = nullptr;
    SqlHighlighter *m_highlighter = nullptr;
};

} // namespace widgets
