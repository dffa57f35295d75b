#pragma once

#include "models/pythonaccess.h"

#include <QDialog>

class QFormLayout;
class QLabel;
class QPushButton;

namespace widgets {

/// Asks whether the project's own Python may run: what would be run, with which interpreter, and why. Nothing runs
/// unless one of two buttons is pressed; Return and Escape press the third.
class TrustDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit TrustDialog(models::PythonQuestion question, QWidget *parent = nullptr);

    /// Says no.
    void reject() override;

signals:
    /// Once, when the dialog closes.
    void answered(models::PythonAccess::Answer answer);

protected:
    void changeEvent(QEvent *event) override;

private:
    void setupViews();
    void setupLayout();
    void setupConnections();
    void retranslate();
    void say(models::PythonAccess::Answer answer);
    [[nodiscard]] QString reasonText() const;
    [[nodiscard]] QString subjectText() const;

    models::PythonQuestion m_question;
    QLabel *m_title;
    QLabel *m_explanation;
    QLabel *m_reasonLabel;
    QLabel *m_reason;
    QLabel *m_subjectLabel;
    QLabel *m_subject;
    QLabel *m_interpreterLabel;
    QLabel *m_interpreter;
    QLabel *m_caution;
    QPushButton *m_once;
    QPushButton *m_always;
    QPushButton *m_never;
};

} // namespace widgets
