#include "widgets/stepper/stepperview.h"

#include "models/planmodel.h"
#include "widgets/common/flowlayout.h"
#include "widgets/editor/codeeditor.h"
#include "widgets/stepper/failurepanel.h"
#include "widgets/stepper/limitsbar.h"
#include "widgets/stepper/plandelegate.h"
#include "widgets/stepper/runwords.h"
#include "widgets/theme/athanorstyle.h"
#include "widgets/theme/icons.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace widgets {

using models::PlanModel;
using State = models::MigrationSession::State;

StepperView::StepperView(models::MigrationSession &session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
{
    setObjectName(u"stepperView"_s);
    setupModels();
    setupActions();
    setupViews();
    setupConnections();
    retranslate();
    if (session.state() != State::Planning)
        showPlan();
    showState();
}

void StepperView::setupModels()
{
    m_model = new PlanModel(this);
}

void StepperView::setupActions()
{
    const auto action = [this](const QString &objectName, const QString &iconName, const QKeySequence &keys) {
        auto *made = new QAction(icon(iconName), QString(), this);
        made->setObjectName(objectName);
        made->setShortcut(keys);
        made->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        addAction(made);
        return made;
    };
    m_nextStatement = action(u"nextStatementAction"_s, u"next-statement"_s, Qt::Key_F10);
    m_nextRevision = action(u"nextRevisionAction"_s, u"next-revision"_s, Qt::Key_F11);
    m_toHere = action(u"toHereAction"_s, u"to-here"_s, Qt::CTRL | Qt::Key_F10);
    m_runAll = action(u"runAllAction"_s, u"play"_s, Qt::Key_F9);
    m_pause = action(u"pauseAction"_s, u"pause"_s, Qt::CTRL | Qt::Key_Period);
    m_cancel = action(u"cancelAction"_s, u"stop"_s, Qt::CTRL | Qt::SHIFT | Qt::Key_Period);
    m_compare = action(u"compareAfterwardsAction"_s, u"compare"_s, {});
    m_close = action(u"closeStepperAction"_s, u"close"_s, {});
}

QPushButton *StepperView::commandButton(QAction *action, bool primary)
{
    auto *button = new QPushButton(this);
    button->setObjectName(action->objectName().replace(u"Action"_s, u"Button"_s));
    button->setProperty("primary", primary);
    const auto take = [this, button, action] {
        const QString keys = action->shortcut().toString(QKeySequence::NativeText);
        const bool named = m_isRoomy || action == m_runAll || action == m_nextStatement;
        button->setIcon(action->icon());
        button->setText(m_isRoomy && !keys.isEmpty() ? action->text() + u"  "_s + keys
                            : named                  ? action->text()
                                                     : QString());
        button->setAccessibleName(action->text());
        button->setToolTip(m_isRoomy || keys.isEmpty() ? action->toolTip() : u"%1 (%2)"_s.arg(action->toolTip(), keys));
        button->setEnabled(action->isEnabled());
        button->setVisible(action->isVisible());
    };
    connect(action, &QAction::changed, button, take);
    connect(button, &QPushButton::clicked, action, &QAction::trigger);
    return button;
}

void StepperView::setupViews()
{
    const int step = rhythm(this);
    m_title = new QLabel(this);
    m_title->setObjectName(u"stepperTitle"_s);
    m_title->setTextFormat(Qt::PlainText);
    m_title->setWordWrap(true);
    QFont bold = m_title->font();
    bold.setBold(true);
    m_title->setFont(bold);
    m_extent = new QLabel(this);
    m_extent->setObjectName(u"stepperExtent"_s);
    m_extent->setProperty("muted", true);
    m_extent->setWordWrap(true);
    m_saveScript = new QPushButton(icon(u"sql"_s), QString(), this);
    m_saveScript->setObjectName(u"saveScriptButton"_s);

    auto *words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget(m_title);
    words->addWidget(m_extent);
    auto *heading = new QHBoxLayout;
    heading->setSpacing(step);
    heading->addLayout(words, 1);
    heading->addWidget(m_saveScript, 0, Qt::AlignVCenter);

    m_tree = new QTreeView(this);
    m_tree->setObjectName(u"planView"_s);
    m_tree->setModel(m_model);
    m_tree->setItemDelegate(new PlanDelegate(m_tree));
    m_tree->setUniformRowHeights(true);
    m_tree->setAllColumnsShowFocus(true);
    m_tree->setRootIsDecorated(false);
    m_tree->setItemsExpandable(false);
    QHeaderView *header = m_tree->header();
    header->setStretchLastSection(false);
    header->setSectionResizeMode(PlanModel::TextColumn, QHeaderView::Stretch);
    for (const int column : {PlanModel::LocksColumn, PlanModel::RowsColumn, PlanModel::TimeColumn})
        header->setSectionResizeMode(column, QHeaderView::Interactive);

    auto *commands = new FlowLayout;
    commands->setSpacing(step);
    commands->addWidget(commandButton(m_runAll, true));
    for (QAction *each : {m_nextStatement, m_nextRevision, m_toHere, m_pause, m_cancel, m_compare, m_close})
        commands->addWidget(commandButton(each));

    m_statementPane = new QWidget(this);
    m_origin = new QLabel(m_statementPane);
    m_origin->setObjectName(u"statementOrigin"_s);
    m_origin->setProperty("muted", true);
    m_origin->setWordWrap(true);
    m_statement = new CodeEditor(m_statementPane);
    m_statement->setObjectName(u"statementText"_s);
    m_statement->setLanguage(CodeEditor::Language::Sql);
    m_statement->setReadOnly(true);
    auto *statementLayout = new QVBoxLayout(m_statementPane);
    statementLayout->setContentsMargins({});
    statementLayout->setSpacing(step / 2);
    statementLayout->addWidget(m_origin);
    statementLayout->addWidget(m_statement, 1);

    m_failure = new FailurePanel(this);
    m_failure->hide();
    m_status = new QLabel(this);
    m_status->setObjectName(u"stepperStatus"_s);
    m_status->setProperty("muted", true);
    m_status->setWordWrap(true);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(2 * step, step + step / 2, 2 * step, step);
    layout->setSpacing(step);
    layout->addLayout(heading);
    // The plan has the larger share, however much room an editor would like to have.
    for (QWidget *part : {static_cast<QWidget *>(m_tree), static_cast<QWidget *>(m_statement)}) {
        part->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Ignored);
        part->setMinimumHeight(10 * step);
    }
    layout->addWidget(m_tree, 3);
    layout->addLayout(commands);
    layout->addWidget(m_statementPane, 2);
    layout->addWidget(m_failure, 2);
    m_limits = new LimitsBar(this);
    // Below each other: in a narrow window the sentence needs the whole width.
    layout->addWidget(m_status);
    layout->addWidget(m_limits, 0, Qt::AlignLeft);
}

void StepperView::setupConnections()
{
    connect(m_nextStatement, &QAction::triggered, &m_session, &models::MigrationSession::runStatement);
    connect(m_nextRevision, &QAction::triggered, &m_session, &models::MigrationSession::runStep);
    connect(m_toHere, &QAction::triggered, this, &StepperView::runToSelected);
    connect(m_runAll, &QAction::triggered, &m_session, &models::MigrationSession::runAll);
    connect(m_pause, &QAction::triggered, &m_session, &models::MigrationSession::pause);
    connect(m_cancel, &QAction::triggered, &m_session, &models::MigrationSession::cancel);
    connect(m_compare, &QAction::triggered, this, &StepperView::compareRequested);
    connect(m_close, &QAction::triggered, this, &StepperView::closeRequested);
    connect(m_limits, &LimitsBar::changed, this, [this] { m_session.setLimits(m_limits->limits()); });
    connect(m_saveScript, &QPushButton::clicked, this, &StepperView::saveScript);

    connect(&m_session, &models::MigrationSession::planned, this, &StepperView::showPlan);
    connect(&m_session, &models::MigrationSession::stateChanged, this, &StepperView::showState);
    connect(&m_session, &models::MigrationSession::positionChanged, this, &StepperView::showState);
    connect(&m_session, &models::MigrationSession::eventHappened, this, &StepperView::follow);
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentChanged, this, &StepperView::showStatement);

    connect(m_failure, &FailurePanel::editAndRetryRequested, this, &StepperView::editOrigin);
    connect(m_failure, &FailurePanel::retryRequested, &m_session, &models::MigrationSession::retry);
    connect(m_failure, &FailurePanel::rollBackRequested, this,
            [this] { emit rollBackRequested(m_session.plan().fromRows); });
    connect(m_failure, &FailurePanel::goOnRequested, this, [this] { m_session.recover(engine::Recovery::GoOn); });
    connect(m_failure, &FailurePanel::takeBackRequested, this,
            [this] { m_session.recover(engine::Recovery::TakeBack); });
    connect(m_failure, &FailurePanel::leaveRequested, this, &StepperView::closeRequested);
}

QString StepperView::shortTitle() const
{
    return RunWords(m_session).shortTitle();
}

void StepperView::showPlan()
{
    m_model->setPlan(m_session.plan(), m_session.dialect());
    m_tree->expandAll();
    const int width = fontMetrics().averageCharWidth();
    // In every language what it says is said whole.
    m_tree->resizeColumnToContents(PlanModel::LocksColumn);
    m_tree->setColumnWidth(PlanModel::LocksColumn, std::max(m_tree->columnWidth(PlanModel::LocksColumn), 16 * width));
    m_tree->setColumnWidth(PlanModel::RowsColumn,
                           std::max(m_tree->header()->sectionSizeHint(PlanModel::RowsColumn), 9 * width));
    m_tree->setColumnWidth(PlanModel::TimeColumn,
                           std::max(m_tree->header()->sectionSizeHint(PlanModel::TimeColumn), 11 * width));
    m_tree->setCurrentIndex(m_model->indexOf({0, 0}));
    showStatement();
}

void StepperView::showState()
{
    const RunWords words(m_session);
    m_title->setText(words.title());
    m_extent->setText(words.extent());
    m_status->setText(words.status());

    const State state = m_session.state();
    const bool canRun = m_session.canRun();
    for (QAction *each : {m_nextStatement, m_nextRevision, m_toHere, m_runAll})
        each->setEnabled(canRun);
    m_limits->setLimits(m_session.limits(), m_session.dialect());
    m_limits->setEnabled(canRun);
    m_pause->setEnabled(state == State::Running);
    m_cancel->setEnabled(state == State::Planning || state == State::Running || state == State::Pausing
                         || state == State::Paused);
    m_cancel->setText(state == State::Stopping ? tr("Stopping…") : tr("Cancel"));
    m_compare->setVisible(state == State::Finished);
    m_close->setVisible(!m_session.isUnfinished() && state != State::Planning);
    m_saveScript->setEnabled(!m_session.plan().steps.empty() && !m_session.plan().recovery);
    if (canRun) {
        m_model->setNext(m_session.position());
        m_tree->scrollTo(m_model->indexOf(m_session.position()));
    }
    showEnd();
    emit titleChanged();
}

void StepperView::showEnd()
{
    const State state = m_session.state();
    const bool stopped = state == State::Failed || state == State::Cancelled || state == State::PlanFailed;
    if (stopped)
        m_failure->show(m_session);
    m_failure->setVisible(stopped);
    // Their room is worth more to what went wrong, and none of them can be used.
    m_limits->setVisible(!stopped);
    for (QAction *each : {m_runAll, m_nextStatement, m_nextRevision, m_toHere, m_pause, m_cancel})
        each->setVisible(!stopped);
    m_statementPane->setVisible(!stopped);
    m_tree->setVisible(state != State::PlanFailed);
}

void StepperView::follow(const engine::RunEvent &event)
{
    m_model->apply(event);
    m_status->setText(RunWords(m_session).status());
    const QModelIndex index = m_model->indexOf(event.position);
    if (event.kind == engine::RunEvent::Kind::StatementStarted && index.isValid())
        m_tree->setCurrentIndex(index);
}

void StepperView::showStatement()
{
    const QModelIndex index = m_tree->currentIndex();
    m_statement->setText(index.data(PlanModel::SqlRole).toString());
    const QString file = index.data(PlanModel::FileRole).toString();
    if (!index.isValid() || index.data(PlanModel::IsStepRole).toBool())
        m_origin->setText(tr("Choose a statement to see all of it."));
    else if (m_session.plan().recovery)
        m_origin->setText(tr("Statement %1, as the journal of the database has it").arg(index.row() + 1));
    else if (file.isEmpty())
        m_origin->setText(tr("Statement %1: moves the version table on").arg(index.row() + 1));
    else
        m_origin->setText((index.data(PlanModel::AutocommitRole).toBool()
                               ? tr("Statement %1, outside of the transaction, from %2, line %3")
                               : tr("Statement %1, from %2, line %3"))
                              .arg(index.row() + 1)
                              .arg(file.section(u'/', -1))
                              .arg(index.data(PlanModel::LineRole).toInt()));
}

void StepperView::runToSelected()
{
    const QModelIndex index = m_tree->currentIndex();
    if (index.isValid())
        m_session.runTo(m_model->positionOf(index));
}

void StepperView::editOrigin()
{
    const engine::SourcePosition origin = RunWords(m_session).origin();
    emit editRequested(origin.file, origin.line);
}

void StepperView::saveScript()
{
    if (m_session.dialect())
        emit saveScriptRequested(engine::offlineScript(m_session.plan(), *m_session.dialect()),
                                 shortTitle().toLower().replace(u' ', u'_') + u".sql"_s);
}

/// In a low window the buttons' words are worth less than the lines of the plan that they would take.
void StepperView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    constexpr int Roomy = 28; // lines of text
    const bool roomy = height() >= Roomy * fontMetrics().lineSpacing();
    if (roomy == m_isRoomy)
        return;
    m_isRoomy = roomy;
    for (QAction *each : actions())
        emit each->changed();
}

void StepperView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        showState();
        showStatement();
    }
    QWidget::changeEvent(event);
}

void StepperView::retranslate()
{
    m_nextStatement->setText(tr("Next statement"));
    m_nextRevision->setText(tr("Next revision"));
    m_toHere->setText(tr("To here"));
    m_toHere->setToolTip(tr("Runs up to, and not including, the chosen statement"));
    m_runAll->setText(tr("Run all"));
    m_pause->setText(tr("Pause"));
    m_pause->setToolTip(tr("Takes effect after the statement that is running"));
    m_cancel->setText(tr("Cancel"));
    m_cancel->setToolTip(tr("Stops and rolls the open transaction back"));
    m_compare->setText(tr("Compare"));
    m_close->setText(tr("Close"));
    m_saveScript->setText(tr("Save as SQL…"));
    m_tree->setAccessibleName(tr("Plan"));
    m_statement->setAccessibleName(tr("The chosen statement"));
}

} // namespace widgets
