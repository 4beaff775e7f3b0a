// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Text that must not be printed, and that does not outlive its owner in memory.
#pragma once

#include <sansaws/core/detail/config.hpp>

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <type_traits>
#include <utility>

namespace sansaws::inline SANSAWS_ABI {

/// Overwrites `size` objects with zeros in a way that the optimiser may not remove.
template <class T>
requires std::is_trivially_copyable_v<T>
constexpr void wipe(T* first, std::size_t size) noexcept {
  for (std::size_t i = 0; i != size; ++i) first[i] = T{};
  if (std::is_constant_evaluated()) return;
#if SANSAWS_ASM
  // The compiler must assume that this reads the memory, so the stores above cannot be dead.
  asm volatile("" : : "r"(first) : "memory");
#else
  // Nor can they be where all of it is read.
  const volatile char* const bytes = reinterpret_cast<const char*>(first);
  for (std::size_t i = 0; i != size * sizeof *first; ++i) static_cast<void>(bytes[i]);
#endif
}

/// Overwrites so much of the stack below the caller's frame. What a function called before has
/// spilled there has no name by which it could wipe that itself.
template <std::size_t Size>
SANSAWS_NOINLINE void wipe_stack() noexcept {
  char spilled[Size];
  wipe(spilled, sizeof spilled);
}

/// Compares in a time that depends on the lengths alone.
constexpr bool equal_in_constant_time(std::string_view left, std::string_view right) noexcept {
  if (left.size() != right.size()) return false;
  std::uint64_t difference = 0;
  std::size_t at = 0;
  if (!std::is_constant_evaluated()) {
    for (; left.size() - at >= sizeof difference; at += sizeof difference) {
      std::uint64_t one = 0;
      std::uint64_t other = 0;
      std::memcpy(&one, left.data() + at, sizeof one);
      std::memcpy(&other, right.data() + at, sizeof other);
      difference |= one ^ other;
    }
  }
  for (; at != left.size(); ++at) {
    difference |= static_cast<unsigned char>(left[at] ^ right[at]);
  }
  return difference == 0;
}

/// Owns a secret text: wiped on destruction, moved without leaving a copy, never printed.
///
/// There is no stream operator, no `to_string` and no conversion; `expose()` is the one way to the
/// text, so a search for that word finds every use. Copies are separate and are wiped separately.
class secret {
 public:
  constexpr secret() noexcept = default;
  /// Throws std::bad_alloc only. The caller still owns, and should wipe, `text` itself.
  constexpr explicit secret(std::string_view text) : size_(text.size()) {
    if (size_ == 0) return;
    text_ = new char[size_];
    text.copy(text_, size_);
  }
  constexpr secret(const secret& other) : secret(std::string_view(other.text_, other.size_)) {}
  constexpr secret(secret&& other) noexcept
      : text_(std::exchange(other.text_, nullptr)), size_(std::exchange(other.size_, 0)) {}
  constexpr secret& operator=(secret other) noexcept {
    std::swap(text_, other.text_);
    std::swap(size_, other.size_);
    return *this;
  }
  constexpr ~secret() {
    if (text_ == nullptr) return;
    wipe(text_, size_);
    delete[] text_;
  }

  /// The text itself, valid while this object lives and is not assigned to.
  constexpr std::string_view expose() const& noexcept { return {text_, size_}; }
  std::string_view expose() const&& = delete;
  constexpr bool empty() const noexcept { return size_ == 0; }

  /// Constant time for equal lengths.
  friend constexpr bool operator==(const secret& left, const secret& right) noexcept {
    return equal_in_constant_time(left.expose(), right.expose());
  }

 private:
  char* text_ = nullptr;
  std::size_t size_ = 0;
};

}  // namespace sansaws
