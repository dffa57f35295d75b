#pragma once

#include "engine/dialect/connection.h"
#include "engine/dialect/mysql/tablechange.h"

#include <map>

namespace engine::mysql {

/// What the server does not keep of a temporary table.
struct TemporaryTable
{
    std::vector<ForeignKey> foreignKeys; ///< each with a name
    QMap<QString, QString> options; ///< ROW_FORMAT and KEY_BLOCK_SIZE
};

/// The temporary tables that a session has made, and what an ordinary table would have beside them: foreign keys, the
/// indexes that those bring along, and options that temporary tables do not take. Statements are sent by this, so that
/// only what succeeded is remembered.
class TemporaryTables
{
public:
    /// `connection` is the session, `database` the one that its names without a database are in.
    TemporaryTables(Connection &connection, QString database, bool isMariaDb, bool columnsMayRefer);

    [[nodiscard]] const std::map<QString, TemporaryTable> &all() const { return m_tables; }
    [[nodiscard]] bool isMariaDb() const { return m_isMariaDb; }

    /// The name of a table as the server has it, where `name` is one of these and is temporary; nothing otherwise.
    /// The session is asked each time: nothing but a temporary table may ever be touched.
    [[nodiscard]] Result<std::optional<QString>> find(const QString &name);

    /// As find(), with the error of a statement that names a table that is not there.
    [[nodiscard]] Result<QString> existing(const QString &name);

    /// Makes a table. Errors as Connection::execute(), and Kind::Statement for foreign keys to nowhere.
    [[nodiscard]] Done create(const QString &name, const TableChange &change, bool orReplace);

    /// Changes one of the tables, whose name is existing()'s. Errors as create().
    [[nodiscard]] Done alter(const QString &name, const TableChange &change);

    /// Renames one. Errors as create().
    [[nodiscard]] Done rename(const QString &name, const QString &newName);

    /// Drops one. Kind::Statement where another one refers to it.
    [[nodiscard]] Done drop(const QString &name);

    /// Sends a statement about the indexes of `name`.
    [[nodiscard]] Done changeIndexes(const QString &name, const QString &sql);

private:
    [[nodiscard]] Result<std::vector<ForeignKey>> named(const QString &table, const TableChange &change) const;
    [[nodiscard]] Result<bool> checksKeys();
    [[nodiscard]] Done findReferred(const QString &table, std::vector<ForeignKey> &keys);
    [[nodiscard]] Done send(const QString &sql);
    [[nodiscard]] Done settle(const QString &name, const std::vector<ForeignKey> &added);
    [[nodiscard]] Done forgetKeysOfOtherEngines(const QString &name);
    void followColumns(const QString &table, const TableChange &change);
    void remember(const QString &table, const TableChange &change, const std::vector<ForeignKey> &keys);

    Connection &m_connection;
    QString m_database;
    bool m_isMariaDb = false;
    bool m_columnsMayRefer = false; ///< MySQL before 9 takes a column's REFERENCES and forgets it
    std::map<QString, TemporaryTable> m_tables;
};

} // namespace engine::mysql
