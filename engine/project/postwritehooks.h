#pragma once

#include "engine/project/project.h"

namespace engine {

/// A hook as the program that it runs.
struct HookCommand
{
    QString name; ///< of the hook, for Alembic's message "Running post write hook 'name' ..."
    QString program;
    QStringList arguments;
    QString folder; ///< to run in; the project's working directory where the hook says nothing

    friend bool operator==(const HookCommand &, const HookCommand &) = default;
};

/// The commands that the project's post_write_hooks run on the new file `path`, in order (Alembic reference 2.3).
/// Nothing is run. Fails with Kind::Project and Alembic's words for a hook without a required key, and with
/// Kind::NeedsPython for a hook type that env.py registers.
[[nodiscard]] Result<QList<HookCommand>> postWriteHookCommands(const Project &project, const QString &path);

/// What a hook printed, on both channels, and how it ended; Alembic ignores the exit code.
struct HookOutcome
{
    int exitCode = 0;
    QString output;

    friend bool operator==(const HookOutcome &, const HookOutcome &) = default;
};

/// Runs one hook and waits for its end. Fails with Kind::File when the program cannot be started.
[[nodiscard]] Result<HookOutcome> runPostWriteHook(const HookCommand &command);

/// `text` taken apart as a POSIX shell would: quotes, backslashes, blanks. Nothing for a quote that never ends.
[[nodiscard]] std::optional<QStringList> shellWords(const QString &text);

} // namespace engine
