#pragma once

#include "engine/revision/revisionreader.h"
#include "models/jobrunner.h"

#include <memory>
#include <optional>

namespace models {

class Workspace;

/// What one revision does, read from its file.
struct RevisionDetail
{
    engine::Revision revision;
    engine::RevisionOperations operations;
    /// Of the upgrade, as it would run on the chosen database from the revisions right below; the error where it
    /// cannot be told.
    engine::Result<QStringList> sql;
};

/// Reads the body of the revision that is looked at, on a worker.
class RevisionSession : public QObject
{
    Q_OBJECT

public:
    /// `workspace` must outlive the session.
    explicit RevisionSession(Workspace &workspace, QObject *parent = nullptr);

    /// Reads the revision; then `changed`. An id that no file has, or an empty one, leaves nothing to show.
    void load(const QString &id);

    [[nodiscard]] const QString &id() const { return m_id; }
    [[nodiscard]] const std::optional<RevisionDetail> &detail() const { return m_detail; }
    [[nodiscard]] bool isReading() const { return m_runner->isRunning(); }

signals:
    void changed();

private:
    Workspace &m_workspace;
    JobRunner *m_runner;
    QString m_id;
    std::optional<RevisionDetail> m_detail;
};

} // namespace models
