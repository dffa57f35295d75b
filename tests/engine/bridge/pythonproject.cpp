#include "tests/engine/bridge/pythonproject.h"

#include "engine/project/environmentscript.h"

#include <QDir>
#include <QFile>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace engine;

namespace {

const QString environmentScript = uR"py(from alembic import context
from sqlalchemy import engine_from_config, pool
import models

config = context.config
target_metadata = models.Base.metadata


def run_migrations_online():
    connectable = engine_from_config(config.get_section(config.config_ini_section), prefix="sqlalchemy.",
                                     poolclass=pool.NullPool)
    with connectable.connect() as connection:
        context.configure(connection=connection, target_metadata=target_metadata)
        with context.begin_transaction():
            context.run_migrations()


if context.is_offline_mode():
    raise RuntimeError("there is no offline mode here")
run_migrations_online()
)py"_s;

} // namespace

PythonProject::PythonProject()
{
    write(u"alembic.ini"_s,
          u"[alembic]\nscript_location = migrations\nprepend_sys_path = .\nsqlalchemy.url = sqlite:///never.db\n"
          "[athanor]\npython = /usr/bin/python3\n"_s);
    write(u"migrations/env.py"_s, environmentScript);
    writeModels({});
    QDir().mkpath(path(u"migrations/versions"_s));
}

QString PythonProject::path(const QString &relative) const
{
    return QDir(QFileInfo(m_directory.path()).canonicalFilePath()).absoluteFilePath(relative);
}

void PythonProject::write(const QString &relative, const QString &text) const
{
    QDir().mkpath(QFileInfo(path(relative)).path());
    QFile file(path(relative));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text.toUtf8());
}

QString PythonProject::read(const QString &relative) const
{
    QFile file(path(relative));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

void PythonProject::writeModels(const QString &text) const
{
    write(u"models.py"_s,
          u"import sqlalchemy as sa\nfrom sqlalchemy.orm import declarative_base\n\nBase = declarative_base()\n"_s
              + text);
}

void PythonProject::writeRevision(const QString &id, const QString &upgrade) const
{
    write(u"migrations/versions/%1.py"_s.arg(id),
          u"import sqlalchemy as sa\nfrom alembic import op\n\nrevision = \"%1\"\ndown_revision = None\n\n\n"
          "def upgrade():\n%2"_s.arg(id, upgrade));
}

BridgeProject PythonProject::bridge() const
{
    QMap<QString, QString> variables = processVariables();
    variables.remove(u"ALEMBIC_CONFIG"_s);
    variables.insert(u"PYTHONDONTWRITEBYTECODE"_s, u"1"_s);
    ProjectLocation location;
    location.startFolder = path();
    const auto project = openProject(location);
    if (!project)
        qFatal("%s", qUtf8Printable(describe(project.error())));
    auto bridge = BridgeProject::of(*project, variables);
    if (!bridge)
        qFatal("%s", qUtf8Printable(describe(bridge.error())));
    return *bridge;
}

BridgeRevision PythonProject::revision(const QString &id) const
{
    const QString file = u"migrations/versions/%1.py"_s.arg(id);
    return {id, path(file), read(file).toUtf8(), u"upgrade"_s, u"sqlite"_s, u"3.40.1"_s};
}

Result<std::unique_ptr<RevisionRun>> PythonProject::start(const QString &id) const
{
    return BridgeRun::start(bridge(), revision(id));
}

Result<QList<StatementRequest>> runToEnd(Result<std::unique_ptr<RevisionRun>> run, Connection &connection)
{
    if (!run)
        return failure(run.error());
    QList<StatementRequest> requests;
    for (;;) {
        const auto next = (*run)->next({});
        if (!next)
            return failure(next.error());
        if (!*next)
            return requests;
        requests << **next;
        (*run)->answer(connection.query((*next)->statement.sql, (*next)->statement.bindings));
    }
}

std::unique_ptr<Connection> emptyDatabase()
{
    auto connection = dialectFor(u"sqlite"_s).value()->openScratch({});
    return std::move(connection.value());
}

QString values(Connection &connection, const QString &sql)
{
    const auto rows = connection.rows(sql);
    if (!rows)
        return describe(rows.error());
    QStringList texts;
    for (const Connection::Row &row : *rows)
        texts << row.first().toString();
    return texts.join(u',');
}
