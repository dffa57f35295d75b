#pragma once

#include "models/stampsession.h"

#include <QDialog>

class QLabel;
class QPushButton;
class QTreeWidget;

namespace widgets {

/// Stamps a database: says that nothing runs, shows the version table's rows now and afterwards, and changes them when
/// told to. Closes once they are changed; what goes wrong is said here.
class StampDialog final : public QDialog
{
    Q_OBJECT

public:
    /// `session` must outlive the dialog.
    explicit StampDialog(models::StampSession &session, QWidget *parent = nullptr);

    /// While the change is at work: asks it to stop, and stays until it says how it ended.
    void reject() override;

protected:
    void changeEvent(QEvent *event) override;

private:
    void setupViews();
    void setupLayout();
    void setupConnections();
    void retranslate();
    void showState();
    void showRows();
    void addRows(const QString &when, const QStringList &rows, const QString &remark);
    void showError();
    void growToFit();
    [[nodiscard]] QString statusText() const;
    [[nodiscard]] QString consequences() const;

    models::StampSession &m_session;
    QLabel *m_title;
    QLabel *m_explanation;
    QTreeWidget *m_rows;
    QLabel *m_status;
    QLabel *m_error;
    QPushButton *m_cancel;
    QPushButton *m_accept;
};

} // namespace widgets
