#pragma once

#include <stop_token>
#include <thread>

namespace app {

/// While it lives, Ctrl+C asks for a stop instead of ending the program: the run then ends its statement or stops
/// after it, and rolls back what is open. A second Ctrl+C ends the program at once. One at a time.
class Interrupt
{
public:
    Interrupt();
    ~Interrupt();
    Interrupt(const Interrupt &) = delete;
    Interrupt &operator=(const Interrupt &) = delete;
    Interrupt(Interrupt &&) = delete;
    Interrupt &operator=(Interrupt &&) = delete;

    [[nodiscard]] std::stop_token token() const { return m_source.get_token(); }

private:
    void listen();

    std::stop_source m_source;
    std::thread m_listener; ///< a signal handler itself may do next to nothing
};

} // namespace app
