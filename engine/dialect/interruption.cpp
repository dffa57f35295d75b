#include "engine/dialect/interruption.h"

#include <chrono>

namespace engine {

Interruption::Interruption(const std::function<Done()> &interrupt, const std::stop_token &stop)
    : m_interrupt(interrupt)
{
    if (!interrupt || !stop.stop_possible())
        return;
    m_callback.emplace(stop, [this] { m_thread = std::jthread([this](const std::stop_token &ended) { run(ended); }); });
}

Interruption::~Interruption()
{
    m_callback.reset();
}

// A server that cannot be reached a second time lets its statement come to an end by itself: the stop is heard then.
void Interruption::run(const std::stop_token &ended)
{
    constexpr std::chrono::milliseconds pause(200);
    std::unique_lock lock(m_mutex);
    while (!ended.stop_requested()) {
        (void)m_interrupt();
        m_wait.wait_for(lock, ended, pause, [] { return false; });
    }
}

} // namespace engine
