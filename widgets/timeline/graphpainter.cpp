#include "widgets/timeline/graphpainter.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace widgets {

namespace {

constexpr qreal laneStep = 2.25; // of the rhythm, from lane to lane
constexpr qreal lineWidth = 0.22;
constexpr qreal markRadius = 0.6;
constexpr qreal ringRadius = 0.92;

} // namespace

GraphPainter::GraphPainter(const Tokens &tokens, int step)
    : m_tokens(tokens)
    , m_step(step)
    , m_pitch(qRound(step * laneStep))
{
}

int GraphPainter::width(int lanes) const
{
    return m_pitch * std::max(1, lanes) + qRound(m_step);
}

QPointF GraphPainter::place(const QRectF &cell, int lane) const
{
    return {cell.left() + m_step * 0.5 + m_pitch * (lane + 0.5), cell.center().y()};
}

QColor GraphPainter::laneColor(int index, const QColor &background) const
{
    const quint64 key = (quint64(background.rgb()) << 8) | quint64(index);
    auto found = m_colors.find(key);
    if (found == m_colors.end())
        found = m_colors.insert(key, m_tokens.lane(index, background));
    return *found;
}

QPen GraphPainter::linePen(const models::LaneLine &line, const QColor &background, bool folded) const
{
    QPen pen(laneColor(line.colour, background), m_step * lineWidth, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin);
    const bool toMark = line.top == models::LaneLine::Node || line.bottom == models::LaneLine::Node;
    if (line.dotted || (folded && toMark)) {
        pen.setCapStyle(Qt::RoundCap);
        pen.setDashPattern({0.1, 2.0});
    } else if (Tokens::laneIsDashed(line.colour)) {
        pen.setDashPattern({2.5, 1.25});
    }
    return pen;
}

/// Straight in its own lane; round the corner and level from another one, so that a fork reads as ●──┘.
void GraphPainter::paintLine(QPainter *painter, const QRectF &cell, const models::LaneLine &line, int node) const
{
    const bool up = line.bottom == models::LaneLine::Node;
    if (line.top != models::LaneLine::Node && !up) {
        const qreal x = place(cell, line.top).x();
        painter->drawLine(QPointF(x, cell.top()), QPointF(x, cell.bottom()));
        return;
    }
    const QPointF mark = place(cell, node);
    const int lane = up ? line.top : line.bottom;
    const qreal edge = up ? cell.top() : cell.bottom();
    const qreal x = place(cell, lane).x();
    if (lane == node) {
        painter->drawLine(QPointF(x, edge), mark);
        return;
    }
    const qreal corner = std::min(m_step, cell.height() / 2);
    const qreal towards = x > mark.x() ? -corner : corner;
    QPainterPath path(QPointF(x, edge));
    path.lineTo(x, mark.y() + (up ? -corner : corner));
    path.quadTo(QPointF(x, mark.y()), QPointF(x + towards, mark.y()));
    path.lineTo(mark);
    painter->drawPath(path);
}

void GraphPainter::paintShape(QPainter *painter, const QPointF &center, qreal radius, const GraphMark &mark) const
{
    if (mark.isMerge) {
        const qreal reach = radius * 1.3;
        painter->drawPolygon(QPolygonF{center - QPointF(0, reach), center + QPointF(reach, 0),
                                       center + QPointF(0, reach), center - QPointF(reach, 0)});
    } else if (mark.isBase) {
        const qreal side = radius * 0.92;
        painter->drawRect(QRectF(center.x() - side, center.y() - side, 2 * side, 2 * side));
    } else {
        painter->drawEllipse(center, radius, radius);
    }
}

void GraphPainter::paintProblem(QPainter *painter, const QPointF &center, const QColor &background) const
{
    const qreal reach = m_step;
    const QColor color = withContrast(m_tokens.color(Role::DroppedMark), background, 3.0);
    painter->setPen(QPen(color, m_step * 0.2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter->setBrush(background);
    painter->drawPolygon(QPolygonF{center + QPointF(0, -reach * 0.95), center + QPointF(reach, reach * 0.75),
                                   center + QPointF(-reach, reach * 0.75)});
    painter->drawLine(center + QPointF(0, -reach * 0.3), center + QPointF(0, reach * 0.15));
    painter->drawPoint(center + QPointF(0, reach * 0.46));
}

void GraphPainter::paintMissing(QPainter *painter, const QPointF &center, const QColor &background) const
{
    const qreal radius = m_step * 0.95;
    QPen pen(m_tokens.color(Role::MarkLine), m_step * 0.16);
    pen.setDashPattern({2.0, 1.6});
    painter->setPen(pen);
    painter->setBrush(background);
    painter->drawEllipse(center, radius, radius);
    QFont font = painter->font();
    font.setPixelSize(qRound(m_step * 1.4));
    font.setBold(true);
    painter->setFont(font);
    painter->setPen(m_tokens.color(Role::Text));
    painter->drawText(QRectF(center - QPointF(radius, radius), QSizeF(2 * radius, 2 * radius)), Qt::AlignCenter,
                      u"?"_s);
}

void GraphPainter::paint(QPainter *painter, const QRectF &cell, const models::LaneRow &row, const GraphMark &mark,
                         const QColor &background) const
{
    using models::TimelineMark;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setBrush(Qt::NoBrush);
    for (const models::LaneLine &line : row.lines) {
        painter->setPen(linePen(line, background, mark.mark == TimelineMark::Folded));
        paintLine(painter, cell, line, row.node);
    }
    const QPointF center = place(cell, row.node);
    const QColor color = laneColor(row.colour, background);
    painter->setPen(QPen(color, m_step * lineWidth, Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin));
    switch (mark.mark) {
    case TimelineMark::Pending:
        painter->setBrush(background);
        paintShape(painter, center, m_step * markRadius, mark);
        break;
    case TimelineMark::Applied:
        painter->setBrush(color);
        paintShape(painter, center, m_step * markRadius * 0.95, mark);
        break;
    case TimelineMark::Current:
        painter->setBrush(background);
        paintShape(painter, center, m_step * ringRadius, mark);
        painter->setPen(Qt::NoPen);
        painter->setBrush(color);
        paintShape(painter, center, m_step * ringRadius * 0.52, mark);
        break;
    case TimelineMark::Problem:
        paintProblem(painter, center, background);
        break;
    case TimelineMark::Missing:
        paintMissing(painter, center, background);
        break;
    case TimelineMark::Folded:
        break;
    }
    painter->restore();
}

} // namespace widgets
