#include "engine/python/arena.h"

#include <algorithm>
#include <cstdint>

namespace engine::python {

namespace {

constexpr std::size_t largestBlock = std::size_t(256) * 1024;

} // namespace

void *Arena::allocate(std::size_t size, std::size_t alignment)
{
    const auto misalignment = reinterpret_cast<std::uintptr_t>(m_next) % alignment;
    const std::size_t padding = misalignment == 0 ? 0 : alignment - misalignment;
    if (m_left < size + padding) {
        // new[] of bytes is aligned for every ordinary type, so that a fresh block needs no padding.
        const std::size_t blockSize = std::max(size, m_blockSize);
        m_blocks.emplace_back(new std::byte[blockSize]);
        m_blockSize = std::min(m_blockSize * 2, largestBlock);
        m_next = m_blocks.back().get() + size;
        m_left = blockSize - size;
        return m_blocks.back().get();
    }
    std::byte *result = m_next + padding;
    m_next = result + size;
    m_left -= size + padding;
    return result;
}

} // namespace engine::python
