#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <type_traits>
#include <utility>
#include <vector>

namespace engine::python {

/// Memory for the many small nodes of one syntax tree, given back all at once. Only for types that need no destructor.
class Arena
{
public:
    Arena() = default;
    Arena(Arena &&) noexcept = default;
    Arena &operator=(Arena &&) noexcept = default;
    Arena(const Arena &) = delete;
    Arena &operator=(const Arena &) = delete;
    ~Arena() = default;

    /// A new `T` made from `arguments`; lives as long as the arena.
    template <typename T, typename... Arguments> [[nodiscard]] T *create(Arguments &&...arguments)
    {
        static_assert(std::is_trivially_destructible_v<T>);
        return ::new (allocate(sizeof(T), alignof(T))) T{std::forward<Arguments>(arguments)...};
    }

    /// A copy of `items` that lives as long as the arena.
    template <typename T> [[nodiscard]] std::span<const T> copy(std::span<const T> items)
    {
        static_assert(std::is_trivially_destructible_v<T>);
        if (items.empty())
            return {};
        auto *first = static_cast<T *>(allocate(items.size_bytes(), alignof(T)));
        std::uninitialized_copy(items.begin(), items.end(), first);
        return {first, items.size()};
    }

    template <typename T> [[nodiscard]] std::span<const T> copy(const std::vector<T> &items)
    {
        return copy(std::span<const T>(items));
    }

private:
    [[nodiscard]] void *allocate(std::size_t size, std::size_t alignment);

    std::vector<std::unique_ptr<std::byte[]>> m_blocks;
    std::byte *m_next = nullptr;
    std::size_t m_left = 0;
    std::size_t m_blockSize = 2048;
};

} // namespace engine::python
