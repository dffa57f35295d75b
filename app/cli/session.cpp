#include "app/cli/session.h"

#include "engine/migration/versiontable.h"

#include <QDir>

#include <utility>

using namespace Qt::StringLiterals;

namespace app {

using engine::Error;
using engine::failure;
using engine::Result;

namespace {

const QString migrationLogger = u"alembic.runtime.migration"_s;

} // namespace

Session::Session(GlobalOptions options)
    : m_options(std::move(options))
    , m_output(m_options.quiet)
{
}

Result<const engine::Project *> Session::project()
{
    if (!m_project) {
        engine::ProjectLocation location;
        location.startFolder = QDir::currentPath();
        location.configFiles = m_options.configFiles;
        if (!m_options.section.isEmpty())
            location.section = m_options.section;
        location.alembicConfig = qEnvironmentVariable("ALEMBIC_CONFIG");
        auto opened = engine::openProject(location);
        if (!opened)
            return failure(opened.error());
        for (const QString &warning : opened->warnings)
            m_output.note(warning);
        m_project = std::move(*opened);
    }
    return &*m_project;
}

engine::ReadOptions Session::readOptions()
{
    const auto opened = project();
    const QStringList folders = opened ? (*opened)->searchPath() : QStringList();
    return {.dialect = {}, .searchPath = folders, .variables = engine::processVariables()};
}

Result<const engine::RevisionGraph *> Session::graph()
{
    if (!m_graph) {
        const auto opened = project();
        if (!opened)
            return failure(opened.error());
        engine::RevisionGraph graph = engine::readRevisionGraph((*opened)->revisionFolders());
        if (const engine::Done sound = graph.sound(); !sound)
            return failure(sound.error());
        m_graph = std::move(graph);
    }
    return &*m_graph;
}

const std::optional<engine::EnvironmentScript> &Session::script()
{
    if (!m_scriptRead && m_project && m_project->hasEnvironmentScript()) {
        const engine::ScriptSurroundings surroundings{engine::processVariables(), m_options.arguments};
        auto read = engine::readEnvironmentScript(*m_project, surroundings);
        if (read)
            m_script = std::move(*read);
        else
            m_output.note(engine::describe(read.error()));
    }
    m_scriptRead = true;
    return m_script;
}

Result<engine::DatabaseUrl> Session::url()
{
    const auto opened = project();
    if (!opened)
        return failure(opened.error());
    engine::UrlSources sources;
    sources.commandLine = m_options.url;
    sources.variables = engine::processVariables();
    const auto resolved = engine::resolveDatabaseUrl(**opened, script(), sources);
    if (!resolved)
        return failure(resolved.error());
    if (!m_notesTold) {
        for (const QString &note : resolved->notes)
            m_output.note(note);
    }
    m_notesTold = true;
    return resolved->url;
}

QString Session::urlText()
{
    QStringList candidates{m_options.url, qEnvironmentVariable("ATHANOR_URL")};
    if (m_project)
        candidates << m_project->url.value_or(QString());
    if (m_script)
        candidates << m_script->url.value_or(QString());
    for (const QString &candidate : candidates) {
        const auto parsed = engine::parseDatabaseUrl(candidate);
        if (!candidate.isEmpty() && parsed)
            return parsed->displayText();
    }
    return {};
}

engine::VersionTable Session::versionTable()
{
    engine::VersionTable table;
    if (const auto &environment = script()) {
        table.name = {environment->versionTableSchema, environment->versionTable};
        table.primaryKey = environment->versionTablePrimaryKey;
    }
    return table;
}

bool Session::oneTransaction(const engine::Dialect &dialect)
{
    return engine::isOneTransaction(script(), dialect.capabilities());
}

Result<const engine::Dialect *> Session::dialect()
{
    const auto address = url();
    return engine::dialectFor(address ? address->dialect : u"sqlite"_s);
}

Result<Database> Session::openDatabase()
{
    const auto address = url();
    if (!address)
        return failure(address.error());
    const auto dialect = engine::dialectFor(address->dialect);
    if (!dialect)
        return failure(dialect.error());
    auto connection =
        m_passwords.open(*address, [&](const engine::DatabaseUrl &filled) { return (*dialect)->open(filled); });
    if (!connection)
        return failure(connection.error());
    return Database{*dialect, *address, std::move(*connection), false};
}

Result<Database> Session::readDatabase()
{
    const auto address = url();
    if (!address)
        return failure(address.error());
    const auto dialect = engine::dialectFor(address->dialect);
    if (!dialect)
        return failure(dialect.error());
    const bool missing = !(*dialect)->exists(*address);
    auto connection = m_passwords.open(*address, [&](const engine::DatabaseUrl &filled) {
        return missing ? (*dialect)->openScratch(filled) : (*dialect)->openReadOnly(filled);
    });
    if (!connection)
        return failure(connection.error());
    return Database{*dialect, *address, std::move(*connection), missing};
}

Result<QStringList> Session::versionRows()
{
    const auto database = readDatabase();
    if (!database)
        return failure(database.error());
    announceContext(*database->dialect);
    return engine::readVersionRows(*database->connection, *database->dialect, versionTable());
}

Result<engine::BridgeProject> Session::python()
{
    const auto opened = project();
    if (!opened)
        return failure(opened.error());
    auto python = engine::BridgeProject::of(**opened, engine::processVariables());
    if (!python)
        return failure(python.error());
    python->xArguments = m_options.arguments;
    if (const auto address = url())
        python->url = address->displayText();
    python->settings.printed = [this](const QString &line) { m_output.note(line); };
    return python;
}

bool Session::logsInformation() const
{
    if (!m_project || !m_project->hasEnvironmentScript())
        return false;
    const auto level = m_project->settings.ini.rawValue(u"logger_alembic"_s, u"level"_s).value_or(QString());
    return level == u"INFO" || level == u"DEBUG";
}

void Session::announceContext(const engine::Dialect &dialect, bool offline)
{
    if (std::exchange(m_contextAnnounced, true))
        return;
    m_output.setLogging(logsInformation());
    m_output.info(migrationLogger, u"Context impl %1."_s.arg(dialect.alembicImplementation()));
    if (offline)
        m_output.info(migrationLogger, u"Generating static SQL"_s);
    m_output.info(migrationLogger,
                  dialect.capabilities().alembicTransactionalDdl ? u"Will assume transactional DDL."_s
                                                                 : u"Will assume non-transactional DDL."_s);
}

} // namespace app
