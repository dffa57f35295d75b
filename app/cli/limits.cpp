#include "app/cli/limits.h"

#include "app/cli/commands/command.h"

using namespace Qt::StringLiterals;

namespace app {

namespace {

/// The option's duration, or `otherwise`.
engine::Result<std::optional<std::chrono::milliseconds>> chosen(const std::string &option, const char *name,
                                                                std::optional<std::chrono::milliseconds> otherwise)
{
    auto duration = engine::durationOf(text(option));
    if (!duration) {
        engine::Error error = duration.error();
        error.what = u"argument %1: %2"_s.arg(QLatin1StringView(name), error.what);
        return engine::failure(error);
    }
    return *duration ? duration : otherwise;
}

} // namespace

void LimitOptions::declareLock(CLI::App &command)
{
    addText(command, "--lock-timeout", m_lock,
            "How long to wait for another migration, and for what others have locked: seconds, or 500ms, 2min");
}

void LimitOptions::declare(CLI::App &command)
{
    declareLock(command);
    addText(command, "--statement-timeout", m_statement, "How long a statement may last: seconds, or 500ms, 2min");
}

engine::Result<engine::SessionLimits> LimitOptions::limits(Session &session) const
{
    const auto project = session.project();
    if (!project)
        return engine::failure(project.error());
    const engine::SessionLimits &settings = (*project)->athanor.limits;
    const auto lock = chosen(m_lock, "--lock-timeout", settings.lock);
    if (!lock)
        return engine::failure(lock.error());
    const auto statement = chosen(m_statement, "--statement-timeout", settings.statement);
    if (!statement)
        return engine::failure(statement.error());
    const bool isAskedFor = !m_statement.empty();
    return engine::SessionLimits{.lock = *lock, .statement = *statement, .ifKeepable = !isAskedFor};
}

engine::LockWait lockWait(Session &session, const engine::SessionLimits &limits)
{
    const auto tell = [&session](const QString &holder) { session.output().note(waitingText(holder)); };
    return {.longest = limits.lock, .waiting = tell};
}

QString waitingText(const QString &holder)
{
    return holder.isEmpty() ? u"Waiting until another migration of this database has ended."_s
                            : u"Waiting until another migration of this database has ended: %1."_s.arg(holder);
}

} // namespace app
