#pragma once

#include "models/generatesession.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QPushButton;
class QTreeWidget;

namespace models {
class Workspace;
}

namespace widgets {

class CodeEditor;

/// Merges heads: which of them, the message, the tables that both sides touch, and the file as it would be written.
class MergeDialog final : public QDialog
{
    Q_OBJECT

public:
    /// Every head is chosen at first. `session` is an empty one; both must outlive the dialog.
    MergeDialog(models::Workspace &workspace, models::GenerateSession &session, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;

private:
    void setupViews();
    void setupLayout();
    void fillHeads();
    void setupConnections();
    void retranslate();
    [[nodiscard]] QStringList chosenHeads() const;
    void takeHeads();
    void showTouched();
    void showPreview();

    models::Workspace &m_workspace;
    models::GenerateSession &m_session;
    QLabel *m_messageLabel;
    QLineEdit *m_message;
    QLabel *m_headsTitle;
    QTreeWidget *m_heads;
    QLabel *m_touched;
    QLabel *m_previewTitle;
    CodeEditor *m_file;
    QLabel *m_status;
    QPushButton *m_cancel;
    QPushButton *m_save;
};

} // namespace widgets
