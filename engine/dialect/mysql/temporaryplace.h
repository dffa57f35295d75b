#pragma once

#include "engine/dialect/mysql/temporarytables.h"

#include "engine/dialect/databaseurl.h"

#include <memory>
#include <utility>

namespace engine::mysql {

/// A scratch place for users who may not create databases: temporary tables of the session in the URL's own database,
/// which nobody else sees and which go with the session however it ends. They hide the real tables of their names from
/// this session, and this keeps everything else from reaching those: it lets through CREATE, ALTER, DROP and RENAME of
/// the tables that it has made itself, CREATE and DROP of their indexes, and what changes or reads settings of the
/// session.
class TemporaryPlace final : public ScratchPlace
{
public:
    [[nodiscard]] QString remark() const override;
    [[nodiscard]] bool holdsRows() const override { return false; }

    /// From now on take() holds back, and works on `connection`. Errors: what the server says.
    [[nodiscard]] Done begin(Connection &connection);

    /// ConnectionBehaviour::oneStatement: gives what may be sent as it is; does what is about tables itself, and then
    /// gives nothing to be sent. Kind::Unsupported for what temporary tables cannot do; errors of TemporaryTables.
    [[nodiscard]] Result<QString> take(const QString &sql);

    /// Lets statements pass unchanged while it lives.
    class Passage
    {
    public:
        explicit Passage(TemporaryPlace &place)
            : m_guards(std::exchange(place.m_guards, false))
            , m_place(place)
        {
        }
        ~Passage() { m_place.m_guards = m_guards; }
        Passage(const Passage &) = delete;
        Passage &operator=(const Passage &) = delete;
        Passage(Passage &&) = delete;
        Passage &operator=(Passage &&) = delete;

    private:
        bool m_guards;
        TemporaryPlace &m_place;
    };

    /// Valid after begin().
    [[nodiscard]] const TemporaryTables &tables() const { return *m_tables; }

private:
    [[nodiscard]] Done keepLexing();
    [[nodiscard]] Result<QString> takeTokens(Tokens tokens);
    [[nodiscard]] Result<QString> takeTable(const TableName &name) const;
    [[nodiscard]] Result<QString> nameFrom(TokenCursor &cursor) const;
    [[nodiscard]] Done create(Tokens statement);
    [[nodiscard]] Done createTable(TokenCursor cursor, bool orReplace);
    [[nodiscard]] Done alter(TokenCursor cursor);
    [[nodiscard]] Done drop(Tokens statement);
    [[nodiscard]] Done dropTables(TokenCursor cursor);
    [[nodiscard]] Done renameTables(TokenCursor cursor);

    Connection *m_connection = nullptr; ///< owns this
    QString m_database;
    std::unique_ptr<TemporaryTables> m_tables;
    bool m_guards = false;
};

/// Opens such a place in the database of `server`. `refused` is why there is no scratch database. Kind::Connection
/// where the URL names no database, or the user may not make temporary tables there either.
[[nodiscard]] Result<std::unique_ptr<Connection>> openTemporaryPlace(const DatabaseUrl &server, const Error &refused);

} // namespace engine::mysql
