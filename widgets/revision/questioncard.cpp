#include "widgets/revision/questioncard.h"

#include "engine/overloaded.h"
#include "widgets/theme/athanorstyle.h"

#include <QButtonGroup>
#include <QLabel>
#include <QLineEdit>
#include <QRadioButton>
#include <QVBoxLayout>

#include <utility>

using namespace Qt::StringLiterals;

namespace widgets {

using Answer = models::RequiredColumnQuestion::Answer;

namespace {

enum RenameAnswer { Renamed, DroppedAndAdded };

} // namespace

QuestionCard::QuestionCard(models::RevisionQuestion question, QWidget *parent)
    : QFrame(parent)
    , m_question(std::move(question))
{
    setObjectName(u"questionCard"_s);
    setProperty("card", true);
    const int step = rhythm(this);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(step + step / 2, step + step / 2, step + step / 2, step + step / 2);
    layout->setSpacing(step);
    m_answers = new QButtonGroup(this);
    std::visit(engine::Overloaded{
                   [this](const models::RenameQuestion &rename) { setupRename(rename); },
                   [this](const models::RequiredColumnQuestion &required) { setupRequiredColumn(required); },
               },
               m_question);
    connect(m_answers, &QButtonGroup::idClicked, this, &QuestionCard::takeAnswer);
}

QuestionCard::RenameWords QuestionCard::wordsFor(const engine::RenameCandidate &candidate)
{
    using Kind = engine::RenameCandidate::Kind;
    const QString table = candidate.table.text();
    switch (candidate.kind) {
    case Kind::Table:
        return {tr("Was the table %1 renamed to %2?").arg(table, candidate.newName),
                tr("Yes: rename it and keep its rows"), tr("No: drop it with its rows, add the new one empty")};
    case Kind::Column:
        return {tr("Was %1.%2 renamed to %3?").arg(table, candidate.oldName, candidate.newName),
                tr("Yes: rename it and keep its values"), tr("No: drop it with its values, add the new one empty")};
    case Kind::EnumValue:
        break;
    }
    return {tr("Was the value %1 of %2 renamed to %3?").arg(candidate.oldName, table, candidate.newName),
            tr("Yes: rename it in every row that has it"), tr("No: remove it; refused while rows have it")};
}

void QuestionCard::setupRename(const models::RenameQuestion &rename)
{
    const engine::RenameCandidate &candidate = rename.candidate;
    const RenameWords words = wordsFor(candidate);
    addHeading(words.question, candidate.evidence.join(u" · "_s));
    addAnswer(words.yes, Renamed, u"renameYes"_s, rename.renamed == true);
    addAnswer(words.no, DroppedAndAdded, u"renameNo"_s, rename.renamed == false);
}

void QuestionCard::setupRequiredColumn(const models::RequiredColumnQuestion &required)
{
    addHeading(tr("%1.%2 is NOT NULL and has no default").arg(required.table.text(), required.column),
               tr("A table that has rows refuses such a column."));
    addAnswer(tr("Give it a server default:"), int(Answer::Default), u"requiredDefault"_s,
              required.answer == Answer::Default);
    m_default = new QLineEdit(required.serverDefault, this);
    m_default->setObjectName(u"requiredDefaultValue"_s);
    m_default->setAccessibleName(tr("Server default of %1").arg(required.column));
    m_default->setPlaceholderText(tr("value, without quotes"));
    connect(m_default, &QLineEdit::textEdited, this, &QuestionCard::takeDefault);
    layout()->addWidget(m_default);
    addAnswer(tr("Let it be NULL"), int(Answer::Nullable), u"requiredNullable"_s, required.answer == Answer::Nullable);
    addAnswer(tr("Leave it as it is"), int(Answer::AsItIs), u"requiredAsItIs"_s, required.answer == Answer::AsItIs);
}

void QuestionCard::addHeading(const QString &question, const QString &evidence)
{
    auto *heading = new QLabel(question, this);
    heading->setWordWrap(true);
    heading->setTextFormat(Qt::PlainText);
    QFont bold = heading->font();
    bold.setBold(true);
    heading->setFont(bold);
    layout()->addWidget(heading);
    setAccessibleName(question);
    if (evidence.isEmpty())
        return;
    auto *words = new QLabel(evidence, this);
    words->setWordWrap(true);
    words->setProperty("muted", true);
    layout()->addWidget(words);
}

void QuestionCard::addAnswer(const QString &text, int id, const QString &objectName, bool chosen)
{
    auto *button = new QRadioButton(text, this);
    button->setObjectName(objectName);
    button->setChecked(chosen);
    m_answers->addButton(button, id);
    layout()->addWidget(button);
}

void QuestionCard::takeAnswer(int id)
{
    if (auto *rename = std::get_if<models::RenameQuestion>(&m_question))
        rename->renamed = id == Renamed;
    else if (auto *required = std::get_if<models::RequiredColumnQuestion>(&m_question))
        required->answer = Answer(id);
    if (m_default && id == int(Answer::Default))
        m_default->setFocus();
    emit answered(m_question);
}

void QuestionCard::takeDefault()
{
    auto &required = std::get<models::RequiredColumnQuestion>(m_question);
    required.serverDefault = m_default->text();
    required.answer = Answer::Default;
    m_answers->button(int(Answer::Default))->setChecked(true);
    emit answered(m_question);
}

} // namespace widgets
