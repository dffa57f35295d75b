#include "models/projectsession.h"

#include <QFileInfo>

namespace models {

namespace {

constexpr int GatherMilliseconds = 200;
/// The first screenful soon, the rest in portions that one repaint each is worth.
constexpr qsizetype FirstPortion = 60;
constexpr qsizetype LaterPortion = 1000;

RevisionFactsById readPortion(const engine::RevisionGraph &graph, const QStringList &ids, const QString &dialect,
                              const std::stop_token &stop)
{
    RevisionFactsById facts;
    for (const QString &id : ids) {
        if (stop.stop_requested())
            break;
        if (const engine::Revision *revision = graph.find(id))
            facts.insert(id, factsOf(engine::readRevisionOperations(*revision, {.dialect = dialect})));
    }
    return facts;
}

} // namespace

ProjectSession::ProjectSession(std::shared_ptr<const KnownPasswords> passwords, QObject *parent)
    : QObject(parent)
    , m_passwords(std::move(passwords))
{
    m_changed.setSingleShot(true);
    m_changed.setInterval(GatherMilliseconds);
    connect(&m_changed, &QTimer::timeout, this, &ProjectSession::refresh);
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, &m_changed, qOverload<>(&QTimer::start));
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, &m_changed, qOverload<>(&QTimer::start));
}

ProjectSession::~ProjectSession() = default;

void ProjectSession::open(const QString &path)
{
    m_reader.start(
        Task::Kind::OpenProject, path, [path](const std::stop_token &stop) { return readProject(path, stop); },
        [this](engine::Result<ProjectSnapshot> answer) { take(std::move(answer), true); });
}

void ProjectSession::refresh()
{
    if (!m_snapshot)
        return;
    const engine::Project &project = m_snapshot->project;
    const QString path = project.iniPath.isEmpty() ? project.root : project.iniPath;
    m_reader.start(
        Task::Kind::ReadRevisions, m_snapshot->name(),
        [path](const std::stop_token &stop) { return readProject(path, stop); },
        [this](engine::Result<ProjectSnapshot> answer) { take(std::move(answer), false); });
}

void ProjectSession::close()
{
    m_reader.cancel();
    m_factsReader.cancel();
    m_snapshot.reset();
    m_facts.clear();
    m_factsComplete = false;
    watch();
    emit closed();
}

void ProjectSession::take(engine::Result<ProjectSnapshot> answer, bool isNew)
{
    if (!answer) {
        emit failed(answer.error());
        return;
    }
    m_snapshot = std::move(*answer);
    m_snapshot->passwords = m_passwords;
    watch();
    if (isNew) {
        m_facts.clear();
        emit opened();
    } else {
        emit graphChanged();
    }
}

void ProjectSession::readFacts(const QString &dialect)
{
    m_factsComplete = false;
    if (m_snapshot)
        readNextFacts(m_snapshot->graph->newestFirst(), dialect);
}

void ProjectSession::readNextFacts(const QStringList &ids, const QString &dialect)
{
    const qsizetype count = std::min(ids.size(), m_facts.isEmpty() ? FirstPortion : LaterPortion);
    const QStringList portion = ids.first(count);
    const QStringList rest = ids.sliced(count);
    m_factsReader.start(
        Task::Kind::ReadRevisions, m_snapshot->name(),
        [graph = m_snapshot->graph, portion, dialect](const std::stop_token &stop) {
            return readPortion(*graph, portion, dialect, stop);
        },
        [this, rest, dialect](const RevisionFactsById &facts) {
            m_facts.insert(facts);
            m_factsComplete = rest.isEmpty();
            emit factsChanged();
            if (!rest.isEmpty())
                readNextFacts(rest, dialect);
        });
}

void ProjectSession::watch()
{
    const QStringList watched = m_watcher.directories() + m_watcher.files();
    if (!watched.isEmpty())
        m_watcher.removePaths(watched);
    if (!m_snapshot)
        return;
    QStringList paths = m_snapshot->project.revisionFolders().directories;
    for (const QString &file : {m_snapshot->project.iniPath, m_snapshot->project.pyprojectPath}) {
        if (!file.isEmpty())
            paths.append(file);
    }
    // A change of a file's content is no change of its folder; the newest files are those that people edit.
    constexpr qsizetype WatchedFiles = 200;
    for (const QString &id :
         m_snapshot->graph->newestFirst().first(std::min(WatchedFiles, m_snapshot->graph->newestFirst().size()))) {
        if (const engine::Revision *revision = m_snapshot->graph->find(id))
            paths.append(revision->file);
    }
    if (!paths.isEmpty())
        m_watcher.addPaths(paths);
}

} // namespace models
