#include "widgets/revision/stampdialog.h"

#include "widgets/common/labels.h"
#include "widgets/environment/environmentwords.h"
#include "widgets/theme/athanorstyle.h"
#include "widgets/theme/icons.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace widgets {

using State = models::StampSession::State;

namespace {

enum RowColumn { WhenColumn, RevisionColumn, MessageColumn, ColumnCount };

/// More rows than these scroll.
constexpr int MostVisibleRows = 8;

} // namespace

StampDialog::StampDialog(models::StampSession &session, QWidget *parent)
    : QDialog(parent)
    , m_session(session)
    , m_title(headingLabel(this))
    , m_explanation(new QLabel(this))
    , m_rows(new QTreeWidget(this))
    , m_status(new QLabel(this))
    , m_error(new QLabel(this))
    , m_cancel(new QPushButton(this))
    , m_accept(new QPushButton(icon(u"stamp"_s), QString(), this))
{
    setObjectName(u"stampDialog"_s);
    setupViews();
    setupLayout();
    setupConnections();
    retranslate();
    m_cancel->setFocus();
}

void StampDialog::setupViews()
{
    m_title->setObjectName(u"stampTitle"_s);
    m_title->setWordWrap(true);
    m_explanation->setObjectName(u"stampExplanation"_s);
    m_explanation->setTextFormat(Qt::PlainText);
    m_explanation->setWordWrap(true);
    m_rows->setObjectName(u"stampRows"_s);
    m_rows->setColumnCount(ColumnCount);
    m_rows->setRootIsDecorated(false);
    m_rows->setAllColumnsShowFocus(true);
    m_rows->header()->setSectionsMovable(false);
    m_status->setObjectName(u"stampStatus"_s);
    m_status->setTextFormat(Qt::PlainText);
    m_status->setWordWrap(true);
    m_error->setObjectName(u"stampError"_s);
    m_error->setTextFormat(Qt::PlainText);
    m_error->setWordWrap(true);
    m_error->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_cancel->setObjectName(u"stampCancel"_s);
    m_cancel->setDefault(true); // the button that changes nothing
    m_accept->setObjectName(u"stampAccept"_s);
    m_accept->setAutoDefault(false);
}

void StampDialog::setupLayout()
{
    const int step = rhythm(this);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(step);
    buttons->addStretch();
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_accept);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(2 * step, 2 * step, 2 * step, 2 * step);
    layout->setSpacing(step);
    layout->addWidget(m_title);
    layout->addWidget(m_explanation);
    layout->addSpacing(step);
    layout->addWidget(m_rows);
    layout->addWidget(m_status);
    layout->addWidget(m_error);
    layout->addStretch();
    layout->addSpacing(step);
    layout->addLayout(buttons);
    // As low as its words; growToFit() finds out how low that is.
    resize(90 * fontMetrics().averageCharWidth(), 1);
}

void StampDialog::setupConnections()
{
    connect(m_cancel, &QPushButton::clicked, this, &StampDialog::reject);
    connect(m_accept, &QPushButton::clicked, &m_session, &models::StampSession::stamp);
    connect(&m_session, &models::StampSession::stateChanged, this, &StampDialog::showState);
}

void StampDialog::showState()
{
    if (m_session.state() == State::Stamped) {
        accept();
        return;
    }
    m_accept->setEnabled(m_session.canStamp());
    showRows();
    m_status->setText(statusText());
    showError();
    growToFit();
}

void StampDialog::showRows()
{
    m_rows->clear();
    if (m_session.state() != State::Reading && m_session.state() != State::ReadFailed) {
        const engine::StampPlan &plan = m_session.preview().plan;
        addRows(tr("Now"), plan.fromRows,
                plan.createsTable ? tr("the table is not there yet, and is made") : tr("no row"));
        addRows(tr("Afterwards"), plan.toRows, tr("no row"));
    }
    for (const int column : {WhenColumn, RevisionColumn})
        m_rows->resizeColumnToContents(column);
    const int lines = std::clamp(m_rows->topLevelItemCount(), 2, MostVisibleRows);
    m_rows->setFixedHeight(m_rows->header()->sizeHint().height() + lines * rowHeight(this) + 2 * m_rows->frameWidth());
}

void StampDialog::addRows(const QString &when, const QStringList &rows, const QString &remark)
{
    if (rows.isEmpty()) {
        auto *item = new QTreeWidgetItem(m_rows, {when, u"base"_s, remark});
        item->setForeground(MessageColumn, tokensOf(this).color(Role::Muted));
    }
    for (const QString &row : rows) {
        const engine::Revision *revision = m_session.graph().find(row);
        new QTreeWidgetItem(
            m_rows,
            {row == rows.front() ? when : QString(), row, revision ? revision->message().simplified() : QString()});
    }
}

QString StampDialog::statusText() const
{
    switch (m_session.state()) {
    case State::Reading:
        return tr("Reading the version table…");
    case State::ReadFailed:
        return tr("The version table cannot be read. Nothing has changed.");
    case State::Ready:
        return m_session.canStamp() ? consequences()
                                    : tr("The version table says this already: there is nothing to change.");
    case State::Stamping:
        return tr("Changing the version table…");
    case State::Failed:
        return tr("The version table has not been changed.");
    case State::Stamped:
        break;
    }
    return {};
}

QString StampDialog::consequences() const
{
    const models::StampPreview &preview = m_session.preview();
    QStringList sentences;
    if (preview.newlyApplied > 0)
        sentences << tr("%n revision(s) will count as applied without having run.", nullptr, preview.newlyApplied);
    if (preview.noLongerApplied > 0)
        sentences << tr("%n revision(s) will count as pending, though what they made stays.", nullptr,
                        preview.noLongerApplied);
    return sentences.join(u' ');
}

void StampDialog::showError()
{
    const bool failed = m_session.state() == State::ReadFailed || m_session.state() == State::Failed;
    const Tokens tokens = tokensOf(this);
    QFont font = m_status->font();
    font.setBold(failed);
    m_status->setFont(font);
    tint(m_status, tokens.color(failed ? Role::DroppedMark : Role::Text));
    m_error->setText(failed && m_session.error() ? engine::describe(*m_session.error()) : QString());
    m_error->setVisible(failed);
}

/// Wrapped words ask for a height that the window is not held to by itself.
void StampDialog::growToFit()
{
    const int wanted = layout()->totalHeightForWidth(width());
    if (wanted > height())
        resize(width(), wanted);
}

void StampDialog::reject()
{
    if (m_session.state() == State::Stamping)
        m_session.cancel();
    else
        QDialog::reject();
}

void StampDialog::retranslate()
{
    setWindowTitle(tr("Stamp (change the version table only)"));
    m_title->setText(m_session.place().isEmpty()
                         ? tr("Stamp %1 with %2").arg(markedName(m_session.environment()), m_session.revision())
                         : tr("Stamp %1 (%2) with %3")
                               .arg(markedName(m_session.environment()), m_session.place(), m_session.revision()));
    m_explanation->setText(tr("No revision runs, and the schema stays as it is: only the rows of %1 change. That is "
                              "right where the schema is that of this revision already, for example because somebody "
                              "made the change by hand.")
                               .arg(m_session.versionTable()));
    m_rows->setHeaderLabels({QString(), tr("Revision"), tr("Message")});
    m_rows->setAccessibleName(tr("Rows of the version table, now and afterwards"));
    m_cancel->setText(tr("Cancel"));
    m_accept->setText(tr("Change the version table"));
    showState();
}

void StampDialog::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QDialog::changeEvent(event);
}

} // namespace widgets
