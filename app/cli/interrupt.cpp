#include "app/cli/interrupt.h"

#include <array>
#include <csignal>

#include <unistd.h>

namespace app {

namespace {

constexpr char signalled = 's';
constexpr char ended = 'e';

/// From the signal handler to the listener: its two ends, or -1 where there could be none.
std::array<int, 2> channel{-1, -1};

void tell(char what)
{
    // A full channel says the same already.
    [[maybe_unused]] const ssize_t written = ::write(channel[1], &what, 1);
}

extern "C" void noteInterrupt(int number)
{
    tell(signalled);
    std::signal(number, SIG_DFL);
}

} // namespace

// Without a channel Ctrl+C ends the program, as it would without all of this.
Interrupt::Interrupt()
{
    if (::pipe(channel.data()) != 0)
        return;
    m_listener = std::thread([this] { listen(); });
    std::signal(SIGINT, noteInterrupt);
    std::signal(SIGTERM, noteInterrupt);
}

Interrupt::~Interrupt()
{
    if (!m_listener.joinable())
        return;
    std::signal(SIGINT, SIG_DFL);
    std::signal(SIGTERM, SIG_DFL);
    tell(ended);
    m_listener.join();
    for (int &end : channel) {
        ::close(end);
        end = -1;
    }
}

void Interrupt::listen()
{
    char what = ended;
    do {
        if (::read(channel[0], &what, 1) != 1)
            continue; // a signal came between
        if (what == signalled)
            m_source.request_stop();
    } while (what != ended);
}

} // namespace app
