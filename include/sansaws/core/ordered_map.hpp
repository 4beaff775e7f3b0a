// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// A small map that keeps its keys in the order in which they were added.
#pragma once

#include <sansaws/core/detail/config.hpp>

#include <cstddef>
#include <tuple>
#include <utility>
#include <vector>

namespace sansaws::inline SANSAWS_ABI {

/// A vector of unique keys with their values, for few entries: lookup is linear.
///
/// Keys are compared with `==`, so that a key can be looked up by any type that compares to it.
/// Two maps are equal where they have equal entries in the same order. An iterator is valid until a
/// key is added or removed.
///
/// @snippet reference_examples.cpp ordered_map
template <class Key, class Value>
class ordered_map {
 public:
  using key_type = Key;
  using mapped_type = Value;
  using value_type = std::pair<Key, Value>;
  using const_iterator = typename std::vector<value_type>::const_iterator;

  /// The value of `key`. Where there is none, adds a default-constructed one at the end. The
  /// reference is valid until a key is added or removed. O(size).
  constexpr Value& operator[](Key key) {
    const std::size_t at = index_of(key);
    if (at != size()) return entries_[at].second;
    return append(std::move(key));
  }
  /// Adds `key`, with a default-constructed value, which it returns as `operator[]` does.
  /// Precondition: it is not there. Amortized O(1).
  constexpr Value& append(Key key) {
    return entries_
        .emplace_back(std::piecewise_construct, std::forward_as_tuple(std::move(key)), std::tuple())
        .second;
  }

  /// The value of `key`, or null. The pointer is valid until a key is added or removed. O(size).
  template <class K>
  constexpr const Value* find(const K& key) const& noexcept {
    const std::size_t at = index_of(key);
    return at != size() ? &entries_[at].second : nullptr;
  }
  template <class K>
  const Value* find(const K&) const&& = delete;

  /// Removes `key`. Returns whether it was there. O(size).
  template <class K>
  constexpr bool erase(const K& key) {
    const std::size_t at = index_of(key);
    if (at == size()) return false;
    entries_.erase(entries_.begin() + static_cast<std::ptrdiff_t>(at));
    return true;
  }

  constexpr const_iterator begin() const noexcept { return entries_.begin(); }
  constexpr const_iterator end() const noexcept { return entries_.end(); }
  constexpr std::size_t size() const noexcept { return entries_.size(); }
  constexpr bool empty() const noexcept { return entries_.empty(); }
  /// Allocates memory for that many entries in advance.
  constexpr void reserve(std::size_t entries) { entries_.reserve(entries); }

  // Not constexpr, for the debug mode of a standard library: it refuses one that never can be.
  friend bool operator==(const ordered_map&, const ordered_map&) = default;

 private:
  template <class K>
  constexpr std::size_t index_of(const K& key) const noexcept {
    std::size_t at = 0;
    while (at != size() && !(entries_[at].first == key)) ++at;
    return at;
  }

  std::vector<value_type> entries_;
};

}  // namespace sansaws
