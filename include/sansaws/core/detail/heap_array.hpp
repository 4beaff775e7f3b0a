// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// An array on the heap for constant expressions.
#pragma once

#include <sansaws/core/detail/config.hpp>

#include <cstddef>
#include <utility>

namespace sansaws::inline SANSAWS_ABI::detail {

/// An array whose items are not initialized. Not a std::vector or std::string: in the debug mode of
/// libstdc++, and with Clang 14, a constant expression cannot have those.
template <class T>
class heap_array {
 public:
  constexpr heap_array() noexcept = default;
  constexpr explicit heap_array(std::size_t size) : items_(new T[size]), size_(size) {}
  constexpr heap_array(heap_array&& other) noexcept { *this = std::move(other); }
  constexpr heap_array& operator=(heap_array&& other) noexcept {
    std::swap(items_, other.items_);
    std::swap(size_, other.size_);
    return *this;
  }
  constexpr ~heap_array() { delete[] items_; }

  constexpr T* data() noexcept { return items_; }
  constexpr const T* data() const noexcept { return items_; }
  constexpr std::size_t size() const noexcept { return size_; }

 private:
  T* items_ = nullptr;
  std::size_t size_ = 0;
};

}  // namespace sansaws::detail
