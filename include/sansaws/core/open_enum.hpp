// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// An enumeration that a service may extend after this program was built.
#pragma once

#include <sansaws/core/wire_names.hpp>

#include <concepts>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace sansaws::inline SANSAWS_ABI {

/// The wire name of an enumerator. Precondition: `value` is one of the enumerators. O(1).
template <class E>
requires std::is_enum_v<E> && has_wire_names<E>
constexpr std::string_view to_wire(E value) noexcept {
  return wire_names<E>[static_cast<std::size_t>(value)];
}

/// The enumerator with that wire name, in the same case. Nothing where there is none. Linear in the
/// number of enumerators.
template <class E>
requires std::is_enum_v<E> && has_wire_names<E>
constexpr std::optional<E> from_wire(std::string_view text) noexcept {
  for (std::size_t i = 0; i != wire_names<E>.size(); ++i) {
    if (wire_names<E>[i] == text) return static_cast<E>(i);
  }
  return std::nullopt;
}

/// Either a known enumerator of `E`, or the wire name of one that this library does not know.
///
/// Owns the text of an unknown name. Allocates only for one that is longer than std::string's own
/// buffer.
///
/// @snippet reference_examples.cpp open_enum
template <class E>
requires std::is_enum_v<E> && has_wire_names<E>
class open_enum {
 public:
  /// The first enumerator.
  constexpr open_enum() noexcept = default;
  /// A known enumerator.
  constexpr open_enum(E value) noexcept : known_(value) {}  // NOLINT: implicit
  /// Takes any text. The wire name of an enumerator becomes that enumerator.
  constexpr explicit open_enum(std::string_view text) : known_(from_wire<E>(text)) {
    if (!known_) unknown_ = text;
  }
  /// The same, and reuses the string's memory.
  template <std::same_as<std::string> S>
  constexpr explicit open_enum(S&& text)  // NOLINT: of strings only
      : known_(from_wire<E>(text)) {
    if (!known_) unknown_ = std::forward<S>(text);
  }

  /// Becomes a known enumerator. Frees no memory.
  constexpr open_enum& operator=(E value) noexcept {
    known_ = value;
    unknown_.clear();
    return *this;
  }

  /// The enumerator. Nothing where the text is unknown.
  constexpr std::optional<E> known() const noexcept { return known_; }
  /// The wire name, known or not. Valid while this object lives and is not assigned to.
  constexpr std::string_view text() const& noexcept { return known_ ? to_wire(*known_) : unknown_; }
  std::string_view text() const&& = delete;

  friend constexpr bool operator==(const open_enum&, const open_enum&) = default;

 private:
  std::optional<E> known_{E{}};
  std::string unknown_;
};

}  // namespace sansaws
