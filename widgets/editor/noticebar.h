#pragma once

#include <QFrame>
#include <QList>
#include <QString>

class QHBoxLayout;
class QLabel;

namespace widgets {

/// One way on that a notice offers. `name` is the button's stable object name.
struct NoticeAction
{
    QString name;
    QString text;
};

/// A line inside a view that says what has happened and offers what to do. It asks without stopping the work.
class NoticeBar final : public QFrame
{
    Q_OBJECT

public:
    enum class Tone { Information, Warning, Problem };

    explicit NoticeBar(QWidget *parent = nullptr);

    /// Shows `text` and the buttons of `actions` in place of the notice before.
    void tell(Tone tone, const QString &text, const QList<NoticeAction> &actions);
    void dismiss();
    [[nodiscard]] QString text() const;

signals:
    /// A button was pressed; the bar has gone by then.
    void chosen(const QString &name);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void replaceButtons(const QList<NoticeAction> &actions);
    void showIcon();

    Tone m_tone = Tone::Information;
    QHBoxLayout *m_layout = nullptr;
    QLabel *m_icon = nullptr;
    QLabel *m_text = nullptr;
    QList<QWidget *> m_buttons;
};

} // namespace widgets
