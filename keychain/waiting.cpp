#include "keychain/waiting.h"

#include <QEventLoop>

namespace keychain::waiting {

namespace {

template <typename T> engine::Result<T> answerTo(const std::function<void(QObject *, const Answer<T> &)> &question)
{
    QEventLoop loop;
    std::optional<engine::Result<T>> given;
    question(&loop, [&](const engine::Result<T> &answer) {
        given = answer;
        loop.quit();
    });
    if (!given) // it may have been there at once
        loop.exec();
    return *given;
}

} // namespace

engine::Done find()
{
    return answerTo<void>([](QObject *context, const auto &answer) { keychain::find(context, answer); });
}

engine::Result<std::optional<QString>> read(const PasswordPlace &place)
{
    return answerTo<std::optional<QString>>(
        [&place](QObject *context, const auto &answer) { keychain::read(place, context, answer); });
}

engine::Done write(const PasswordPlace &place, const QString &password)
{
    return answerTo<void>(
        [&](QObject *context, const auto &answer) { keychain::write(place, password, context, answer); });
}

engine::Result<bool> forget(const PasswordPlace &place)
{
    return answerTo<bool>([&place](QObject *context, const auto &answer) { keychain::forget(place, context, answer); });
}

} // namespace keychain::waiting
