#include "engine/project/project.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using engine::Error;
using engine::openProject;
using engine::Project;
using engine::ProjectLocation;
using engine::Result;

namespace {

// What Alembic makes of a configuration: its folder and version locations, relative to the working directory.
constexpr auto Oracle = R"(
import os, sys, warnings
sys.path.pop(0)
warnings.simplefilter('ignore')
from alembic.config import Config
from alembic.script import ScriptDirectory
script = ScriptDirectory.from_config(Config(sys.argv[1], ini_section=sys.argv[2]))
print(os.path.abspath(script.dir))
for location in script._version_locations:
    print(location)
print(script.file_template, script.truncate_slug_length, script.timezone, script.sourceless, script.output_encoding)
)";

QString pictureOf(const Project &project)
{
    const QString settings =
        u"%1 %2 %3 %4 %5"_s.arg(project.fileTemplate, QString::number(project.truncateSlugLength),
                                project.timezone.isEmpty() ? u"None"_s : project.timezone,
                                project.sourceless ? u"True"_s : u"False"_s, project.outputEncoding);
    return (QStringList{project.scriptLocation} + project.versionLocations + QStringList{settings}).join(u'\n');
}

} // namespace

class TestProject : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void agreesWithAlembic_data();
    void agreesWithAlembic();
    void readsEverything();
    void walksUp();
    void relativeToTheIniWhenFoundAbove();
    void namedFiles();
    void alembicConfigVariable();
    void pyproject();
    void iniWinsOverPyproject();
    void hooks();
    void bareSqlProject();
    void flaskMigrate();
    void badUrlIsNoFailure();
    void missingVersionLocationsAreLeftOut();
    void refuses_data();
    void refuses();
    void nothingFound();
    void namedFileMissing();
    void findsProjectsBelow();

private:
    void write(const QString &name, const QByteArray &text) const;
    [[nodiscard]] QString path(const QString &name) const { return m_folder->filePath(name); }
    [[nodiscard]] Result<Project> open(const QString &from = {}, const QStringList &files = {},
                                       const QString &section = u"alembic"_s) const
    {
        return openProject(
            {.startFolder = from.isEmpty() ? m_folder->path() : path(from), .configFiles = files, .section = section});
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestProject::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    for (const QString &folder : {u"alembic/versions"_s, u"other/versions"_s, u"app/db/migrations/versions"_s})
        QVERIFY(QDir(m_folder->path()).mkpath(folder));
    write(u"alembic/env.py"_s, "");
}

void TestProject::write(const QString &name, const QByteArray &text) const
{
    QDir().mkpath(QFileInfo(path(name)).absolutePath());
    QFile file(path(name));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(text), text.size());
}

void TestProject::agreesWithAlembic_data()
{
    QTest::addColumn<QByteArray>("ini");
    QTest::addColumn<QString>("section");
    const auto row = [](const char *name, const QByteArray &settings, const QString &section = u"alembic"_s) {
        QTest::newRow(name) << QByteArray("[alembic]\n" + settings) << section;
    };
    row("relative", "script_location = alembic\n");
    row("here", "script_location = %(here)s/alembic\n");
    row("here with dots", "script_location = %(here)s/other/../alembic\n");
    row("trailing slash", "script_location = alembic/\n");
    row("slug, template, zone",
        "script_location = alembic\nfile_template = %%(year)d-%%(rev)s\ntruncate_slug_length = 12\ntimezone = UTC\n");
    row("slug length of zero", "script_location = alembic\ntruncate_slug_length = 0\n");
    row("sourceless", "script_location = alembic\nsourceless = true\noutput_encoding = latin-1\n");
    row("sourceless must be exactly true", "script_location = alembic\nsourceless = True\n");
    row("legacy separators", "script_location = alembic\nversion_locations = a, b c  %(here)s/d,e\n");
    row("os separator",
        "script_location = alembic\nversion_path_separator = os\nversion_locations = a b:%(here)s/c:\n");
    row("space separator",
        "script_location = alembic\nversion_path_separator = space\nversion_locations = a  %(here)s/c\n");
    row("semicolon", "script_location = alembic\nversion_path_separator = ;\nversion_locations = a;b\n");
    row("empty version_locations", "script_location = alembic\nversion_locations =\n");
    row("another section", "x = 1\n[other]\nscript_location = other\n", u"other"_s);
    row("defaults", "[DEFAULT]\nscript_location = other\n");
}

void TestProject::agreesWithAlembic()
{
    QFETCH(QByteArray, ini);
    QFETCH(QString, section);
    write(u"alembic.ini"_s, ini);
    for (const QString &folder : {u"a"_s, u"b"_s, u"c"_s, u"a b"_s, u"d"_s, u"e"_s})
        QVERIFY(QDir(m_folder->path()).mkpath(folder));
    QProcess python;
    python.setWorkingDirectory(m_folder->path());
    python.start(u"/usr/bin/python3"_s, {u"-c"_s, QString::fromLatin1(Oracle), u"alembic.ini"_s, section});
    QVERIFY(python.waitForFinished());
    const QString wanted = QString::fromUtf8(python.readAllStandardOutput()).trimmed();
    QVERIFY2(python.exitCode() == 0, python.readAllStandardError().constData());
    const Result<Project> project = open({}, {}, section);
    QVERIFY2(project, qPrintable(project ? QString() : describe(project.error())));
    QCOMPARE(pictureOf(*project), wanted);
}

void TestProject::readsEverything()
{
    write(u"alembic.ini"_s, R"([alembic]
script_location = %(here)s/alembic
prepend_sys_path = .:src
path_separator = newline
version_locations =
    %(here)s/other/versions

    alembic/versions
recursive_version_locations = true
revision_environment = yes
sqlalchemy.url = sqlite:///%(here)s/app.db?x=%%40
databases = engine1, engine2
[athanor]
model = sql:schema.sql
revision_format = sql
python = .venv/bin/python
)");
    const Result<Project> project = open();
    QVERIFY2(project, qPrintable(project ? QString() : describe(project.error())));
    QCOMPARE(project->root, m_folder->path());
    QCOMPARE(project->iniPath, path(u"alembic.ini"_s));
    QCOMPARE(project->versionLocations, (QStringList{path(u"other/versions"_s), path(u"alembic/versions"_s)}));
    QVERIFY(project->hasVersionLocations);
    QVERIFY(project->recursiveVersionLocations);
    QVERIFY(project->revisionFolders().recursive);
    QVERIFY(project->revisionEnvironment);
    QCOMPARE(project->prependSysPath, QStringList{u".:src"_s});
    QCOMPARE(project->url, u"sqlite:///%1/app.db?x=%40"_s.arg(m_folder->path()));
    QCOMPARE(project->databases, (QStringList{u"engine1"_s, u"engine2"_s}));
    QCOMPARE(project->athanor,
             (engine::AthanorSettings{u"sql:schema.sql"_s, engine::Revision::Format::Sql, u".venv/bin/python"_s}));
    QVERIFY(project->hasEnvironmentScript());
    QVERIFY(project->warnings.isEmpty());
}

void TestProject::walksUp()
{
    write(u"alembic.ini"_s, "[alembic]\nscript_location = %(here)s/alembic\n");
    const Result<Project> project = open(u"app/db/migrations"_s);
    QVERIFY(project);
    QCOMPARE(project->root, m_folder->path());
    QCOMPARE(project->workingDirectory, path(u"app/db/migrations"_s));
    QCOMPARE(project->scriptLocation, path(u"alembic"_s));
}

void TestProject::relativeToTheIniWhenFoundAbove()
{
    write(u"alembic.ini"_s, "[alembic]\nscript_location = alembic\n");
    const Result<Project> below = open(u"app"_s);
    QVERIFY(below);
    QCOMPARE(below->scriptLocation, path(u"alembic"_s));
    QVERIFY(QDir(m_folder->path()).mkpath(u"app/alembic"_s));
    const Result<Project> nearest = open(u"app"_s);
    QVERIFY(nearest);
    QCOMPARE(nearest->scriptLocation, path(u"app/alembic"_s));
}

void TestProject::namedFiles()
{
    write(u"conf/db.ini"_s, "[alembic]\nscript_location = %(here)s/../other\n");
    write(u"conf/pyproject.toml"_s, "[tool.alembic]\ntimezone = 'UTC'\n");
    const Result<Project> project = open({}, {u"conf/db.ini"_s, path(u"conf/pyproject.toml"_s)});
    QVERIFY2(project, qPrintable(project ? QString() : describe(project.error())));
    QCOMPARE(project->scriptLocation, path(u"other"_s));
    QCOMPARE(project->timezone, u"UTC"_s);
    QCOMPARE(project->root, path(u"conf"_s));
}

void TestProject::alembicConfigVariable()
{
    write(u"conf/db.ini"_s, "[alembic]\nscript_location = other\n");
    write(u"alembic.ini"_s, "[alembic]\nscript_location = alembic\n");
    const Result<Project> project = openProject({.startFolder = m_folder->path(), .alembicConfig = u"conf/db.ini"_s});
    QVERIFY(project);
    QCOMPARE(project->scriptLocation, path(u"other"_s));
    const Result<Project> named = openProject(
        {.startFolder = m_folder->path(), .configFiles = {u"alembic.ini"_s}, .alembicConfig = u"conf/db.ini"_s});
    QVERIFY(named);
    QCOMPARE(named->scriptLocation, path(u"alembic"_s));
}

void TestProject::pyproject()
{
    write(u"pyproject.toml"_s, R"([tool.alembic]
script_location = "%(here)s/alembic"
version_locations = ["%(here)s/alembic/versions", "other/versions"]
file_template = "%%(year)d_%%(rev)s"
truncate_slug_length = 10
recursive_version_locations = true
prepend_sys_path = ["."]
[[tool.alembic.post_write_hooks]]
name = "black"
type = "console_scripts"
entrypoint = "black"
[tool.athanor]
model = "sql:schema.sql"
)");
    const Result<Project> project = open(u"app"_s);
    QVERIFY2(project, qPrintable(project ? QString() : describe(project.error())));
    QCOMPARE(project->iniPath, QString());
    QCOMPARE(project->root, m_folder->path());
    QCOMPARE(project->scriptLocation, path(u"alembic"_s));
    QCOMPARE(project->versionLocations, (QStringList{path(u"alembic/versions"_s), path(u"other/versions"_s)}));
    QCOMPARE(project->fileTemplate, u"%(year)d_%(rev)s"_s);
    QCOMPARE(project->truncateSlugLength, 10);
    QVERIFY(project->recursiveVersionLocations);
    QCOMPARE(project->postWriteHooks.size(), 1);
    QCOMPARE(project->postWriteHooks.first().name, u"black"_s);
    QCOMPARE(project->athanor.model, u"sql:schema.sql"_s);
}

void TestProject::iniWinsOverPyproject()
{
    write(u"pyproject.toml"_s, "[tool.alembic]\nscript_location = 'other'\ntimezone = 'UTC'\n");
    write(u"alembic.ini"_s, "[alembic]\nscript_location = alembic\nsqlalchemy.url = sqlite:///x.db\n");
    const Result<Project> project = open();
    QVERIFY(project);
    QCOMPARE(project->scriptLocation, path(u"alembic"_s));
    QCOMPARE(project->timezone, u"UTC"_s);
    QCOMPARE(project->url, u"sqlite:///x.db"_s);
}

void TestProject::hooks()
{
    write(u"alembic.ini"_s, R"([alembic]
script_location = alembic
[post_write_hooks]
hooks = black, ruff
black.type = console_scripts
black.entrypoint = black
black.options = -l 79 REVISION_SCRIPT_FILENAME
ruff.type = exec
ruff.executable = %(here)s/.venv/bin/ruff
)");
    const Result<Project> project = open();
    QVERIFY(project);
    QCOMPARE(project->postWriteHooks.size(), 2);
    QCOMPARE(project->postWriteHooks[0].options.value(u"options"_s), u"-l 79 REVISION_SCRIPT_FILENAME"_s);
    QCOMPARE(project->postWriteHooks[1].name, u"ruff"_s);
    QCOMPARE(project->postWriteHooks[1].options.value(u"executable"_s), path(u".venv/bin/ruff"_s));
}

void TestProject::bareSqlProject()
{
    write(u"alembic.ini"_s, "[alembic]\nscript_location = other\n");
    const Result<Project> project = open();
    QVERIFY(project);
    QVERIFY(!project->hasEnvironmentScript());
    QCOMPARE(project->athanor.revisionFormat, engine::Revision::Format::Sql);
    write(u"alembic.ini"_s, "[alembic]\nscript_location = alembic\n");
    QCOMPARE(open()->athanor.revisionFormat, engine::Revision::Format::Python);
}

void TestProject::flaskMigrate()
{
    write(u"migrations/alembic.ini"_s, "[alembic]\n# no script_location\n");
    write(u"migrations/env.py"_s, "");
    QVERIFY(QDir(m_folder->path()).mkpath(u"migrations/versions"_s));
    const Result<Project> project = open(u"migrations"_s);
    QVERIFY2(project, qPrintable(project ? QString() : describe(project.error())));
    QCOMPARE(project->scriptLocation, path(u"migrations"_s));
    QCOMPARE(project->warnings.size(), 1);
}

void TestProject::badUrlIsNoFailure()
{
    write(u"alembic.ini"_s, "[alembic]\nscript_location = alembic\nsqlalchemy.url = mysql://u:p%40@h/d\n");
    const Result<Project> project = open();
    QVERIFY(project);
    QVERIFY(!project->url);
    QVERIFY(project->urlError);
    QCOMPARE(project->urlError->where.line, 3);
}

void TestProject::missingVersionLocationsAreLeftOut()
{
    write(u"alembic.ini"_s,
          "[alembic]\nscript_location = alembic\npath_separator = :\n"
          "version_locations = alembic/versions:nowhere\n");
    const Result<Project> project = open();
    QVERIFY(project);
    QCOMPARE(project->versionLocations, (QStringList{path(u"alembic/versions"_s), path(u"nowhere"_s)}));
    QCOMPARE(project->revisionFolders().directories, QStringList{path(u"alembic/versions"_s)});
}

void TestProject::refuses_data()
{
    QTest::addColumn<QByteArray>("ini");
    QTest::addColumn<QString>("what");
    QTest::addColumn<int>("line");
    QTest::newRow("no script_location") << QByteArray("[alembic]\nx = 1\n")
                                        << u"No 'script_location' key found in configuration."_s << 0;
    QTest::newRow("no section") << QByteArray("[other]\nx = 1\n")
                                << u"No 'script_location' key found in configuration."_s << 0;
    QTest::newRow("empty file") << QByteArray() << u"No 'script_location' key found in configuration."_s << 0;
    QTest::newRow("folder missing")
        << QByteArray("[alembic]\nscript_location = nope\n")
        << u"Path doesn't exist: @/nope.  Please use the 'init' command to create a new scripts folder."_s << 2;
    QTest::newRow("package missing") << QByteArray("[alembic]\nscript_location = nope.db:migrations\n")
                                     << u"No module named 'nope.db'"_s << 2;
    QTest::newRow("separator") << QByteArray("[alembic]\nscript_location = alembic\nversion_locations = a\n"
                                             "path_separator = ,\n")
                               << u"',' is not a valid value for path_separator; expected 'space', 'newline', 'os', "
                                  "':', ';'"_s
                               << 4;
    QTest::newRow("separator with a comment")
        << QByteArray("[alembic]\nscript_location = alembic\nversion_locations = a\n"
                      "version_path_separator = os  # Use os.pathsep\n")
        << u"'os  # Use os.pathsep' is not a valid value for version_path_separator; expected 'space', 'newline', "
           "'os', ':', ';'"_s
        << 4;
    QTest::newRow("slug length") << QByteArray("[alembic]\nscript_location = alembic\ntruncate_slug_length = ten\n")
                                 << u"invalid literal for int() with base 10: 'ten'"_s << 3;
    QTest::newRow("revision_environment")
        << QByteArray("[alembic]\nscript_location = alembic\nrevision_environment = maybe\n")
        << u"String is not true/false: 'maybe'"_s << 3;
    QTest::newRow("revision_format") << QByteArray(
        "[alembic]\nscript_location = alembic\n[athanor]\nrevision_format = xml\n")
                                     << u"'xml' is not a valid value for revision_format; expected 'python', 'sql'"_s
                                     << 4;
    QTest::newRow("interpolation") << QByteArray("[alembic]\nscript_location = %(nope)s\n")
                                   << u"Bad value substitution: option 'script_location' in section 'alembic' contains "
                                      "an interpolation key 'nope' which is not a valid option name. Raw value: "
                                      "'%(nope)s'"_s
                                   << 2;
    QTest::newRow("no ini at all") << QByteArray("hello\n")
                                   << u"File contains no section headers.\nfile: '@/alembic.ini', line: 1\n'hello\\n'"_s
                                   << 1;
}

void TestProject::refuses()
{
    QFETCH(QByteArray, ini);
    QFETCH(QString, what);
    QFETCH(int, line);
    write(u"alembic.ini"_s, ini);
    const Result<Project> project = open();
    QVERIFY(!project);
    QCOMPARE(project.error().what, what.replace(u'@', m_folder->path()));
    QCOMPARE(project.error().where.line, line);
    QCOMPARE(project.error().kind, Error::Kind::Project);
    QVERIFY(!project.error().advice.isEmpty());
}

void TestProject::nothingFound()
{
    const Result<Project> project = open(u"app/db"_s);
    QVERIFY(!project);
    QCOMPARE(project.error().what, u"No 'script_location' key found in configuration."_s);
    for (const QString &folder : {path(u"app/db"_s), path(u"app"_s), m_folder->path()})
        QVERIFY2(project.error().why.contains(folder), qPrintable(project.error().why));
    QVERIFY(project.error().advice.contains(u"athanor-cli init alembic"_s));
}

void TestProject::namedFileMissing()
{
    const Result<Project> project = open({}, {u"nope.ini"_s});
    QVERIFY(!project);
    QVERIFY(project.error().why.contains(path(u"nope.ini"_s)));
    QVERIFY(!open({}, {u"a.ini"_s, u"b.ini"_s}));
    QCOMPARE(open({}, {u"a.ini"_s, u"b.ini"_s}).error().what, u"only one ini file may be indicated"_s);
    QCOMPARE(open({}, {u"x/pyproject.toml"_s, u"pyproject.toml"_s}).error().what,
             u"pyproject.toml indicated more than once"_s);
}

void TestProject::findsProjectsBelow()
{
    write(u"one/alembic.ini"_s, "[alembic]\n");
    write(u"two/pyproject.toml"_s, "[tool.alembic]\n");
    write(u"three/pyproject.toml"_s, "[tool.black]\n");
    write(u".hidden/alembic.ini"_s, "[alembic]\n");
    write(u"venv/alembic.ini"_s, "[alembic]\n");
    QCOMPARE(engine::findProjects(m_folder->path()),
             (QStringList{path(u"one/alembic.ini"_s), path(u"two/pyproject.toml"_s)}));
    QCOMPARE(engine::findProjects(path(u"one"_s)), QStringList{path(u"one/alembic.ini"_s)});
    QVERIFY(engine::findProjects(path(u"three"_s)).isEmpty());
}

QTEST_GUILESS_MAIN(TestProject)
#include "tst_project.moc"
