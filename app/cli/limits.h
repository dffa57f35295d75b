#pragma once

#include "app/cli/session.h"

#include "engine/migration/migrationlock.h"

#include <CLI/CLI.hpp>

#include <string>

namespace app {

/// `--lock-timeout` and `--statement-timeout` of the commands that change a database.
class LimitOptions
{
public:
    /// Adds `--lock-timeout`.
    void declareLock(CLI::App &command);

    /// Adds both.
    void declare(CLI::App &command);

    /// What was given, and for the rest what [athanor] in the project's settings says. Errors: a text that is no
    /// duration, those of Session::project() and Session::dialect().
    [[nodiscard]] engine::Result<engine::SessionLimits> limits(Session &session) const;

private:
    std::string m_lock;
    std::string m_statement;
};

/// How another migration is waited for: no longer than `limits` allow, telling once who it is.
[[nodiscard]] engine::LockWait lockWait(Session &session, const engine::SessionLimits &limits);

/// The sentence that tells it.
[[nodiscard]] QString waitingText(const QString &holder);

} // namespace app
