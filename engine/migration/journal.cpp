#include "engine/migration/journal.h"

#include "engine/migration/journaltext.h"
#include "engine/migration/transaction.h"

#include <QHash>

using namespace Qt::StringLiterals;

namespace engine {

namespace {

const QString waitingState = u"waiting"_s;
const QString runningState = u"running"_s;
const QString doneState = u"done"_s;

QString directionWord(Direction direction)
{
    return direction == Direction::Upgrade ? u"upgrade"_s : u"downgrade"_s;
}

QString wordOf(JournalEntry::State state)
{
    if (state == JournalEntry::State::Through)
        return doneState;
    return state == JournalEntry::State::Running ? runningState : waitingState;
}

JournalEntry::State stateOf(const QString &word)
{
    if (word == doneState)
        return JournalEntry::State::Through;
    return word == runningState ? JournalEntry::State::Running : JournalEntry::State::Waiting;
}

/// What was at work when the program ended may be through: its traces show it, or the version rows.
Done settleDoubt(Journal &journal, Connection &connection, const Dialect &dialect, const VersionTable &table)
{
    for (JournalEntry &entry : journal.entries) {
        if (entry.state != JournalEntry::State::Running)
            continue;
        std::optional<bool> through;
        if (entry.versionRows) {
            auto rows = readVersionRows(connection, dialect, table);
            if (!rows)
                return failure(rows.error());
            rows->sort();
            QStringList expected = *entry.versionRows;
            expected.sort();
            through = *rows == expected;
        } else {
            const auto schema = dialect.inspect(connection);
            if (!schema)
                return failure(schema.error());
            through = hasRun(entry.traces, entry.table, *schema);
        }
        if (through)
            entry.state = *through ? JournalEntry::State::Through : JournalEntry::State::Waiting;
    }
    return {};
}

/// Nothing runs without a journal where what has run could not be taken back.
Error unwritable(Error error, const TableName &journal)
{
    error.what = u"The journal of the migration, the table %1, cannot be made."_s.arg(journal.text());
    error.advice = u"What runs here stays, and is written down there until the revision is through. Allow this user to "
                   "create, write and drop that table."_s;
    return error;
}

JournalEntry entryOf(const PlannedStatement &planned)
{
    return {.statement = planned.statement, .undo = planned.undo, .traces = planned.traces, .table = planned.table};
}

/// A user who may make tables may still be refused to drop one: an empty journal says as little as none.
Done takeAway(Connection &connection, const QString &journal)
{
    const auto dropped = connection.execute(u"DROP TABLE "_s + journal);
    if (dropped || connection.execute(u"DELETE FROM "_s + journal))
        return {};
    return failure(dropped.error());
}

} // namespace

int Journal::done() const
{
    const auto first = std::ranges::find_if(
        entries, [](const JournalEntry &entry) { return entry.state != JournalEntry::State::Through; });
    return int(first - entries.begin());
}

bool Journal::isDoubtful() const
{
    return std::ranges::any_of(entries,
                               [](const JournalEntry &entry) { return entry.state == JournalEntry::State::Running; });
}

bool Journal::hasBegun() const
{
    return std::ranges::any_of(entries, [](const JournalEntry &entry) {
        const bool makesVersionTable = entry.statement.role == Statement::Role::Version && !entry.versionRows;
        return entry.state != JournalEntry::State::Waiting && !makesVersionTable;
    });
}

QString Journal::text() const
{
    const QString step = (direction == Direction::Upgrade ? u"Upgrade to %1"_s : u"Downgrade from %1"_s).arg(revision);
    return isComplete ? u"%1 stopped after statement %2 of %3."_s.arg(step).arg(done()).arg(entries.size())
                      : u"%1 stopped after statement %2."_s.arg(step).arg(done());
}

QString Journal::progress() const
{
    QString letters = revision + u' ';
    for (const JournalEntry &entry : entries)
        letters += wordOf(entry.state).front();
    return letters;
}

bool mayStayPartly(const Step &step, const Dialect &dialect)
{
    if (!dialect.capabilities().transactionalDdl)
        return true;
    return std::ranges::any_of(step.statements,
                               [](const PlannedStatement &planned) { return planned.statement.autocommit; });
}

Result<std::optional<Journal>> readJournal(Connection &connection, const Dialect &dialect, const VersionTable &table)
{
    const auto exists = dialect.hasTable(connection, journalTable(table));
    if (!exists)
        return failure(exists.error());
    if (!*exists)
        return std::nullopt;
    const auto rows = connection.rows(u"SELECT revision, direction, state, statement FROM %1 ORDER BY number"_s.arg(
        dialect.quoted(journalTable(table))));
    if (!rows)
        return failure(rows.error());
    if (rows->empty())
        return std::nullopt;
    Journal journal;
    journal.revision = rows->front().at(0).toString();
    journal.direction =
        rows->front().at(1).toString() == directionWord(Direction::Upgrade) ? Direction::Upgrade : Direction::Downgrade;
    for (const Connection::Row &row : *rows) {
        auto entry = readEntry(row.at(3).toString());
        if (!entry)
            return failure(entry.error());
        entry->state = stateOf(row.at(2).toString());
        journal.entries.push_back(*std::move(entry));
    }
    // The last statements of every step change the version table.
    journal.isComplete = journal.entries.back().versionRows.has_value();
    if (const Done done = settleDoubt(journal, connection, dialect, table); !done)
        return failure(done.error());
    // The program ended right before it would have forgotten the journal.
    if (journal.isComplete && journal.done() == int(journal.entries.size()))
        return std::nullopt;
    return journal;
}

Done expectNothingHalfDone(Connection &connection, const Dialect &dialect, const VersionTable &table)
{
    const auto journal = readJournal(connection, dialect, table);
    if (!journal)
        return failure(journal.error());
    if (!*journal || !(*journal)->hasBegun())
        return {};
    // Another program may be at work on it just now.
    MigrationLock lock(connection, dialect, table);
    if (const Done free = lock.take({.longest = std::chrono::milliseconds(0)}); !free)
        return free;
    return failure({.kind = Error::Kind::HalfDone,
                    .what = (*journal)->text(),
                    .why = u"What has run stays, so that the database is between two revisions."_s,
                    .advice = u"Go on from there, or take back what was done: `athanor-cli unfinished` shows it and "
                              "does either."_s});
}

Done expectHalfDone(Connection &connection, const Dialect &dialect, const VersionTable &table,
                    const PlanRecovery &recovery)
{
    const auto journal = readJournal(connection, dialect, table);
    if (!journal)
        return failure(journal.error());
    if (*journal && (*journal)->progress() == recovery.progress)
        return {};
    return failure({.kind = Error::Kind::Outdated,
                    .what = u"Somebody else has gone on with what was half done since this was planned."_s,
                    .why = *journal ? (*journal)->text() : u"The database is at a revision."_s,
                    .advice = u"Nothing has run. Look where the database is now, and plan again."_s});
}

Done forgetJournal(Connection &connection, const Dialect &dialect, const VersionTable &table)
{
    MigrationLock lock(connection, dialect, table);
    if (const Done free = lock.take({.longest = std::chrono::milliseconds(0)}); !free)
        return free;
    const auto exists = dialect.hasTable(connection, journalTable(table));
    if (!exists)
        return failure(exists.error());
    if (!*exists)
        return {};
    return takeAway(connection, dialect.quoted(journalTable(table)));
}

JournalWriter::JournalWriter(Connection &connection, const Dialect &dialect, const VersionTable &table)
    : m_connection(connection)
    , m_dialect(dialect)
    , m_table(table)
{
}

Done JournalWriter::execute(const QString &sql, const QVariantList &bindings)
{
    const QString text = sql.contains(u"%1"_s) ? sql.arg(m_dialect.quoted(journalTable(m_table))) : sql;
    const auto done = m_connection.execute(text, bindings);
    return done ? Done() : failure(done.error());
}

Done JournalWriter::create()
{
    if (m_exists)
        return {};
    // What the longest text is called differs; where there is no other, TEXT has no limit.
    const QString text = m_dialect.typeSql({.name = u"LONGTEXT"_s}).value_or(u"TEXT"_s);
    const Done done = execute(u"CREATE TABLE IF NOT EXISTS %1 (number INTEGER NOT NULL PRIMARY KEY, "
                              "revision VARCHAR(255) NOT NULL, direction VARCHAR(9) NOT NULL, "
                              "state VARCHAR(7) NOT NULL, statement "_s
                              + text + u" NOT NULL)"_s);
    m_exists = done.has_value();
    return done ? done : failure(unwritable(done.error(), journalTable(m_table)));
}

Done JournalWriter::insert(const Step &step, int number, const JournalEntry &entry)
{
    return execute(u"INSERT INTO %1 (number, revision, direction, state, statement) VALUES (?, ?, ?, ?, ?)"_s,
                   {number, step.revision.id, directionWord(step.direction), waitingState, entryText(entry)});
}

// Written down as one piece, and quickly, wherever the database can.
Done JournalWriter::begin(const Step &step, const QStringList &rows)
{
    if (const Done done = create(); !done)
        return done;
    m_isOpen = true;
    const bool ownTransaction = !m_connection.inTransaction();
    // BEGIN means something else to MariaDB in its ORACLE mode; the dialect knows what it may say.
    const TransactionFrame frame = m_dialect.frame({{.role = Statement::Role::Data}});
    Done done = ownTransaction ? runEach(m_connection, frame.before) : Done();
    if (done)
        done = insertAll(step, rows);
    if (!ownTransaction)
        return done;
    const Done ended = execute(done ? u"COMMIT"_s : u"ROLLBACK"_s);
    return done ? ended : done;
}

Done JournalWriter::insertAll(const Step &step, QStringList rows)
{
    if (const Done done = execute(u"DELETE FROM %1"_s); !done)
        return done;
    if (step.isLive)
        return {};
    const size_t firstChange = step.statements.size() - step.versionRowChanges.size();
    for (size_t number = 0; number < step.statements.size(); ++number) {
        JournalEntry entry = entryOf(step.statements[number]);
        if (number >= firstChange) {
            applyVersionRowChange(step.versionRowChanges[number - firstChange], rows);
            entry.versionRows = rows;
        }
        if (const Done done = insert(step, int(number), entry); !done)
            return done;
    }
    return {};
}

Done JournalWriter::add(const Step &step, int number)
{
    return insert(step, number, entryOf(step.statements[size_t(number)]));
}

Done JournalWriter::started(int number)
{
    return execute(u"UPDATE %1 SET state = CASE WHEN number < ? THEN 'done' ELSE 'running' END "
                   "WHERE number <= ? AND state <> 'done'"_s,
                   {number, number});
}

Done JournalWriter::mark(int number, JournalEntry::State state)
{
    return execute(u"UPDATE %1 SET state = ? WHERE number = ?"_s, {wordOf(state), number});
}

void JournalWriter::resume()
{
    m_isOpen = true;
    m_exists = true;
}

Done JournalWriter::finish()
{
    m_isOpen = false;
    m_exists = false;
    return takeAway(m_connection, m_dialect.quoted(journalTable(m_table)));
}

} // namespace engine
