#include "widgets/stepper/failurepanel.h"

#include "widgets/stepper/runwords.h"
#include "widgets/common/flowlayout.h"
#include "widgets/theme/athanorstyle.h"
#include "widgets/theme/icons.h"
#include "widgets/theme/theme.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace widgets {

namespace {

QLabel *textLabel(QWidget *parent, const QString &objectName)
{
    auto *label = new QLabel(parent);
    label->setObjectName(objectName);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return label;
}

void makeBold(QLabel *label)
{
    QFont font = label->font();
    font.setBold(true);
    label->setFont(font);
}

} // namespace

FailurePanel::FailurePanel(QWidget *parent)
    : QFrame(parent)
{
    setObjectName(u"failurePanel"_s);
    setProperty("card", true);
    setupViews();
    setupButtons();
    retranslate();
}

void FailurePanel::setupViews()
{
    m_headline = textLabel(this, u"failureHeadline"_s);
    m_remains = textLabel(this, u"failureRemains"_s);
    m_whatTitle = textLabel(this, u"failureWhatTitle"_s);
    m_statement = textLabel(this, u"failureStatement"_s);
    m_words = textLabel(this, u"failureWords"_s);
    m_adviceTitle = textLabel(this, u"failureAdviceTitle"_s);
    m_advice = textLabel(this, u"failureAdvice"_s);
    makeBold(m_headline);
    makeBold(m_whatTitle);
    makeBold(m_adviceTitle);
    m_remains->setProperty("muted", true);
    m_statement->setFont(fixedFont());
    m_words->setFont(fixedFont());

    const int step = rhythm(this);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(2 * step, 2 * step, 2 * step, 2 * step);
    layout->setSpacing(step);
    for (QLabel *label : {m_headline, m_remains, m_whatTitle, m_statement, m_words, m_adviceTitle, m_advice})
        layout->addWidget(label);
    layout->addStretch();
}

void FailurePanel::setupButtons()
{
    const auto button = [this](const QString &objectName, const QString &iconName) {
        auto *made = new QPushButton(icon(iconName), QString(), this);
        made->setObjectName(objectName);
        made->setAutoDefault(false);
        return made;
    };
    m_editAndRetry = button(u"editAndRetryButton"_s, u"edit"_s);
    m_retry = button(u"retryButton"_s, u"retry"_s);
    m_rollBack = button(u"rollBackButton"_s, u"rollback"_s);
    m_goOn = button(u"goOnButton"_s, u"play"_s);
    m_takeBack = button(u"takeBackButton"_s, u"rollback"_s);
    m_leave = button(u"leaveButton"_s, u"check"_s);
    m_copy = button(u"copyReportButton"_s, u"copy"_s);

    // In a narrow window they take two lines, rather than making it wider.
    auto *row = new FlowLayout;
    row->setSpacing(rhythm(this));
    for (QPushButton *each : {m_editAndRetry, m_retry, m_rollBack, m_goOn, m_takeBack, m_copy, m_leave})
        row->addWidget(each);
    static_cast<QVBoxLayout *>(layout())->addLayout(row);

    connect(m_editAndRetry, &QPushButton::clicked, this, &FailurePanel::editAndRetryRequested);
    connect(m_retry, &QPushButton::clicked, this, &FailurePanel::retryRequested);
    connect(m_rollBack, &QPushButton::clicked, this, &FailurePanel::rollBackRequested);
    connect(m_goOn, &QPushButton::clicked, this, &FailurePanel::goOnRequested);
    connect(m_takeBack, &QPushButton::clicked, this, &FailurePanel::takeBackRequested);
    connect(m_leave, &QPushButton::clicked, this, &FailurePanel::leaveRequested);
    connect(m_copy, &QPushButton::clicked, this, &FailurePanel::copyReport);
}

void FailurePanel::show(const models::MigrationSession &session)
{
    const RunWords words(session);
    m_headline->setText(words.headline());
    m_remains->setText(words.remains());
    const engine::Error error = session.error().value_or(engine::Error());
    setPart(m_whatTitle, m_statement, error.sql);
    setPart(nullptr, m_words, error.why.isEmpty() ? error.what : error.why);
    m_words->setVisible(session.error().has_value());
    setPart(m_adviceTitle, m_advice, error.advice);

    const bool isHalfDone = session.isHalfDone();
    m_editAndRetry->setVisible(!words.origin().file.isEmpty() && !isHalfDone);
    m_retry->setVisible(!isHalfDone);
    m_rollBack->setVisible(words.canRollBackFurther() && !isHalfDone);
    m_goOn->setVisible(isHalfDone);
    m_takeBack->setVisible(isHalfDone);
    m_rollBack->setText(tr("Roll back to %1…").arg(words.startText()));
    m_report = words.report();
    setAccessibleDescription(m_report);
    QFrame::show();
}

void FailurePanel::setPart(QLabel *title, QLabel *text, const QString &content)
{
    text->setText(content);
    text->setVisible(!content.isEmpty());
    if (title)
        title->setVisible(!content.isEmpty());
}

void FailurePanel::copyReport() const
{
    QGuiApplication::clipboard()->setText(m_report);
}

void FailurePanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QFrame::changeEvent(event);
}

void FailurePanel::retranslate()
{
    setAccessibleName(tr("What went wrong"));
    m_whatTitle->setText(tr("What happened"));
    m_adviceTitle->setText(tr("What to do"));
    m_editAndRetry->setText(tr("Edit and retry"));
    m_retry->setText(tr("Retry"));
    m_goOn->setText(tr("Go on…"));
    m_goOn->setToolTip(tr("Plans the statements that have not run"));
    m_takeBack->setText(tr("Take back what has run…"));
    m_takeBack->setToolTip(tr("Plans the statements that undo those that have run; what was dropped comes back empty"));
    m_leave->setText(tr("Leave it here"));
    m_copy->setText(tr("Copy report"));
}

} // namespace widgets
