#pragma once

#include "engine/diff/differencetree.h"
#include "models/sourcechoice.h"
#include "widgets/theme/tokens.h"

#include <QCoreApplication>

namespace widgets {

/// The words, signs and colours of comparisons, in one place.
class CompareWords
{
    Q_DECLARE_TR_FUNCTIONS(widgets::CompareWords)

public:
    /// "Database: development", for lists to choose from.
    [[nodiscard]] static QString choice(const models::SourceChoice &choice);

    /// "development", "the model", "revision 3f2a": inside a sentence.
    [[nodiscard]] static QString side(const models::SourceChoice &choice);

    [[nodiscard]] static QString sign(engine::Difference::State state); ///< + − ~ → =
    [[nodiscard]] static QString state(engine::Difference::State state); ///< "added"
    [[nodiscard]] static QString kind(engine::Difference::Kind kind); ///< "foreign key"

    /// The line that says why something differs, property by property.
    [[nodiscard]] static QString why(const engine::Difference &difference);

    [[nodiscard]] static Role mark(engine::Difference::State state);
    [[nodiscard]] static Role row(engine::Difference::State state); ///< Role::Surface for equal things
};

} // namespace widgets
