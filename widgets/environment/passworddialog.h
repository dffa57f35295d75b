#pragma once

#include "models/passwordaccess.h"

#include <QDialog>

class QAction;
class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace widgets {

/// Asks for the password of a role on a server. It stays open until the server has taken one, and says what the server
/// answers; it tries nothing by itself.
class PasswordDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit PasswordDialog(models::PasswordQuestion question, QWidget *parent = nullptr);

    /// The server did not take what was answered: says why, and waits for another.
    void showRefusal(const engine::Error &error);

    /// Gives up.
    void reject() override;

signals:
    /// Each time that the user has typed one; showRefusal() or close() is the reply.
    void answered(const QString &password, bool keep);
    void givenUp();

protected:
    void changeEvent(QEvent *event) override;

private:
    void setupViews();
    void setupLayout();
    void setupConnections();
    void retranslate();
    void send();
    void showTyping(bool on);
    void say(const QString &text, bool isProblem);
    [[nodiscard]] QString keepText() const;

    models::PasswordQuestion m_question;
    QLabel *m_title;
    QLabel *m_label;
    QLineEdit *m_password;
    QAction *m_eye;
    QCheckBox *m_keep;
    QLabel *m_keepText;
    QLabel *m_answer;
    QPushButton *m_accept;
    QPushButton *m_cancel;
};

} // namespace widgets
