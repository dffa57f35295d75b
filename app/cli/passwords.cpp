#include "app/cli/passwords.h"

#include "app/cli/terminal.h"

#include "keychain/waiting.h"

using namespace Qt::StringLiterals;

namespace app {

using engine::Connection;
using engine::DatabaseUrl;
using engine::Error;
using engine::failure;
using engine::Result;
using keychain::PasswordPlace;

using Opened = Result<std::unique_ptr<Connection>>;

/// A server that is being asked with one password after the other.
struct Passwords::Asking
{
    DatabaseUrl url;
    PasswordPlace place;
    const Opening &opening;
    Error refusal; ///< the latest
};

namespace {

bool isRefusal(const Opened &opened)
{
    return !opened && opened.error().kind == Error::Kind::Password;
}

Error nobodyToAsk(Error refusal, bool hasKeychain)
{
    const QString typed = u"On a terminal you are asked for it"_s
        + (hasKeychain ? u", and athanor-cli password --keep puts it into the system's keychain."_s : u"."_s);
    refusal.advice += refusal.advice.isEmpty() ? typed : u' ' + typed;
    return refusal;
}

} // namespace

QString placeText(const PasswordPlace &place)
{
    return place.user.isEmpty() ? place.server() : u"%1 at %2"_s.arg(place.user, place.server());
}

DatabaseUrl Passwords::filled(DatabaseUrl url) const
{
    const auto place = keychain::passwordPlace(url);
    if (place && keychain::passwordIn(url).isEmpty())
        url.password = m_known.value(place->entry());
    return url;
}

Opened Passwords::open(const DatabaseUrl &url, const Opening &opening)
{
    auto opened = opening(filled(url));
    const auto place = keychain::passwordPlace(url);
    if (!isRefusal(opened) || !place || !keychain::passwordIn(url).isEmpty())
        return opened;
    Asking asking{url, *place, opening, opened.error()};
    return openAsking(asking);
}

engine::Done Passwords::settle(const DatabaseUrl &url)
{
    const auto dialect = engine::dialectFor(url.dialect);
    if (!dialect)
        return failure(dialect.error());
    const auto opened = open(url, [&](const DatabaseUrl &filledUrl) { return (*dialect)->openReadOnly(filledUrl); });
    return opened ? engine::Done() : failure(opened.error());
}

/// Only a password that has opened the server is remembered.
Opened Passwords::tried(Asking &asking, const QString &password)
{
    DatabaseUrl url = asking.url;
    url.password = password;
    auto opened = asking.opening(url);
    if (opened)
        m_known.insert(asking.place.entry(), password);
    else
        asking.refusal = opened.error();
    return opened;
}

Opened Passwords::openAsking(Asking &asking)
{
    const auto kept = keychain::waiting::read(asking.place);
    if (kept && *kept) {
        if (auto opened = tried(asking, **kept); !isRefusal(opened))
            return opened;
        m_output.note(
            u"The server refused the password that the keychain holds for %1."_s.arg(placeText(asking.place)));
    }
    if (!isTerminal())
        return failure(nobodyToAsk(asking.refusal, kept.has_value()));
    constexpr int attempts = 3;
    for (int attempt = 1; attempt <= attempts; ++attempt) {
        const auto typed = askSecret(u"Password of %1: "_s.arg(placeText(asking.place)));
        if (!typed)
            break;
        auto opened = tried(asking, *typed);
        if (opened && kept)
            offerToKeep(asking.place, *typed);
        if (!isRefusal(opened))
            return opened;
        if (attempt < attempts)
            m_output.note(u"The server refused it. Try again."_s);
    }
    return failure(asking.refusal);
}

void Passwords::offerToKeep(const PasswordPlace &place, const QString &password)
{
    const QString answer = askLine(u"Keep this password in the keychain? [y/N] "_s).toLower();
    if (answer != u"y" && answer != u"yes")
        return;
    // The database is open all the same.
    if (const engine::Done kept = keychain::waiting::write(place, password); !kept)
        m_output.note(engine::describe(kept.error()));
}

} // namespace app
