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

/// The name of a known enumerator on the wire. Precondition: `value` is one of the enumerators.
template <class E>
requires std::is_enum_v<E> && has_wire_names<E>
constexpr std::string_view to_wire(E value) noexcept {
  return wire_names<E>[static_cast<std::size_t>(value)];
}

/// The enumerator of that name, compared exactly; nothing where there is none. O(enumerators).
template <class E>
requires std::is_enum_v<E> && has_wire_names<E>
constexpr std::optional<E> from_wire(std::string_view text) noexcept {
  for (std::size_t i = 0; i != wire_names<E>.size(); ++i) {
    if (wire_names<E>[i] == text) return static_cast<E>(i);
  }
  return std::nullopt;
}

/// Either a known enumerator of `E`, or the text of one that this library does not know yet.
///
/// Allocates only for unknown text that outgrows the string's own buffer.
template <class E>
requires std::is_enum_v<E> && has_wire_names<E>
class open_enum {
 public:
  /// The first enumerator.
  constexpr open_enum() noexcept = default;
  constexpr open_enum(E value) noexcept : known_(value) {}  // NOLINT: an E is an open_enum<E>
  /// Takes any text; one that names an enumerator becomes that enumerator.
  constexpr explicit open_enum(std::string_view text) : known_(from_wire<E>(text)) {
    if (!known_) unknown_ = text;
  }
  /// The same, and takes over the text's memory.
  template <std::same_as<std::string> S>
  constexpr explicit open_enum(S&& text)  // NOLINT: of strings only
      : known_(from_wire<E>(text)) {
    if (!known_) unknown_ = std::forward<S>(text);
  }

  constexpr open_enum& operator=(E value) noexcept {
    known_ = value;
    unknown_.clear();
    return *this;
  }

  /// The enumerator, or nothing where the text is unknown.
  constexpr std::optional<E> known() const noexcept { return known_; }
  /// The text on the wire, known or not; valid while this object lives and is not assigned to.
  constexpr std::string_view text() const& noexcept { return known_ ? to_wire(*known_) : unknown_; }
  std::string_view text() const&& = delete;

  friend constexpr bool operator==(const open_enum&, const open_enum&) = default;

 private:
  std::optional<E> known_{E{}};
  std::string unknown_;
};

}  // namespace sansaws
