#pragma once

#include "engine/diff/compare.h"

#include <QMetaType>

#include <optional>
#include <variant>

namespace models {

/// Was something renamed, or dropped and added? Answered with yes or no.
struct RenameQuestion
{
    engine::RenameCandidate candidate;
    std::optional<bool> renamed;

    friend bool operator==(const RenameQuestion &, const RenameQuestion &) = default;
};

/// A column that is NOT NULL, has no default and is added to a table that may have rows: the database refuses it then.
struct RequiredColumnQuestion
{
    enum class Answer {
        Open,
        Default, ///< it gets `serverDefault`
        Nullable, ///< it is added without NOT NULL
        AsItIs, ///< for tables without rows
    };

    engine::TableName table;
    QString column;
    Answer answer = Answer::Open;
    QString serverDefault; ///< the literal, without quotes

    friend bool operator==(const RequiredColumnQuestion &, const RequiredColumnQuestion &) = default;
};

using RevisionQuestion = std::variant<RenameQuestion, RequiredColumnQuestion>;

/// False while the answer is still missing, or is a default without a text.
[[nodiscard]] bool isAnswered(const RevisionQuestion &question);

/// The questions that `operations` and `candidates` raise. Answers of `earlier` to the same questions are kept.
[[nodiscard]] std::vector<RevisionQuestion> questionsFor(const std::vector<engine::Operation> &operations,
                                                         const std::vector<engine::RenameCandidate> &candidates,
                                                         const std::vector<RevisionQuestion> &earlier);

/// `operations` with the answers about required columns put in.
[[nodiscard]] std::vector<engine::Operation> answered(std::vector<engine::Operation> operations,
                                                      const std::vector<RevisionQuestion> &questions);

/// The renames that were agreed to.
[[nodiscard]] std::vector<engine::RenameCandidate> agreedRenames(const std::vector<RevisionQuestion> &questions);

} // namespace models

Q_DECLARE_METATYPE(models::RevisionQuestion)
