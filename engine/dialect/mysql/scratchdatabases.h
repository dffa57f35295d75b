#pragma once

#include "engine/dialect/connection.h"
#include "engine/dialect/mysql/scratchnames.h"
#include "engine/dialect/mysql/standins.h"

namespace engine::mysql {

/// What a name of a scratch place's database begins with; the lock of that name is held while it is in use.
[[nodiscard]] const QString &scratchPrefix();

/// ` CHARACTER SET x COLLATE y` of a database; nothing where there is none of that name. Errors as Connection::rows().
[[nodiscard]] Result<QString> charsetClause(Connection &connection, const QString &database);

/// Makes the databases that stand in for others in a scratch place, when SQL first names those. The connection's place
/// is this, so that the inspector has their names. They go with the connection, as the place does.
class ScratchDatabases : public ScratchPlace
{
public:
    /// It is as good as it should be.
    [[nodiscard]] QString remark() const override { return {}; }
    [[nodiscard]] bool holdsRows() const override { return true; }

    /// What there is by now.
    [[nodiscard]] ScratchNames names();

    /// The place is ready: from now on names are translated. `connection` must outlive this. Errors as
    /// Connection::rows().
    [[nodiscard]] Done begin(Connection &connection, const QString &place, const QString &defaultDatabase);

    /// False before begin(), and while this itself is at work: then SQL is nobody's but the program's.
    [[nodiscard]] bool isReady() const { return m_connection && !m_isAtWork; }

    /// `sql`, one statement, as StandIns::translated(). Also Kind::Unsupported where a name may be a column's and is
    /// that of something real.
    [[nodiscard]] Result<StandIns::Translation> translated(const QString &sql);

    /// Makes what the statement needs, just before it is run, and gives it as it is to be run: a database that is made
    /// without a character set has that of the real one. Kind::Connection where the user may not create databases of
    /// that name.
    [[nodiscard]] Result<QString> prepared(const StandIns::Translation &translation);

private:
    [[nodiscard]] Result<StandIns::Server> readServer(const QString &defaultDatabase);
    [[nodiscard]] Done expectColumn(const TableName &column, const QString &sql);
    [[nodiscard]] Done make(const QString &database, bool withDatabase);

    Connection *m_connection = nullptr;
    bool m_isAtWork = false;
    StandIns m_standIns;
    QString m_place;
    QString m_defaultDatabase;
    QStringList m_locked; ///< the stand-ins that go with the connection
    QStringList m_made; ///< the databases whose stand-ins are there
};

} // namespace engine::mysql
