#pragma once

#include <QWidget>

class QAbstractItemModel;
class QPushButton;
class QTabWidget;
class QTreeView;

namespace models {
class ProblemsModel;
class StatementsModel;
} // namespace models

namespace widgets {

/// Problems with their places, and the statements that were sent.
class OutputPane : public QWidget
{
    Q_OBJECT

public:
    /// The models must outlive the pane.
    OutputPane(models::ProblemsModel &problems, models::StatementsModel &statements, QWidget *parent = nullptr);

    void showProblems();
    void showStatements();

signals:
    void placeRequested(const QString &file, int line);

protected:
    void changeEvent(QEvent *event) override;

private:
    [[nodiscard]] QTreeView *createView(QAbstractItemModel *model, const QString &objectName);
    void setupProblems();
    void setupStatements();
    void retranslate();
    void copySelected(const QTreeView *view, int role) const;

    models::ProblemsModel &m_problems;
    models::StatementsModel &m_statements;
    QTabWidget *m_tabs;
    QTreeView *m_problemsView;
    QTreeView *m_statementsView;
};

} // namespace widgets
