#include "widgets/revision/generatedialog.h"

#include "models/differencefilter.h"
#include "models/differencemodel.h"
#include "widgets/common/buttonkeys.h"
#include "widgets/diff/differencedelegate.h"
#include "widgets/editor/codeeditor.h"
#include "widgets/revision/questioncard.h"
#include "widgets/theme/athanorstyle.h"
#include "widgets/theme/icons.h"

#include <QComboBox>
#include <QEvent>
#include <QGridLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QTabWidget>
#include <QTreeView>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace widgets {

namespace {

QLabel *titleLabel(QWidget *parent)
{
    auto *label = new QLabel(parent);
    QFont bold = label->font();
    bold.setBold(true);
    label->setFont(bold);
    return label;
}

} // namespace

GenerateDialog::GenerateDialog(models::GenerateSession &session, QWidget *parent)
    : QDialog(parent)
    , m_session(session)
{
    setObjectName(u"revisionEditor"_s);
    setupHeader();
    setupOperations();
    setupQuestions();
    setupPreview();
    setupButtons();
    setupLayout();
    setupConnections();
    retranslate();
    showQuestions();
    showPreview();
    m_message->setFocus();
}

void GenerateDialog::setupHeader()
{
    m_messageLabel = new QLabel(this);
    m_message = new QLineEdit(m_session.message(), this);
    m_message->setObjectName(u"revisionMessage"_s);
    m_messageLabel->setBuddy(m_message);
    m_headLabel = new QLabel(this);
    m_head = new QComboBox(this);
    m_head->setObjectName(u"revisionHead"_s);
    m_head->addItems(m_session.heads());
    m_headLabel->setBuddy(m_head);
    m_branchLabelLabel = new QLabel(this);
    m_branchLabel = new QLineEdit(this);
    m_branchLabel->setObjectName(u"revisionBranchLabel"_s);
    m_branchLabel->setMaximumWidth(18 * fontMetrics().averageCharWidth());
    m_branchLabelLabel->setBuddy(m_branchLabel);
}

void GenerateDialog::setupOperations()
{
    m_operationsTitle = titleLabel(this);
    m_operations = new QTreeView(this);
    m_operations->setObjectName(u"revisionOperations"_s);
    m_differences = new models::DifferenceFilter(this);
    m_differences->setSourceModel(m_session.model());
    m_operations->setModel(m_differences);
    m_operations->setItemDelegateForColumn(models::DifferenceModel::NameColumn, new DifferenceDelegate(m_operations));
    m_operations->setUniformRowHeights(true);
    m_operations->setHeaderHidden(true);
    m_operations->setColumnHidden(models::DifferenceModel::DetailColumn, true);
    m_operations->header()->setSectionResizeMode(models::DifferenceModel::NameColumn, QHeaderView::Stretch);
    m_operations->header()->setStretchLastSection(false);
    m_operations->expandAll();
}

void GenerateDialog::setupQuestions()
{
    m_questionsTitle = titleLabel(this);
    m_noQuestions = new QLabel(this);
    m_noQuestions->setObjectName(u"noQuestions"_s);
    m_noQuestions->setProperty("muted", true);
    m_noQuestions->setWordWrap(true);
}

void GenerateDialog::setupPreview()
{
    m_previewTitle = titleLabel(this);
    m_preview = new QTabWidget(this);
    m_preview->setObjectName(u"revisionPreview"_s);
    m_preview->setDocumentMode(true);
    const auto page = [this](const QString &objectName, CodeEditor::Language language) {
        auto *editor = new CodeEditor(m_preview);
        editor->setObjectName(objectName);
        editor->setLanguage(language);
        editor->setReadOnly(true);
        m_preview->addTab(editor, QString());
        return editor;
    };
    m_file = page(u"previewFile"_s, CodeEditor::Language::Python);
    m_upgrade = page(u"previewUpgrade"_s, CodeEditor::Language::Sql);
    m_downgrade = page(u"previewDowngrade"_s, CodeEditor::Language::Sql);
}

void GenerateDialog::setupButtons()
{
    m_status = new QLabel(this);
    m_status->setObjectName(u"revisionStatus"_s);
    m_status->setWordWrap(true);
    m_cancel = new QPushButton(this);
    m_cancel->setObjectName(u"revisionCancelButton"_s);
    m_cancel->setAutoDefault(false);
    m_save = new QPushButton(icon(u"save"_s), QString(), this);
    m_save->setObjectName(u"saveRevisionButton"_s);
    m_save->setToolTip(pressBy(m_save, QKeySequence::Save));
    m_save->setDefault(true);
    m_saveAndPlan = new QPushButton(icon(u"upgrade"_s), QString(), this);
    m_saveAndPlan->setObjectName(u"saveAndPlanButton"_s);
    m_saveAndPlan->setAutoDefault(false);
}

void GenerateDialog::setupLayout()
{
    const int step = rhythm(this);
    auto *header = new QHBoxLayout;
    header->setSpacing(step);
    for (QWidget *each : std::initializer_list<QWidget *>{m_messageLabel, m_message, m_headLabel, m_head,
                                                          m_branchLabelLabel, m_branchLabel})
        header->addWidget(each, each == m_message ? 1 : 0);

    auto *cardArea = new QWidget(this);
    m_cards = new QVBoxLayout(cardArea);
    m_cards->setContentsMargins({});
    m_cards->setSpacing(step);
    m_cards->addWidget(m_noQuestions);
    m_cards->addStretch();
    auto *scroll = new QScrollArea(this);
    scroll->setObjectName(u"questionArea"_s);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidget(cardArea);

    auto *columns = new QGridLayout;
    columns->setHorizontalSpacing(2 * step);
    columns->setVerticalSpacing(step);
    columns->addWidget(m_operationsTitle, 0, 0);
    columns->addWidget(m_questionsTitle, 0, 1);
    columns->addWidget(m_previewTitle, 0, 2);
    columns->addWidget(m_operations, 1, 0);
    columns->addWidget(scroll, 1, 1);
    columns->addWidget(m_preview, 1, 2);
    columns->setColumnStretch(0, 3);
    columns->setColumnStretch(1, 3);
    columns->setColumnStretch(2, 5);
    columns->setRowStretch(1, 1);

    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(step);
    buttons->addWidget(m_status, 1);
    for (QPushButton *button : {m_cancel, m_save, m_saveAndPlan})
        buttons->addWidget(button);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(2 * step, 2 * step, 2 * step, 2 * step);
    layout->setSpacing(2 * step);
    layout->addLayout(header);
    layout->addLayout(columns, 1);
    layout->addLayout(buttons);
    const int width = fontMetrics().averageCharWidth();
    const QSize roomy(170 * width, 40 * fontMetrics().height());
    resize(parentWidget() ? roomy.boundedTo(parentWidget()->window()->size()) : roomy);
}

void GenerateDialog::setupConnections()
{
    connect(m_message, &QLineEdit::textChanged, &m_session, &models::GenerateSession::setMessage);
    connect(m_head, &QComboBox::currentTextChanged, &m_session,
            [this](const QString &head) { m_session.setHeads({head}); });
    connect(m_branchLabel, &QLineEdit::textChanged, &m_session, &models::GenerateSession::setBranchLabel);
    connect(m_differences, &QAbstractItemModel::modelReset, m_operations, &QTreeView::expandAll);
    connect(&m_session, &models::GenerateSession::questionsChanged, this, &GenerateDialog::showQuestions);
    connect(&m_session, &models::GenerateSession::previewChanged, this, &GenerateDialog::showPreview);
    connect(&m_session, &models::GenerateSession::failed, this, &GenerateDialog::showPreview);
    connect(&m_session, &models::GenerateSession::saved, this, &QDialog::accept);
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_save, &QPushButton::clicked, this, [this] { save(false); });
    connect(m_saveAndPlan, &QPushButton::clicked, this, [this] { save(true); });
}

void GenerateDialog::showQuestions()
{
    for (QuestionCard *card : std::as_const(m_cardWidgets))
        card->deleteLater();
    m_cardWidgets.clear();
    const auto &questions = m_session.questions();
    for (size_t number = 0; number < questions.size(); ++number) {
        auto *card = new QuestionCard(questions[number], this);
        m_cards->insertWidget(int(number), card);
        connect(card, &QuestionCard::answered, &m_session,
                [this, number](const models::RevisionQuestion &question) { m_session.answer(number, question); });
        m_cardWidgets << card;
    }
    m_noQuestions->setVisible(questions.empty());
    showPreview();
}

void GenerateDialog::showPreview()
{
    const int open = m_session.openQuestions();
    m_questionsTitle->setText(open > 0 ? tr("Questions: %n open", nullptr, open) : tr("Questions"));
    if (const auto &preview = m_session.preview()) {
        m_file->setText(preview->text);
        m_upgrade->setText(preview->upgradeScript);
        m_downgrade->setText(preview->downgradeScript);
        m_previewTitle->setText(preview->path.section(u'/', -1));
        m_previewTitle->setToolTip(preview->path);
    }
    if (m_session.error())
        m_status->setText(engine::describe(*m_session.error()));
    else if (open > 0)
        m_status->setText(tr("%n question(s) are open.", nullptr, open));
    else if (m_session.preview())
        m_status->setText(m_session.preview()->warnings.join(u' '));
    m_save->setEnabled(m_session.canSave());
    m_saveAndPlan->setEnabled(m_session.canSave());
}

void GenerateDialog::save(bool planUpgrade)
{
    m_planUpgrade = planUpgrade;
    m_session.save();
}

void GenerateDialog::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        showQuestions();
    }
    QDialog::changeEvent(event);
}

void GenerateDialog::retranslate()
{
    setWindowTitle(tr("New revision"));
    m_messageLabel->setText(tr("&Message"));
    m_message->setPlaceholderText(tr("what this revision does"));
    m_headLabel->setText(tr("on &top of"));
    m_branchLabelLabel->setText(tr("branch &label"));
    m_operationsTitle->setText(tr("Operations"));
    m_operations->setAccessibleName(tr("Operations of the revision"));
    m_noQuestions->setText(tr("Nothing needs an answer."));
    m_preview->setTabText(0, tr("File"));
    m_preview->setTabText(1, tr("Upgrade SQL"));
    m_preview->setTabText(2, tr("Downgrade SQL"));
    m_file->setAccessibleName(tr("The file that would be written"));
    m_upgrade->setAccessibleName(tr("The SQL of the upgrade"));
    m_downgrade->setAccessibleName(tr("The SQL of the downgrade"));
    m_cancel->setText(tr("Cancel"));
    m_save->setText(tr("Save revision"));
    m_saveAndPlan->setText(tr("Save and plan upgrade…"));
}

} // namespace widgets
