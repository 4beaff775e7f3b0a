// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// This program's operator new and delete: they count, fail where they are told to, and show what is
// freed. To be included by one source of a program.
#pragma once

#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <new>

namespace allocations {

/// What happened since `reset()`; `live` since the program began.
inline std::size_t live = 0;   ///< bytes allocated and not freed
inline std::size_t peak = 0;   ///< the most bytes that were live at once
inline std::size_t count = 0;  ///< allocations
inline std::size_t bytes = 0;  ///< bytes in all allocations together

/// The allocation that fails, counted from 1; 0 for none.
inline std::size_t failing = 0;

/// Looks at each block before it is freed.
inline void (*on_free)(const void* block, std::size_t size) = nullptr;

inline void reset() noexcept {
  peak = live;
  count = bytes = failing = 0;
}

/// Before each block: its size.
inline constexpr std::size_t header = alignof(std::max_align_t);
static_assert(header >= sizeof(std::size_t));

}  // namespace allocations

void* operator new(std::size_t size) {
  using namespace allocations;
  if (++count == failing) throw std::bad_alloc();
  auto* const block = static_cast<char*>(std::malloc(size + header));
  if (block == nullptr) throw std::bad_alloc();
  std::memcpy(block, &size, sizeof size);
  bytes += size;
  live += size;
  if (live > peak) peak = live;
  return block + header;
}
void* operator new[](std::size_t size) {
  return ::operator new(size);
}

void operator delete(void* memory) noexcept {
  using namespace allocations;
  if (memory == nullptr) return;
  auto* const block = static_cast<char*>(memory) - header;
  std::size_t size = 0;
  std::memcpy(&size, block, sizeof size);
  if (on_free != nullptr) on_free(memory, size);
  live -= size;
  std::free(block);
}
void operator delete(void* memory, std::size_t) noexcept {
  ::operator delete(memory);
}
void operator delete[](void* memory) noexcept {
  ::operator delete(memory);
}
void operator delete[](void* memory, std::size_t) noexcept {
  ::operator delete(memory);
}
