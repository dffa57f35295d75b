#include "app/cli/newfile.h"

#include "engine/project/newrevision.h"
#include "engine/project/postwritehooks.h"

using namespace Qt::StringLiterals;

namespace app {

namespace {

void tellHook(Session &session, const engine::HookCommand &hook)
{
    session.output().note(
        u"The post write hook '%1' was not run: it is a command of the project, and needs your consent. Give "
        "--with-hooks, or run it yourself: %2"_s.arg(hook.name,
                                                     (QStringList{hook.program} + hook.arguments).join(u' ')));
}

engine::Done runHook(Session &session, const engine::HookCommand &hook)
{
    QString said;
    const engine::Done done =
        session.output().status(u"Running post write hook '%1'"_s.arg(hook.name), [&hook, &said]() -> engine::Done {
            const auto outcome = engine::runPostWriteHook(hook);
            if (!outcome)
                return engine::failure(outcome.error());
            said = outcome->output;
            return {};
        });
    if (!said.isEmpty())
        session.output().note(said.trimmed());
    return done;
}

engine::Done takeHooks(Session &session, const engine::Project &project, const QString &file, bool withHooks)
{
    const auto commands = engine::postWriteHookCommands(project, file);
    if (!commands)
        return engine::failure(commands.error());
    for (const engine::HookCommand &hook : *commands) {
        if (!withHooks)
            tellHook(session, hook);
        else if (const engine::Done done = runHook(session, hook); !done)
            return done;
    }
    return {};
}

} // namespace

int writeNewFile(Session &session, const engine::RevisionRequest &request, bool withHooks)
{
    const auto project = session.project();
    if (!project)
        return session.failed(project.error());
    const auto graph = session.graph();
    if (!graph)
        return session.failed(graph.error());
    const auto dialect = session.dialect();
    const engine::RevisionFileSettings settings =
        engine::fileSettings(**project, dialect ? (*dialect)->name() : QString());
    const auto draft = engine::draftRevision(settings, request, **graph);
    if (!draft)
        return session.failed(draft.error());
    const engine::Done written = session.output().status(u"Generating %1"_s.arg(draft->path),
                                                         [&draft] { return engine::writeRevision(*draft); });
    if (!written)
        return session.failed(written.error());
    for (const QString &warning : draft->warnings)
        session.output().note(warning);
    const engine::Done hooks = takeHooks(session, **project, draft->path, withHooks);
    return hooks ? 0 : session.failed(hooks.error());
}

} // namespace app
