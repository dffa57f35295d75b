#pragma once

#include "engine/dialect/dialect.h"
#include "engine/migration/unseensql.h"
#include "engine/revision/revisionrun.h"

#include <functional>
#include <set>

namespace engine {

/// Knows what a database looks like after each operation of a plan, without touching that database. Most operations
/// are applied to a value; SQL that changes the schema by itself is run in a scratch place and inspected there.
class SchemaFollower
{
public:
    /// `server` is where a scratch place can be had, see Dialect::openScratch(). Where none can (a script is written
    /// without asking any server), SQL that changes the schema by itself is passed on, and what comes after it is
    /// followed as far as it is known.
    SchemaFollower(const Dialect &dialect, Schema schema, DatabaseUrl server);

    /// Starts in an empty scratch place that takes part in every operation, so that inspect() can tell in the end what
    /// the operations build; in those that touch rows only where it holds any. Without one, where none can be had.
    [[nodiscard]] static Result<SchemaFollower> inScratch(const Dialect &dialect, const Schema &schema,
                                                          const DatabaseUrl &server);

    /// Gives what a schema of that name holds now; the default one's objects have no schema in their names.
    using SchemaReader = std::function<Result<Schema>(const QString &name)>;

    /// Where operations name a schema beside the default one, `reader` is asked for it, once. Without a reader nothing
    /// is known of such a schema but what operations do there.
    void readOthersWith(SchemaReader reader) { m_reader = std::move(reader); }

    [[nodiscard]] const Schema &schema() const { return m_schema; }

    /// Whether a scratch place can be had.
    [[nodiscard]] bool hasPlace() const;

    /// There is no database to ask, and it may hold more than the operations before have made: what speaks of a table
    /// that is not known is passed on, and not followed.
    void expectMore() { m_mayHoldMore = true; }

    /// Whether there is an enum type of that name; nothing where that cannot be told.
    [[nodiscard]] std::optional<bool> hasEnumType(const TableName &name);

    /// Something changed the schema that could not be followed, for want of a place to try it out.
    [[nodiscard]] bool isPartlyKnown() const { return m_isPartlyKnown; }

    /// The statements of `operation` on the schema as it is; afterwards the schema is as after them, but for what a
    /// weak scratch place (ScratchPlace) cannot hold, which is passed on. `autocommit` says that they stand outside of
    /// any transaction. Errors: those of Dialect::compile() and apply(), and what the scratch place says to SQL.
    [[nodiscard]] Result<std::vector<Statement>> follow(const Operation &named, const std::stop_token &stop = {},
                                                        bool autocommit = false);

    /// What SQL that changes no schema gives in the scratch place that takes part in everything; nothing where there is
    /// none. Its tables hold what the operations so far have put into them. Errors: what the scratch place says.
    [[nodiscard]] Result<std::optional<QueryResult>> ask(const Operation &query, const std::stop_token &stop = {});

    /// Sends what a revision asks for to the scratch place as it stands; refresh() afterwards. Errors: what the scratch
    /// place says.
    [[nodiscard]] Result<QueryResult> send(const StatementRequest &request, const std::stop_token &stop = {});

    /// Marks the scratch place as it is, where it is one transaction, so that returnToMark() can be told.
    [[nodiscard]] Done mark(const std::stop_token &stop = {});

    /// Makes the scratch place again what it was at mark(); does nothing where it is not one transaction.
    [[nodiscard]] Done returnToMark(const std::stop_token &stop = {});

    /// Takes the schema from the scratch place, where statements were sent there.
    [[nodiscard]] Done refresh(const std::stop_token &stop = {});

    /// The version of the scratch place's server.
    [[nodiscard]] Result<QString> version(const std::stop_token &stop = {});

    /// Whether the scratch place holds the rows, too.
    [[nodiscard]] bool holdsRows() const { return m_takesPart; }

    /// What must be known of the scratch place: Connection::place(); nullptr as there, and where there is none.
    [[nodiscard]] const ScratchPlace *place() const { return m_scratch ? m_scratch->place() : nullptr; }

    /// From now on the scratch place takes no part in what only touches rows, and answers no query.
    void leaveRowsAlone() { m_takesPart = false; }

    /// Goes on from `schema`: what was followed last has not happened.
    void reset(Schema schema);

    /// The schema as the inspector sees it in the scratch place.
    [[nodiscard]] Result<Schema> inspect(const std::stop_token &stop = {});

private:
    [[nodiscard]] bool isInWeakPlace() const;
    [[nodiscard]] bool isBeyondPlace(const Error &error) const;
    [[nodiscard]] Done takeFromScratch(const std::stop_token &stop);
    [[nodiscard]] Done runInScratch(const std::vector<Statement> &statements, const Schema &before, bool autocommit,
                                    const std::stop_token &stop);
    [[nodiscard]] Done openScratch(const std::stop_token &stop);
    [[nodiscard]] Done readSchema(const QString &name);
    [[nodiscard]] bool isUnknown(const Operation &operation) const;
    void noteEnumTypes(const Operation &operation, const std::vector<Statement> &statements);
    [[nodiscard]] Operation plainly(Operation operation) const;
    [[nodiscard]] Result<std::vector<Statement>> compile(const Operation &operation) const;
    void noteUnseen(const Operation &operation);
    [[nodiscard]] Done applyToValue(const Operation &operation);

    const Dialect *m_dialect;
    Schema m_schema;
    DatabaseUrl m_server;
    SchemaReader m_reader;
    std::set<QString> m_schemasRead; ///< beside the default one
    QString m_defaultSchema; ///< once an operation has called it by its name
    bool m_isPartlyKnown = false; ///< something changed the schema that nobody here could follow
    UnseenSql m_unseen;
    std::unique_ptr<Connection> m_scratch;
    bool m_heldInside = false; ///< something that was to stand outside of the place's transaction stood in it
    bool m_mayHoldMore = false; ///< than is known: there is no database to ask
    bool m_mustFollow = false; ///< whoever asks in the end wants all of it
    bool m_takesPart = false; ///< the scratch place holds the rows, too
};

/// Makes the schemas `names` in a scratch place, whose own one is the default. Errors: what the place says.
[[nodiscard]] Done makeSchemas(Connection &scratch, const Dialect &dialect, const QStringList &names,
                               const std::stop_token &stop = {});

/// Creates everything of `schema` in an empty database: tables in an order that can run, then views and triggers.
[[nodiscard]] Done buildSchema(Connection &connection, const Dialect &dialect, const Schema &schema,
                               const std::stop_token &stop = {});

/// True where the statement changes the schema: its first word is CREATE, ALTER, DROP or RENAME.
[[nodiscard]] bool changesSchema(const QString &sql);

/// The first word of a statement in upper case, comments before it skipped.
[[nodiscard]] QString firstWord(const QString &sql);

} // namespace engine
