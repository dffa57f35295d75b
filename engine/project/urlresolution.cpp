#include "engine/project/urlresolution.h"

#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace engine {

namespace {

/// A URL as text, with where it comes from.
struct Candidate
{
    QString text;
    QString origin;
};

bool isPlaceholder(const QString &url)
{
    return url.startsWith("driver://"_L1);
}

std::optional<Candidate> fromIni(const Project &project)
{
    if (!project.url || project.url->isEmpty() || isPlaceholder(*project.url))
        return std::nullopt;
    return Candidate{*project.url, u"sqlalchemy.url in %1"_s.arg(project.iniPath)};
}

std::optional<Candidate> fromScript(const std::optional<EnvironmentScript> &script)
{
    if (!script || !script->url || script->url->isEmpty())
        return std::nullopt;
    return Candidate{*script->url, script->urlOrigin};
}

std::optional<Candidate> chosen(const Project &project, const std::optional<EnvironmentScript> &script,
                                const UrlSources &sources)
{
    if (!sources.commandLine.isEmpty())
        return Candidate{sources.commandLine, u"--url"_s};
    if (sources.environment)
        return Candidate{sources.environment->url, u"the environment %1"_s.arg(sources.environment->name)};
    if (const QString variable = sources.variables.value(u"ATHANOR_URL"_s); !variable.isEmpty())
        return Candidate{variable, u"the environment variable ATHANOR_URL"_s};
    if (const auto ini = fromIni(project))
        return ini;
    return fromScript(script);
}

/// The setting of Alembic's multidb template, "engine1, engine2"; empty in other projects.
QString databasesOf(const Project &project)
{
    const auto value = project.settings.mainOption(u"databases"_s);
    return value ? value->value_or(QString()) : QString();
}

tl::unexpected<Error> noUrl(const Project &project, const std::optional<EnvironmentScript> &script)
{
    Error error{.kind = Error::Kind::Connection,
                .what = u"No database URL is known for the project in %1."_s.arg(project.root),
                .advice =
                    u"Give one with --url, choose an environment, set the environment variable ATHANOR_URL, or set "
                    "sqlalchemy.url in alembic.ini."_s};
    const QString several = databasesOf(project);
    if (!several.isEmpty()) {
        error.why = u"alembic.ini names several databases (%1), which its env.py migrates in one go."_s.arg(several);
        error.advice = u"Athanor runs one database at a time and such revisions only in parts: use Alembic for this "
                       "project, or name one database with --url to look at it."_s;
    } else if (project.urlError) {
        error.why = project.urlError->what;
        error.where = project.urlError->where;
    } else if (script && script->urlError) {
        error.why = script->urlError->what;
        if (!script->urlError->why.isEmpty())
            error.why += u' ' + script->urlError->why;
        error.where = script->urlError->where;
    } else if (project.url && isPlaceholder(*project.url)) {
        error.why = u"sqlalchemy.url in alembic.ini is still the placeholder that \"init\" writes."_s;
    }
    return failure(error);
}

/// A run from a sub-folder must not start a second database there.
DatabaseUrl absoluteFile(const DatabaseUrl &url, const Project &project)
{
    const DatabaseUrl here = absoluteSqliteFile(url, project.workingDirectory);
    if (project.explicitlyNamed || here == url || QFileInfo::exists(here.database))
        return here;
    return absoluteSqliteFile(url, project.root);
}

/// What a user of both tools must know when env.py overrides the ini file: Alembic works on env.py's database.
QStringList notesOn(const Candidate &candidate, const Project &project, const std::optional<EnvironmentScript> &script)
{
    const std::optional<Candidate> ini = fromIni(project);
    if (!script || script->urlLine == 0 || !ini || ini->origin != candidate.origin)
        return {};
    if (!script->url) {
        return {u"env.py sets another URL at line %1, which cannot be read without running it; Alembic would use "
                "that one."_s.arg(script->urlLine)};
    }
    if (*script->url == candidate.text)
        return {};
    return {u"env.py takes its URL from %1; Alembic would use that one."_s.arg(script->urlOrigin)};
}

} // namespace

Result<ResolvedUrl> resolveDatabaseUrl(const Project &project, const std::optional<EnvironmentScript> &script,
                                       const UrlSources &sources)
{
    const std::optional<Candidate> candidate = chosen(project, script, sources);
    if (!candidate)
        return noUrl(project, script);
    Result<DatabaseUrl> url = parseDatabaseUrl(candidate->text);
    if (!url) {
        url.error().why +=
            (url.error().why.isEmpty() ? QString() : u" "_s) + u"The URL comes from %1."_s.arg(candidate->origin);
        return failure(url.error());
    }
    return ResolvedUrl{absoluteFile(*url, project), candidate->origin, notesOn(*candidate, project, script)};
}

} // namespace engine
