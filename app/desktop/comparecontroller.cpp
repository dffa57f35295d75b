#include "app/desktop/comparecontroller.h"

#include "app/desktop/centraltabs.h"
#include "models/generatesession.h"
#include "models/workspace.h"
#include "widgets/diff/compareview.h"
#include "widgets/revision/generatedialog.h"
#include "widgets/revision/mergedialog.h"

#include <QTabWidget>

#include <utility>

using namespace Qt::StringLiterals;

namespace app {

using models::SourceChoice;

CompareController::CompareController(models::Workspace &workspace, CentralTabs &tabs, QWidget *window)
    : QObject(window)
    , m_workspace(workspace)
    , m_tabs(tabs)
    , m_window(window)
    , m_session(new models::CompareSession(workspace, this))
{
    connect(&workspace, &models::Workspace::graphChanged, this, &CompareController::announceSaved);
}

CompareController::~CompareController() = default;

void CompareController::openTab()
{
    if (!m_view) {
        m_view = new widgets::CompareView(*m_session, m_tabs.tabs());
        connect(m_view, &widgets::CompareView::revisionRequested, this, &CompareController::createRevision);
        m_tabs.open(m_view, u"compare"_s, tr("Compare"));
    }
    m_tabs.show(m_view);
}

void CompareController::compare()
{
    if (!m_workspace.hasProject())
        return;
    if (!m_session->left() || !m_session->right())
        m_session->useDefaultSides();
    openTab();
    m_session->compare();
}

void CompareController::compareDatabaseWith(const SourceChoice &right)
{
    const QString environment = m_workspace.environment().name;
    for (const SourceChoice &choice : m_session->choices()) {
        if (choice.kind == SourceChoice::Kind::Database && choice.name == environment)
            m_session->setLeft(choice);
    }
    m_session->setRight(right);
    openTab();
    m_session->compare();
}

void CompareController::checkDrift()
{
    const QStringList rows = m_workspace.versionRows();
    if (!rows.isEmpty())
        compareWithDatabase(rows.size() == 1 ? rows.front() : u"heads"_s);
}

void CompareController::compareWithDatabase(const QString &revision)
{
    SourceChoice right;
    right.kind = SourceChoice::Kind::Revision;
    right.name = revision;
    if (const engine::Revision *known = m_workspace.graph().find(revision))
        right.detail = known->message().simplified();
    right.source = engine::RevisionSource{revision};
    compareDatabaseWith(right);
}

void CompareController::createRevision()
{
    if (!m_workspace.hasProject())
        return;
    const bool ofComparison = m_view && m_session->result() && !m_session->result()->comparison.operations.empty();
    auto *session = new models::GenerateSession(
        m_workspace, ofComparison ? m_session->result() : std::optional<models::CompareResult>());
    if (ofComparison)
        session->adoptTicks(*m_view->model());
    auto *dialog = new widgets::GenerateDialog(*session, m_window);
    session->setParent(dialog);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(session, &models::GenerateSession::saved, this,
            [this, dialog](const QString &, const QString &revision) { takeSaved(revision, dialog->planUpgrade()); });
    dialog->open();
}

void CompareController::mergeHeads()
{
    if (m_workspace.graph().heads().size() < 2)
        return;
    auto *session = new models::GenerateSession(m_workspace, std::nullopt);
    auto *dialog = new widgets::MergeDialog(m_workspace, *session, m_window);
    session->setParent(dialog);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(session, &models::GenerateSession::saved, this,
            [this](const QString &, const QString &revision) { takeSaved(revision, false); });
    dialog->open();
}

void CompareController::takeSaved(const QString &revision, bool planUpgrade)
{
    m_saved = revision;
    m_planSaved = planUpgrade;
    m_workspace.refresh();
}

/// A saved revision can be shown and planned once the graph has it.
void CompareController::announceSaved()
{
    if (m_saved.isEmpty() || !m_workspace.graph().find(m_saved))
        return;
    const QString revision = std::exchange(m_saved, QString());
    emit revisionSaved(revision);
    if (std::exchange(m_planSaved, false))
        emit upgradeRequested(revision);
}

void CompareController::close()
{
    if (m_view)
        m_tabs.close(m_view);
}

} // namespace app
