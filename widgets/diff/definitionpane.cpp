#include "widgets/diff/definitionpane.h"

#include "widgets/diff/sqlhighlighter.h"
#include "widgets/theme/athanorstyle.h"
#include "widgets/theme/controlpainter.h"
#include "widgets/theme/theme.h"

#include <QAbstractTextDocumentLayout>
#include <QMimeData>
#include <QPainter>
#include <QScrollBar>
#include <QTextBlock>
#include <QTextLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace widgets {

namespace {

using Kind = DefinitionRow::Kind;

QBrush rowBrush(const DefinitionRow &row, const Tokens &tokens)
{
    switch (row.kind) {
    case Kind::Added:
        return tokens.color(Role::AddedRow);
    case Kind::Dropped:
        return tokens.color(Role::DroppedRow);
    case Kind::Gap:
        return QBrush(tokens.color(Role::Line), Qt::BDiagPattern);
    case Kind::Folded:
        return tokens.color(Role::SurfaceAlternate);
    case Kind::Equal:
        break;
    }
    return Qt::NoBrush;
}

Role markRole(const DefinitionRow &row)
{
    return row.kind == Kind::Added ? Role::AddedMark : Role::DroppedMark;
}

/// The sign of the row, readable in print too.
QString markText(const DefinitionRow &row)
{
    if (row.kind == Kind::Added)
        return row.changed ? u"~"_s : u"+"_s;
    if (row.kind == Kind::Dropped)
        return row.changed ? u"~"_s : u"−"_s;
    return {};
}

} // namespace

DefinitionPane::DefinitionPane(QWidget *parent)
    : QTextEdit(parent)
    , m_margin(new QWidget(this))
    , m_highlighter(new SqlHighlighter(document(), tokensOf(this)))
{
    setReadOnly(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setTabChangesFocus(true);
    setLineWrapMode(NoWrap);
    setFrameShape(QFrame::NoFrame);
    setUndoRedoEnabled(false);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    document()->setDocumentMargin(rowGap());
    m_margin->installEventFilter(this);
    connect(verticalScrollBar(), &QScrollBar::valueChanged, m_margin, qOverload<>(&QWidget::update));
    applyLook();
}

void DefinitionPane::setRows(const QList<DefinitionRow> &rows, Numbers numbers)
{
    m_rows = rows;
    m_numbers = numbers;
    m_shownRow = -1;
    fillDocument();
    layoutMargin();
}

void DefinitionPane::fillDocument()
{
    const Tokens tokens = tokensOf(this);
    QStringList lines;
    for (const DefinitionRow &row : std::as_const(m_rows))
        lines.append(row.kind == Kind::Folded ? tr("… %n equal lines", nullptr, row.foldedCount) : row.text);
    setPlainText(lines.join(u'\n'));

    QTextBlockFormat spaced;
    spaced.setBottomMargin(rowGap());
    QTextCursor cursor(document());
    cursor.beginEditBlock();
    cursor.select(QTextCursor::Document);
    cursor.setBlockFormat(spaced);
    QTextCharFormat muted;
    muted.setForeground(tokens.color(Role::Muted));
    for (qsizetype row = 0; row < m_rows.size(); ++row) {
        if (m_rows.at(row).kind != Kind::Folded)
            continue;
        cursor.setPosition(document()->findBlockByNumber(static_cast<int>(row)).position());
        cursor.movePosition(QTextCursor::EndOfBlock, QTextCursor::KeepAnchor);
        cursor.setCharFormat(muted);
    }
    cursor.endEditBlock();
    moveCursor(QTextCursor::Start);
}

void DefinitionPane::applyLook()
{
    // A font that is the same again would still send a change, and the change comes back here.
    if (font() != fixedFont())
        setFont(fixedFont());
    m_highlighter->setTokens(tokensOf(this));
    fillDocument();
    layoutMargin();
}

int DefinitionPane::numberWidth() const
{
    int largest = 9;
    for (const DefinitionRow &row : m_rows)
        largest = std::max({largest, row.leftNumber, row.rightNumber});
    return QFontMetrics(font()).horizontalAdvance(QString::number(largest)) + rhythm(this);
}

int DefinitionPane::marginWidth() const
{
    const int columns = m_numbers == Numbers::Both ? 2 : 1;
    return columns * numberWidth() + rhythm(this) * 3;
}

void DefinitionPane::layoutMargin()
{
    const int width = marginWidth();
    setViewportMargins(width, 0, 0, 0);
    const QRect inner = contentsRect();
    m_margin->setGeometry(inner.left(), inner.top(), width, viewport()->height());
    m_margin->update();
}

/// The space between two lines; each row takes half of it above its text and half below.
int DefinitionPane::rowGap() const
{
    return std::max(2, rhythm(this) / 2);
}

QRectF DefinitionPane::rowRect(const QTextBlock &block) const
{
    const QRectF rect = document()->documentLayout()->blockBoundingRect(block); // lays the block out first
    const QTextLayout *layout = block.layout();
    const qreal height = layout->lineCount() > 0 ? layout->lineAt(0).height() : rect.height();
    const qreal gap = rowGap();
    return {0.0, layout->position().y() - gap / 2 - verticalScrollBar()->value(),
            std::max<qreal>(rect.width(), viewport()->width()), height + gap};
}

QTextBlock DefinitionPane::firstVisibleBlock() const
{
    return cursorForPosition(QPoint(0, 0)).block();
}

void DefinitionPane::showDifference(int row)
{
    const QTextBlock block = document()->findBlockByNumber(row);
    if (!block.isValid())
        return;
    m_shownRow = row;
    setTextCursor(QTextCursor(block));
    const QRectF rect = rowRect(block);
    // A third down, so that what stands before it is seen as well.
    const qreal target = verticalScrollBar()->value() + rect.top() - viewport()->height() / 3.0;
    if (rect.top() < 0 || rect.bottom() > viewport()->height())
        verticalScrollBar()->setValue(qRound(target));
    m_margin->update();
}

int DefinitionPane::caretRow() const
{
    return textCursor().blockNumber();
}

void DefinitionPane::paintEvent(QPaintEvent *event)
{
    const Tokens tokens = tokensOf(this);
    {
        // The tints lie under the text, so they are painted before it.
        QPainter painter(viewport());
        forEachVisibleRow([&](const QTextBlock &, const DefinitionRow &row, const QRectF &rect) {
            painter.fillRect(QRectF(0, rect.top(), viewport()->width(), rect.height()), rowBrush(row, tokens));
        });
    }
    QTextEdit::paintEvent(event);
    QPainter painter(viewport());
    painter.translate(-horizontalScrollBar()->value(), 0);
    forEachVisibleRow([&](const QTextBlock &block, const DefinitionRow &row, const QRectF &rect) {
        paintWordBoxes(painter, block, row, rect);
    });
}

void DefinitionPane::forEachVisibleRow(
    const std::function<void(const QTextBlock &, const DefinitionRow &, const QRectF &)> &visit) const
{
    for (QTextBlock block = firstVisibleBlock(); block.isValid(); block = block.next()) {
        const QRectF rect = rowRect(block);
        if (rect.top() > viewport()->height() || block.blockNumber() >= m_rows.size())
            return;
        visit(block, m_rows.at(block.blockNumber()), rect);
    }
}

void DefinitionPane::paintWordBoxes(QPainter &painter, const QTextBlock &block, const DefinitionRow &row,
                                    const QRectF &rect) const
{
    if (row.words.isEmpty() || block.layout()->lineCount() == 0)
        return;
    const QTextLine line = block.layout()->lineAt(0);
    const QColor color = tokensOf(this).color(markRole(row));
    for (const models::TextRange &word : row.words) {
        const qreal left = block.layout()->position().x();
        const qreal from = left + line.cursorToX(word.start);
        const qreal to = left + line.cursorToX(word.start + word.length);
        const QRectF box(from - 1.5, rect.top() + 1, to - from + 3, rect.height() - 2);
        paintRounded(&painter, box, rhythm(this) * 0.4, {}, color);
    }
}

bool DefinitionPane::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_margin && event->type() == QEvent::Paint) {
        paintMargin();
        return true;
    }
    return QTextEdit::eventFilter(watched, event);
}

void DefinitionPane::paintMargin()
{
    QPainter painter(m_margin);
    painter.fillRect(m_margin->rect(), tokensOf(this).color(Role::Surface));
    painter.setFont(font());
    forEachVisibleRow([&](const QTextBlock &block, const DefinitionRow &, const QRectF &rect) {
        paintMarginRow(painter, {0.0, rect.top(), qreal(m_margin->width()), rect.height()}, block.blockNumber());
    });
}

void DefinitionPane::paintMarginRow(QPainter &painter, const QRectF &rect, int row) const
{
    const Tokens tokens = tokensOf(this);
    const DefinitionRow &shown = m_rows.at(row);
    painter.fillRect(rect, rowBrush(shown, tokens));
    const qreal step = rhythm(this);
    if (row == m_shownRow)
        painter.fillRect(QRectF(0, rect.top(), step * 0.4, rect.height()), tokens.color(Role::Accent));

    QFont small = font();
    small.setPointSizeF(small.pointSizeF() * 0.88);
    painter.setFont(small);
    painter.setPen(mixed(tokens.color(Role::Surface), tokens.color(Role::Text), 0.66));
    QRectF cell(0, rect.top(), numberWidth(), rect.height());
    const auto number = [&painter, &cell](int value) {
        if (value > 0)
            painter.drawText(cell, Qt::AlignRight | Qt::AlignVCenter, QString::number(value));
        cell.translate(cell.width(), 0);
    };
    if (m_numbers != Numbers::Right)
        number(shown.leftNumber);
    if (m_numbers != Numbers::Left)
        number(shown.rightNumber);
    QFont bold = font();
    bold.setBold(true);
    painter.setFont(bold);
    painter.setPen(tokens.color(markRole(shown)));
    painter.drawText(QRectF(cell.left(), rect.top(), step * 3, rect.height()), Qt::AlignCenter, markText(shown));
}

void DefinitionPane::resizeEvent(QResizeEvent *event)
{
    QTextEdit::resizeEvent(event);
    layoutMargin();
}

void DefinitionPane::changeEvent(QEvent *event)
{
    QTextEdit::changeEvent(event);
    const auto type = event->type();
    if (m_highlighter != nullptr && (type == QEvent::PaletteChange || type == QEvent::StyleChange))
        applyLook();
}

QMimeData *DefinitionPane::createMimeDataFromSelection() const
{
    const QTextCursor cursor = textCursor();
    QStringList lines;
    QTextBlock block = document()->findBlock(cursor.selectionStart());
    for (; block.isValid() && block.position() <= cursor.selectionEnd(); block = block.next()) {
        const Kind kind = m_rows.value(block.blockNumber()).kind;
        if (kind == Kind::Gap || kind == Kind::Folded)
            continue;
        const int from = std::max(0, cursor.selectionStart() - block.position());
        const int to = cursor.selectionEnd() - block.position();
        lines.append(block.text().mid(from, to - from));
    }
    auto copied = std::make_unique<QMimeData>();
    copied->setText(lines.join(u'\n'));
    return copied.release(); // Qt takes it over
}

} // namespace widgets
