#pragma once

#include <QWidget>

class QLabel;
class QLineEdit;
class QToolButton;

namespace widgets {

/// The line under an editor that searches it. It only asks; the editor searches and answers with setFound().
class FindBar final : public QWidget
{
    Q_OBJECT

public:
    explicit FindBar(QWidget *parent = nullptr);

    /// Shows the bar with `text` selected, ready to be typed over.
    void open(const QString &text);
    [[nodiscard]] QString needle() const;
    void setFound(bool found);

signals:
    void findRequested(const QString &needle, bool forward);
    void closed();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void setupWidgets();
    void retranslate();
    void ask(bool forward);

    QLineEdit *m_needle = nullptr;
    QToolButton *m_previous = nullptr;
    QToolButton *m_next = nullptr;
    QToolButton *m_close = nullptr;
    QLabel *m_answer = nullptr;
};

} // namespace widgets
