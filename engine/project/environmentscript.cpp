#include "engine/project/environmentscript.h"

#include "engine/project/environmentreader.h"
#include "engine/python/parser.h"

#include <QProcessEnvironment>
#include <QFile>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace engine {

namespace {

/// Alembic undoes the doubling when it reads the option back.
QString withoutDoubledPercent(QString text)
{
    return text.replace("%%"_L1, "%"_L1);
}

} // namespace

void EnvironmentReader::takeConfigure(const python::CallArguments &arguments)
{
    const QHash<QString, bool *> flags{{u"transaction_per_migration"_s, &m_script.transactionPerMigration},
                                       {u"render_as_batch"_s, &m_script.renderAsBatch},
                                       {u"compare_type"_s, &m_script.compareType},
                                       {u"compare_server_default"_s, &m_script.compareServerDefault},
                                       {u"include_schemas"_s, &m_script.scope.everySchema},
                                       {u"version_table_pk"_s, &m_script.versionTablePrimaryKey}};
    const QHash<QString, QString *> texts{{u"version_table"_s, &m_script.versionTable},
                                          {u"version_table_schema"_s, &m_script.versionTableSchema}};
    for (const python::Keyword &keyword : arguments.keywords) {
        const bool *flag = keyword.value.boolean();
        const QString *text = keyword.value.string();
        bool *flagTarget = flags.value(keyword.name);
        QString *textTarget = texts.value(keyword.name);
        const bool isFilter = keyword.name == "include_object"_L1 || keyword.name == "include_name"_L1;
        if (isFilter && !keyword.value.isNone()) {
            m_script.scope.filter = keyword.name;
            m_script.scope.filterLine = m_line;
        } else if (keyword.name == "url"_L1)
            takeUrl(keyword.value, false);
        else if (keyword.name == "transactional_ddl"_L1 && flag)
            m_script.transactionalDdl = *flag;
        else if (flagTarget != nullptr && flag)
            *flagTarget = *flag;
        else if (textTarget && (text || keyword.value.isNone()))
            *textTarget = text ? *text : QString();
        else if (flagTarget != nullptr || textTarget != nullptr)
            note(u"The value of %1 cannot be read without running env.py."_s.arg(keyword.name));
    }
}

void EnvironmentReader::takeUrl(const Result<Value> &url, bool isInterpolated)
{
    const QString *text = url ? url->string() : nullptr;
    const QString value = text ? (isInterpolated ? withoutDoubledPercent(*text) : *text) : QString();
    if (text && m_project.url && value == *m_project.url && m_usedVariables.isEmpty() && m_script.urlLine == 0)
        return; // handed through from the ini file
    m_script.urlLine = m_line;
    if (!text)
        return refuseUrl(url);
    m_script.url = value;
    m_script.urlError.reset();
    m_script.urlOrigin = originOf(value);
    if (m_uncertainLine > 0)
        note(u"env.py sets the URL under a condition at line %1 that cannot be read."_s.arg(m_uncertainLine));
}

QString EnvironmentReader::originOf(const QString &url) const
{
    QStringList names;
    for (auto entry = m_readVariables.cbegin(); entry != m_readVariables.cend(); ++entry) {
        const bool isPart = entry.value().size() > 2 && url.contains(entry.value());
        if (isPart || m_usedVariables.contains(entry.key()))
            names << entry.key();
    }
    if (names.isEmpty())
        return u"env.py, line %1"_s.arg(m_line);
    const bool fromFile =
        std::any_of(names.cbegin(), names.cend(), [this](const QString &name) { return !m_variables.contains(name); });
    return u"%1%2, which env.py reads at line %3"_s.arg(
        names.join(u", "_s), fromFile ? u" (%1)"_s.arg(m_dotenvFile) : QString(), QString::number(m_line));
}

void EnvironmentReader::refuseUrl(const Result<Value> &url)
{
    const auto *reference = url ? url->reference() : nullptr;
    const auto cause = reference ? m_unreadable.constFind(reference->name) : m_unreadable.cend();
    QString why = url ? u"It is %1."_s.arg(url->typeName()) : url.error().why;
    if (cause != m_unreadable.cend())
        why = cause->why;
    else if (reference)
        why = u"It comes from %1."_s.arg(reference->name);
    m_script.url.reset();
    m_script.urlOrigin.clear();
    m_script.urlError =
        Error{.kind = Error::Kind::NeedsPython,
              .what = u"The database URL in env.py, line %1, cannot be read without running it."_s.arg(m_line),
              .why = why,
              .advice = u"Set the environment variables that env.py reads, or give the URL with --url."_s,
              .where = {m_script.file, m_line, 0}};
}

QMap<QString, QString> processVariables()
{
    QMap<QString, QString> variables;
    const QProcessEnvironment process = QProcessEnvironment::systemEnvironment();
    for (const QString &name : process.keys())
        variables.insert(name, process.value(name));
    return variables;
}

bool isOneTransaction(const std::optional<EnvironmentScript> &script, const Capabilities &database)
{
    return script && !script->transactionPerMigration
        && script->transactionalDdl.value_or(database.alembicTransactionalDdl);
}

Result<EnvironmentScript> readEnvironmentScript(const Project &project, const ScriptSurroundings &surroundings)
{
    QFile file(project.environmentScript());
    if (!file.open(QIODevice::ReadOnly)) {
        return failure({.kind = Error::Kind::File,
                        .what = u"Cannot read %1."_s.arg(project.environmentScript()),
                        .why = file.errorString(),
                        .advice = u"Check that the file exists and that you may read it."_s,
                        .where = {project.environmentScript()}});
    }
    return readEnvironmentScript(file.readAll(), project, surroundings);
}

Result<EnvironmentScript> readEnvironmentScript(const QByteArray &text, const Project &project,
                                                const ScriptSurroundings &surroundings)
{
    const Result<python::Module> module = python::parseModule(text, project.environmentScript());
    if (!module)
        return failure(module.error());
    return EnvironmentReader(*module, project, surroundings).read();
}

} // namespace engine
