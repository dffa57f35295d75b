#pragma once

#include "engine/diff/differencetree.h"
#include "engine/migration/modelsource.h"
#include "models/filewatch.h"
#include "models/jobrunner.h"
#include "models/sourcechoice.h"

#include <QDateTime>

#include <optional>

namespace models {

class Workspace;

/// Two schemas side by side, with what makes the left one the right one.
struct CompareResult
{
    engine::LoadedModel left;
    engine::LoadedModel right;
    engine::Comparison comparison;
    std::vector<engine::Difference> tree;
    const engine::Dialect *dialect = nullptr;
    QDateTime when;
    qint64 milliseconds = 0;
};

/// Compares the two schemas that `result` already has once more, with `renames` agreed to.
void compareSchemas(CompareResult &result, const std::vector<engine::RenameCandidate> &renames,
                    const engine::VersionTable &versionTable);

/// The comparison that the compare view shows: two sides and, once they were compared, the result. Where a side was
/// read from files, it is read again as soon as one of them is saved; what is shown stays until the new result is
/// there.
class CompareSession : public QObject
{
    Q_OBJECT

public:
    /// `workspace` must outlive the session.
    explicit CompareSession(Workspace &workspace, QObject *parent = nullptr);

    /// Every side there is in the open project.
    [[nodiscard]] QList<SourceChoice> choices() const;

    [[nodiscard]] const std::optional<SourceChoice> &left() const { return m_left; }
    [[nodiscard]] const std::optional<SourceChoice> &right() const { return m_right; }
    void setLeft(const SourceChoice &choice);
    void setRight(const SourceChoice &choice);

    /// The environment's database against the model, or against the head where there is no model.
    void useDefaultSides();

    /// Exchanges the sides and compares again; a result is never mirrored.
    void swap();

    /// Reads both sides on a worker, once the user has said what passwords their servers want. Ends with finished() or
    /// failed(); a newer call supersedes an older one.
    void compare();
    void cancel();

    [[nodiscard]] bool isRunning() const;
    [[nodiscard]] const std::optional<CompareResult> &result() const { return m_result; }
    [[nodiscard]] const std::optional<engine::Error> &error() const { return m_error; }

signals:
    void choicesChanged();
    void sidesChanged();
    void started();
    void finished();
    void failed(const engine::Error &error);
    void cancelled();

private:
    void askForPython(const engine::Project &project);
    void start(const std::optional<engine::BridgeProject> &python);
    void dropResult();
    void read();
    [[nodiscard]] engine::ModelSource filled(engine::ModelSource source) const;
    void askForPasswords(const engine::Error &refusal);
    void follow();
    void showNotes();
    void take(const engine::Result<CompareResult> &result);

    Workspace &m_workspace;
    JobRunner *m_runner;
    FileWatch m_files;
    std::optional<engine::BridgeProject> m_python; ///< what the user lets run for the sides as they are
    std::optional<SourceChoice> m_left;
    std::optional<SourceChoice> m_right;
    std::optional<CompareResult> m_result;
    std::optional<engine::Error> m_error;
    bool m_mayAsk = false; ///< somebody waits for the answer, who may be asked for a password
};

} // namespace models
