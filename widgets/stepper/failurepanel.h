#pragma once

#include "models/migrationsession.h"

#include <QFrame>

class QLabel;
class QPushButton;

namespace widgets {

/// What a run that did not get through left behind, in four parts: what happened, why, what the database holds now, and
/// the ways on as buttons. Shown below the plan and inside the rollback dialog.
class FailurePanel : public QFrame
{
    Q_OBJECT

public:
    explicit FailurePanel(QWidget *parent = nullptr);

    /// Puts the session's failure or cancellation into words; the session is not kept.
    void show(const models::MigrationSession &session);

    [[nodiscard]] QPushButton *leaveButton() const { return m_leave; }

signals:
    void editAndRetryRequested();
    void retryRequested();
    void rollBackRequested();
    void goOnRequested();
    void takeBackRequested();
    void leaveRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void setupViews();
    void setupButtons();
    void retranslate();
    void copyReport() const;
    void setPart(QLabel *title, QLabel *text, const QString &content);

    QLabel *m_headline = nullptr;
    QLabel *m_remains = nullptr;
    QLabel *m_whatTitle = nullptr;
    QLabel *m_statement = nullptr;
    QLabel *m_words = nullptr;
    QLabel *m_adviceTitle = nullptr;
    QLabel *m_advice = nullptr;
    QPushButton *m_editAndRetry = nullptr;
    QPushButton *m_retry = nullptr;
    QPushButton *m_rollBack = nullptr;
    QPushButton *m_goOn = nullptr; ///< of a revision that stopped midway
    QPushButton *m_takeBack = nullptr;
    QPushButton *m_leave = nullptr;
    QPushButton *m_copy = nullptr;
    QString m_report;
};

} // namespace widgets
