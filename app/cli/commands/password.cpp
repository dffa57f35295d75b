#include "app/cli/commands/password.h"

#include "app/cli/terminal.h"

#include "keychain/waiting.h"

using namespace Qt::StringLiterals;

namespace app {

using engine::Error;
using keychain::PasswordPlace;

CLI::App *PasswordCommand::declare(CLI::App &program)
{
    CLI::App *command = program.add_subcommand(
        "password", "Tell whether the system's keychain holds the database's password; keep it there, or forget it.");
    auto *keep = command->add_flag("--keep", m_keep,
                                   "Ask for the password, or read it from standard input, and keep it if it is right");
    command->add_flag("--forget", m_forget, "Take the password out of the keychain")->excludes(keep);
    return command;
}

int PasswordCommand::show(Session &session, const PasswordPlace &place)
{
    const auto kept = keychain::waiting::read(place);
    if (!kept)
        return session.failed(kept.error());
    session.output().message(
        (*kept ? u"The keychain holds the password of %1."_s : u"The keychain holds no password of %1."_s)
            .arg(placeText(place)));
    return *kept ? 0 : 1;
}

int PasswordCommand::keep(Session &session, engine::DatabaseUrl url, const PasswordPlace &place)
{
    const auto dialect = engine::dialectFor(url.dialect);
    if (!dialect)
        return session.failed(dialect.error());
    const auto typed = isTerminal() ? askSecret(u"Password of %1: "_s.arg(placeText(place))) : readLine();
    if (!typed || typed->isEmpty())
        return session.failed({.what = u"No password was given."_s});
    url.password = *typed;
    // A password that is wrong today is only in the way tomorrow.
    if (const auto opened = (*dialect)->openReadOnly(url); !opened)
        return session.failed(opened.error());
    if (const engine::Done kept = keychain::waiting::write(place, *typed); !kept)
        return session.failed(kept.error());
    session.output().message(u"The keychain holds the password of %1 now."_s.arg(placeText(place)));
    return 0;
}

int PasswordCommand::forget(Session &session, const PasswordPlace &place)
{
    const auto forgotten = keychain::waiting::forget(place);
    if (!forgotten)
        return session.failed(forgotten.error());
    session.output().message(
        (*forgotten ? u"The keychain has forgotten the password of %1."_s : u"The keychain holds no password of %1."_s)
            .arg(placeText(place)));
    return 0;
}

int PasswordCommand::run(Session &session)
{
    const auto url = session.url();
    if (!url)
        return session.failed(url.error());
    const auto place = keychain::passwordPlace(*url);
    if (!place)
        return session.failed({.what = u"A database in a file has no password: %1."_s.arg(url->displayText())});
    if (m_forget)
        return forget(session, *place);
    return m_keep ? keep(session, *url, *place) : show(session, *place);
}

} // namespace app
