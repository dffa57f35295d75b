#include "engine/project/projectinit.h"

#include "engine/project/tomlsettings.h"
#include "engine/python/stringrepr.h"
#include "engine/revision/template.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

using namespace Qt::StringLiterals;

/// A static library's resources have to be asked for; the macro may not stand in a namespace.
static void initTemplates()
{
    Q_INIT_RESOURCE(templates);
}

namespace engine {

namespace {

const QString Root = QStringLiteral(":/athanor/templates");

QByteArray resourceText(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

tl::unexpected<Error> cannotWrite(const QString &path, const QString &why)
{
    return failure({.kind = Error::Kind::File,
                    .what = u"Cannot write %1."_s.arg(path),
                    .why = why,
                    .advice = u"Check that the folder is yours and the disk is not full."_s,
                    .where = {path}});
}

/// One run of `init`: where everything goes, and what was done so far.
class ProjectCreator
{
public:
    explicit ProjectCreator(const InitRequest &request)
        : m_request(request)
        , m_base(request.workingDirectory)
        , m_folder(absolute(request.directory))
        , m_config(absolute(request.configFile))
        , m_toml(absolute(request.tomlFile))
        , m_template(Root + u'/' + request.templateName)
    {
    }

    [[nodiscard]] Done check();
    [[nodiscard]] Done create();
    [[nodiscard]] const QList<InitMessage> &messages() const { return m_messages; }

private:
    [[nodiscard]] QString absolute(const QString &path) const { return QDir::cleanPath(m_base.absoluteFilePath(path)); }
    [[nodiscard]] Done makeFolder(const QString &path);
    [[nodiscard]] Done takeFile(const QString &name);
    [[nodiscard]] Done takeToml(const QString &name);
    [[nodiscard]] Done write(const QString &path, const QByteArray &text, const QString &verb);
    [[nodiscard]] Result<QByteArray> rendered(const QString &name, const QString &target) const;
    [[nodiscard]] QString scriptLocation(const QString &settingsFile) const;
    void say(InitMessage::Kind kind, const QString &text) { m_messages.append({kind, text}); }
    void sayFarewell();

    const InitRequest &m_request;
    QDir m_base;
    QString m_folder;
    QString m_config;
    QString m_toml;
    QString m_template;
    bool m_tomlHasAlembic = false;
    QList<InitMessage> m_messages;
};

Done ProjectCreator::check()
{
    const QDir folder(m_folder);
    if (folder.exists() && !folder.isEmpty(QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden)) {
        return failure({.kind = Error::Kind::Command,
                        .what = u"Directory %1 already exists and is not empty"_s.arg(m_request.directory),
                        .advice = u"Name a folder that is empty or does not exist yet."_s});
    }
    QStringList names;
    for (const ProjectTemplate &known : projectTemplates())
        names << known.name;
    if (!names.contains(m_request.templateName)) {
        return failure({.kind = Error::Kind::Command,
                        .what = u"No such template "_s + python::stringRepr(m_request.templateName),
                        .advice = u"The templates are %1."_s.arg(names.join(u", "_s))});
    }
    if (QFile::exists(m_template + u"/pyproject.toml.mako"_s) && QFileInfo::exists(m_toml)) {
        const Result<TomlSettings> toml = TomlSettings::read(m_toml);
        if (!toml)
            return failure(toml.error());
        m_tomlHasAlembic = toml->hasAlembic();
    }
    return {};
}

Done ProjectCreator::create()
{
    for (const QString &folder : {m_folder, m_folder + u"/versions"_s}) {
        if (const Done done = makeFolder(folder); !done)
            return done;
    }
    for (const QString &name : QDir(m_template).entryList(QDir::Files, QDir::Name)) {
        if (const Done done = takeFile(name); !done)
            return done;
    }
    if (m_request.package) {
        for (const QString &folder : {m_folder, m_folder + u"/versions"_s}) {
            if (const Done done = write(folder + u"/__init__.py"_s, {}, u"Adding"_s); !done)
                return done;
        }
    }
    sayFarewell();
    return {};
}

Done ProjectCreator::makeFolder(const QString &path)
{
    if (QFileInfo(path).isDir())
        return {};
    if (!m_base.mkpath(path))
        return cannotWrite(path, u"The folder cannot be made."_s);
    say(InitMessage::Kind::Status, u"Creating directory "_s + path);
    return {};
}

Done ProjectCreator::takeFile(const QString &name)
{
    if (name == "pyproject.toml.mako"_L1)
        return takeToml(name);
    if (name != "alembic.ini.mako"_L1)
        return write(m_folder + u'/' + name, resourceText(m_template + u'/' + name), u"Generating"_s);
    if (QFileInfo::exists(m_config)) {
        say(InitMessage::Kind::Notice, u"File %1 already exists, skipping"_s.arg(m_config));
        return {};
    }
    const Result<QByteArray> text = rendered(name, m_config);
    return text ? write(m_config, *text, u"Generating"_s) : failure(text.error());
}

Done ProjectCreator::takeToml(const QString &name)
{
    if (m_tomlHasAlembic) {
        say(InitMessage::Kind::Notice,
            u"File %1 already exists and already has a [tool.alembic] section, skipping"_s.arg(m_toml));
        return {};
    }
    const Result<QByteArray> text = rendered(name, m_toml);
    if (!text)
        return failure(text.error());
    if (!QFileInfo::exists(m_toml))
        return write(m_toml, *text, u"Generating"_s);
    return write(m_toml, resourceText(m_toml) + "\n\n" + *text, u"Appending to"_s);
}

Done ProjectCreator::write(const QString &path, const QByteArray &text, const QString &verb)
{
    if (const QString folder = QFileInfo(path).absolutePath(); !m_base.mkpath(folder))
        return cannotWrite(path, u"The folder %1 cannot be made."_s.arg(folder));
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size() || !file.commit())
        return cannotWrite(path, file.errorString());
    say(InitMessage::Kind::Status, verb + u' ' + path);
    return {};
}

Result<QByteArray> ProjectCreator::rendered(const QString &name, const QString &target) const
{
    QString url = m_request.url.isEmpty() ? u"driver://user:pass@localhost/dbname"_s : m_request.url;
    const TemplateVariables variables{.values = {{u"script_location"_s, python::Value(scriptLocation(target))},
                                                 {u"sqlalchemy_url"_s, python::Value(url.replace(u'%', "%%"_L1))}}};
    const Result<QString> text =
        renderTemplate(QString::fromUtf8(resourceText(m_template + u'/' + name)), name, variables);
    return text ? Result<QByteArray>(text->toUtf8()) : failure(text.error());
}

/// A relative folder is written relative to the settings file, so that the project can be moved and used from anywhere.
QString ProjectCreator::scriptLocation(const QString &settingsFile) const
{
    if (QDir::isAbsolutePath(m_request.directory))
        return QString(m_folder).replace(u'%', "%%"_L1);
    return u"%(here)s/"_s + QFileInfo(settingsFile).dir().relativeFilePath(m_folder).replace(u'%', "%%"_L1);
}

void ProjectCreator::sayFarewell()
{
    const QString config = python::stringRepr(m_config);
    if (QFile::exists(m_template + u"/pyproject.toml.mako"_s)) {
        say(InitMessage::Kind::Notice,
            u"Please edit configuration settings in %1 and configuration/connection/logging settings in %2 before "
            "proceeding."_s.arg(python::stringRepr(m_toml), config));
        return;
    }
    say(InitMessage::Kind::Notice,
        u"Please edit configuration/connection/logging settings in %1 before proceeding."_s.arg(config));
}

} // namespace

QList<ProjectTemplate> projectTemplates()
{
    initTemplates();
    QList<ProjectTemplate> templates;
    for (const QString &name : QDir(Root).entryList(QDir::Dirs, QDir::Name)) {
        const QByteArray readme = resourceText(Root + u'/' + name + u"/README"_s);
        templates.append({name, QString::fromUtf8(readme.left(readme.indexOf('\n')))});
    }
    return templates;
}

Result<QList<InitMessage>> initProject(const InitRequest &request)
{
    initTemplates();
    ProjectCreator creator(request);
    if (const Done done = creator.check(); !done)
        return failure(done.error());
    if (const Done done = creator.create(); !done)
        return failure(done.error());
    return creator.messages();
}

} // namespace engine
