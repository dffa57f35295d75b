#include "widgets/diff/compareview.h"

#include "models/differencefilter.h"
#include "models/differencemodel.h"
#include "models/comparescript.h"
#include "widgets/common/buttonkeys.h"
#include "widgets/common/elidedlabel.h"
#include "widgets/diff/comparewords.h"
#include "widgets/diff/definitionview.h"
#include "widgets/diff/differencedelegate.h"
#include "widgets/editor/codeeditor.h"
#include "widgets/theme/athanorstyle.h"
#include "widgets/theme/icons.h"

#include <QClipboard>
#include <QComboBox>
#include <QEvent>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QStackedWidget>
#include <QStandardItemModel>
#include <QToolButton>
#include <QToolTip>
#include <QTreeView>

using namespace Qt::StringLiterals;

namespace widgets {

using engine::Difference;
using models::DifferenceModel;

CompareView::CompareView(models::CompareSession &session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_treeState(DifferenceModel::KeyRole)
{
    setObjectName(u"compareView"_s);
    setupModels();
    setupSides();
    setupChips();
    setupTree();
    setupPages();
    setupFooter();
    setupLayout();
    setupConnections();
    retranslate();
    fillChoices();
    showSession();
}

void CompareView::setupModels()
{
    m_model = new DifferenceModel(this);
    m_filter = new models::DifferenceFilter(this);
    m_filter->setSourceModel(m_model);
}

void CompareView::setupSides()
{
    const auto box = [this](const QString &objectName) {
        auto *made = new QComboBox(this);
        made->setObjectName(objectName);
        made->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        made->setMinimumContentsLength(14);
        return made;
    };
    m_fromLabel = new QLabel(this);
    m_fromLabel->setProperty("muted", true);
    m_left = box(u"leftSide"_s);
    m_fromLabel->setBuddy(m_left);
    m_swap = new QToolButton(this);
    m_swap->setObjectName(u"swapButton"_s);
    m_swap->setIcon(icon(u"swap"_s));
    m_swapKeys = pressBy(m_swap, Qt::CTRL | Qt::SHIFT | Qt::Key_E);
    m_toLabel = new QLabel(this);
    m_toLabel->setProperty("muted", true);
    m_right = box(u"rightSide"_s);
    m_toLabel->setBuddy(m_right);
    m_compare = new QPushButton(icon(u"compare"_s), QString(), this);
    m_compare->setObjectName(u"compareButton"_s);
    m_compareKeys = pressBy(m_compare, Qt::Key_F5);
    m_age = new QLabel(this);
    m_age->setObjectName(u"compareAge"_s);
    m_age->setProperty("muted", true);
    m_sentence = new QLabel(this);
    m_sentence->setObjectName(u"compareSentence"_s);
    m_sentence->setTextFormat(Qt::RichText);
    m_sentence->setWordWrap(true);
}

void CompareView::setupChips()
{
    using State = Difference::State;
    for (const State state : {State::Added, State::Dropped, State::Changed, State::Renamed, State::Equal}) {
        auto *chip = new QPushButton(this);
        chip->setObjectName(u"chip%1"_s.arg(int(state)));
        chip->setProperty("chip", true);
        chip->setCheckable(true);
        chip->setChecked(m_filter->isShown(state));
        connect(chip, &QPushButton::toggled, this, [this, state](bool on) {
            m_filter->setShown(state, on);
            m_tree->expandAll();
        });
        m_chips << chip;
    }
    m_find = new QLineEdit(this);
    m_find->setObjectName(u"compareFind"_s);
    m_find->setClearButtonEnabled(true);
    m_find->setMaximumWidth(24 * fontMetrics().averageCharWidth());
}

void CompareView::setupTree()
{
    m_tree = new QTreeView(this);
    m_tree->setObjectName(u"differenceTree"_s);
    m_tree->setModel(m_filter);
    m_tree->setItemDelegateForColumn(DifferenceModel::NameColumn, new DifferenceDelegate(m_tree));
    m_tree->setUniformRowHeights(true);
    m_tree->setHeaderHidden(true);
    m_tree->setColumnHidden(DifferenceModel::DetailColumn, true);
    m_tree->header()->setSectionResizeMode(DifferenceModel::NameColumn, QHeaderView::Stretch);
    m_tree->header()->setStretchLastSection(false);
}

void CompareView::setupConnections()
{
    connect(m_left, &QComboBox::activated, this, [this](int index) { takeChoice(m_left, index); });
    connect(m_right, &QComboBox::activated, this, [this](int index) { takeChoice(m_right, index); });
    connect(m_swap, &QToolButton::clicked, &m_session, &models::CompareSession::swap);
    connect(m_compare, &QPushButton::clicked, &m_session, &models::CompareSession::compare);
    connect(m_find, &QLineEdit::textChanged, m_filter, &models::DifferenceFilter::setText);
    connect(m_find, &QLineEdit::textChanged, m_tree, &QTreeView::expandAll);
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentChanged, this, &CompareView::showCurrent);
    connect(m_model, &DifferenceModel::chosenChanged, this, &CompareView::showChosen);
    connect(m_model, &DifferenceModel::othersFollowed, this, &CompareView::showFollowers);
    connect(m_showScript, &QPushButton::toggled, this, &CompareView::showScript);
    connect(m_showCommand, &QPushButton::clicked, this, &CompareView::showCommand);
    connect(m_makeRevision, &QPushButton::clicked, this, &CompareView::revisionRequested);
    connect(m_messageButton, &QPushButton::clicked, this, [this] {
        if (m_session.isRunning())
            m_session.cancel();
        else
            m_session.compare();
    });

    connect(&m_session, &models::CompareSession::choicesChanged, this, qOverload<>(&CompareView::fillChoices));
    connect(&m_session, &models::CompareSession::sidesChanged, this, qOverload<>(&CompareView::fillChoices));
    connect(&m_session, &models::CompareSession::sidesChanged, this, &CompareView::forgetTree);
    connect(&m_session, &models::CompareSession::sidesChanged, this, &CompareView::showSession);
    connect(&m_session, &models::CompareSession::started, this, &CompareView::showSession);
    connect(&m_session, &models::CompareSession::failed, this, &CompareView::showSession);
    connect(&m_session, &models::CompareSession::cancelled, this, &CompareView::showSession);
    connect(&m_session, &models::CompareSession::finished, this, &CompareView::showResult);
}

void CompareView::fillChoices()
{
    fillChoices(m_left, m_session.left());
    fillChoices(m_right, m_session.right());
}

void CompareView::fillChoices(QComboBox *box, const std::optional<models::SourceChoice> &chosen)
{
    box->clear();
    int current = -1;
    for (const models::SourceChoice &choice : m_session.choices()) {
        box->addItem(CompareWords::choice(choice), QVariant::fromValue(choice));
        const int row = box->count() - 1;
        if (!choice.available) {
            box->setItemData(row, choice.reason, Qt::ToolTipRole);
            qobject_cast<QStandardItemModel *>(box->model())->item(row)->setEnabled(false);
        }
        if (chosen && chosen->kind == choice.kind && chosen->name == choice.name)
            current = row;
    }
    box->setCurrentIndex(current);
}

void CompareView::takeChoice(QComboBox *box, int index)
{
    const auto choice = box->itemData(index).value<models::SourceChoice>();
    if (box == m_left)
        m_session.setLeft(choice);
    else
        m_session.setRight(choice);
    m_session.compare();
}

void CompareView::showSession()
{
    const bool running = m_session.isRunning();
    m_compare->setEnabled(!running);
    m_swap->setEnabled(!running && m_session.left() && m_session.right());
    showSentence();
    if (running) {
        m_messageTitle->setText(tr("Reading both sides…"));
        m_messageText->setText(tr("The window stays free while the schemas are read."));
        m_messageButton->setText(tr("Cancel"));
    } else if (m_session.error()) {
        showError(*m_session.error());
    } else if (!m_session.result()) {
        m_messageTitle->setText(tr("See what differs before you change anything"));
        m_messageText->setText(tr("Choose two sides above: a database, the model, or any revision."));
        m_messageButton->setText(tr("Compare"));
    }
    m_messageButton->setVisible(running || (m_session.left() && m_session.right()));
    if (running || m_session.error() || !m_session.result()) {
        // Emptied, not cleared: the ticks are wanted when the file that was being written can be read again.
        m_treeState.remember(*m_tree);
        m_model->setComparison({}, {});
        m_age->clear();
        m_pages->setCurrentWidget(m_messagePage);
    }
    showChips();
    showChosen();
}

void CompareView::showError(const engine::Error &error)
{
    m_messageTitle->setText(error.what);
    QStringList parts;
    if (error.where.line > 0)
        parts << tr("%1, line %2").arg(error.where.file).arg(error.where.line);
    for (const QString &part : {error.why, error.advice}) {
        if (!part.isEmpty())
            parts << part;
    }
    m_messageText->setText(parts.join(u"\n\n"_s));
    m_messageButton->setText(tr("Compare again"));
}

/// Other sides have other differences: nothing of what was chosen means them.
void CompareView::forgetTree()
{
    m_model->clear();
    m_treeState.forget();
}

void CompareView::showResult()
{
    const models::CompareResult &result = *m_session.result();
    showSession();
    showSentence();
    m_treeState.remember(*m_tree);
    m_model->setComparison(result.comparison, result.tree);
    m_age->setText(tr("%1 · %2 · %3 s")
                       .arg(QLocale().toString(result.when.time(), QLocale::ShortFormat),
                            tr("%n table(s)", nullptr, int(result.right.schema.tables.size())),
                            QLocale().toString(double(result.milliseconds) / 1000, 'f', 3)));
    showChips();
    const bool differs = !result.comparison.operations.empty();
    if (!differs) {
        m_messageTitle->setText(tr("Nothing differs"));
        m_messageText->setText(tr("Both sides say the same. Checked at %1, %2.")
                                   .arg(QLocale().toString(result.when.time(), QLocale::ShortFormat),
                                        tr("%n table(s)", nullptr, int(result.right.schema.tables.size()))));
        m_messageButton->setText(tr("Check again"));
        m_messageButton->setVisible(true);
    }
    m_pages->setCurrentWidget(differs ? m_resultPage : m_messagePage);
    m_treeState.restore(*m_tree);
    showScript();
}

void CompareView::showSentence()
{
    if (!m_session.left() || !m_session.right()) {
        m_sentence->clear();
        return;
    }
    QString sentence = tr("These operations would make <b>%1</b> look like <b>%2</b>.")
                           .arg(CompareWords::side(*m_session.left()).toHtmlEscaped(),
                                CompareWords::side(*m_session.right()).toHtmlEscaped());
    // Who does not know that a part was not read would take what is missing for a difference.
    qsizetype hints = 0;
    qsizetype leftAlone = 0;
    qsizetype unread = 0;
    QStringList remarks;
    if (m_session.result()) {
        leftAlone = m_session.result()->comparison.notes.size();
        for (const engine::LoadedModel &side : {m_session.result()->left, m_session.result()->right}) {
            for (const engine::ModelNote &note : side.notes) {
                hints += note.kind == engine::ModelNote::Kind::Hint ? 1 : 0;
                leftAlone += note.kind == engine::ModelNote::Kind::LeftAlone ? 1 : 0;
                if (note.kind == engine::ModelNote::Kind::Remark && !remarks.contains(note.text))
                    remarks << note.text;
            }
            unread += engine::unreadParts(side);
        }
    }
    if (unread > 0)
        sentence += u' ' + tr("%n part(s) of the models could not be read: see Problems.", nullptr, int(unread));
    if (hints > 0)
        sentence += u' ' + tr("%n thing(s) in the models may be a mistake: see Problems.", nullptr, int(hints));
    if (leftAlone > 0)
        sentence += u' ' + tr("Not all that is there is compared: see Problems.");
    for (const QString &remark : std::as_const(remarks))
        sentence += u' ' + remark.toHtmlEscaped();
    m_sentence->setText(sentence);
}

void CompareView::showChips()
{
    using State = Difference::State;
    const QList<State> states{State::Added, State::Dropped, State::Changed, State::Renamed, State::Equal};
    for (qsizetype index = 0; index < states.size(); ++index) {
        const State state = states.at(index);
        m_chips.at(index)->setText(
            u"%1  %2 %3"_s.arg(CompareWords::sign(state), CompareWords::state(state)).arg(m_model->count(state)));
        m_chips.at(index)->setAccessibleName(CompareWords::state(state));
    }
}

void CompareView::showChosen()
{
    const int chosen = int(m_model->chosen().size());
    const int questions = m_session.result() ? int(m_session.result()->comparison.renameCandidates.size()) : 0;
    const int left = m_model->unchosenDestroying();
    const int destroying = m_model->chosenDestroying();
    m_chosen->setFullText(tr("%n operation(s) chosen", nullptr, chosen));
    m_questions->setFullText(tr("%n question(s)", nullptr, questions));
    m_questions->setVisible(questions > 0);
    m_destroying->setFullText(destroying > 0 ? tr("%n would destroy data", nullptr, destroying)
                                             : tr("%n would destroy data, not ticked", nullptr, left));
    m_destroying->setVisible(destroying + left > 0);
    m_makeRevision->setEnabled(chosen > 0);
    m_showScript->setEnabled(m_session.result().has_value());
    m_showCommand->setEnabled(m_session.left() && m_session.right());
    if (m_showScript->isChecked())
        showScript();
}

void CompareView::showCurrent()
{
    const QModelIndex index = m_filter->mapToSource(m_tree->currentIndex());
    const Difference *difference = m_model->difference(index);
    if (!difference) {
        m_why->clear();
        m_definitions->setTexts({}, {});
        return;
    }
    m_why->setText(tr("<b>Why</b>&nbsp; %1").arg(CompareWords::why(*difference).toHtmlEscaped()));
    m_tree->setAccessibleDescription(DifferenceDelegate::spoken(index));
    if (const Difference *top = m_model->difference(DifferenceModel::top(index)))
        showDefinitions(*top);
}

void CompareView::showDefinitions(const Difference &top)
{
    const models::CompareResult &result = *m_session.result();
    const engine::TableName renamedFrom{top.table.schema, top.oldName.isEmpty() ? top.table.name : top.oldName};
    m_definitions->setTexts(models::definitionOf(result.left.schema, top.kind, renamedFrom, top.name, *result.dialect),
                            models::definitionOf(result.right.schema, top.kind, top.table, top.name, *result.dialect));
    m_definitions->setTitles(CompareWords::choice(*m_session.left()), CompareWords::choice(*m_session.right()));
}

void CompareView::showScript()
{
    const bool asScript = m_showScript->isChecked() && m_session.result();
    if (asScript)
        m_script->setText(models::scriptOf(m_model->chosenOperations(), m_session.result()->left.schema,
                                           *m_session.result()->dialect));
    m_details->setCurrentWidget(asScript ? static_cast<QWidget *>(m_script) : m_definitions);
}

void CompareView::showCommand()
{
    const QString command = models::commandFor(*m_session.left(), *m_session.right());
    QGuiApplication::clipboard()->setText(command);
    QToolTip::showText(m_showCommand->mapToGlobal(QPoint(0, -2 * m_showCommand->height())),
                       tr("Copied: %1").arg(command), m_showCommand);
}

void CompareView::showFollowers(int count, bool ticked)
{
    m_chosen->setFullText(ticked ? tr("%n other(s) were ticked, being needed", nullptr, count)
                                 : tr("%n other(s) were unticked, needing this", nullptr, count));
}

void CompareView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        fillChoices();
        if (m_session.result())
            showResult();
        else
            showSession();
    }
    QWidget::changeEvent(event);
}

} // namespace widgets
