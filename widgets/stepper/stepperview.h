#pragma once

#include "models/migrationsession.h"

#include <QWidget>

class QAction;
class QLabel;
class QPushButton;
class QToolButton;
class QTreeView;

namespace models {
class PlanModel;
}

namespace widgets {

class CodeEditor;
class FailurePanel;
class LimitsBar;

/// The tab in which an upgrade or downgrade is looked at and stepped through. Drives a MigrationSession that somebody
/// else owns; runs nothing by itself.
class StepperView : public QWidget
{
    Q_OBJECT

public:
    /// `session` must outlive the view.
    explicit StepperView(models::MigrationSession &session, QWidget *parent = nullptr);

    [[nodiscard]] models::MigrationSession &session() const { return m_session; }

    /// For the tab: "Upgrade to c4e1".
    [[nodiscard]] QString shortTitle() const;

signals:
    void titleChanged();
    void editRequested(const QString &file, int line);
    /// The plan as a script, as `--sql` prints it.
    void saveScriptRequested(const QString &script, const QString &suggestedName);
    void rollBackRequested(const QStringList &rows);
    void compareRequested();
    void closeRequested();

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void setupModels();
    void setupViews();
    void setupActions();
    void setupConnections();
    void retranslate();
    void showState();
    void showPlan();
    void showEnd();
    void showStatement();
    void follow(const engine::RunEvent &event);
    void runToSelected();
    void editOrigin();
    void saveScript();
    [[nodiscard]] QPushButton *commandButton(QAction *action, bool primary = false);

    models::MigrationSession &m_session;
    models::PlanModel *m_model = nullptr;
    QLabel *m_title = nullptr;
    QLabel *m_extent = nullptr;
    LimitsBar *m_limits = nullptr;
    QPushButton *m_saveScript = nullptr;
    QTreeView *m_tree = nullptr;
    QLabel *m_origin = nullptr;
    CodeEditor *m_statement = nullptr;
    QWidget *m_statementPane = nullptr;
    FailurePanel *m_failure = nullptr;
    QLabel *m_status = nullptr;
    QAction *m_nextStatement = nullptr;
    QAction *m_nextRevision = nullptr;
    QAction *m_toHere = nullptr;
    QAction *m_runAll = nullptr;
    QAction *m_pause = nullptr;
    QAction *m_cancel = nullptr;
    QAction *m_compare = nullptr;
    QAction *m_close = nullptr;
    bool m_isRoomy = true; ///< there is room for the commands' words and keys
};

} // namespace widgets
