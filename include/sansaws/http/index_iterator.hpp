// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Iterates over a list that hands out its elements by value.
#pragma once

#include <compare>
#include <cstddef>
#include <iterator>
#include <utility>

namespace sansaws::http {

/// A random access iterator over a `List` with a by-value `operator[]`; valid while the list lives.
template <class List>
class index_iterator {
 public:
  using value_type = typename List::value_type;
  using difference_type = std::ptrdiff_t;
  using reference = value_type;
  using pointer = void;
  using iterator_concept = std::random_access_iterator_tag;
  using iterator_category = std::input_iterator_tag;  // no reference to give: all that C++17 allows

  constexpr index_iterator() noexcept = default;
  constexpr index_iterator(const List& list, std::size_t index) noexcept
      : list_(&list), index_(static_cast<difference_type>(index)) {}

  constexpr value_type operator*() const noexcept {
    return (*list_)[static_cast<std::size_t>(index_)];
  }
  constexpr value_type operator[](difference_type n) const noexcept { return *(*this + n); }

  constexpr index_iterator& operator+=(difference_type n) noexcept {
    index_ += n;
    return *this;
  }
  constexpr index_iterator& operator-=(difference_type n) noexcept { return *this += -n; }
  constexpr index_iterator& operator++() noexcept { return *this += 1; }
  constexpr index_iterator& operator--() noexcept { return *this -= 1; }
  constexpr index_iterator operator++(int) noexcept { return std::exchange(*this, *this + 1); }
  constexpr index_iterator operator--(int) noexcept { return std::exchange(*this, *this - 1); }

  friend constexpr index_iterator operator+(index_iterator i, difference_type n) noexcept {
    return i += n;
  }
  friend constexpr index_iterator operator+(difference_type n, index_iterator i) noexcept {
    return i += n;
  }
  friend constexpr index_iterator operator-(index_iterator i, difference_type n) noexcept {
    return i -= n;
  }
  friend constexpr difference_type operator-(const index_iterator& a,
                                             const index_iterator& b) noexcept {
    return a.index_ - b.index_;
  }
  friend constexpr bool operator==(const index_iterator&, const index_iterator&) = default;
  friend constexpr auto operator<=>(const index_iterator& a, const index_iterator& b) noexcept {
    return a.index_ <=> b.index_;
  }

 private:
  const List* list_ = nullptr;
  difference_type index_ = 0;
};

}  // namespace sansaws::http
