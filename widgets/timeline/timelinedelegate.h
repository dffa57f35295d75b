#pragma once

#include <QStyledItemDelegate>

#include <memory>

namespace widgets {

class GraphPainter;

/// Paints the timeline's rows: the graph, ids in the fixed font, messages, badges as chips. What it shows comes from
/// the roles of models/timelineroles.h; it decides nothing.
class TimelineDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit TimelineDelegate(QObject *parent = nullptr);
    ~TimelineDelegate() override;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

    /// The width of a graph column with `lanes` lanes in `view`.
    [[nodiscard]] static int graphWidth(const QWidget *view, int lanes);

    /// Forgets what was made for the theme or font before.
    void forgetLook();

private:
    [[nodiscard]] const GraphPainter &graphPainter(const QWidget *view) const;
    void paintGraph(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index,
                    const QColor &background) const;
    void paintText(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;

    /// Paints the badges that fit into the right half of the message's cell; gives where the room left of them ends.
    int paintBadges(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;
    [[nodiscard]] static int badgesWidth(const QStyleOptionViewItem &option, const QModelIndex &index);

    mutable std::unique_ptr<GraphPainter> m_graph;
};

} // namespace widgets
