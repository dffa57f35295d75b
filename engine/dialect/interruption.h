#pragma once

#include "engine/result.h"

#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>

namespace engine {

/// Ends what a server is at work on as soon as somebody asks for a stop. Lives around one statement: when it is gone,
/// nothing of it comes late to the next one.
class Interruption
{
public:
    /// Calls `interrupt` on a thread of its own when `stop` asks, and again as long as the statement goes on: a server
    /// that had not begun yet has not heard. An empty `interrupt` does nothing. Whoever asks never waits.
    Interruption(const std::function<Done()> &interrupt, const std::stop_token &stop);
    ~Interruption();
    Interruption(const Interruption &) = delete;
    Interruption &operator=(const Interruption &) = delete;
    Interruption(Interruption &&) = delete;
    Interruption &operator=(Interruption &&) = delete;

private:
    void run(const std::stop_token &ended);

    const std::function<Done()> &m_interrupt;
    std::mutex m_mutex;
    std::condition_variable_any m_wait;
    std::jthread m_thread; ///< begun by the stop
    std::optional<std::stop_callback<std::function<void()>>> m_callback; ///< goes first: it begins the thread
};

} // namespace engine
