// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Small helpers for text: take it apart and put it together.
#pragma once

#include <sansaws/core/detail/config.hpp>

#include <array>
#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>

namespace sansaws::inline SANSAWS_ABI::detail {

/// The characters of an array as text. Valid while the array lives.
template <std::size_t N>
constexpr std::string_view text_of(const std::array<char, N>& characters) noexcept {
  return {characters.data(), N};
}
template <std::size_t N>
constexpr std::string_view text_of(const std::array<char, N>&&) = delete;

/// Removes from `text` everything up to and including the first `separator`, and returns what stood
/// before it. Where there is no separator, that is all of the text.
constexpr std::string_view take_until(std::string_view& text, char separator) noexcept {
  const std::string_view front = text.substr(0, text.find(separator));
  text.remove_prefix(front.size() == text.size() ? front.size() : front.size() + 1);
  return front;
}

/// Removes `prefix` from the front of `text`. Returns false, and changes nothing, where `text` does
/// not begin with it.
constexpr bool skip_prefix(std::string_view& text, std::string_view prefix) noexcept {
  if (!text.starts_with(prefix)) return false;
  text.remove_prefix(prefix.size());
  return true;
}

/// What to name as allowed where `text` is wrong at `at`. Blanks and line ends at the end of a text
/// most often were read with it.
constexpr std::string_view allowed_at(std::string_view text, std::size_t at,
                                      std::string_view allowed) noexcept {
  const bool trailing = text.find_first_not_of(" \t\r\n", at) == std::string_view::npos;
  return trailing ? "no blank or line end after it" : allowed;
}

/// Appends each of the parts.
constexpr void append_all(std::string& text, std::initializer_list<std::string_view> parts) {
  for (const std::string_view part : parts) text += part;
}

}  // namespace sansaws::detail
