#include "models/passwordaccess.h"

#include "engine/dialect/dialect.h"
#include "keychain/keychain.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace models {

using engine::Done;
using engine::Error;
using engine::failure;

namespace {

/// Blocks.
Done opens(const engine::DatabaseUrl &url)
{
    const auto dialect = engine::dialectFor(url.dialect);
    if (!dialect)
        return failure(dialect.error());
    const auto connection = (*dialect)->openReadOnly(url);
    return connection ? Done() : failure(connection.error());
}

} // namespace

PasswordAccess::PasswordAccess(std::shared_ptr<KnownPasswords> known, QObject *parent)
    : QObject(parent)
    , m_known(std::move(known))
{
    connect(&m_runner, &JobRunner::taskEnded, this, [this](int, bool cancelled) {
        if (cancelled && m_isAtWork)
            abandon();
    });
}

void PasswordAccess::request(const QList<engine::DatabaseUrl> &urls, Asking asking, const Then &then)
{
    m_requests.push_back({urls, asking, then});
    if (!m_isAtWork)
        next();
}

void PasswordAccess::next()
{
    m_isAtWork = !m_requests.empty();
    if (!m_isAtWork)
        return;
    QList<engine::DatabaseUrl> &urls = m_requests.front().urls;
    std::optional<keychain::PasswordPlace> place;
    while (!place && !urls.isEmpty()) {
        m_url = urls.takeFirst();
        if (keychain::passwordIn(m_url).isEmpty())
            place = keychain::passwordPlace(m_url);
    }
    if (!place) {
        finish({});
        return;
    }
    m_question = {*place};
    // As it is: the server may know the user by other means.
    tryPassword(m_known->filled(m_url).password, [this](const Done &opened) {
        if (opened)
            next();
        else if (opened.error().kind == Error::Kind::Password)
            askKeychain(opened.error());
        else
            finish(opened);
    });
}

/// What has opened the server is known from then on.
void PasswordAccess::tryPassword(const QString &password, const Tried &then)
{
    engine::DatabaseUrl url = m_url;
    url.password = password;
    m_runner.start(
        Task::Kind::TestConnection, m_url.readableText(), [url](const std::stop_token &) { return opens(url); },
        [this, password, then](const Done &opened) {
            if (opened && !password.isEmpty())
                m_known->set(m_question.place, password);
            then(opened);
        });
}

void PasswordAccess::askKeychain(const Error &refusal)
{
    keychain::read(m_question.place, this, [this, refusal](const engine::Result<std::optional<QString>> &kept) {
        if (!kept)
            m_question.noKeychain = kept.error();
        const QString password = kept ? kept->value_or(QString()) : QString();
        const QString entry = m_question.place.entry();
        m_question.keptIsWrong = !password.isEmpty() && m_wrong.value(entry) == password;
        if (password.isEmpty() || m_question.keptIsWrong) {
            askUser(refusal);
            return;
        }
        tryPassword(password, [this, password, entry](const Done &opened) {
            if (opened) {
                next();
            } else if (opened.error().kind == Error::Kind::Password) {
                m_wrong.insert(entry, password);
                m_question.keptIsWrong = true;
                askUser(opened.error());
            } else {
                finish(opened);
            }
        });
    });
}

void PasswordAccess::askUser(const Error &refusal)
{
    if (m_requests.front().asking == Asking::User)
        emit asked(m_question);
    else
        finish(failure(refusal));
}

void PasswordAccess::answer(const QString &password, bool keep)
{
    tryPassword(password, [this, password, keep](const Done &opened) {
        if (!opened) {
            emit refused(opened.error());
            return;
        }
        if (keep)
            this->keep(m_question.place, password);
        emit settled();
        next();
    });
}

void PasswordAccess::giveUp()
{
    if (m_runner.isRunning())
        m_runner.cancel(); // and that abandons it
    else
        abandon();
}

void PasswordAccess::abandon()
{
    emit settled();
    finish(failure({.kind = Error::Kind::Cancelled, .what = u"No password was given."_s}));
}

void PasswordAccess::learn(const engine::DatabaseUrl &url, bool keep)
{
    const auto place = keychain::passwordPlace(url);
    const QString password = keychain::passwordIn(url);
    if (!place || password.isEmpty())
        return;
    m_known->set(*place, password);
    if (keep)
        this->keep(*place, password);
}

void PasswordAccess::keep(const keychain::PasswordPlace &place, const QString &password)
{
    keychain::write(place, password, this, [this](const Done &kept) {
        if (!kept)
            emit notKept(kept.error());
    });
}

void PasswordAccess::finish(const Done &done)
{
    const Then then = std::move(m_requests.front().then);
    m_requests.pop_front();
    m_isAtWork = false;
    then(done);
    if (!m_isAtWork) // unless `then` has asked for more
        next();
}

} // namespace models
