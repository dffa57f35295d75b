#include "widgets/revision/mergedialog.h"

#include "models/revisionfacts.h"
#include "models/shortids.h"
#include "models/workspace.h"
#include "widgets/common/buttonkeys.h"
#include "widgets/common/labels.h"
#include "widgets/editor/codeeditor.h"
#include "widgets/theme/athanorstyle.h"
#include "widgets/theme/icons.h"

#include <QEvent>
#include <QGridLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTreeWidget>

using namespace Qt::StringLiterals;

namespace widgets {

namespace {

enum HeadColumn { IdColumn, MessageColumn };

} // namespace

MergeDialog::MergeDialog(models::Workspace &workspace, models::GenerateSession &session, QWidget *parent)
    : QDialog(parent)
    , m_workspace(workspace)
    , m_session(session)
    , m_messageLabel(new QLabel(this))
    , m_message(new QLineEdit(this))
    , m_headsTitle(sectionLabel(this))
    , m_heads(new QTreeWidget(this))
    , m_touched(mutedLabel(this))
    , m_previewTitle(sectionLabel(this))
    , m_file(new CodeEditor(this))
    , m_status(mutedLabel(this))
    , m_cancel(new QPushButton(this))
    , m_save(new QPushButton(icon(u"save"_s), QString(), this))
{
    setObjectName(u"mergeDialog"_s);
    setupViews();
    setupLayout();
    fillHeads();
    retranslate();
    setupConnections();
    takeHeads();
    m_message->setFocus();
}

void MergeDialog::setupViews()
{
    m_message->setObjectName(u"mergeMessage"_s);
    m_messageLabel->setBuddy(m_message);
    m_heads->setObjectName(u"mergeHeads"_s);
    m_heads->setHeaderHidden(true);
    m_heads->setRootIsDecorated(false);
    m_heads->setColumnCount(2);
    m_heads->header()->setSectionResizeMode(IdColumn, QHeaderView::ResizeToContents);
    m_touched->setObjectName(u"mergeTouched"_s);
    m_file->setObjectName(u"mergePreview"_s);
    m_file->setLanguage(CodeEditor::Language::Python);
    m_file->setReadOnly(true);
    m_status->setObjectName(u"mergeStatus"_s);
    m_cancel->setAutoDefault(false);
    m_save->setObjectName(u"mergeSave"_s);
    m_save->setToolTip(pressBy(m_save, QKeySequence::Save));
    m_save->setDefault(true);
}

void MergeDialog::setupLayout()
{
    const int step = rhythm(this);
    auto *message = new QHBoxLayout;
    message->setSpacing(step);
    message->addWidget(m_messageLabel);
    message->addWidget(m_message, 1);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(step);
    buttons->addWidget(m_status, 1);
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_save);
    auto *layout = new QGridLayout(this);
    layout->setContentsMargins(2 * step, 2 * step, 2 * step, 2 * step);
    layout->setHorizontalSpacing(2 * step);
    layout->setVerticalSpacing(step);
    layout->addLayout(message, 0, 0, 1, 2);
    layout->addWidget(m_headsTitle, 1, 0);
    layout->addWidget(m_heads, 2, 0);
    layout->addWidget(m_touched, 3, 0, Qt::AlignTop);
    layout->addWidget(m_previewTitle, 1, 1);
    layout->addWidget(m_file, 2, 1, 2, 1);
    layout->addLayout(buttons, 4, 0, 1, 2);
    layout->setRowStretch(2, 1);
    layout->setColumnStretch(0, 2);
    layout->setColumnStretch(1, 3);
    resize(120 * fontMetrics().averageCharWidth(), 28 * fontMetrics().height());
}

void MergeDialog::fillHeads()
{
    const models::ShortIds ids(m_workspace.graph());
    for (const QString &head : m_session.heads()) {
        auto *item = new QTreeWidgetItem(m_heads);
        item->setText(IdColumn, ids.of(head));
        item->setData(IdColumn, Qt::UserRole, head);
        item->setToolTip(IdColumn, head);
        item->setCheckState(IdColumn, Qt::Checked);
        if (const engine::Revision *revision = m_workspace.graph().find(head))
            item->setText(MessageColumn, revision->message().simplified());
    }
    m_heads->setCurrentItem(m_heads->topLevelItem(0));
}

void MergeDialog::setupConnections()
{
    connect(m_message, &QLineEdit::textChanged, &m_session, &models::GenerateSession::setMessage);
    connect(m_heads, &QTreeWidget::itemChanged, this, &MergeDialog::takeHeads);
    connect(&m_workspace, &models::Workspace::factsChanged, this, &MergeDialog::showTouched);
    connect(&m_session, &models::GenerateSession::previewChanged, this, &MergeDialog::showPreview);
    connect(&m_session, &models::GenerateSession::failed, this, &MergeDialog::showPreview);
    connect(&m_session, &models::GenerateSession::saved, this, &QDialog::accept);
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_save, &QPushButton::clicked, &m_session, &models::GenerateSession::save);
}

QStringList MergeDialog::chosenHeads() const
{
    QStringList chosen;
    for (int row = 0; row < m_heads->topLevelItemCount(); ++row) {
        const QTreeWidgetItem *item = m_heads->topLevelItem(row);
        if (item->checkState(IdColumn) == Qt::Checked)
            chosen.append(item->data(IdColumn, Qt::UserRole).toString());
    }
    return chosen;
}

void MergeDialog::takeHeads()
{
    const QStringList chosen = chosenHeads();
    const models::ShortIds ids(m_workspace.graph());
    QStringList names;
    for (const QString &head : chosen)
        names.append(ids.of(head));
    // What the user has typed stays.
    if (!m_message->isModified())
        m_message->setText(tr("merge %1").arg(names.join(u", "_s)));
    m_session.setHeads(chosen);
    showTouched();
    showPreview();
}

void MergeDialog::showTouched()
{
    const QStringList tables = models::tablesOfSeveral(m_workspace.graph(), chosenHeads(), m_workspace.facts());
    m_touched->setText(
        tables.isEmpty()
            ? tr("No table is touched on more than one side.")
            : tr("Touched on more than one side: %1. Check that the changes go together.").arg(tables.join(u", "_s)));
}

void MergeDialog::showPreview()
{
    const bool enough = chosenHeads().size() > 1;
    if (const auto &preview = m_session.preview()) {
        m_file->setText(preview->text);
        m_previewTitle->setText(preview->path.section(u'/', -1));
        m_previewTitle->setToolTip(preview->path);
    }
    if (!enough)
        m_status->setText(tr("Choose at least two heads."));
    else if (m_session.error())
        m_status->setText(engine::describe(*m_session.error()));
    else
        m_status->setText(tr("Nothing runs: a merge only joins the lines of the history."));
    m_save->setEnabled(enough && m_session.canSave());
}

void MergeDialog::retranslate()
{
    setWindowTitle(tr("Merge heads"));
    m_messageLabel->setText(tr("&Message"));
    m_headsTitle->setText(tr("Heads"));
    m_heads->setAccessibleName(tr("Heads to merge"));
    m_file->setAccessibleName(tr("The file that would be written"));
    m_cancel->setText(tr("Cancel"));
    m_save->setText(tr("Save merge"));
}

void MergeDialog::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        takeHeads();
    }
    QDialog::changeEvent(event);
}

} // namespace widgets
