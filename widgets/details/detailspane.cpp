#include "widgets/details/detailspane.h"

#include "models/workspace.h"
#include "widgets/details/readingreport.h"
#include "widgets/details/revisiondetails.h"

#include <QScrollArea>
#include <QScrollBar>
#include <QStackedWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace widgets {

namespace {

/// Scrolls up and down only, so it is never narrower than its page can be.
class PageArea : public QScrollArea
{
public:
    using QScrollArea::QScrollArea;

    [[nodiscard]] QSize minimumSizeHint() const override
    {
        QSize size = QScrollArea::minimumSizeHint();
        if (widget() != nullptr)
            size.setWidth(widget()->minimumSizeHint().width() + verticalScrollBar()->sizeHint().width());
        return size;
    }
};

} // namespace

DetailsPane::DetailsPane(models::Workspace &workspace, QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_session(new models::RevisionSession(workspace, this))
    , m_pages(new QStackedWidget(this))
    , m_report(new ReadingReport(this))
    , m_details(new RevisionDetails(*m_session, workspace.graph(), this))
    , m_reportPage(scrolled(m_report))
    , m_detailsPage(scrolled(m_details))
    , m_nothing(new QWidget(this))
{
    for (QWidget *page : QList<QWidget *>{m_nothing, m_reportPage, m_detailsPage})
        m_pages->addWidget(page);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_pages);
    setupConnections();
    update();
}

void DetailsPane::setupConnections()
{
    connect(m_session, &models::RevisionSession::changed, this, &DetailsPane::update);
    connect(&m_workspace, &models::Workspace::databaseChanged, this, &DetailsPane::update);
    connect(&m_workspace, &models::Workspace::factsChanged, this, &DetailsPane::showReport);
    connect(&m_workspace, &models::Workspace::projectChanged, this, [this] { showRevision({}); });
    connect(&m_workspace, &models::Workspace::graphChanged, this, &DetailsPane::update);
    connect(m_report, &ReadingReport::placeRequested, this, &DetailsPane::editRequested);
    connect(m_report, &ReadingReport::addEnvironmentRequested, this, &DetailsPane::addEnvironmentRequested);
    connect(m_details, &RevisionDetails::upgradeRequested, this, &DetailsPane::upgradeRequested);
    connect(m_details, &RevisionDetails::downgradeRequested, this, &DetailsPane::downgradeRequested);
    connect(m_details, &RevisionDetails::editRequested, this, &DetailsPane::editRequested);
    connect(m_details, &RevisionDetails::revisionRequested, this, &DetailsPane::revisionRequested);
}

QScrollArea *DetailsPane::scrolled(QWidget *page)
{
    auto *area = new PageArea(this);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setWidget(page);
    return area;
}

void DetailsPane::showRevision(const QString &id)
{
    m_session->load(id);
}

QString DetailsPane::shownRevision() const
{
    return m_pages->currentWidget() == m_detailsPage ? m_session->id() : QString();
}

void DetailsPane::update()
{
    if (!m_workspace.hasProject()) {
        m_pages->setCurrentWidget(m_nothing);
    } else if (m_workspace.graph().find(m_session->id())) {
        m_details->show(m_workspace.graph(), m_workspace.database());
        m_pages->setCurrentWidget(m_detailsPage);
    } else {
        showReport();
        m_pages->setCurrentWidget(m_reportPage);
    }
    emit titleChanged();
}

void DetailsPane::showReport()
{
    if (!m_workspace.hasProject())
        return;
    const models::ProjectSnapshot &snapshot = *m_workspace.snapshot();
    ReadingSummary summary;
    summary.name = snapshot.name();
    summary.settingsFile =
        snapshot.project.iniPath.isEmpty() ? snapshot.project.pyprojectPath : snapshot.project.iniPath;
    summary.folders = static_cast<int>(snapshot.project.versionLocations.size());
    summary.revisions = static_cast<int>(snapshot.graph->revisions().size());
    summary.heads = static_cast<int>(snapshot.graph->heads().size());
    summary.model = snapshot.project.athanor.model;
    if (summary.model.isEmpty() && snapshot.project.hasEnvironmentScript())
        summary.model = tr("SQLAlchemy: target_metadata in env.py");
    summary.databaseOrigin = snapshot.url ? snapshot.url->origin : QString();
    summary.databaseProblem = snapshot.urlError ? snapshot.urlError->what : QString();
    summary.complete = m_workspace.factsComplete();
    summary.facts = m_workspace.facts();
    summary.problems = snapshot.graph->problems();
    m_report->show(summary);
}

} // namespace widgets
