// How the compare view is put together; what it does is in compareview.cpp.
#include "widgets/diff/compareview.h"

#include "widgets/common/elidedlabel.h"
#include "widgets/common/flowlayout.h"
#include "widgets/diff/definitionview.h"
#include "widgets/editor/codeeditor.h"
#include "widgets/theme/athanorstyle.h"
#include "widgets/theme/icons.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace widgets {

void CompareView::setupPages()
{
    m_definitions = new DefinitionView(this);
    m_definitions->setObjectName(u"definitionView"_s);
    m_script = new CodeEditor(this);
    m_script->setObjectName(u"compareScript"_s);
    m_script->setLanguage(CodeEditor::Language::Sql);
    m_script->setReadOnly(true);
    m_details = new QStackedWidget(this);
    m_details->addWidget(m_definitions);
    m_details->addWidget(m_script);

    const int step = rhythm(this);
    auto *splitter = new QSplitter(this);
    splitter->setObjectName(u"compareSplitter"_s);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(m_tree);
    splitter->addWidget(m_details);
    m_tree->setMinimumWidth(26 * fontMetrics().averageCharWidth());
    splitter->setStretchFactor(0, 2);
    splitter->setStretchFactor(1, 3);
    splitter->setSizes({38 * fontMetrics().averageCharWidth(), 60 * fontMetrics().averageCharWidth()});
    auto *whyCard = new QFrame(this);
    whyCard->setProperty("card", true);
    m_why = new QLabel(whyCard);
    m_why->setObjectName(u"whyLine"_s);
    m_why->setTextFormat(Qt::RichText);
    m_why->setWordWrap(true);
    m_why->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *whyLayout = new QHBoxLayout(whyCard);
    whyLayout->setContentsMargins(step + step / 2, step, step + step / 2, step);
    whyLayout->addWidget(m_why);
    m_resultPage = new QWidget(this);
    auto *resultLayout = new QVBoxLayout(m_resultPage);
    resultLayout->setContentsMargins({});
    resultLayout->setSpacing(step);
    resultLayout->addWidget(splitter, 1);
    resultLayout->addWidget(whyCard);

    m_messagePage = new QWidget(this);
    m_messageTitle = new QLabel(m_messagePage);
    m_messageTitle->setObjectName(u"compareMessageTitle"_s);
    m_messageTitle->setTextFormat(Qt::PlainText);
    m_messageTitle->setWordWrap(true);
    QFont large = m_messageTitle->font();
    large.setPointSizeF(large.pointSizeF() * 1.3);
    large.setBold(true);
    m_messageTitle->setFont(large);
    m_messageText = new QLabel(m_messagePage);
    m_messageText->setObjectName(u"compareMessageText"_s);
    m_messageText->setProperty("muted", true);
    m_messageText->setTextFormat(Qt::PlainText);
    m_messageText->setWordWrap(true);
    m_messageText->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_messageButton = new QPushButton(m_messagePage);
    m_messageButton->setObjectName(u"compareMessageButton"_s);
    auto *column = new QVBoxLayout;
    column->setSpacing(step + step / 2);
    column->addStretch(2);
    for (QLabel *label : {m_messageTitle, m_messageText}) {
        label->setAlignment(Qt::AlignHCenter);
        column->addWidget(label);
    }
    column->addWidget(m_messageButton, 0, Qt::AlignHCenter);
    column->addStretch(3);
    auto *centred = new QHBoxLayout(m_messagePage);
    centred->addStretch(1);
    centred->addLayout(column, 3);
    centred->addStretch(1);

    m_pages = new QStackedWidget(this);
    m_pages->addWidget(m_resultPage);
    m_pages->addWidget(m_messagePage);
}

void CompareView::setupFooter()
{
    const auto note = [this](const QString &objectName) {
        auto *made = new ElidedLabel(this);
        made->setObjectName(objectName);
        made->setProperty("muted", true);
        return made;
    };
    m_chosen = new ElidedLabel(this);
    m_chosen->setObjectName(u"chosenOperations"_s);
    m_questions = note(u"openQuestions"_s);
    m_destroying = note(u"destroyingOperations"_s);
    m_showCommand = new QPushButton(icon(u"terminal"_s), QString(), this);
    m_showCommand->setObjectName(u"showCommandButton"_s);
    m_showScript = new QPushButton(icon(u"sql"_s), QString(), this);
    m_showScript->setObjectName(u"compareScriptButton"_s);
    m_showScript->setCheckable(true);
    m_makeRevision = new QPushButton(icon(u"revision-new"_s), QString(), this);
    m_makeRevision->setObjectName(u"makeRevisionButton"_s);
    m_makeRevision->setProperty("primary", true);
}

/// Rows of controls go on in the next line where there is no room, so that the view fits a small window.
void CompareView::setupLayout()
{
    const int step = rhythm(this);
    const auto row = [step] {
        auto *made = new FlowLayout;
        made->setSpacing(step);
        return made;
    };
    FlowLayout *sides = row();
    for (QWidget *each : std::initializer_list<QWidget *>{m_fromLabel, m_left, m_swap, m_toLabel, m_right, m_compare})
        sides->addWidget(each);
    auto *sentence = new QHBoxLayout;
    sentence->setSpacing(step);
    sentence->addWidget(m_sentence, 1);
    sentence->addWidget(m_age);
    FlowLayout *chips = row();
    for (QPushButton *chip : m_chips)
        chips->addWidget(chip);
    chips->addWidget(m_find);
    FlowLayout *facts = row();
    for (QLabel *label : {m_chosen, m_questions, m_destroying})
        facts->addWidget(label);
    auto *footer = new QHBoxLayout;
    footer->setSpacing(step);
    footer->addLayout(facts, 1);
    for (QPushButton *button : {m_showCommand, m_showScript, m_makeRevision})
        footer->addWidget(button);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(2 * step, step + step / 2, 2 * step, step + step / 2);
    layout->setSpacing(step + step / 2);
    layout->addLayout(sides);
    layout->addLayout(sentence);
    layout->addLayout(chips);
    layout->addWidget(m_pages, 1);
    layout->addLayout(footer);
}

void CompareView::retranslate()
{
    m_fromLabel->setText(tr("From"));
    m_left->setAccessibleName(tr("Left side"));
    m_swap->setText(tr("Swap sides"));
    m_swap->setToolTip(tr("Swap sides and compare again (%1)").arg(m_swapKeys));
    m_toLabel->setText(tr("To"));
    m_right->setAccessibleName(tr("Right side"));
    m_compare->setText(tr("Compare"));
    m_compare->setToolTip(tr("Compare again (%1)").arg(m_compareKeys));
    m_find->setPlaceholderText(tr("Find"));
    m_find->setAccessibleName(tr("Find among the differences"));
    m_tree->setAccessibleName(tr("Differences"));
    m_script->setAccessibleName(tr("The SQL of the chosen operations"));
    m_showCommand->setAccessibleName(tr("Copy as command"));
    m_showCommand->setToolTip(tr("Copy as command"));
    m_showScript->setText(tr("SQL"));
    m_makeRevision->setText(tr("Make a revision…"));
}

} // namespace widgets
