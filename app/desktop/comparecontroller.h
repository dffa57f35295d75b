#pragma once

#include "models/comparesession.h"

#include <QObject>
#include <QPointer>

namespace widgets {
class CompareView;
}

namespace app {

class CentralTabs;

/// The compare tab and the new revisions that come out of it.
class CompareController : public QObject
{
    Q_OBJECT

public:
    /// Both must outlive the controller.
    CompareController(models::Workspace &workspace, CentralTabs &tabs, QWidget *window);
    ~CompareController() override;

    /// Goes to the tab, opening it where it is closed, and compares; the first time the database with the model.
    void compare();

    /// Compares the database with the revision that it says it is at.
    void checkDrift();

    /// Compares the database with a revision.
    void compareWithDatabase(const QString &revision);

    /// Opens the dialog for a new revision: of what is ticked where there is a comparison, else an empty one.
    void createRevision();

    /// Opens the dialog for a revision that merges heads; does nothing where there is only one.
    void mergeHeads();

    /// Takes the tab away; another project is open.
    void close();

signals:
    /// A new revision was written and is in the graph.
    void revisionSaved(const QString &revision);
    void upgradeRequested(const QString &revision);

private:
    void openTab();
    void announceSaved();
    void takeSaved(const QString &revision, bool planUpgrade);
    void compareDatabaseWith(const models::SourceChoice &right);

    models::Workspace &m_workspace;
    CentralTabs &m_tabs;
    QWidget *m_window;
    models::CompareSession *m_session;
    QPointer<widgets::CompareView> m_view;
    QString m_saved; ///< the revision that the graph is being read again for
    bool m_planSaved = false;
};

} // namespace app
