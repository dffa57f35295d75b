#include "app/cli/pythonconsent.h"

#include "app/cli/terminal.h"

#include "engine/bridge/consent.h"

using namespace Qt::StringLiterals;

namespace app {

using engine::Error;
using engine::failure;
using engine::Result;

namespace {

enum class Answer { Once, Always, Never };

QString placeText(const engine::SourcePosition &place)
{
    return place.line > 0 ? u"%1:%2"_s.arg(place.file).arg(place.line) : place.file;
}

Error refusal(const engine::BridgeProject &python, const PythonNeed &need)
{
    const engine::Interpreter &interpreter = python.settings.interpreter;
    return {.kind = Error::Kind::NeedsPython,
            .what = u"This needs the project's own Python, and nobody has agreed to run it."_s,
            .why = (need.reason.isEmpty() ? QString() : need.reason + u'\n')
                + u"%1 would be run with %2 (%3)."_s.arg(need.what, interpreter.path, interpreter.reason),
            .advice = u"Allow it with --python once, or with --python always for this project from now on."_s,
            .where = need.place};
}

Answer askOnTerminal(Output &output, const engine::BridgeProject &python, const PythonNeed &need)
{
    const engine::Interpreter &interpreter = python.settings.interpreter;
    output.note(u"%1 needs the project's own Python."_s.arg(placeText(need.place)));
    if (!need.reason.isEmpty())
        output.note(u"Why:          %1"_s.arg(need.reason));
    output.note(u"Would be run: %1"_s.arg(need.what));
    output.note(u"With:         %1 (%2)"_s.arg(interpreter.path, interpreter.reason));
    const QString answer = askLine(u"[o]nce, [a]lways for this project, [N]o? "_s).toLower();
    if (answer == u"o" || answer == u"once")
        return Answer::Once;
    return answer == u"a" || answer == u"always" ? Answer::Always : Answer::Never;
}

Result<Answer> answerOf(Session &session, const engine::BridgeProject &python, const PythonNeed &need)
{
    const QString &option = session.options().python;
    if (!option.isEmpty())
        return option == u"once" ? Answer::Once : option == u"always" ? Answer::Always : Answer::Never;
    const auto given =
        engine::isConsentGiven({python.project.root, python.settings.interpreter.path}, engine::consentStorePath());
    if (!given)
        return failure(given.error());
    if (*given)
        return Answer::Once;
    return isTerminal() ? askOnTerminal(session.output(), python, need) : Answer::Never;
}

} // namespace

Result<engine::BridgeProject> allowedPython(Session &session, const PythonNeed &need)
{
    auto python = session.python();
    if (!python)
        return failure(python.error());
    if (session.isPythonAllowed())
        return *python;
    const auto answer = answerOf(session, *python, need);
    if (!answer)
        return failure(answer.error());
    if (*answer == Answer::Never)
        return failure(refusal(*python, need));
    if (*answer == Answer::Always) {
        const engine::BridgeConsent consent{python->project.root, python->settings.interpreter.path};
        if (const engine::Done given = engine::giveConsent(consent, engine::consentStorePath()); !given)
            return failure(given.error());
    }
    session.allowPython();
    return *python;
}

Result<engine::BridgeProject> pythonFor(Session &session, const Error &error)
{
    const auto project = session.project();
    if (!project)
        return failure(project.error());
    return allowedPython(session,
                         {u"%1, %2, and what they import,"_s.arg(error.where.file, (*project)->environmentScript()),
                          error.where, error.why.isEmpty() ? error.what : error.why});
}

QString pythonSentence(Session &session)
{
    const auto python = session.python();
    if (!python)
        return u"What needs Python cannot be run: %1"_s.arg(python.error().what);
    const engine::Interpreter &interpreter = python->settings.interpreter;
    const QString &option = session.options().python;
    const auto given = engine::isConsentGiven({python->project.root, interpreter.path}, engine::consentStorePath());
    const bool isAllowed = option.isEmpty() ? given.value_or(false) : option != u"never";
    return u"What needs Python is run through %1 (%2), %3."_s.arg(interpreter.path, interpreter.reason,
                                                                  isAllowed ? u"which you have agreed to"_s
                                                                            : u"once you agree to it (--python)"_s);
}

} // namespace app
