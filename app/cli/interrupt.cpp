#include "app/cli/interrupt.h"

#include <csignal>

namespace app {

namespace {

volatile std::sig_atomic_t interrupted = 0;

extern "C" void noteInterrupt(int number)
{
    interrupted = 1;
    std::signal(number, SIG_DFL);
}

} // namespace

Interrupt::Interrupt()
{
    interrupted = 0;
    std::signal(SIGINT, noteInterrupt);
    std::signal(SIGTERM, noteInterrupt);
}

Interrupt::~Interrupt()
{
    std::signal(SIGINT, SIG_DFL);
    std::signal(SIGTERM, SIG_DFL);
}

void Interrupt::poll()
{
    if (interrupted != 0)
        m_source.request_stop();
}

} // namespace app
