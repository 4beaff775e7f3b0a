// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// A list of names with values that can be sorted, for the fields and parameters of a request.
#pragma once

#include <sansaws/core/detail/config.hpp>
#include <sansaws/core/detail/heap_array.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <span>
#include <string_view>
#include <utility>

namespace sansaws::inline SANSAWS_ABI::sigv4::detail {

/// A string_view without initializers: to initialize the items that are not used would cost more
/// than to fill those that are.
struct bare_view {
  const char* data;
  std::size_t size;

  constexpr std::string_view text() const noexcept { return {data, size}; }
};

/// A list of names with values. Views their text, which must outlive the list. Allocates only for
/// more than 4 items.
class name_value_list {
 public:
  struct item {
    bare_view name;
    bare_view value;
    std::size_t position;  ///< in the order of the calls of `put`
    bool folded;           ///< the value has no blanks to trim or to fold
  };

  constexpr name_value_list() noexcept {}  // NOLINT: defaulted, it would need initializers
  constexpr name_value_list(const name_value_list& other) {
    for (const item& each : other.items()) put(each.name.text(), each.value.text(), each.folded);
  }
  name_value_list& operator=(const name_value_list&) = delete;
  constexpr ~name_value_list() = default;

  constexpr void put(std::string_view name, std::string_view value, bool folded = true) {
    // Filled in place: a copy would have to wait until the original is written.
    item& added = size_ < inline_.size() ? inline_[size_] : next_on_heap();
    added.name.data = name.data();
    added.name.size = name.size();
    added.value.data = value.data();
    added.value.size = value.size();
    added.position = size_++;
    added.folded = folded;
  }
  /// O(n log n). Heap sort, because its code is small and the lists are short.
  constexpr void sort(bool (*before)(const item&, const item&)) {
    item* const first = size_ <= inline_.size() ? inline_.data() : heap_.data();
    std::make_heap(first, first + size_, before);
    std::sort_heap(first, first + size_, before);
  }

  constexpr std::size_t size() const noexcept { return size_; }
  constexpr std::span<const item> items() const noexcept {
    return {size_ <= inline_.size() ? inline_.data() : heap_.data(), size_};
  }

 private:
  SANSAWS_NOINLINE constexpr item& next_on_heap() {
    if (size_ >= heap_.size()) {
      sansaws::detail::heap_array<item> larger(2 * size_);
      std::copy_n(items().data(), size_, larger.data());
      heap_ = std::move(larger);
    }
    return heap_.data()[size_];
  }

  std::array<item, 4> inline_;
  sansaws::detail::heap_array<item> heap_;
  std::size_t size_ = 0;
};

}  // namespace sansaws::sigv4::detail
