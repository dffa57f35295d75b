#pragma once

#include "models/generatesession.h"

#include <QDialog>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QTabWidget;
class QTreeView;
class QVBoxLayout;

namespace models {
class DifferenceFilter;
}

namespace widgets {

class CodeEditor;
class QuestionCard;

/// A new revision: what it contains, the questions that it raises, and on the right the file and its SQL as they would
/// be written. Saving is the session's.
class GenerateDialog : public QDialog
{
    Q_OBJECT

public:
    /// `session` must outlive the dialog.
    explicit GenerateDialog(models::GenerateSession &session, QWidget *parent = nullptr);

    /// True where the user also wants to plan the upgrade; after saving.
    [[nodiscard]] bool planUpgrade() const { return m_planUpgrade; }

protected:
    void changeEvent(QEvent *event) override;

private:
    void setupHeader();
    void setupOperations();
    void setupQuestions();
    void setupPreview();
    void setupButtons();
    void setupLayout();
    void setupConnections();
    void retranslate();
    void showQuestions();
    void showPreview();
    void save(bool planUpgrade);

    models::GenerateSession &m_session;
    QLabel *m_messageLabel = nullptr;
    QLineEdit *m_message = nullptr;
    QLabel *m_headLabel = nullptr;
    QComboBox *m_head = nullptr;
    QLabel *m_branchLabelLabel = nullptr;
    QLineEdit *m_branchLabel = nullptr;
    QLabel *m_operationsTitle = nullptr;
    models::DifferenceFilter *m_differences = nullptr; ///< hides what is equal
    QTreeView *m_operations = nullptr;
    QLabel *m_questionsTitle = nullptr;
    QVBoxLayout *m_cards = nullptr;
    QLabel *m_noQuestions = nullptr;
    QList<QuestionCard *> m_cardWidgets;
    QLabel *m_previewTitle = nullptr;
    QTabWidget *m_preview = nullptr;
    CodeEditor *m_file = nullptr;
    CodeEditor *m_upgrade = nullptr;
    CodeEditor *m_downgrade = nullptr;
    QLabel *m_status = nullptr;
    QPushButton *m_cancel = nullptr;
    QPushButton *m_save = nullptr;
    QPushButton *m_saveAndPlan = nullptr;
    bool m_planUpgrade = false;
};

} // namespace widgets
