#include "models/sourcechoice.h"

#include "models/databasereader.h"
#include "models/workspace.h"

using namespace Qt::StringLiterals;

namespace models {

namespace {

/// More are found with the search of "Go to"; a list to choose from must be one that can be read.
constexpr qsizetype MostRevisions = 40;

SourceChoice databaseChoice(const Environment &environment, const ProjectSnapshot &snapshot)
{
    SourceChoice choice;
    choice.kind = SourceChoice::Kind::Database;
    choice.name = environment.name;
    const auto url = addressOf(environment, snapshot);
    choice.available = url.has_value();
    if (url)
        choice.source = engine::DatabaseSource{*url, environment.name};
    else
        choice.reason = url.error().what;
    return choice;
}

SourceChoice modelChoice(const Workspace &workspace)
{
    SourceChoice choice;
    choice.kind = SourceChoice::Kind::Model;
    const QString named = workspace.project()->athanor.model;
    choice.name = named.isEmpty() && workspace.project()->hasEnvironmentScript() ? u"sqlalchemy"_s : named;
    const auto model = workspace.model();
    choice.available = model && model->has_value();
    if (choice.available)
        choice.source = **model;
    else if (model)
        choice.reason = model->error().what;
    else
        choice.reason = u"The project names no model; set one in the section [athanor] of alembic.ini."_s;
    return choice;
}

/// The models of env.py as Python has them, for those who do not want them read as text.
std::optional<SourceChoice> pythonChoice(const Workspace &workspace)
{
    const engine::Project project = *workspace.project();
    SourceChoice choice;
    choice.kind = SourceChoice::Kind::Model;
    choice.name = u"sqlalchemy:python"_s;
    choice.source = engine::PythonSource{project};
    if (!project.hasEnvironmentScript() || project.athanor.model.trimmed() == choice.name)
        return {};
    return choice;
}

SourceChoice revisionChoice(const engine::Revision &revision)
{
    SourceChoice choice;
    choice.kind = SourceChoice::Kind::Revision;
    choice.name = revision.id;
    choice.detail = revision.message().simplified();
    choice.source = engine::RevisionSource{revision.id};
    return choice;
}

} // namespace

QList<SourceChoice> sourceChoices(const Workspace &workspace)
{
    if (!workspace.hasProject())
        return {};
    QList<SourceChoice> choices;
    for (const Environment &environment : workspace.environments())
        choices.append(databaseChoice(environment, *workspace.snapshot()));
    choices.append(modelChoice(workspace));
    if (const auto python = pythonChoice(workspace))
        choices.append(*python);
    const engine::RevisionGraph &graph = workspace.graph();
    QStringList ids = graph.heads() + workspace.versionRows() + graph.newestFirst();
    ids.removeDuplicates();
    for (const QString &id : ids.first(std::min(ids.size(), MostRevisions))) {
        if (const engine::Revision *revision = graph.find(id))
            choices.append(revisionChoice(*revision));
    }
    return choices;
}

} // namespace models
