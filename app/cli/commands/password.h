#pragma once

#include "app/cli/commands/command.h"

#include "keychain/passwordplace.h"

namespace app {

/// Tells whether the system's keychain holds the database's password; puts it there, or takes it out.
class PasswordCommand : public Command
{
public:
    CLI::App *declare(CLI::App &program) override;
    int run(Session &session) override;

private:
    [[nodiscard]] static int show(Session &session, const keychain::PasswordPlace &place);
    [[nodiscard]] static int keep(Session &session, engine::DatabaseUrl url, const keychain::PasswordPlace &place);
    [[nodiscard]] static int forget(Session &session, const keychain::PasswordPlace &place);

    bool m_keep = false;
    bool m_forget = false;
};

} // namespace app
