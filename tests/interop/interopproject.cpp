#include "tests/interop/interopproject.h"

#include "engine/dialect/dialect.h"

#include "tests/engine/diff/normalised.h"

#include <QDir>
#include <QFile>
#include <QStandardPaths>

using namespace Qt::StringLiterals;
using namespace engine;

namespace {

constexpr int kPatience = 120'000;

/// The distribution's Python comes first: another one in the path need not have Alembic.
QString pythonWithAlembic()
{
    for (const QString &candidate : {u"/usr/bin/python3"_s, QStandardPaths::findExecutable(u"python3"_s)}) {
        QProcess process;
        process.start(candidate, {u"-c"_s, u"import alembic"_s});
        if (process.waitForFinished(kPatience) && process.exitCode() == 0)
            return candidate;
    }
    return {};
}

QString rowsOf(Connection &connection, const Dialect &dialect, const Table &table)
{
    QStringList columns;
    QStringList places;
    for (const Column &column : table.columns) {
        columns << u"quote(%1)"_s.arg(dialect.quoted(column.name));
        places << QString::number(columns.size());
    }
    const auto rows = connection.rows(u"SELECT %1 FROM %2 ORDER BY %3"_s.arg(
        columns.join(u", "_s), dialect.quoted(table.name), places.join(u", "_s)));
    if (!rows)
        return describe(rows.error());
    QString lines;
    for (const Connection::Row &row : *rows) {
        QStringList values{table.name.text()};
        for (const QVariant &value : row)
            values << value.toString();
        lines += values.join(u' ') + u'\n';
    }
    return lines;
}

} // namespace

QString InteropProject::create()
{
    const ProgramResult made = alembic({u"init"_s, u"migrations"_s});
    if (made.exitCode != 0)
        return QString::fromUtf8(made.text());
    return replace(u"alembic.ini"_s, u"driver://user:pass@localhost/dbname"_s, u"sqlite:///test.db"_s)
        ? QString()
        : u"alembic.ini has no URL to replace"_s;
}

int InteropProject::addRevisions(const QString &from) const
{
    int copied = 0;
    const QDir directory(from);
    for (const QString &file : directory.entryList({u"*.py"_s}, QDir::Files))
        copied += QFile::copy(directory.filePath(file), path(u"migrations/versions/"_s + file)) ? 1 : 0;
    return copied;
}

bool InteropProject::replace(const QString &file, const QString &before, const QString &after) const
{
    QFile handle(path(file));
    if (!handle.open(QIODevice::ReadOnly))
        return false;
    QString content = QString::fromUtf8(handle.readAll());
    handle.close();
    return content.contains(before) && write(file, content.replace(before, after));
}

bool InteropProject::write(const QString &file, const QString &text) const
{
    QFile handle(path(file));
    return handle.open(QIODevice::WriteOnly | QIODevice::Truncate) && handle.write(text.toUtf8()) >= 0;
}

ProgramResult InteropProject::alembic(const QStringList &arguments) const
{
    return run(QStandardPaths::findExecutable(u"alembic"_s), arguments);
}

ProgramResult InteropProject::athanor(const QStringList &arguments) const
{
    return run(QStringLiteral(ATHANOR_CLI), arguments);
}

ProgramResult InteropProject::python(const QString &script, const QStringList &arguments) const
{
    const QString file = QStringLiteral(ATHANOR_SOURCE_DIR "/tests/interop/") + script;
    return run(pythonWithAlembic(), QStringList{file} + arguments);
}

ProgramResult InteropProject::run(const QString &program, const QStringList &arguments) const
{
    if (program.isEmpty())
        return {.errors = u"Alembic is not installed; test.sh installs it."_s};
    QProcess process;
    process.setWorkingDirectory(directory());
    process.start(program, arguments);
    if (!process.waitForFinished(kPatience) || process.exitStatus() != QProcess::NormalExit)
        return {.errors = program + u": "_s + process.errorString()};
    return {.exitCode = process.exitCode(),
            .output = QString::fromUtf8(process.readAllStandardOutput()),
            .errors = QString::fromUtf8(process.readAllStandardError())};
}

Snapshot readSnapshot(const QString &file)
{
    const Dialect &dialect = *dialectFor(u"sqlite"_s).value();
    DatabaseUrl url;
    url.dialect = u"sqlite"_s;
    url.database = file;
    const auto connection = dialect.openReadOnly(url);
    if (!connection)
        return {.rows = describe(connection.error())};
    auto schema = dialect.inspect(**connection);
    if (!schema)
        return {.rows = describe(schema.error())};
    Snapshot snapshot{.schema = normalised(*schema)};
    for (const auto &[name, table] : snapshot.schema.tables)
        snapshot.rows += rowsOf(**connection, dialect, table);
    return snapshot;
}
