#pragma once

#include "models/migrationsession.h"

#include <QDialog>

class QLabel;
class QPushButton;
class QTreeWidget;
class QStackedWidget;

namespace widgets {

class CodeEditor;

/// The first page of a downgrade: what each revision would undo and how many rows and values that loses, counted now.
/// Runs nothing; accepting it means "open the stepper with this session".
class DowngradeDialog : public QDialog
{
    Q_OBJECT

public:
    /// `session` must be a downgrade and outlive the dialog.
    explicit DowngradeDialog(models::MigrationSession &session, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;

private:
    void setupViews();
    void setupConnections();
    void retranslate();
    void showState();
    void showPlan();
    void addStep(size_t step);
    void toggleScript();

    models::MigrationSession &m_session;
    QLabel *m_title = nullptr;
    QLabel *m_direction = nullptr;
    QStackedWidget *m_pages = nullptr;
    QTreeWidget *m_list = nullptr;
    CodeEditor *m_script = nullptr;
    QLabel *m_error = nullptr;
    QLabel *m_total = nullptr;
    QPushButton *m_showScript = nullptr;
    QPushButton *m_cancel = nullptr;
    QPushButton *m_accept = nullptr;
};

} // namespace widgets
