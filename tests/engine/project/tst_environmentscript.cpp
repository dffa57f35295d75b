#include "engine/project/dotenv.h"
#include "engine/project/environmentscript.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using engine::EnvironmentScript;
using engine::Project;
using engine::readEnvironmentScript;
using engine::Result;
using engine::ScriptSurroundings;

namespace {

using Variables = QMap<QString, QString>;

constexpr auto Header = "import os\nfrom os import environ\nfrom alembic import context\nconfig = context.config\n";

constexpr auto Stock = R"(
from logging.config import fileConfig
from sqlalchemy import engine_from_config
from sqlalchemy import pool
from alembic import context
config = context.config
if config.config_file_name is not None:
    fileConfig(config.config_file_name)
target_metadata = None
def run_migrations_offline() -> None:
    url = config.get_main_option("sqlalchemy.url")
    context.configure(url=url, target_metadata=target_metadata, literal_binds=True, version_table="offline")
    with context.begin_transaction():
        context.run_migrations()
def run_migrations_online() -> None:
    connectable = engine_from_config(config.get_section(config.config_ini_section, {}), prefix="sqlalchemy.",
                                     poolclass=pool.NullPool)
    with connectable.connect() as connection:
        context.configure(connection=connection, target_metadata=target_metadata, %1)
        with context.begin_transaction():
            context.run_migrations()
if context.is_offline_mode():
    run_migrations_offline()
else:
    run_migrations_online()
)";

} // namespace

class TestEnvironmentScript : public QObject
{
    Q_OBJECT

private slots:
    void stockScriptSetsNothing();
    void optionsOfConfigure();
    void transactions();
    void asyncScript();
    void unreadableOptionsAreNoted();
    void batchOnlyOnSqlite();
    void urls_data();
    void urls();
    void unreadableUrls_data();
    void unreadableUrls();
    void uncertainUrl();
    void originNamesVariables();
    void dotenvFile();
    void dotenvRules_data();
    void dotenvRules();
    void brokenFiles();

private:
    [[nodiscard]] static Project project()
    {
        Project result;
        result.root = u"/p"_s;
        result.workingDirectory = u"/p"_s;
        result.scriptLocation = u"/p/alembic"_s;
        result.iniPath = u"/p/alembic.ini"_s;
        result.settings.ini =
            *engine::IniFile::parse(u"[alembic]\nsqlalchemy.url = sqlite:///ini.db\nkey = v\n"_s, u"/p/alembic.ini"_s);
        result.url = u"sqlite:///ini.db"_s;
        return result;
    }
    [[nodiscard]] static Result<EnvironmentScript> read(const QByteArray &text, const Variables &variables = {},
                                                        const QStringList &xArguments = {})
    {
        return readEnvironmentScript(text, project(), {variables, xArguments, true});
    }
};

void TestEnvironmentScript::stockScriptSetsNothing()
{
    const Result<EnvironmentScript> script = read(QByteArray(Stock).replace("%1", ""));
    QVERIFY(script);
    QVERIFY(!script->url);
    QVERIFY(!script->urlError);
    QCOMPARE(script->urlLine, 0);
    QCOMPARE(script->versionTable, u"alembic_version"_s);
    QVERIFY(script->notes.isEmpty());
    QVERIFY(!script->transactionPerMigration);
}

void TestEnvironmentScript::optionsOfConfigure()
{
    const Result<EnvironmentScript> script = read(QByteArray(Stock).replace(
        "%1",
        "version_table='my_version', version_table_schema='s', transaction_per_migration=True, "
        "transactional_ddl=False, render_as_batch=True, compare_type=False, compare_server_default=True, "
        "include_schemas=True, version_table_pk=False, include_object=lambda *a: True"));
    QVERIFY(script);
    QCOMPARE(script->versionTable, u"my_version"_s);
    QCOMPARE(script->versionTableSchema, u"s"_s);
    QVERIFY(script->transactionPerMigration);
    QCOMPARE(script->transactionalDdl, std::optional(false));
    QVERIFY(script->renderAsBatch);
    QVERIFY(!script->compareType);
    QVERIFY(script->compareServerDefault);
    QVERIFY(script->scope.everySchema);
    QCOMPARE(script->scope.filter, u"include_object"_s);
    QVERIFY(script->scope.filterLine > 0);
    QVERIFY(!script->versionTablePrimaryKey);
    QVERIFY(script->notes.isEmpty());
}

void TestEnvironmentScript::asyncScript()
{
    const Result<EnvironmentScript> script = read(R"(
import asyncio
from sqlalchemy.ext.asyncio import async_engine_from_config
from alembic import context
config = context.config
def do_run_migrations(connection):
    context.configure(connection=connection, render_as_batch=True)
    with context.begin_transaction():
        context.run_migrations()
async def run_async_migrations():
    connectable = async_engine_from_config(config.get_section(config.config_ini_section, {}), prefix="sqlalchemy.")
    async with connectable.connect() as connection:
        await connection.run_sync(do_run_migrations)
    await connectable.dispose()
def run_migrations_online():
    asyncio.run(run_async_migrations())
if context.is_offline_mode():
    pass
else:
    run_migrations_online()
)");
    QVERIFY(script);
    QVERIFY(script->renderAsBatch);
    QVERIFY(!script->urlError);
}

void TestEnvironmentScript::unreadableOptionsAreNoted()
{
    const Result<EnvironmentScript> script =
        read(QByteArray(Stock).replace("%1", "render_as_batch=settings.batch, version_table=get_name()"));
    QVERIFY(script);
    QCOMPARE(script->notes.size(), 2);
    QVERIFY(script->notes.first().text.contains(u"render_as_batch"_s));
    QCOMPARE(script->notes.first().line, 19);
    QVERIFY(!script->renderAsBatch);
}

void TestEnvironmentScript::batchOnlyOnSqlite()
{
    const Result<EnvironmentScript> script =
        read(QByteArray(Stock).replace("%1", "render_as_batch=connection.dialect.name == 'sqlite'"));
    QVERIFY(script);
    QVERIFY(script->renderAsBatch);
}

void TestEnvironmentScript::urls_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("url");
    const auto row = [](const char *name, const char *text, const char *url) {
        QTest::newRow(name) << QByteArray(Header) + text << QString::fromLatin1(url);
    };
    row("literal", "config.set_main_option('sqlalchemy.url', 'sqlite:///a.db')\n", "sqlite:///a.db");
    row("doubled percent", "config.set_main_option('sqlalchemy.url', 'mysql://u:p%%40@h/d')\n", "mysql://u:p%40@h/d");
    row("environ", "config.set_main_option('sqlalchemy.url', os.environ['DATABASE_URL'])\n", "mysql://u:p%40@h/d");
    row("environ, imported", "config.set_main_option('sqlalchemy.url', environ['DATABASE_URL'])\n",
        "mysql://u:p%40@h/d");
    row("getenv with replace",
        "config.set_main_option('sqlalchemy.url', os.getenv('DATABASE_URL').replace('%', '%%'))\n",
        "mysql://u:p%40@h/d");
    row("get with default", "config.set_main_option('sqlalchemy.url', os.environ.get('NOPE', 'sqlite:///b.db'))\n",
        "sqlite:///b.db");
    row("str around it", "config.set_main_option('sqlalchemy.url', str(os.environ.get('NAME') or 'x'))\n", "shop");
    row("section option", "config.set_section_option(config.config_ini_section, 'sqlalchemy.url', 'sqlite:///c.db')\n",
        "sqlite:///c.db");
    row("f-string",
        "user = os.getenv('DB_USER', 'me')\nconfig.set_main_option('sqlalchemy.url', "
        "f\"postgresql://{user}@{os.environ['HOST']}:{5432}/{os.environ['NAME']}\")\n",
        "postgresql://me@db.local:5432/shop");
    row("percent format", "config.set_main_option('sqlalchemy.url', 'sqlite:///%s.db' % os.environ['NAME'])\n",
        "sqlite:///shop.db");
    row("str.format", "config.set_main_option('sqlalchemy.url', 'sqlite:///{}.db'.format(os.environ['NAME']))\n",
        "sqlite:///shop.db");
    row("function",
        "def get_url():\n    name = os.getenv('NAME')\n    if name == 'shop':\n        return 'sqlite:///' + name\n"
        "    return 'sqlite:///other'\nconfig.set_main_option('sqlalchemy.url', get_url())\n",
        "sqlite:///shop");
    row("function with an argument",
        "def url_for(name, suffix='.db'):\n    return 'sqlite:///' + name + suffix\n"
        "config.set_main_option('sqlalchemy.url', url_for('x', suffix='.sqlite'))\n",
        "sqlite:///x.sqlite");
    row("assigned into the section",
        "def online():\n    configuration = config.get_section(config.config_ini_section)\n"
        "    configuration['sqlalchemy.url'] = os.environ['DATABASE_URL']\nonline()\n",
        "mysql://u:p%40@h/d");
    row("create_engine", "from sqlalchemy import create_engine\nengine = create_engine('sqlite:///d.db')\n",
        "sqlite:///d.db");
    row("condition on a variable",
        "if os.getenv('NAME') == 'shop':\n    config.set_main_option('sqlalchemy.url', 'sqlite:///shop.db')\n"
        "else:\n    config.set_main_option('sqlalchemy.url', 'sqlite:///other.db')\n",
        "sqlite:///shop.db");
    row("condition that does not hold",
        "url = os.getenv('NOPE')\nif url:\n    config.set_main_option('sqlalchemy.url', url)\n", "");
    row("x argument",
        "url = context.get_x_argument(as_dictionary=True).get('db_url')\nif url:\n"
        "    config.set_main_option('sqlalchemy.url', url)\n",
        "sqlite:///x.db");
    row("URL.create",
        "from sqlalchemy.engine import URL\nurl = URL.create('postgresql', username='u', password='p@w', "
        "host=os.environ['HOST'], database='d')\nconfig.set_main_option('sqlalchemy.url', str(url))\n",
        "postgresql://u:p%40w@db.local/d");
    row("quote_plus",
        "from urllib.parse import quote_plus\n"
        "config.set_main_option('sqlalchemy.url', 'mysql://u:' + quote_plus('a b@') + '@h/d')\n",
        "mysql://u:a+b%40@h/d");
    row("path beside env.py",
        "base = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))\n"
        "config.set_main_option('sqlalchemy.url', 'sqlite:///' + os.path.join(base, 'app.db'))\n",
        "sqlite:////p/app.db");
    row("decouple",
        "from decouple import config as settings\n"
        "config.set_main_option('sqlalchemy.url', settings('NOPE', default='sqlite:///e.db'))\n",
        "sqlite:///e.db");
    row("starlette",
        "from starlette.config import Config\nsettings = Config('.env')\n"
        "config.set_main_option('sqlalchemy.url', settings('DATABASE_URL', cast=str))\n",
        "mysql://u:p%40@h/d");
    row("environs",
        "from environs import Env\nenv = Env()\nenv.read_env()\n"
        "config.set_main_option('sqlalchemy.url', env.str('DATABASE_URL'))\n",
        "mysql://u:p%40@h/d");
    row("driver removed",
        "config.set_main_option('sqlalchemy.url', 'sqlite+aiosqlite:///a.db'.replace('+aiosqlite', ''))\n",
        "sqlite:///a.db");
    row("handed through from the ini file",
        "config.set_main_option('sqlalchemy.url', config.get_main_option('sqlalchemy.url'))\n", "");
    row("the last one counts",
        "config.set_main_option('sqlalchemy.url', 'sqlite:///1.db')\n"
        "config.set_main_option('sqlalchemy.url', 'sqlite:///2.db')\n",
        "sqlite:///2.db");
}

void TestEnvironmentScript::urls()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, url);
    const Variables variables{
        {u"DATABASE_URL"_s, u"mysql://u:p%40@h/d"_s}, {u"NAME"_s, u"shop"_s}, {u"HOST"_s, u"db.local"_s}};
    const Result<EnvironmentScript> script = read(text, variables, {u"db_url=sqlite:///x.db"_s, u"flag"_s});
    QVERIFY(script);
    QVERIFY2(!script->urlError, qPrintable(script->urlError ? describe(*script->urlError) : QString()));
    QCOMPARE(script->url.value_or(QString()), url);
    QCOMPARE(script->urlLine > 0, !url.isEmpty());
}

void TestEnvironmentScript::unreadableUrls_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("line");
    QTest::addColumn<QString>("why");
    const auto row = [](const char *name, const char *text, int line, const QString &why) {
        QTest::newRow(name) << QByteArray(Header) + text << line << why;
    };
    row("settings object",
        "from app.config import settings\nconfig.set_main_option('sqlalchemy.url', settings.DATABASE_URL)\n", 6,
        u"It comes from app.config.settings.DATABASE_URL."_s);
    row("settings object as text",
        "from app.config import settings\nconfig.set_main_option('sqlalchemy.url', str(settings.url))\n", 6,
        u"It comes from app.config.settings.url."_s);
    row("f-string of it",
        "from app.config import settings\nconfig.set_main_option('sqlalchemy.url', f'sqlite:///{settings.name}')\n", 6,
        u"it depends on app.config.settings.name"_s);
    row("variable not set", "\nconfig.set_main_option('sqlalchemy.url', os.environ['NOPE'])\n", 6,
        u"The environment variable NOPE is not set."_s);
    row("function of the application", "from app import get_url\nconfig.set_main_option('sqlalchemy.url', get_url())\n",
        6, u"It comes from app.get_url()."_s);
    row("nothing", "config.set_main_option('sqlalchemy.url', os.getenv('NOPE'))\n", 5, u"It is None."_s);
}

void TestEnvironmentScript::unreadableUrls()
{
    QFETCH(QByteArray, text);
    QFETCH(int, line);
    QFETCH(QString, why);
    const Result<EnvironmentScript> script = read(text);
    QVERIFY(script);
    QVERIFY(!script->url);
    QVERIFY(script->urlError);
    QCOMPARE(script->urlError->why, why);
    QCOMPARE(script->urlError->where.line, line);
    QCOMPARE(script->urlLine, line);
    QCOMPARE(script->urlError->kind, engine::Error::Kind::NeedsPython);
}

void TestEnvironmentScript::uncertainUrl()
{
    const Result<EnvironmentScript> script = read(QByteArray(Header)
                                                  + "from app import settings\nif settings.testing:\n    "
                                                    "config.set_main_option('sqlalchemy.url', 'sqlite://')\n");
    QVERIFY(script);
    QCOMPARE(script->url, u"sqlite://"_s);
    QCOMPARE(script->notes.size(), 1);
    QVERIFY(script->notes.first().text.contains(u"line 6"_s));
}

void TestEnvironmentScript::originNamesVariables()
{
    const QByteArray text =
        QByteArray(Header) + "url = os.environ['DATABASE_URL']\nconfig.set_main_option('sqlalchemy.url', url)\n";
    const Result<EnvironmentScript> script = read(text, {{u"DATABASE_URL"_s, u"sqlite:///a.db"_s}});
    QVERIFY(script);
    QCOMPARE(script->urlOrigin, u"DATABASE_URL, which env.py reads at line 6"_s);
    const auto literal = read(QByteArray(Header) + "config.set_main_option('sqlalchemy.url', 'sqlite://')\n");
    QCOMPARE(literal->urlOrigin, u"env.py, line 5"_s);
}

void TestEnvironmentScript::dotenvFile()
{
    QTemporaryDir folder;
    QVERIFY(QDir(folder.path()).mkpath(u"alembic"_s));
    QFile file(folder.filePath(u".env"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("DATABASE_URL=sqlite:///from-dotenv.db\nNAME=file\n");
    file.close();
    Project own = project();
    own.root = folder.path();
    own.scriptLocation = folder.filePath(u"alembic"_s);
    const QByteArray text = QByteArray(Header)
        + "from dotenv import load_dotenv\nload_dotenv()\n"
          "config.set_main_option('sqlalchemy.url', os.environ['DATABASE_URL'] + os.environ['NAME'])\n";
    const auto script = readEnvironmentScript(text, own, {{{u"NAME"_s, u"process"_s}}, {}, true});
    QVERIFY(script);
    QCOMPARE(script->url, u"sqlite:///from-dotenv.dbprocess"_s);
    QVERIFY(script->urlOrigin.contains(folder.filePath(u".env"_s)));
    QVERIFY(!readEnvironmentScript(text, own, {{}, {}, false})->url);
}

void TestEnvironmentScript::dotenvRules_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("value");
    QTest::newRow("plain") << u"A=b c"_s << u"b c"_s;
    QTest::newRow("blanks around") << u"  A  =  b  "_s << u"b"_s;
    QTest::newRow("export") << u"export A=b"_s << u"b"_s;
    QTest::newRow("comment after a value") << u"A=b # c"_s << u"b"_s;
    QTest::newRow("hash inside a value") << u"A=b#c"_s << u"b#c"_s;
    QTest::newRow("empty") << u"A="_s << QString();
    QTest::newRow("empty with a comment") << u"A= # c"_s << QString();
    QTest::newRow("single quotes") << u"A='b # ${B} \\n'"_s << u"b # ${B} \\n"_s;
    QTest::newRow("double quotes") << u"A=\"b\\n\\\"c\\\" # d\" # e"_s << u"b\n\"c\" # d"_s;
    QTest::newRow("expansion") << u"A=${B}/${OUTER}/${NOPE:-x}/${NOPE}"_s << u"b/o/x/"_s;
    QTest::newRow("equals inside") << u"A=postgresql://u:p@h/d?x=y"_s << u"postgresql://u:p@h/d?x=y"_s;
    QTest::newRow("carriage return") << u"A=b\r"_s << u"b"_s;
    QTest::newRow("not an assignment") << u"A b"_s << u"(none)"_s;
    QTest::newRow("comment") << u"# A=b"_s << u"(none)"_s;
}

void TestEnvironmentScript::dotenvRules()
{
    QFETCH(QString, line);
    QFETCH(QString, value);
    const auto variables = engine::parseDotenv(u"B=b\n"_s + line + u"\nC=c\n"_s, {{u"OUTER"_s, u"o"_s}});
    QCOMPARE(variables.value(u"A"_s, u"(none)"_s), value);
    QCOMPARE(variables.value(u"C"_s), u"c"_s);
}

void TestEnvironmentScript::brokenFiles()
{
    const Result<EnvironmentScript> script = read("def x(:\n");
    QVERIFY(!script);
    QCOMPARE(script.error().where.file, u"/p/alembic/env.py"_s);
    QCOMPARE(script.error().where.line, 1);
    const Result<EnvironmentScript> missing = readEnvironmentScript(project(), {});
    QVERIFY(!missing);
    QCOMPARE(missing.error().kind, engine::Error::Kind::File);
    QVERIFY(read("def f():\n    return f()\nf()\n"));
}

void TestEnvironmentScript::transactions()
{
    const engine::Capabilities postgresql{.alembicTransactionalDdl = true};
    const engine::Capabilities sqlite{.transactionalDdl = true};
    EnvironmentScript script;
    QVERIFY(engine::isOneTransaction(script, postgresql));
    QVERIFY(!engine::isOneTransaction(script, sqlite));
    QVERIFY(!engine::isOneTransaction(std::nullopt, postgresql));
    script.transactionalDdl = true;
    QVERIFY(engine::isOneTransaction(script, sqlite));
    script.transactionPerMigration = true;
    QVERIFY(!engine::isOneTransaction(script, postgresql));
}

QTEST_GUILESS_MAIN(TestEnvironmentScript)
#include "tst_environmentscript.moc"
