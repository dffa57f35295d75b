#pragma once

#include <QProcessEnvironment>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

/// What a program said and how it ended.
struct ProgramResult
{
    int exitCode = -1;
    QString output;
    QString errorOutput;
};

/// A temporary folder in which the command line and real Alembic are run side by side.
class Workspace
{
public:
    Workspace();

    [[nodiscard]] QString path(const QString &relative = {}) const;
    [[nodiscard]] QString read(const QString &relative) const;
    [[nodiscard]] bool exists(const QString &relative) const;
    [[nodiscard]] QStringList files(const QString &folder, const QString &pattern) const;
    void write(const QString &relative, const QString &text) const;
    void remove(const QString &relative) const;
    void setVariable(const QString &name, const QString &value);
    [[nodiscard]] const QProcessEnvironment &environment() const { return m_environment; }

    /// Runs in `folder` below the workspace, with stdin closed.
    ProgramResult run(const QString &program, const QStringList &arguments, const QString &folder = {}) const;
    ProgramResult athanor(const QStringList &arguments, const QString &folder = {}) const;
    ProgramResult alembic(const QStringList &arguments, const QString &folder = {}) const;
    ProgramResult python(const QString &script) const;

    /// What the sqlite3 shell says to `sql`.
    QString sqlite(const QString &database, const QString &sql) const;

    /// `alembic init migrations` by real Alembic, on a SQLite file app.db; env.py with `configure` added to its online
    /// context.configure() call.
    void initByAlembic(const QString &configure = {}) const;

    /// A revision file in Alembic's manner. Bodies are indented lines; empty is `pass`.
    struct RevisionFile
    {
        QString id;
        QString down = QStringLiteral("None");
        QString message = QStringLiteral("message");
        QString labels = QStringLiteral("None");
        QString dependsOn = QStringLiteral("None");
        QString upgrade;
        QString downgrade;
    };
    void writeRevision(const RevisionFile &revision) const;

private:
    QTemporaryDir m_directory;
    QProcessEnvironment m_environment;
};

/// Text without what differs from run to run: the folder's path, and the order inside "(b, a)" and "Branch names: b,
/// a", which Alembic takes from a set.
[[nodiscard]] QString normalised(QString text, const Workspace &workspace);
