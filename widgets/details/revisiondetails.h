#pragma once

#include "models/databasestate.h"
#include "models/revisionsession.h"

#include <QWidget>

class QLabel;
class QPlainTextEdit;
class QPushButton;
class QToolButton;

namespace widgets {

class ElidedLabel;
class OperationList;

/// All that is known of one revision, and the ways on from it.
class RevisionDetails : public QWidget
{
    Q_OBJECT

public:
    /// `session` must outlive the widget.
    explicit RevisionDetails(const models::RevisionSession &session, const engine::RevisionGraph &graph,
                             QWidget *parent = nullptr);

    /// Shows what the session has read, against `database` and `graph`.
    void show(const engine::RevisionGraph &graph, const models::DatabaseState &database);

signals:
    void upgradeRequested(const QString &id);
    void downgradeRequested(const QString &id);
    void editRequested(const QString &file, int line);
    void revisionRequested(const QString &id);

protected:
    void changeEvent(QEvent *event) override;

private:
    void setupLayout();
    void setupButtons();
    void retranslate();
    void showHeader(const engine::Revision &revision);
    void showBody();
    void showProblem();
    void showWayBack();
    void showButtons(const QString &id);
    [[nodiscard]] QString stateText(const QString &id) const;

    const models::RevisionSession &m_session;
    const engine::RevisionGraph *m_graph;
    models::DatabaseState m_database;
    QLabel *m_message;
    QLabel *m_meta;
    ElidedLabel *m_file;
    QLabel *m_state;
    QLabel *m_operationsTitle;
    OperationList *m_operations;
    QLabel *m_noOperations;
    QLabel *m_findingsTitle;
    QLabel *m_findings;
    QPushButton *m_goToProblem;
    QLabel *m_wayBackTitle;
    QLabel *m_wayBack;
    QToolButton *m_sqlTitle;
    QPlainTextEdit *m_sql;
    QPushButton *m_upgrade;
    QPushButton *m_downgrade;
    QPushButton *m_edit;
};

} // namespace widgets
