#include "workspace.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QtTest>

using namespace Qt::StringLiterals;

namespace {

QString sortedList(const QString &list)
{
    QStringList items = list.split(u", "_s);
    items.sort();
    return items.join(u", "_s);
}

QString sortedIn(const QString &text, const QRegularExpression &pattern)
{
    QString result;
    qsizetype end = 0;
    for (auto matches = pattern.globalMatch(text); matches.hasNext();) {
        const QRegularExpressionMatch match = matches.next();
        result += text.mid(end, match.capturedStart(1) - end) + sortedList(match.captured(1));
        end = match.capturedEnd(1);
    }
    return result + text.mid(end);
}

} // namespace

Workspace::Workspace()
    : m_environment(QProcessEnvironment::systemEnvironment())
{
    for (const char *name : {"ALEMBIC_CONFIG", "ATHANOR_URL", "EDITOR", "VISUAL"})
        m_environment.remove(QString::fromLatin1(name));
    m_environment.insert(u"PYTHONDONTWRITEBYTECODE"_s, u"1"_s);
    m_environment.insert(u"LC_ALL"_s, u"C.UTF-8"_s);
}

QString Workspace::path(const QString &relative) const
{
    // Programs print the folder's real path.
    const QString root = QFileInfo(m_directory.path()).canonicalFilePath();
    return relative.isEmpty() ? root : root + u'/' + relative;
}

QString Workspace::read(const QString &relative) const
{
    QFile file(path(relative));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

bool Workspace::exists(const QString &relative) const
{
    return QFile::exists(path(relative));
}

QStringList Workspace::files(const QString &folder, const QString &pattern) const
{
    return QDir(path(folder)).entryList({pattern}, QDir::Files, QDir::Name);
}

void Workspace::write(const QString &relative, const QString &text) const
{
    QDir().mkpath(QFileInfo(path(relative)).path());
    QFile file(path(relative));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text.toUtf8());
}

void Workspace::remove(const QString &relative) const
{
    QVERIFY(QFile::remove(path(relative)));
}

void Workspace::setVariable(const QString &name, const QString &value)
{
    m_environment.insert(name, value);
}

ProgramResult Workspace::run(const QString &program, const QStringList &arguments, const QString &folder) const
{
    QProcess process;
    process.setProcessEnvironment(m_environment);
    process.setWorkingDirectory(path(folder));
    process.setStandardInputFile(QProcess::nullDevice());
    process.start(program, arguments);
    if (!process.waitForFinished(60000))
        return {-1, {}, process.errorString()};
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
            QString::fromUtf8(process.readAllStandardOutput()), QString::fromUtf8(process.readAllStandardError())};
}

ProgramResult Workspace::athanor(const QStringList &arguments, const QString &folder) const
{
    return run(QStringLiteral(ATHANOR_CLI), arguments, folder);
}

ProgramResult Workspace::alembic(const QStringList &arguments, const QString &folder) const
{
    return run(u"/usr/bin/alembic"_s, arguments, folder);
}

ProgramResult Workspace::python(const QString &script) const
{
    return run(u"/usr/bin/python3"_s, {u"-c"_s, script});
}

QString Workspace::sqlite(const QString &database, const QString &sql) const
{
    const QString script = uR"(
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1])
for row in connection.execute(sys.argv[2]):
    print("|".join("NULL" if value is None else str(value) for value in row))
connection.commit()
)"_s;
    const ProgramResult result = run(u"/usr/bin/python3"_s, {u"-c"_s, script, database, sql});
    return result.exitCode == 0 ? result.output : result.errorOutput;
}

void Workspace::initByAlembic(const QString &configure) const
{
    QCOMPARE(alembic({u"init"_s, u"migrations"_s}).exitCode, 0);
    QString ini = read(u"alembic.ini"_s);
    ini.replace(u"driver://user:pass@localhost/dbname"_s, u"sqlite:///app.db"_s);
    write(u"alembic.ini"_s, ini);
    if (configure.isEmpty())
        return;
    QString environment = read(u"migrations/env.py"_s);
    const QString call = u"connection=connection, target_metadata=target_metadata"_s;
    QVERIFY(environment.contains(call));
    environment.replace(call, call + u", "_s + configure);
    write(u"migrations/env.py"_s, environment);
}

void Workspace::writeRevision(const RevisionFile &revision) const
{
    const auto body = [](const QString &text) { return text.isEmpty() ? u"    pass\n"_s : text; };
    const QString text = uR"("""%1

Revision ID: %2
Revises:
Create Date: 2026-11-21 08:00:21.129439

"""
from alembic import op
import sqlalchemy as sa


# revision identifiers, used by Alembic.
revision = '%2'
down_revision = %3
branch_labels = %4
depends_on = %5


def upgrade() -> None:
%6

def downgrade() -> None:
%7)"_s.arg(revision.message, revision.id, revision.down, revision.labels, revision.dependsOn, body(revision.upgrade),
           body(revision.downgrade));
    write(u"migrations/versions/%1_x.py"_s.arg(revision.id), text);
}

QString normalised(QString text, const Workspace &workspace)
{
    static const QRegularExpression inParentheses(u"\\(([^()\\n]*, [^()\\n]*)\\)"_s);
    static const QRegularExpression branchNames(u"Branch names: (.*)\n"_s);
    text.replace(workspace.path(), u"<DIR>"_s);
    return sortedIn(sortedIn(text, inParentheses), branchNames);
}
