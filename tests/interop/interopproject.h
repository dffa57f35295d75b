#pragma once

#include "engine/schema/schema.h"

#include <QProcess>
#include <QTemporaryDir>

/// What a program said and how it ended.
struct ProgramResult
{
    int exitCode = -1;
    QString output;
    QString errors;

    /// For QVERIFY2: everything, where it did not end well.
    [[nodiscard]] QByteArray text() const { return (output + errors).toUtf8(); }
};

/// A database file as it stands: its schema and its rows, both in an order of their own.
struct Snapshot
{
    engine::Schema schema;
    QString rows; ///< every table but SQLite's own, a line a row
};

/// A project made by real Alembic in a temporary directory, on a SQLite file.
class InteropProject
{
public:
    /// Runs `alembic init` and points alembic.ini at test.db; the error's words, or an empty text.
    [[nodiscard]] QString create();

    [[nodiscard]] QString directory() const { return m_directory.path(); }
    [[nodiscard]] QString path(const QString &name) const { return m_directory.filePath(name); }
    [[nodiscard]] QString database() const { return path(QStringLiteral("test.db")); }

    /// Copies every revision file of a directory into migrations/versions; the number of files.
    [[nodiscard]] int addRevisions(const QString &from) const;

    /// Replaces text in a file of the project; false where it is not there.
    [[nodiscard]] bool replace(const QString &file, const QString &before, const QString &after) const;
    [[nodiscard]] bool write(const QString &file, const QString &text) const;

    [[nodiscard]] ProgramResult alembic(const QStringList &arguments) const;
    [[nodiscard]] ProgramResult athanor(const QStringList &arguments) const;

    /// Runs a script of tests/interop with the Python that has Alembic.
    [[nodiscard]] ProgramResult python(const QString &script, const QStringList &arguments) const;

private:
    [[nodiscard]] ProgramResult run(const QString &program, const QStringList &arguments) const;

    QTemporaryDir m_directory;
};

/// Reads a database file with the engine's inspector; on failure the rows hold the error's words.
[[nodiscard]] Snapshot readSnapshot(const QString &file);
