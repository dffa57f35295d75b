#include "app/cli/newfile.h"

#include "engine/project/newrevision.h"

using namespace Qt::StringLiterals;

namespace app {

namespace {

void tellHooks(Session &session, const engine::Project &project, const QString &file)
{
    for (const engine::PostWriteHook &hook : project.postWriteHooks) {
        session.output().note(
            u"The post write hook '%1' was not run: it is a command of the project, and needs your consent. Run it "
            "yourself on %2."_s.arg(hook.name, file));
    }
}

} // namespace

int writeNewFile(Session &session, const engine::RevisionRequest &request)
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
    tellHooks(session, **project, draft->path);
    return 0;
}

} // namespace app
