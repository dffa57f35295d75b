#pragma once

#include <QWidget>

class QScrollArea;
class QStackedWidget;

namespace models {
class RevisionSession;
class Workspace;
} // namespace models

namespace widgets {

class ReadingReport;
class RevisionDetails;

/// What is known of the thing that is selected: the revision, or, where none is, how reading the project went.
class DetailsPane : public QWidget
{
    Q_OBJECT

public:
    /// `workspace` must outlive the pane.
    explicit DetailsPane(models::Workspace &workspace, QWidget *parent = nullptr);

    /// An empty `id` shows the reading report.
    void showRevision(const QString &id);

    [[nodiscard]] QString shownRevision() const;

signals:
    void upgradeRequested(const QString &id);
    void downgradeRequested(const QString &id);
    void editRequested(const QString &file, int line);
    void revisionRequested(const QString &id);
    void addEnvironmentRequested();
    void titleChanged();

private:
    void setupConnections();
    void showReport();
    void update();
    [[nodiscard]] QScrollArea *scrolled(QWidget *page);

    models::Workspace &m_workspace;
    models::RevisionSession *m_session;
    QStackedWidget *m_pages;
    ReadingReport *m_report;
    RevisionDetails *m_details;
    QScrollArea *m_reportPage;
    QScrollArea *m_detailsPage;
    QWidget *m_nothing;
};

} // namespace widgets
