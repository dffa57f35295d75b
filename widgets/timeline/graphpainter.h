#pragma once

#include "models/lanes.h"
#include "models/timelineroles.h"
#include "widgets/theme/tokens.h"

#include <QHash>
#include <QRectF>

class QPainter;
class QPen;

namespace widgets {

/// What the mark of a row looks like. Shape and filling say the state; the lane says the colour.
struct GraphMark
{
    models::TimelineMark mark = models::TimelineMark::Pending;
    bool isBase = false; ///< square
    bool isMerge = false; ///< diamond
};

/// Paints the graph cell of a timeline row. All sizes are multiples of `step`, the rhythm of the view.
class GraphPainter
{
public:
    GraphPainter(const Tokens &tokens, int step);

    /// How wide a cell with `lanes` lanes is.
    [[nodiscard]] int width(int lanes) const;
    /// Paints lines and mark of `row` into `cell`, which is painted in `background` already.
    void paint(QPainter *painter, const QRectF &cell, const models::LaneRow &row, const GraphMark &mark,
               const QColor &background) const;

private:
    [[nodiscard]] QColor laneColor(int index, const QColor &background) const;
    [[nodiscard]] QPen linePen(const models::LaneLine &line, const QColor &background, bool folded) const;
    [[nodiscard]] QPointF place(const QRectF &cell, int lane) const;
    void paintLine(QPainter *painter, const QRectF &cell, const models::LaneLine &line, int node) const;
    void paintShape(QPainter *painter, const QPointF &center, qreal radius, const GraphMark &mark) const;
    void paintProblem(QPainter *painter, const QPointF &center, const QColor &background) const;
    void paintMissing(QPainter *painter, const QPointF &center, const QColor &background) const;

    Tokens m_tokens;
    qreal m_step;
    int m_pitch; ///< from lane to lane, in whole pixels: every lane is drawn as sharp as the first
    mutable QHash<quint64, QColor> m_colors; ///< moving a lightness is dear, and a page of rows asks the same each time
};

} // namespace widgets
