#pragma once

#include "models/comparesession.h"
#include "widgets/diff/treestate.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QStackedWidget;
class QToolButton;
class QTreeView;

namespace models {
class DifferenceFilter;
class DifferenceModel;
} // namespace models

namespace widgets {

class DefinitionView;
class ElidedLabel;
class CodeEditor;

/// Two sides, what differs, the definitions with the changed lines marked, and the operations that would make the left
/// one look like the right one. Reads nothing itself: the session does.
class CompareView : public QWidget
{
    Q_OBJECT

public:
    /// `session` must outlive the view.
    explicit CompareView(models::CompareSession &session, QWidget *parent = nullptr);

    [[nodiscard]] models::DifferenceModel *model() const { return m_model; }

signals:
    /// Make a revision of what is ticked.
    void revisionRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void setupModels();
    void setupSides();
    void setupChips();
    void setupTree();
    void setupFooter();
    void setupPages();
    void setupLayout();
    void setupConnections();
    void retranslate();

    void fillChoices();
    void fillChoices(QComboBox *box, const std::optional<models::SourceChoice> &chosen);
    void takeChoice(QComboBox *box, int index);
    void showSession();
    void showResult();
    void showSentence();
    void showChips();
    void showChosen();
    void showCurrent();
    void showDefinitions(const engine::Difference &top);
    void showScript();
    void showCommand();
    void showFollowers(int count, bool ticked);
    void forgetTree();
    void showError(const engine::Error &error);
    [[nodiscard]] QString script() const;

    models::CompareSession &m_session;
    models::DifferenceModel *m_model = nullptr;
    models::DifferenceFilter *m_filter = nullptr;
    QLabel *m_fromLabel = nullptr;
    QComboBox *m_left = nullptr;
    QToolButton *m_swap = nullptr;
    QString m_swapKeys;
    QString m_compareKeys;
    QLabel *m_toLabel = nullptr;
    QComboBox *m_right = nullptr;
    QPushButton *m_compare = nullptr;
    QLabel *m_age = nullptr;
    QLabel *m_sentence = nullptr;
    QList<QPushButton *> m_chips;
    QLineEdit *m_find = nullptr;
    QStackedWidget *m_pages = nullptr;
    QWidget *m_resultPage = nullptr;
    QTreeView *m_tree = nullptr;
    TreeState m_treeState;
    QStackedWidget *m_details = nullptr;
    DefinitionView *m_definitions = nullptr;
    CodeEditor *m_script = nullptr;
    QLabel *m_why = nullptr;
    QWidget *m_messagePage = nullptr;
    QLabel *m_messageTitle = nullptr;
    QLabel *m_messageText = nullptr;
    QPushButton *m_messageButton = nullptr;
    ElidedLabel *m_chosen = nullptr;
    ElidedLabel *m_questions = nullptr;
    ElidedLabel *m_destroying = nullptr;
    QPushButton *m_showCommand = nullptr;
    QPushButton *m_showScript = nullptr;
    QPushButton *m_makeRevision = nullptr;
};

} // namespace widgets
