#pragma once

#include "models/migrationsession.h"

#include <QDialog>

namespace widgets {

class FailurePanel;

/// Opens where a run failed or was cancelled: what happened, what the database holds now, and the ways on. The default
/// button is the one that changes nothing. Not modal; goes by itself when the session goes on.
class RollbackDialog : public QDialog
{
    Q_OBJECT

public:
    /// `session` must outlive the dialog.
    explicit RollbackDialog(models::MigrationSession &session, QWidget *parent = nullptr);

signals:
    void editRequested(const QString &file, int line);
    void rollBackRequested(const QStringList &rows);

protected:
    void changeEvent(QEvent *event) override;

private:
    void setupViews();
    void setupConnections();
    void retranslate();
    void editOrigin();

    models::MigrationSession &m_session;
    FailurePanel *m_panel = nullptr;
};

} // namespace widgets
