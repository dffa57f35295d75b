#include "widgets/stepper/downgradedialog.h"

#include "widgets/editor/codeeditor.h"
#include "widgets/stepper/runwords.h"
#include "widgets/theme/athanorstyle.h"
#include "widgets/theme/icons.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QStackedWidget>
#include <QTreeWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace widgets {

using State = models::MigrationSession::State;

namespace {

enum ListColumn { RevisionColumn, UndoneColumn, LostColumn };

} // namespace

DowngradeDialog::DowngradeDialog(models::MigrationSession &session, QWidget *parent)
    : QDialog(parent)
    , m_session(session)
{
    setObjectName(u"downgradePage"_s);
    setupViews();
    setupConnections();
    retranslate();
    showPlan();
}

void DowngradeDialog::setupViews()
{
    m_title = new QLabel(this);
    m_title->setObjectName(u"downgradeTitle"_s);
    m_title->setTextFormat(Qt::PlainText);
    QFont bold = m_title->font();
    bold.setBold(true);
    m_title->setFont(bold);
    m_direction = new QLabel(this);
    m_direction->setObjectName(u"downgradeDirection"_s);
    m_direction->setProperty("muted", true);
    m_direction->setWordWrap(true);

    m_list = new QTreeWidget(this);
    m_list->setObjectName(u"downgradeList"_s);
    m_list->setColumnCount(3);
    m_list->setRootIsDecorated(false);
    m_list->setItemsExpandable(false);
    m_list->setAllColumnsShowFocus(true);
    m_list->header()->setStretchLastSection(false);
    m_list->header()->setSectionResizeMode(UndoneColumn, QHeaderView::Stretch);
    m_script = new CodeEditor(this);
    m_script->setObjectName(u"downgradeScript"_s);
    m_script->setLanguage(CodeEditor::Language::Sql);
    m_script->setReadOnly(true);
    m_error = new QLabel(this);
    m_error->setObjectName(u"downgradeError"_s);
    m_error->setWordWrap(true);
    m_error->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_error->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_pages = new QStackedWidget(this);
    for (QWidget *page : std::initializer_list<QWidget *>{m_list, m_script, m_error})
        m_pages->addWidget(page);

    m_total = new QLabel(this);
    m_total->setObjectName(u"downgradeTotal"_s);
    m_total->setWordWrap(true);
    m_showScript = new QPushButton(icon(u"sql"_s), QString(), this);
    m_showScript->setObjectName(u"showScriptButton"_s);
    m_showScript->setCheckable(true);
    m_showScript->setAutoDefault(false);
    m_cancel = new QPushButton(this);
    m_cancel->setObjectName(u"downgradeCancelButton"_s);
    m_cancel->setDefault(true); // the button that changes nothing
    m_accept = new QPushButton(icon(u"downgrade"_s), QString(), this);
    m_accept->setObjectName(u"planDowngradeButton"_s);
    m_accept->setAutoDefault(false);

    const int step = rhythm(this);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(step);
    buttons->addWidget(m_showScript);
    buttons->addStretch();
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_accept);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(2 * step, 2 * step, 2 * step, 2 * step);
    layout->setSpacing(step);
    layout->addWidget(m_title);
    layout->addWidget(m_direction);
    layout->addWidget(m_pages, 1);
    layout->addWidget(m_total);
    layout->addLayout(buttons);
    resize(110 * fontMetrics().averageCharWidth(), 26 * fontMetrics().height());
}

void DowngradeDialog::setupConnections()
{
    connect(m_showScript, &QPushButton::toggled, this, &DowngradeDialog::toggleScript);
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_accept, &QPushButton::clicked, this, &QDialog::accept);
    connect(&m_session, &models::MigrationSession::planned, this, &DowngradeDialog::showPlan);
    connect(&m_session, &models::MigrationSession::stateChanged, this, &DowngradeDialog::showState);
}

void DowngradeDialog::showState()
{
    const RunWords words(m_session);
    const State state = m_session.state();
    m_title->setText(words.title());
    setWindowTitle(words.shortTitle());
    m_accept->setEnabled(state == State::Ready);
    m_showScript->setEnabled(state == State::Ready);
    m_total->setVisible(state == State::Ready);
    if (state == State::Planning)
        m_direction->setText(tr("Counting what would be lost…"));
    else if (state == State::Finished)
        m_direction->setText(words.status());
    else
        m_direction->setText(tr("%1 would be undone, the newest first. Nothing runs before you step through the plan.")
                                 .arg(tr("%n revision(s)", nullptr, int(m_session.plan().steps.size()))));
    if (state == State::PlanFailed) {
        m_direction->setText(words.status());
        m_error->setText(m_session.error() ? engine::describe(*m_session.error()) : QString());
        m_pages->setCurrentWidget(m_error);
    }
}

void DowngradeDialog::showPlan()
{
    m_list->clear();
    const engine::Plan &plan = m_session.plan();
    for (size_t step = 0; step < plan.steps.size(); ++step)
        addStep(step);
    m_list->expandAll();
    m_list->resizeColumnToContents(RevisionColumn);
    m_list->resizeColumnToContents(LostColumn);
    if (m_session.dialect())
        m_script->setText(engine::offlineScript(plan, *m_session.dialect()));

    qint64 rows = 0;
    qint64 values = 0;
    for (const engine::Loss &loss : m_session.losses())
        (loss.kind == engine::Loss::Kind::Rows ? rows : values) += loss.count;
    const QString lostRows = tr("%n row(s) will be lost for good.", nullptr, int(rows));
    const QString lostValues = tr("%n value(s) will be lost for good.", nullptr, int(values));
    QStringList lost;
    if (rows > 0)
        lost << lostRows;
    if (values > 0)
        lost << lostValues;
    m_total->setText(lost.isEmpty() ? tr("No row and no value will be lost.") : lost.join(u' '));
    m_accept->setProperty("danger", rows + values > 0);
    showState();
}

void DowngradeDialog::addStep(size_t step)
{
    const engine::Step &planned = m_session.plan().steps[step];
    const Tokens tokens = tokensOf(this);
    auto *item = new QTreeWidgetItem(m_list, {planned.revision.id, planned.revision.message(), QString()});
    QFont bold = m_list->font();
    bold.setBold(true);
    item->setFont(RevisionColumn, bold);
    item->setFont(UndoneColumn, bold);
    if (planned.operations.empty())
        item->setText(LostColumn, tr("the version moves, the schema stays"));
    for (const engine::Operation &operation : planned.operations) {
        const QString words = engine::summary(operation);
        auto *child = new QTreeWidgetItem(item, {QString(), words, tr("nothing lost")});
        child->setForeground(LostColumn, tokens.color(Role::Muted));
        for (const engine::Loss &loss : m_session.losses()) {
            if (loss.revision != planned.revision.id || loss.operation != words)
                continue;
            const int count = int(loss.count);
            child->setText(LostColumn,
                           loss.kind == engine::Loss::Kind::Rows ? tr("%n row(s) will be lost", nullptr, count)
                                                                 : tr("%n value(s) will be lost", nullptr, count));
            if (count > 0)
                child->setForeground(LostColumn, tokens.color(Role::DroppedMark));
        }
    }
}

void DowngradeDialog::toggleScript()
{
    m_pages->setCurrentWidget(m_showScript->isChecked() ? static_cast<QWidget *>(m_script) : m_list);
}

void DowngradeDialog::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        showPlan();
    }
    QDialog::changeEvent(event);
}

void DowngradeDialog::retranslate()
{
    m_list->setHeaderLabels({tr("Revision"), tr("What is undone"), tr("What is lost")});
    m_list->setAccessibleName(tr("Revisions that would be undone"));
    m_script->setAccessibleName(tr("The SQL of the downgrade"));
    m_showScript->setText(tr("Show SQL"));
    m_cancel->setText(tr("Cancel"));
    m_accept->setText(tr("Plan the downgrade"));
}

} // namespace widgets
