#include "models/revisionquestion.h"

#include "engine/overloaded.h"

#include <algorithm>

namespace models {

using engine::AddColumn;
using Answer = RequiredColumnQuestion::Answer;

namespace {

bool isSame(const engine::RenameCandidate &left, const engine::RenameCandidate &right)
{
    return left.kind == right.kind && left.table == right.table && left.oldName == right.oldName
        && left.newName == right.newName;
}

bool mayBeRefused(const AddColumn &add)
{
    return !add.column.nullable && !add.column.serverDefault && !add.column.computed && !add.column.identity
        && !add.primaryKey;
}

const RequiredColumnQuestion *find(const std::vector<RevisionQuestion> &questions, const AddColumn &add)
{
    for (const RevisionQuestion &question : questions) {
        const auto *required = std::get_if<RequiredColumnQuestion>(&question);
        if (required && required->table == add.table && required->column == add.column.name)
            return required;
    }
    return nullptr;
}

} // namespace

bool isAnswered(const RevisionQuestion &question)
{
    return std::visit(engine::Overloaded{
                          [](const RenameQuestion &rename) { return rename.renamed.has_value(); },
                          [](const RequiredColumnQuestion &required) {
                              return required.answer != Answer::Open
                                  && (required.answer != Answer::Default || !required.serverDefault.isEmpty());
                          },
                      },
                      question);
}

std::vector<RevisionQuestion> questionsFor(const std::vector<engine::Operation> &operations,
                                           const std::vector<engine::RenameCandidate> &candidates,
                                           const std::vector<RevisionQuestion> &earlier)
{
    // A rename that was agreed to is no candidate any more, yet its question stays, so that it can be taken back.
    std::vector<RevisionQuestion> questions;
    for (const RevisionQuestion &question : earlier) {
        if (const auto *rename = std::get_if<RenameQuestion>(&question); rename && rename->renamed == true)
            questions.emplace_back(*rename);
    }
    for (const engine::RenameCandidate &candidate : candidates) {
        RenameQuestion question{candidate, {}};
        for (const RevisionQuestion &before : earlier) {
            const auto *rename = std::get_if<RenameQuestion>(&before);
            if (rename && rename->renamed == false && isSame(rename->candidate, candidate))
                question.renamed = false;
        }
        questions.emplace_back(question);
    }
    for (const engine::Operation &operation : operations) {
        const auto *add = std::get_if<AddColumn>(&operation);
        if (!add || !mayBeRefused(*add))
            continue;
        const RequiredColumnQuestion *before = find(earlier, *add);
        questions.emplace_back(before ? *before
                                      : RequiredColumnQuestion{.table = add->table, .column = add->column.name});
    }
    return questions;
}

std::vector<engine::Operation> answered(std::vector<engine::Operation> operations,
                                        const std::vector<RevisionQuestion> &questions)
{
    for (engine::Operation &operation : operations) {
        auto *add = std::get_if<AddColumn>(&operation);
        const RequiredColumnQuestion *question = add ? find(questions, *add) : nullptr;
        if (!question)
            continue;
        if (question->answer == Answer::Nullable)
            add->column.nullable = true;
        else if (question->answer == Answer::Default)
            add->column.serverDefault =
                engine::ServerDefault{engine::ServerDefault::Kind::Literal, question->serverDefault};
    }
    return operations;
}

std::vector<engine::RenameCandidate> agreedRenames(const std::vector<RevisionQuestion> &questions)
{
    std::vector<engine::RenameCandidate> renames;
    for (const RevisionQuestion &question : questions) {
        if (const auto *rename = std::get_if<RenameQuestion>(&question); rename && rename->renamed == true)
            renames.push_back(rename->candidate);
    }
    return renames;
}

} // namespace models
