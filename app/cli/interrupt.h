#pragma once

#include <stop_token>

namespace app {

/// While it lives, Ctrl+C asks for a stop instead of ending the program: the run then ends between two statements and
/// rolls back what is open. A second Ctrl+C ends the program at once.
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

    /// Passes on what the signal said; called between statements.
    void poll();

private:
    std::stop_source m_source;
};

} // namespace app
