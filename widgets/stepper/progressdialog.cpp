#include "widgets/stepper/progressdialog.h"

#include "widgets/stepper/runwords.h"
#include "widgets/theme/athanorstyle.h"
#include "widgets/theme/icons.h"
#include "widgets/theme/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QTime>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace widgets {

using State = models::MigrationSession::State;

ProgressDialog::ProgressDialog(models::MigrationSession &session, QWidget *parent)
    : QDialog(parent)
    , m_session(session)
{
    setObjectName(u"progressDialog"_s);
    setModal(false);
    setupViews();
    setupConnections();
    retranslate();
    m_clock.start();
    m_tick.start(std::chrono::seconds(1));
    showState();
}

void ProgressDialog::setupViews()
{
    const auto label = [this](const QString &objectName) {
        auto *made = new QLabel(this);
        made->setObjectName(objectName);
        made->setTextFormat(Qt::PlainText);
        return made;
    };
    m_title = label(u"progressTitle"_s);
    QFont bold = m_title->font();
    bold.setBold(true);
    m_title->setFont(bold);
    m_revision = label(u"progressRevision"_s);
    m_statement = label(u"progressStatement"_s);
    m_statement->setFont(fixedFont());
    m_status = label(u"progressStatus"_s);
    m_status->setProperty("muted", true);
    m_status->setWordWrap(true);
    m_elapsed = label(u"progressElapsed"_s);
    m_elapsed->setProperty("muted", true);
    m_bar = new QProgressBar(this);
    m_bar->setObjectName(u"progressBar"_s);
    m_bar->setTextVisible(false);

    m_pause = new QPushButton(icon(u"pause"_s), QString(), this);
    m_pause->setObjectName(u"progressPauseButton"_s);
    m_cancel = new QPushButton(icon(u"stop"_s), QString(), this);
    m_cancel->setObjectName(u"progressCancelButton"_s);
    m_showPlan = new QPushButton(this);
    m_showPlan->setObjectName(u"showPlanButton"_s);
    m_showPlan->setDefault(true);

    const int step = rhythm(this);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(step);
    buttons->addWidget(m_elapsed, 1);
    buttons->addWidget(m_pause);
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_showPlan);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(2 * step, 2 * step, 2 * step, 2 * step);
    layout->setSpacing(step);
    for (QWidget *each : std::initializer_list<QWidget *>{m_title, m_revision, m_statement, m_bar, m_status})
        layout->addWidget(each);
    layout->addStretch();
    layout->addLayout(buttons);
    resize(60 * fontMetrics().averageCharWidth(), sizeHint().height());
}

void ProgressDialog::setupConnections()
{
    connect(m_pause, &QPushButton::clicked, &m_session, &models::MigrationSession::pause);
    connect(m_cancel, &QPushButton::clicked, &m_session, &models::MigrationSession::cancel);
    connect(m_showPlan, &QPushButton::clicked, this, &ProgressDialog::planRequested);
    connect(&m_session, &models::MigrationSession::stateChanged, this, &ProgressDialog::showState);
    connect(&m_session, &models::MigrationSession::eventHappened, this, &ProgressDialog::follow);
    connect(&m_tick, &QTimer::timeout, this, &ProgressDialog::showElapsed);
}

void ProgressDialog::showState()
{
    const RunWords words(m_session);
    setWindowTitle(words.shortTitle());
    m_title->setText(words.title());
    m_status->setText(words.status());
    m_bar->setRange(0, qMax(1, m_session.plan().statementCount()));
    const State state = m_session.state();
    m_pause->setEnabled(state == State::Running);
    m_cancel->setEnabled(m_session.isBusy() && state != State::Stopping);
    m_cancel->setText(state == State::Stopping ? tr("Stopping…") : tr("Cancel"));
}

void ProgressDialog::follow(const engine::RunEvent &event)
{
    using Kind = engine::RunEvent::Kind;
    const auto &steps = m_session.plan().steps;
    if (event.position.step < 0 || size_t(event.position.step) >= steps.size())
        return;
    const engine::Step &step = steps[size_t(event.position.step)];
    if (event.kind == Kind::StatementAdded || event.kind == Kind::StatementsDropped)
        m_bar->setRange(0, qMax(1, m_session.plan().statementCount()));
    if (event.kind == Kind::StatementStarted) {
        const auto &statement = step.statements.at(size_t(event.position.statement)).statement;
        m_revision->setText(tr("%1 %2: statement %3 of %4")
                                .arg(step.revision.id, step.revision.message())
                                .arg(event.position.statement + 1)
                                .arg(RunWords(m_session).statementsOfStep()));
        m_statement->setText(m_statement->fontMetrics().elidedText(statement.sql.simplified(), Qt::ElideRight,
                                                                   qMax(m_bar->width(), 200)));
    } else if (event.kind == Kind::StatementFinished) {
        m_bar->setValue(++m_done);
    } else if (event.kind == Kind::StepRolledBack) {
        m_done = 0;
        for (int before = 0; before < event.position.step; ++before)
            m_done += int(steps[size_t(before)].statements.size());
        m_bar->setValue(m_done);
    }
    m_status->setText(RunWords(m_session).status());
}

void ProgressDialog::showElapsed()
{
    m_elapsed->setText(tr("%1 elapsed").arg(QTime(0, 0).addMSecs(int(m_clock.elapsed())).toString(u"mm:ss"_s)));
}

void ProgressDialog::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        showState();
    }
    QDialog::changeEvent(event);
}

void ProgressDialog::retranslate()
{
    m_pause->setText(tr("Pause"));
    m_cancel->setText(tr("Cancel"));
    m_showPlan->setText(tr("Show plan"));
    m_bar->setAccessibleName(tr("Statements done"));
    showElapsed();
}

} // namespace widgets
