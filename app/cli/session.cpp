#include "app/cli/session.h"

#include "engine/migration/versiontable.h"

#include <QDir>

using namespace Qt::StringLiterals;

namespace app {

using engine::Error;
using engine::failure;
using engine::Result;

namespace {

const QString migrationLogger = u"alembic.runtime.migration"_s;

Error noUrl(const engine::Project &project)
{
    Error error;
    error.kind = Error::Kind::Project;
    error.what = u"The database's URL is not known."_s;
    error.advice = u"Give it with --url, in the environment variable ATHANOR_URL, or as sqlalchemy.url in %1."_s.arg(
        project.iniPath.isEmpty() ? u"alembic.ini"_s : project.iniPath);
    return error;
}

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

Result<engine::DatabaseUrl> Session::url()
{
    const auto opened = project();
    if (!opened)
        return failure(opened.error());
    QString text = m_options.url.isEmpty() ? qEnvironmentVariable("ATHANOR_URL") : m_options.url;
    if (text.isEmpty()) {
        if ((*opened)->urlError)
            return failure(*(*opened)->urlError);
        text = (*opened)->url.value_or(QString());
    }
    if (text.isEmpty())
        return failure(noUrl(**opened));
    const auto parsed = engine::parseDatabaseUrl(text);
    if (!parsed)
        return failure(parsed.error());
    m_urlText = parsed->displayText();
    return engine::absoluteSqliteFile(*parsed, (*opened)->workingDirectory);
}

Result<Database> Session::openDatabase()
{
    const auto address = url();
    if (!address)
        return failure(address.error());
    const auto dialect = engine::dialectFor(address->dialect);
    if (!dialect)
        return failure(dialect.error());
    auto connection = (*dialect)->open(*address);
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
    auto connection = missing ? (*dialect)->openScratch() : (*dialect)->openReadOnly(*address);
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

bool Session::logsInformation() const
{
    if (!m_project || !m_project->hasEnvironmentScript())
        return false;
    const auto level = m_project->settings.ini.rawValue(u"logger_alembic"_s, u"level"_s).value_or(QString());
    return level == u"INFO" || level == u"DEBUG";
}

void Session::announceContext(const engine::Dialect &dialect, bool offline)
{
    m_output.setLogging(logsInformation());
    m_output.info(migrationLogger, u"Context impl %1."_s.arg(dialect.alembicImplementation()));
    if (offline)
        m_output.info(migrationLogger, u"Generating static SQL"_s);
    m_output.info(migrationLogger,
                  dialect.capabilities().alembicTransactionalDdl ? u"Will assume transactional DDL."_s
                                                                 : u"Will assume non-transactional DDL."_s);
}

} // namespace app
