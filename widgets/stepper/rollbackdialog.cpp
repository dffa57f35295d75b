#include "widgets/stepper/rollbackdialog.h"

#include "widgets/stepper/failurepanel.h"
#include "widgets/stepper/runwords.h"
#include "widgets/theme/athanorstyle.h"

#include <QEvent>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace widgets {

RollbackDialog::RollbackDialog(models::MigrationSession &session, QWidget *parent)
    : QDialog(parent)
    , m_session(session)
{
    setObjectName(u"rollbackDialog"_s);
    setModal(false);
    setupViews();
    setupConnections();
    retranslate();
}

void RollbackDialog::setupViews()
{
    m_panel = new FailurePanel(this);
    m_panel->show(m_session);
    auto *layout = new QVBoxLayout(this);
    const int step = rhythm(this);
    layout->setContentsMargins(2 * step, 2 * step, 2 * step, 2 * step);
    layout->addWidget(m_panel);
    m_panel->leaveButton()->setDefault(true);
    m_panel->leaveButton()->setFocus();
    const int width = qMax(90 * fontMetrics().averageCharWidth(), sizeHint().width());
    resize(width, layout->totalHeightForWidth(width)); // no taller than its sentences are at that width
}

void RollbackDialog::setupConnections()
{
    connect(m_panel, &FailurePanel::editAndRetryRequested, this, &RollbackDialog::editOrigin);
    connect(m_panel, &FailurePanel::retryRequested, &m_session, &models::MigrationSession::retry);
    connect(m_panel, &FailurePanel::goOnRequested, this, [this] { m_session.recover(engine::Recovery::GoOn); });
    connect(m_panel, &FailurePanel::takeBackRequested, this, [this] { m_session.recover(engine::Recovery::TakeBack); });
    connect(m_panel, &FailurePanel::leaveRequested, this, &QDialog::reject);
    connect(m_panel, &FailurePanel::rollBackRequested, this, [this] {
        emit rollBackRequested(m_session.plan().fromRows);
        accept();
    });
    connect(&m_session, &models::MigrationSession::stateChanged, this, &QDialog::accept);
}

void RollbackDialog::editOrigin()
{
    const engine::SourcePosition origin = RunWords(m_session).origin();
    emit editRequested(origin.file, origin.line);
    accept();
}

void RollbackDialog::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        m_panel->show(m_session);
    }
    QDialog::changeEvent(event);
}

void RollbackDialog::retranslate()
{
    setWindowTitle(RunWords(m_session).title());
}

} // namespace widgets
