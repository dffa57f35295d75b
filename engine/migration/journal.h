#pragma once

#include "engine/migration/migrationlock.h"
#include "engine/migration/plan.h"

namespace engine {

/// One statement of a revision, as the journal holds it.
struct JournalEntry
{
    enum class State {
        Waiting,
        Running, ///< it was at work when the program or the connection ended: nobody knows whether it is through
        Through,
    };

    State state = State::Waiting;
    Statement statement;
    std::optional<std::vector<Statement>> undo; ///< what takes it back; nothing where nobody knows
    Traces traces; ///< by which one sees whether it has run
    TableName table; ///< that they are in
    std::optional<QStringList> versionRows; ///< of a change of the version table: its rows afterwards

    friend bool operator==(const JournalEntry &, const JournalEntry &) = default;
};

/// A revision that has run in part where nothing takes it back as a whole.
struct Journal
{
    QString revision;
    Direction direction = Direction::Upgrade;
    std::vector<JournalEntry> entries;
    bool isComplete = true; ///< false of a live step, whose next statements only show as it runs

    [[nodiscard]] int done() const; ///< how many statements are through; those are the first ones
    [[nodiscard]] bool hasBegun() const; ///< something of the revision may have run
    [[nodiscard]] bool isDoubtful() const; ///< the one after them may be through or not

    /// "Upgrade to 9c1b stopped after statement 2 of 4."
    [[nodiscard]] QString text() const;

    /// The revision and a letter a statement: two that are equal have come equally far.
    [[nodiscard]] QString progress() const;
};

/// True where a step must be written down while it runs: a part of it may stay when it fails.
[[nodiscard]] bool mayStayPartly(const Step &step, const Dialect &dialect);

/// What was left half done; nothing where all is at a revision. What was at work when the program ended is looked for
/// in the database. Errors as Connection::rows() and Dialect::inspect().
[[nodiscard]] Result<std::optional<Journal>> readJournal(Connection &connection, const Dialect &dialect,
                                                         const VersionTable &table);

/// Kind::HalfDone, with the two ways on, where something was left half done; Kind::Locked where somebody is at work on
/// it.
[[nodiscard]] Done expectNothingHalfDone(Connection &connection, const Dialect &dialect, const VersionTable &table);

/// Kind::Outdated where what is half done has come to another place since `recovery` was planned.
[[nodiscard]] Done expectHalfDone(Connection &connection, const Dialect &dialect, const VersionTable &table,
                                  const PlanRecovery &recovery);

/// Forgets what is half done: the user has put the database right by hand. Errors as Connection::rows(); Kind::Locked
/// where somebody is at work on it still, for whom nobody waits.
[[nodiscard]] Done forgetJournal(Connection &connection, const Dialect &dialect, const VersionTable &table);

enum class Recovery {
    GoOn, ///< from the first statement that is not through
    TakeBack, ///< undo those that are, the last one first
};

/// The plan of one step that ends what was left half done. `done` says how many statements are through where the
/// journal leaves that in doubt. Errors: nothing is half done, a doubt that `done` does not settle, a statement that
/// nobody knows how to take back, those of readJournal().
[[nodiscard]] Result<Plan> planRecovery(Connection &connection, const Dialect &dialect, const RevisionGraph &graph,
                                        const VersionTable &table, Recovery recovery, std::optional<int> done = {});

/// Writes the journal while a step runs. Owns nothing.
class JournalWriter
{
public:
    JournalWriter(Connection &connection, const Dialect &dialect, const VersionTable &table);

    /// Writes down all statements of a step that begins. `rows` are the version table's before it.
    [[nodiscard]] Done begin(const Step &step, const QStringList &rows);

    /// A live step has come to its next statement.
    [[nodiscard]] Done add(const Step &step, int number);

    /// Statement `number` is about to run, and those before it are through.
    [[nodiscard]] Done started(int number);

    /// What is known of statement `number` now.
    [[nodiscard]] Done mark(int number, JournalEntry::State state);

    /// Goes on with a journal that is there.
    void resume();

    /// The step has come to its end, and the database is at a revision.
    [[nodiscard]] Done finish();

    [[nodiscard]] bool isOpen() const { return m_isOpen; }

private:
    [[nodiscard]] Done execute(const QString &sql, const QVariantList &bindings = {});
    [[nodiscard]] Done create();
    [[nodiscard]] Done insertAll(const Step &step, QStringList rows);
    [[nodiscard]] Done insert(const Step &step, int number, const JournalEntry &entry);

    Connection &m_connection;
    const Dialect &m_dialect;
    VersionTable m_table;
    bool m_isOpen = false; ///< a step is written down
    bool m_exists = false; ///< the table is there
};

} // namespace engine
