#include "keychain/keychain.h"

#include <QAbstractEventDispatcher>

#include <qt6keychain/keychain.h>

using namespace Qt::StringLiterals;

namespace keychain {

namespace {

using engine::Error;
using engine::failure;

const QString service = u"Athanor"_s;

Error noKeychain(const QString &why)
{
    return {.kind = Error::Kind::Unsupported,
            .what = u"There is no keychain that passwords could be kept in."_s,
            .why = why,
            .advice = u"Install and start one: GNOME Keyring, KWallet or another with the Secret Service."_s};
}

/// The library's answer as ours. Its own words never hold the password; it says everything about a missing keychain in
/// several ways, depending on which part of it is missing.
Error problem(const QKeychain::Job &job)
{
    if (job.error() == QKeychain::AccessDeniedByUser || job.error() == QKeychain::AccessDenied) {
        return {.kind = Error::Kind::Cancelled,
                .what = u"The system's keychain was not opened."_s,
                .why = job.errorString(),
                .advice = u"Unlock the keychain and try again."_s};
    }
    return noKeychain(job.errorString());
}

/// Without GLib's event loop (QT_NO_GLIB) the system's library would never answer.
bool wouldAnswer()
{
    const auto *loop = QAbstractEventDispatcher::instance();
    return loop && loop->inherits("QEventDispatcherGlib");
}

template <typename T> void refuse(QObject *context, const Answer<T> &answer)
{
    QMetaObject::invokeMethod(
        context, [answer] { answer(failure(noKeychain(u"The program runs without GLib's event loop."_s))); },
        Qt::QueuedConnection);
}

/// Starts a job, which deletes itself when it is through; `answer` gets it before. It is nobody's child, for the
/// system's library still speaks to it when whoever asked has gone.
template <typename Job>
void start(Job *job, const PasswordPlace &place, QObject *context, std::function<void(Job &)> answer)
{
    job->setKey(place.entry());
    QObject::connect(job, &QKeychain::Job::finished, context, [job, answer = std::move(answer)] { answer(*job); });
    job->start();
}

} // namespace

void find(QObject *context, const Answer<void> &answer)
{
    // There is no question for it; it is asked for what nobody keeps.
    read({u"athanor"_s, {}, u"nowhere"_s, 0}, context,
         [answer](const auto &looked) { answer(looked ? engine::Done() : failure(looked.error())); });
}

void read(const PasswordPlace &place, QObject *context, const Answer<std::optional<QString>> &answer)
{
    if (!wouldAnswer()) {
        refuse(context, answer);
        return;
    }
    start<QKeychain::ReadPasswordJob>(new QKeychain::ReadPasswordJob(service), place, context,
                                      [answer](QKeychain::ReadPasswordJob &job) {
                                          if (job.error() == QKeychain::NoError)
                                              answer(std::optional(job.textData()));
                                          else if (job.error() == QKeychain::EntryNotFound)
                                              answer(std::optional<QString>());
                                          else
                                              answer(failure(problem(job)));
                                      });
}

void write(const PasswordPlace &place, const QString &password, QObject *context, const Answer<void> &answer)
{
    if (!wouldAnswer()) {
        refuse(context, answer);
        return;
    }
    auto *job = new QKeychain::WritePasswordJob(service);
    job->setTextData(password);
    start<QKeychain::WritePasswordJob>(job, place, context, [answer](QKeychain::WritePasswordJob &done) {
        answer(done.error() == QKeychain::NoError ? engine::Done() : failure(problem(done)));
    });
}

void forget(const PasswordPlace &place, QObject *context, const Answer<bool> &answer)
{
    // Asked to delete what is not there, some backends say that it is done.
    read(place, context, [place, context, answer](const engine::Result<std::optional<QString>> &found) {
        if (!found || !*found) {
            answer(found ? engine::Result<bool>(false) : failure(found.error()));
            return;
        }
        start<QKeychain::DeletePasswordJob>(
            new QKeychain::DeletePasswordJob(service), place, context, [answer](QKeychain::DeletePasswordJob &done) {
                answer(done.error() == QKeychain::NoError ? engine::Result<bool>(true) : failure(problem(done)));
            });
    });
}

} // namespace keychain
