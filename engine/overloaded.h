#pragma once

namespace engine {

/// Gathers lambdas into one visitor, so that std::visit names every alternative and the compiler misses none.
template <class... Callables> struct Overloaded : Callables...
{
    using Callables::operator()...;
};

template <class... Callables> Overloaded(Callables...) -> Overloaded<Callables...>;

} // namespace engine
