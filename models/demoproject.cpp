#include "models/demoproject.h"

#include "models/databasereader.h"

#include "engine/migration/runner.h"

#include <QDir>
#include <QDirIterator>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace models {

namespace {

/// Where the demo's database stands: two revisions are pending, so that there is something to step through.
constexpr auto DemoRevision = "8b3f71d05c2e";

engine::Error folderError(const QString &what, const QString &folder)
{
    engine::Error error;
    error.kind = engine::Error::Kind::File;
    error.what = what.arg(QDir::toNativeSeparators(folder));
    error.advice = u"Choose an empty folder, or one that does not exist yet."_s;
    error.where.file = folder;
    return error;
}

engine::Done copyFiles(const QString &folder)
{
    const QString source = u":/demo/shop"_s;
    QDirIterator files(source, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString from = files.next();
        const QString to = folder + from.mid(source.size());
        if (!QDir().mkpath(QFileInfo(to).absolutePath()) || !QFile::copy(from, to))
            return engine::failure(folderError(u"The demo project could not be written to %1."_s, folder));
        // Resources are read-only, and so would be their copies.
        QFile::setPermissions(to, QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup | QFile::ReadOther);
    }
    return {};
}

engine::Done runPlan(engine::Connection &connection, const engine::Dialect &dialect, const ProjectSnapshot &snapshot,
                     const std::stop_token &stop)
{
    engine::PlanRequest request;
    request.target = QString::fromLatin1(DemoRevision);
    request.versionTable = snapshot.versionTable;
    request.reading = {.dialect = {}, .searchPath = snapshot.project.searchPath()};
    auto plan = engine::planMigration(connection, dialect, *snapshot.graph, request, stop);
    if (!plan)
        return engine::failure(plan.error());
    engine::Runner runner(connection, dialect, std::move(*plan), {}, [](const engine::RunEvent &) {});
    return runner.runAll(stop);
}

engine::Done makeDatabase(const QString &folder, const std::stop_token &stop)
{
    const auto snapshot = readProject(folder, stop);
    if (!snapshot)
        return engine::failure(snapshot.error());
    engine::DatabaseUrl url;
    url.dialect = u"sqlite"_s;
    url.database = folder + u"/shop.db"_s;
    const auto dialect = engine::dialectFor(url.dialect);
    if (!dialect)
        return engine::failure(dialect.error());
    const auto connection = (*dialect)->open(url);
    if (!connection)
        return engine::failure(connection.error());
    if (const auto run = runPlan(**connection, **dialect, *snapshot, stop); !run)
        return run;
    QFile drift(u":/demo/drift.sql"_s);
    if (!drift.open(QIODevice::ReadOnly))
        return engine::failure(folderError(u"The demo project in %1 is incomplete."_s, folder));
    const auto statements = (*dialect)->split(QString::fromUtf8(drift.readAll()));
    if (!statements)
        return engine::failure(statements.error());
    for (const engine::Dialect::ScriptStatement &statement : *statements) {
        if (const auto done = (*connection)->execute(statement.sql); !done)
            return engine::failure(done.error());
    }
    return {};
}

} // namespace

engine::Result<QString> makeDemoProject(const QString &folder, const std::stop_token &stop)
{
    const QString path = QDir::cleanPath(QDir(folder).absolutePath());
    if (QFileInfo::exists(path + u"/alembic.ini"_s) && QFileInfo::exists(path + u"/shop.db"_s))
        return path;
    if (QFileInfo::exists(path) && !QDir(path).isEmpty())
        return engine::failure(folderError(u"%1 is not empty."_s, path));
    if (const auto copied = copyFiles(path); !copied)
        return engine::failure(copied.error());
    if (const auto made = makeDatabase(path, stop); !made)
        return engine::failure(made.error());
    return path;
}

QString suggestedDemoFolder()
{
    const QString documents = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    const QString base = documents + u"/athanor-demo"_s;
    QString folder = base;
    for (int number = 2; QFileInfo::exists(folder); ++number)
        folder = base + u'-' + QString::number(number);
    return folder;
}

} // namespace models
