#pragma once

#include "engine/result.h"

#include <chrono>
#include <optional>

namespace engine {

/// How long the statements of a session may wait and last. Nothing: as the database has it.
struct SessionLimits
{
    std::optional<std::chrono::milliseconds> lock; ///< for what somebody else has locked
    std::optional<std::chrono::milliseconds> statement; ///< a single statement, its waiting included
    bool ifKeepable = false; ///< of settings that several databases share: what a server cannot keep is left out

    friend bool operator==(const SessionLimits &, const SessionLimits &) = default;
};

/// A duration as people write one: "5" and "5s" are seconds, "0.5", "500ms", "2min"; nothing for an empty text.
/// Kind::Command for what is none, or is negative.
[[nodiscard]] Result<std::optional<std::chrono::milliseconds>> durationOf(const QString &text);

/// "5 s", "500 ms", "2 min": the largest unit that leaves no rest.
[[nodiscard]] QString durationText(std::chrono::milliseconds duration);

} // namespace engine
