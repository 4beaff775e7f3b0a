// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Names with values, to be sorted: the fields and the parameters of a request.
#pragma once

#include <sansaws/core/detail/config.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

namespace sansaws::inline SANSAWS_ABI::sigv4::detail {

/// A view without an initialiser, as places that are not used would cost more than those that are.
struct bare_view {
  const char* data;
  std::size_t size;

  constexpr std::string_view text() const noexcept { return {data, size}; }
};

/// Views of names and values. Up to 4 stay inside the object, more are allocated.
class name_value_list {
 public:
  struct item {
    bare_view name;
    bare_view value;
    std::size_t place;  ///< in the order in which they were put
    bool folded;        ///< the value is to be written as it is
  };

  constexpr name_value_list() noexcept {}  // NOLINT: not defaulted, it would ask for initialisers
  constexpr name_value_list(const name_value_list& other) {
    for (const item& each : other.items()) put(each.name.text(), each.value.text(), each.folded);
  }
  name_value_list& operator=(const name_value_list&) = delete;
  constexpr ~name_value_list() = default;

  constexpr void put(std::string_view name, std::string_view value, bool folded = true) {
    // Filled where it is: to copy it right after it was written would have to wait for that.
    item& added = size_ < near_.size() ? near_[size_] : next_far();
    added.name.data = name.data();
    added.name.size = name.size();
    added.value.data = value.data();
    added.value.size = value.size();
    added.place = size_++;
    added.folded = folded;
  }
  /// O(n log n), by heap: what there is to sort is short, and so is the code that sorts it.
  constexpr void sort(bool (*before)(const item&, const item&)) {
    item* const first = size_ <= near_.size() ? near_.data() : far_.data();
    std::make_heap(first, first + size_, before);
    std::sort_heap(first, first + size_, before);
  }

  constexpr std::size_t size() const noexcept { return size_; }
  constexpr std::span<const item> items() const noexcept {
    return {size_ <= near_.size() ? near_.data() : far_.data(), size_};
  }

 private:
  SANSAWS_NOINLINE constexpr item& next_far() {
    if (far_.empty()) far_.assign(near_.begin(), near_.end());
    return far_.emplace_back();
  }

  std::array<item, 4> near_;
  std::vector<item> far_;
  std::size_t size_ = 0;
};

}  // namespace sansaws::sigv4::detail
