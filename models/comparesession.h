#pragma once

#include "engine/diff/compare.h"
#include "engine/migration/modelsource.h"
#include "models/jobrunner.h"

#include <QDateTime>

#include <optional>

namespace models {

class Workspace;

/// Two schemas and what would make the left one look like the right one.
struct ComparisonResult
{
    engine::ModelSource leftSource;
    engine::ModelSource rightSource;
    engine::LoadedModel left; ///< the actual side
    engine::LoadedModel right; ///< the desired side
    engine::CompareOptions options;
    engine::Comparison comparison;
    const engine::Dialect *dialect = nullptr; ///< for definitions and SQL; lives as long as the program
    QDateTime time;
    qint64 milliseconds = 0;
};

/// Compares any two sources on a worker and keeps the last result.
class CompareSession : public QObject
{
    Q_OBJECT

public:
    /// `workspace` must outlive the session.
    explicit CompareSession(Workspace &workspace, QObject *parent = nullptr);
    ~CompareSession() override;

    /// Loads both sides and compares them; then `compared` or `failed`. `renames` are those that the user has agreed
    /// to. A newer call supersedes the older one.
    void compare(const engine::ModelSource &left, const engine::ModelSource &right,
                 const std::vector<engine::RenameCandidate> &renames = {});

    void cancel();

    [[nodiscard]] bool isRunning() const { return m_runner->isRunning(); }
    [[nodiscard]] const std::optional<ComparisonResult> &result() const { return m_result; }

signals:
    void started();
    void compared(const models::ComparisonResult &result);
    void failed(const engine::Error &error);
    void cancelled();

private:
    Workspace &m_workspace;
    JobRunner *m_runner;
    std::optional<ComparisonResult> m_result;
};

} // namespace models
