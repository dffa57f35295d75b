#pragma once

#include "engine/bridge/bridgerequest.h"
#include "models/jobrunner.h"

#include <functional>
#include <optional>

namespace models {

class Workspace;

/// What the user has to agree to before anything of it runs.
struct PythonQuestion
{
    enum class Subject {
        Models, ///< env.py and the models that it imports
        Revision, ///< env.py and one revision
    };

    Subject subject = Subject::Models;
    engine::SourcePosition place; ///< what needs Python
    QString reason; ///< why, in the reader's words; empty where the user prefers it
    engine::BridgeProject python; ///< what would run it
};

/// Who may run the Python of the open project: nobody, until the user has agreed once or for good. Lives on the GUI
/// thread; the interpreter is looked for on a worker.
class PythonAccess : public QObject
{
    Q_OBJECT

public:
    enum class Answer { Once, Always, Never };

    /// Takes the interpreter with the project; or why there is none: nobody agreed, or it was not found.
    using Then = std::function<void(const engine::Result<engine::BridgeProject> &)>;

    /// `workspace` must outlive it.
    explicit PythonAccess(Workspace &workspace);

    /// Asks for leave to run something of the open project; asked() where the user has to say. `then` is called on this
    /// thread when it is known, and never where a newer request or another project comes before. `python` of the
    /// question is filled in here.
    void request(const PythonQuestion &question, Then then);

    /// The user's word on what asked() told.
    void answer(Answer answer);

    /// Whether there is an agreement for good about the open project.
    [[nodiscard]] bool isRemembered() const { return m_remembered; }

    /// Forgets the agreement about the open project.
    void revoke();

signals:
    void asked(const models::PythonQuestion &question);
    /// The question is of no interest any more.
    void withdrawn();
    void rememberedChanged(bool remembered);

private:
    void takeProject();
    void take(const engine::Result<engine::BridgeProject> &python, bool remembered);
    void finish(const engine::Result<engine::BridgeProject> &python);
    void readRemembered();

    Workspace &m_workspace;
    JobRunner m_runner;
    std::optional<PythonQuestion> m_question; ///< what waits for the interpreter or for the user
    Then m_then;
    bool m_remembered = false;
};

} // namespace models
