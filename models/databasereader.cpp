#include "models/databasereader.h"

#include "engine/diff/compare.h"
#include "engine/migration/journal.h"
#include "engine/migration/modelsource.h"

using namespace Qt::StringLiterals;

namespace models {

namespace {

engine::Done readHalfDone(DatabaseState &state, engine::Connection &connection, const engine::Dialect &dialect,
                          const engine::VersionTable &table)
{
    const auto journal = engine::readJournal(connection, dialect, table);
    if (!journal)
        return engine::failure(journal.error());
    if (!*journal)
        return {}; // somebody has just ended it
    const engine::Journal &left = **journal;
    state.halfDone = HalfDone{.revision = left.revision, .text = left.text(), .through = left.done()};
    if (left.isComplete)
        state.halfDone->statements = int(left.entries.size());
    return {};
}

engine::Done fill(DatabaseState &state, const engine::DatabaseUrl &url, const ProjectSnapshot &snapshot)
{
    const auto dialect = engine::dialectFor(url.dialect);
    if (!dialect)
        return engine::failure(dialect.error());
    if (!(*dialect)->exists(url)) {
        state.status = DatabaseState::Status::Absent;
        return {};
    }
    auto connection = (*dialect)->openReadOnly(url);
    if (!connection)
        return engine::failure(connection.error());
    const auto rows = engine::readVersionRows(**connection, **dialect, snapshot.versionTable);
    if (!rows)
        return engine::failure(rows.error());
    state.rows = *rows;
    state.version = (*dialect)->version(**connection).value_or(QString());
    const engine::Done whole = engine::expectNothingHalfDone(**connection, **dialect, snapshot.versionTable);
    if (!whole && whole.error().kind == engine::Error::Kind::HalfDone)
        return readHalfDone(state, **connection, **dialect, snapshot.versionTable);
    // Somebody at work on it is no failure of the reading.
    if (!whole && whole.error().kind != engine::Error::Kind::Locked)
        return whole;
    return {};
}

void countPending(DatabaseState &state, const engine::RevisionGraph &graph)
{
    QStringList known;
    for (const QString &row : state.rows) {
        if (graph.find(row))
            known.append(row);
    }
    state.applied = known.isEmpty() ? QSet<QString>() : graph.ancestors(known);
    state.pending = static_cast<int>(std::ssize(graph.revisions()) - state.applied.size());
}

} // namespace

engine::Result<engine::DatabaseUrl> addressOf(const Environment &environment, const ProjectSnapshot &snapshot)
{
    if (const auto own = projectEnvironment(snapshot); own && own->url == environment.url)
        return snapshot.url->url;
    engine::UrlSources sources;
    sources.environment = environment;
    const auto resolved = engine::resolveDatabaseUrl(snapshot.project, snapshot.script, sources);
    if (!resolved)
        return engine::failure(resolved.error());
    return resolved->url;
}

engine::Result<engine::DatabaseUrl> urlOf(const Environment &environment, const ProjectSnapshot &snapshot)
{
    auto url = addressOf(environment, snapshot);
    return url ? snapshot.passwords->filled(*std::move(url)) : url;
}

std::optional<Environment> projectEnvironment(const ProjectSnapshot &snapshot)
{
    if (!snapshot.url)
        return {};
    Environment environment;
    environment.name = u"development"_s;
    environment.url = snapshot.url->url.displayText();
    return environment;
}

DatabaseState readDatabase(const Environment &environment, const ProjectSnapshot &snapshot, const std::stop_token &stop)
{
    DatabaseState state;
    state.environment = environment;
    state.readAt = QDateTime::currentDateTime();
    const auto address = addressOf(environment, snapshot);
    if (!address) {
        state.status = DatabaseState::Status::Failed;
        state.error = address.error();
        return state;
    }
    state.dialect = address->dialect;
    state.place = address->placeText();
    state.address = address->readableText();
    state.status = DatabaseState::Status::Read;
    if (const auto filled = fill(state, snapshot.passwords->filled(*address), snapshot); !filled) {
        state.status = DatabaseState::Status::Failed;
        state.error = filled.error();
        state.wantsPassword =
            filled.error().kind == engine::Error::Kind::Password && keychain::passwordIn(*address).isEmpty();
    }
    if (!stop.stop_requested())
        countPending(state, *snapshot.graph);
    return state;
}

std::optional<int> countDrift(const DatabaseState &state, const ProjectSnapshot &snapshot, const std::stop_token &stop)
{
    const auto url = urlOf(state.environment, snapshot);
    if (!url || state.status != DatabaseState::Status::Read || state.rows.size() != 1)
        return {};
    const auto dialect = engine::dialectFor(url->dialect);
    if (!dialect)
        return {};
    engine::ModelContext context{*dialect, snapshot.graph.get(), snapshot.versionTable};
    context.server = *url;
    const auto sides =
        engine::loadSides(engine::DatabaseSource{*url, {}}, engine::RevisionSource{state.rows.first()}, context, stop);
    if (!sides || stop.stop_requested())
        return {};
    const engine::CompareOptions options = engine::compareOptions(**dialect, snapshot.versionTable);
    return static_cast<int>(engine::compare(sides->first.schema, sides->second.schema, options).operations.size());
}

engine::Result<QString> testConnection(const Environment &environment, const ProjectSnapshot &snapshot)
{
    const auto url = urlOf(environment, snapshot);
    if (!url)
        return engine::failure(url.error());
    const auto dialect = engine::dialectFor(url->dialect);
    if (!dialect)
        return engine::failure(dialect.error());
    auto connection = (*dialect)->openReadOnly(*url);
    if (!connection)
        return engine::failure(connection.error());
    return (*dialect)->version(**connection);
}

} // namespace models
