#include "models/pythonaccess.h"

#include "engine/bridge/consent.h"
#include "engine/project/environmentscript.h"
#include "models/workspace.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace models {

using engine::BridgeProject;
using engine::Error;
using engine::Result;

namespace {

/// What a worker finds out.
struct Found
{
    Result<BridgeProject> python;
    bool remembered = false;
};

Found find(const engine::Project &project, const QString &store)
{
    Found found{.python = BridgeProject::of(project, engine::processVariables())};
    if (!found.python)
        return found;
    const auto given = engine::isConsentGiven({project.root, found.python->settings.interpreter.path}, store);
    if (given)
        found.remembered = *given;
    else
        found.python = engine::failure(given.error());
    return found;
}

Error declined(const PythonQuestion &question)
{
    return {.kind = Error::Kind::NeedsPython,
            .what = u"This needs the project's own Python, which was not run."_s,
            .why = question.reason,
            .advice = u"Try again and agree to it, or do without."_s,
            .where = question.place};
}

} // namespace

PythonAccess::PythonAccess(Workspace &workspace)
    : m_workspace(workspace)
{
    connect(&workspace, &Workspace::projectChanged, this, &PythonAccess::takeProject);
}

void PythonAccess::takeProject()
{
    m_runner.cancel();
    m_then = {};
    if (std::exchange(m_question, std::nullopt))
        emit withdrawn();
    readRemembered();
}

void PythonAccess::readRemembered()
{
    bool remembered = false;
    if (const auto project = m_workspace.project()) {
        const auto given = engine::hasConsents(project->root, m_workspace.settings().consentStore());
        if (!given)
            m_workspace.reportProblem(given.error());
        remembered = given.value_or(false);
    }
    if (std::exchange(m_remembered, remembered) != remembered)
        emit rememberedChanged(remembered);
}

void PythonAccess::request(const PythonQuestion &question, Then then)
{
    const auto project = m_workspace.project();
    if (!project)
        return;
    if (std::exchange(m_question, question))
        emit withdrawn();
    m_then = std::move(then);
    m_runner.start(
        Task::Kind::OpenProject, project->root,
        [project = *project, store = m_workspace.settings().consentStore()](const std::stop_token &) {
            return find(project, store);
        },
        [this](const Found &found) { take(found.python, found.remembered); });
}

void PythonAccess::take(const Result<BridgeProject> &python, bool remembered)
{
    if (!python || remembered) {
        finish(python);
        return;
    }
    m_question->python = *python;
    m_question->python.url = m_workspace.environment().url;
    emit asked(*m_question);
}

void PythonAccess::answer(Answer answer)
{
    if (!m_question || m_question->python.settings.interpreter.path.isEmpty())
        return;
    const BridgeProject python = m_question->python;
    if (answer == Answer::Never) {
        finish(engine::failure(declined(*m_question)));
        return;
    }
    if (answer == Answer::Always) {
        const engine::BridgeConsent consent{python.project.root, python.settings.interpreter.path};
        if (const auto given = engine::giveConsent(consent, m_workspace.settings().consentStore()); !given)
            m_workspace.reportProblem(given.error());
        readRemembered();
    }
    finish(python);
}

void PythonAccess::finish(const Result<BridgeProject> &python)
{
    m_question.reset();
    const Then then = std::exchange(m_then, {});
    if (then)
        then(python);
}

void PythonAccess::revoke()
{
    const auto project = m_workspace.project();
    if (!project)
        return;
    if (const auto gone = engine::revokeConsent(project->root, m_workspace.settings().consentStore()); !gone)
        m_workspace.reportProblem(gone.error());
    readRemembered();
}

} // namespace models
