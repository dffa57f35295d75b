#pragma once

#include "models/jobrunner.h"
#include "models/projectsnapshot.h"
#include "models/revisionfacts.h"

#include <QFileSystemWatcher>
#include <QTimer>

namespace models {

/// The open project: reads it, watches its revision folders and reads again what has changed.
class ProjectSession : public QObject
{
    Q_OBJECT

public:
    /// `passwords` go into every snapshot.
    explicit ProjectSession(std::shared_ptr<const KnownPasswords> passwords, QObject *parent = nullptr);
    ~ProjectSession() override;

    /// Reads the project at `path` on a worker; then `opened` or `failed`. The project that is open stays so meanwhile.
    void open(const QString &path);

    /// Reads settings and graph again; then `graphChanged` or `failed`.
    void refresh();

    void close();

    [[nodiscard]] bool isOpen() const { return m_snapshot.has_value(); }
    [[nodiscard]] const std::optional<ProjectSnapshot> &snapshot() const { return m_snapshot; }
    [[nodiscard]] const RevisionFactsById &facts() const { return m_facts; }
    [[nodiscard]] bool factsComplete() const { return m_factsComplete; }

    /// Reads the bodies of all revisions as they are on `dialect`; `factsChanged` follows, more than once where there
    /// are many.
    void readFacts(const QString &dialect);

    [[nodiscard]] QList<JobRunner *> runners() { return {&m_reader, &m_factsReader}; }

signals:
    void opened();
    void graphChanged();
    void factsChanged();
    void closed();
    void failed(const engine::Error &error);

private:
    void take(engine::Result<ProjectSnapshot> answer, bool isNew);
    void readNextFacts(const QStringList &ids, const QString &dialect);
    void watch();

    std::shared_ptr<const KnownPasswords> m_passwords;
    JobRunner m_reader;
    JobRunner m_factsReader;
    std::optional<ProjectSnapshot> m_snapshot;
    RevisionFactsById m_facts;
    bool m_factsComplete = false;
    QFileSystemWatcher m_watcher;
    QTimer m_changed; ///< gathers the many notes that one save makes
};

} // namespace models
