// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// An iterator over a list that returns its elements by value.
#pragma once

#include <sansaws/core/detail/config.hpp>

#include <cstddef>
#include <iterator>

namespace sansaws::inline SANSAWS_ABI::http::detail {

/// A forward iterator over a `List` whose `operator[]` returns by value. Valid while the list
/// lives.
template <class List>
class index_iterator {
 public:
  using value_type = typename List::value_type;
  using difference_type = std::ptrdiff_t;
  using reference = value_type;
  using pointer = void;
  using iterator_concept = std::forward_iterator_tag;
  using iterator_category = std::input_iterator_tag;  // as C++17 wants where there is no reference

  constexpr index_iterator() noexcept = default;
  constexpr index_iterator(const List& list, std::size_t index) noexcept
      : list_(&list), index_(index) {}

  constexpr value_type operator*() const noexcept { return (*list_)[index_]; }
  constexpr index_iterator& operator++() noexcept {
    ++index_;
    return *this;
  }
  constexpr index_iterator operator++(int) noexcept { return {*list_, index_++}; }
  friend constexpr bool operator==(const index_iterator&, const index_iterator&) = default;

 private:
  const List* list_ = nullptr;
  std::size_t index_ = 0;
};

}  // namespace sansaws::http::detail
