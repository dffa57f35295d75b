#include "app/cli/commands/unfinished.h"

#include "app/cli/migrate.h"

#include "engine/migration/journal.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace app {

namespace {

QString stateWord(engine::JournalEntry::State state)
{
    switch (state) {
    case engine::JournalEntry::State::Waiting:
        return u"not run"_s;
    case engine::JournalEntry::State::Running:
        return u"in doubt"_s;
    case engine::JournalEntry::State::Through:
        return u"through"_s;
    }
    return {};
}

} // namespace

CLI::App *UnfinishedCommand::declare(CLI::App &program)
{
    CLI::App *command = program.add_subcommand(
        "unfinished", "Show a revision that stopped midway; go on with it, take it back, or forget it.");
    auto *resume = command->add_flag("--resume", m_resume, "Run the statements that have not run");
    auto *undo = command->add_flag("--undo", m_undo, "Take back the statements that have run, the last one first");
    auto *forget =
        command->add_flag("--forget", m_forget, "The database has been put right by hand: forget the revision");
    resume->excludes(undo)->excludes(forget);
    undo->excludes(forget);
    command->add_option("--done", m_done, "How many statements are through, where that is in doubt")
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeLast)
        ->check(CLI::NonNegativeNumber);
    m_limits.declare(*command);
    return command;
}

int UnfinishedCommand::show(Session &session)
{
    const auto database = session.readDatabase();
    if (!database)
        return session.failed(database.error());
    const auto journal = engine::readJournal(*database->connection, *database->dialect, session.versionTable());
    if (!journal)
        return session.failed(journal.error());
    if (!*journal) {
        session.output().message(u"Nothing is half done: the database is at a revision."_s);
        return 0;
    }
    // What somebody is at work on is not unfinished.
    engine::MigrationLock lock(*database->connection, *database->dialect, session.versionTable());
    if (const engine::Done free = lock.take({.longest = std::chrono::milliseconds(0)}); !free)
        return session.failed(free.error());
    session.output().data((*journal)->text());
    int number = 0;
    for (const engine::JournalEntry &entry : (*journal)->entries) {
        session.output().data(
            u"%1. %2: %3"_s.arg(++number).arg(stateWord(entry.state), entry.statement.sql.simplified()));
    }
    const auto doubt =
        std::ranges::find((*journal)->entries, engine::JournalEntry::State::Running, &engine::JournalEntry::state);
    if (doubt != (*journal)->entries.end()) {
        const auto place = int(doubt - (*journal)->entries.begin());
        session.output().note(
            u"Nothing tells whether statement %1 is through. Look, and say how many are: --done %2 or "
            "--done %1."_s.arg(place + 1)
                .arg(place));
    }
    session.output().note(u"Go on with --resume, or take back what is through with --undo. What was dropped comes back "
                          "empty."_s);
    return 1;
}

int UnfinishedCommand::forget(Session &session)
{
    const auto database = session.openDatabase();
    if (!database)
        return session.failed(database.error());
    const engine::Done done = engine::forgetJournal(*database->connection, *database->dialect, session.versionTable());
    return done ? 0 : session.failed(done.error());
}

int UnfinishedCommand::run(Session &session)
{
    if (m_forget)
        return forget(session);
    if (!m_resume && !m_undo)
        return show(session);
    const auto limits = m_limits.limits(session);
    if (!limits)
        return session.failed(limits.error());
    const auto recovery = m_resume ? engine::Recovery::GoOn : engine::Recovery::TakeBack;
    return recover(session, {recovery, m_done < 0 ? std::nullopt : std::optional(m_done), *limits});
}

} // namespace app
