#pragma once

#include "widgets/diff/definitionrows.h"

#include <QWidget>

class QFrame;
class QSplitter;
class QToolButton;

namespace widgets {

class DefinitionPane;
class ElidedLabel;

/// Two definitions side by side, aligned, with what differs tinted, boxed and marked. F7 and Shift+F7 walk the
/// differences while it has the keyboard; equal lines may be folded, and both texts shown in one column.
class DefinitionView final : public QWidget
{
    Q_OBJECT

public:
    explicit DefinitionView(QWidget *parent = nullptr);

    void setTexts(const QString &left, const QString &right);
    /// What stands over the panes: "database: development", "model: schema.sql".
    void setTitles(const QString &left, const QString &right);

    void setOnlyDifferences(bool on);
    void setOneColumn(bool on);
    [[nodiscard]] DefinitionMode mode() const { return m_mode; }

    [[nodiscard]] int differenceCount() const { return static_cast<int>(m_rows.differences.size()); }
    /// Goes to the next difference, or the previous one, round the ends. False where nothing differs.
    bool goToDifference(bool forward);

protected:
    void changeEvent(QEvent *event) override;

private:
    void setupPanes();
    void setupButtons();
    void setupConnections();
    [[nodiscard]] QFrame *card(ElidedLabel *title, DefinitionPane *pane, const QList<QWidget *> &buttons);
    void retranslate();
    void rebuild();
    void showCount();
    void keepTogether(DefinitionPane *from, DefinitionPane *to);

    QString m_leftText;
    QString m_rightText;
    QString m_leftTitle;
    QString m_rightTitle;
    DefinitionMode m_mode;
    DefinitionRows m_rows;
    bool m_following = false; ///< one pane's bar is being moved after the other's
    int m_shown = -1; ///< which difference F7 has gone to

    QSplitter *m_splitter = nullptr;
    QFrame *m_leftCard = nullptr;
    QFrame *m_rightCard = nullptr;
    ElidedLabel *m_leftLabel = nullptr;
    ElidedLabel *m_rightLabel = nullptr;
    ElidedLabel *m_count = nullptr;
    DefinitionPane *m_left = nullptr;
    DefinitionPane *m_right = nullptr;
    QToolButton *m_previous = nullptr;
    QToolButton *m_next = nullptr;
    QString m_previousKeys;
    QString m_nextKeys;
    QToolButton *m_only = nullptr;
    QToolButton *m_oneColumn = nullptr;
};

} // namespace widgets
